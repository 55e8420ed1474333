// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;

import org.junit.jupiter.api.Test;

class KindChecksTest {

    @Test
    void performingComesToAnEnd() {
        assertThat(broken(
                        Rule.CYCLIC_PERFORM,
                        "mode m {\n on kick { perform interrupt }\n on interrupt { perform kick }\n }"))
                .containsExactly(
                        "line 2: 'kick' would never end: it performs 'interrupt', which leads to 'kick' again.",
                        "line 3: 'interrupt' would never end: it performs 'kick', which leads to 'interrupt' again.");
        assertThat(broken(Rule.CYCLIC_PERFORM, "mode m {\n on kick { perform interrupt }\n on interrupt { }\n }"))
                .isEmpty();
    }

    @Test
    void aModeAnswersWhatItPerforms() {
        assertThat(broken(Rule.UNANSWERED, "mode m {\n on kick { perform interrupt }\n }"))
                .containsExactly("line 2: Mode 'm' performs 'interrupt' itself, so it must say what that costs: add 'on"
                        + " interrupt { ... }' to it.");
    }

    @Test
    void anOperationIsAnsweredOnce() {
        assertThat(broken(Rule.ANSWERED_TWICE, "mode m {\n on kick { }\n on interrupt, kick { } }"))
                .containsExactly("line 3: 'kick' is answered twice here: put the steps into one 'on kick { ... }'.");
        assertThat(broken(Rule.ANSWERED_TWICE, "mode m {\n on kick { }\n on interrupt { } }"))
                .isEmpty();
    }

    @Test
    void aCostIsATime() {
        assertThat(broken(Rule.WRONG_DIMENSION, "path p for nic {\n on transmit { use link for bytes } }"))
                .containsExactly("line 2: What is used is used for a time, but this is a size.");
        assertThat(broken(
                        Rule.WRONG_DIMENSION,
                        "path p for nic {\n on transmit { use link for bytes / rate + 5 cycles } }"))
                .isEmpty();
    }

    @Test
    void onlyLikeThingsAreAdded() {
        assertThat(broken(Rule.WRONG_DIMENSION, "path p for nic {\n on transmit { delay 1 us + bytes } }"))
                .containsExactly(
                        "line 2: Only quantities of one kind can be combined so: the left side is a time, the right"
                                + " side a size.");
    }

    @Test
    void aProbabilityLiesBetween0And1() {
        assertThat(broken(Rule.IMPOSSIBLE, "mode m { on kick { with probability 2 { } } }"))
                .containsExactly("line 1: A probability lies between 0 and 1, but this is 2.");
        assertThat(broken(Rule.IMPOSSIBLE, "mode m { on kick { with probability 0.2 { } } }"))
                .isEmpty();
    }

    @Test
    void workloadsPerformWhatTheModeAnswers() {
        var text = """
            host h { }
            mode m { on syscall { } }
            workload w { clients 1 request { perform 1 %s } }
            guest g on h { mode m runs w }
            """;
        assertThat(broken(Rule.UNANSWERED, text.formatted("kick")))
                .containsExactly(
                        "line 3: Workload 'w' performs 'kick', but mode 'm' of guest 'g' does not say what that costs."
                                + " Add 'on kick { ... }' to it or choose another mode.");
        assertThat(broken(Rule.UNANSWERED, text.formatted("syscall"))).isEmpty();
    }

    @Test
    void aGuestHasTheDevicesThatItsWorkloadUses() {
        var text = """
            host h { }
            workload w { clients 1 request { %s } }
            guest g on h { runs w }
            """;
        assertThat(broken(Rule.NO_DEVICE, text.formatted("send 1 KiB")))
                .containsExactly(
                        "line 3: Workload 'w' sends or receives, but guest 'g' has no network: add 'net <card> via"
                                + " <path>' to it.");
        assertThat(broken(Rule.NO_DEVICE, text.formatted("read 1 KiB")))
                .containsExactly(
                        "line 3: Workload 'w' reads or writes, but guest 'g' has no disk: add 'disk <disk> via <path>'"
                                + " to it.");
        assertThat(broken(Rule.NO_DEVICE, text.formatted("wait 1 ms"))).isEmpty();
    }
}
