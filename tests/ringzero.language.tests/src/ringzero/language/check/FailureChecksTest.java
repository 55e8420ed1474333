// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;
import static ringzero.language.Texts.errors;

import org.junit.jupiter.api.Test;

class FailureChecksTest {

    private static String failure(String settings) {
        return """
            nic Card { rate 10 Gbit/s }
            host h { nic eth0 : Card  nic eth1 : Card }
            guest g on h { net eth0 via vhost }
            failure f { at 1 s  lasts 1 s  %s }
            """.formatted(settings);
    }

    @Test
    void itMustBeKnownWhatFailsWhenAndForHowLong() {
        assertThat(broken(Rule.INCOMPLETE, "failure f { }"))
                .containsExactly(
                        "line 1: Nothing fails in 'f': add 'guest <guest>', 'device <host>.<device>' for its back ends, or both.",
                        "line 1: It is not known when 'f' comes: add 'at 1 s', or 'every exponential 10 s'.",
                        "line 1: It is not known how long 'f' lasts: add 'lasts 200 ms'.");
        assertThat(broken(Rule.INCOMPLETE, failure("guest g"))).noneMatch(issue -> issue.contains("'f'"));
    }

    @Test
    void aDeviceIsNamedByItsHostOrByItsGuest() {
        assertThat(broken(Rule.NO_DEVICE, failure("guest g  device eth0"))).isEmpty();
        assertThat(errors(failure("device h.eth0"))).noneMatch(error -> error.contains("eth0"));
        assertThat(errors(failure("device h.eth9"))).anyMatch(error -> error.contains("eth9"));
    }

    @Test
    void theGuestUsesTheDeviceWhoseBackEndsFail() {
        assertThat(broken(Rule.NO_DEVICE, failure("guest g  device eth1")))
                .containsExactly("line 4: Guest 'g' does not use 'eth1': name a device that it has a path to.");
    }
}
