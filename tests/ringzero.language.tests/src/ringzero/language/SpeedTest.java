// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedTest {

    @Test
    void aHundredThousandGuestsAreCheckedAsFastAsOne() {
        var text = "host h { memory 8 GiB }\nguest web[%s] on h { vcpus 1 }";

        long one = nanoseconds(text.formatted("1"));
        long many = nanoseconds(text.formatted("100000"));

        // generous, because other tests run on the same machine; what counts is that it does not grow with the number
        assertThat(many).isLessThan(20 * one + 50_000_000);
    }

    private static long nanoseconds(String text) {
        for (int i = 0; i < 20; i++) Texts.checked(text);
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) Texts.checked(text);
        return System.nanoTime() - start;
    }
}
