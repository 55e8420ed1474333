// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Work is counted by what it allocates, which other programs on the machine do not change. */
class SpeedTest {

    @Test
    void aHundredThousandGuestsAreCheckedWithTheWorkOfOne() {
        var text = "host h { memory 8 GiB }\nguest web[%s] on h { vcpus 1 }";

        long one = work(text.formatted("1"));
        long many = work(text.formatted("100000"));

        // the message about memory that is not there takes a little
        assertThat(many).isLessThan(one * 3 / 2);
    }

    @Test
    void tenTimesTheDeclarationsAreTenTimesTheWork() {
        long some = work(declarations(100));
        long more = work(declarations(1_000));

        assertThat(more).isLessThan(12 * some);
    }

    private static String declarations(int number) {
        var text = new StringBuilder("host h { memory 8 GiB }\n");
        for (int i = 0; i < number; i++) text.append("guest web%d on h { vcpus 1 }\n".formatted(i));
        return text.toString();
    }

    private static long work(String text) {
        // what is made once, and counted once
        for (int i = 0; i < 3; i++) Texts.checked(text);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Texts.checked(text);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
