// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.language.Texts;

class ExperimentChecksTest {

    private static final String MODEL = """
        host h { processor IntelXeonGold6338 iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 2 } }
        workload w { arrivals poisson 100/s request { send 1 KiB } }
        guest g on h { os Linux mode hardware-assisted vcpus 2 net eth0 via virtio runs w }
        """;

    private static List<String> broken(Rule rule, String experiment) {
        return Texts.broken(rule, "import ringzero.processors.* import ringzero.devices.*\n" + MODEL + experiment);
    }

    @Test
    void aFactorNamesASetting() {
        assertThat(broken(Rule.UNKNOWN_SETTING, "experiment e { vary g.vcpu over 1, 2 }"))
                .containsExactly("line 5: 'g' has no setting 'vcpu'; did you mean 'vcpus'?");
        assertThat(broken(Rule.UNKNOWN_SETTING, "experiment e { vary g.net.pth over virtio }"))
                .containsExactly("line 5: 'g.net' has no setting 'pth'; did you mean 'path'?");
        for (var right : List.of(
                "g.vcpus over 1, 2",
                "g.net.path over virtio, vhost",
                "g.net.eth0.path over vhost",
                "w.arrivals.rate over 10/s",
                "h.eth0.vfs over 2, 4",
                "w.send over 1 KiB",
                "g.mode over nested",
                "h.processor over IntelXeonGold6338",
                "vhost.descriptor over 1 us")) {
            assertThat(broken(Rule.UNKNOWN_SETTING, "experiment e { vary " + right + " }"))
                    .as(right)
                    .isEmpty();
        }
    }

    @Test
    void levelsFitTheirFactor() {
        assertThat(broken(Rule.WRONG_LEVEL, "experiment e { vary g.vcpus over nested }"))
                .containsExactly("line 5: 'g.vcpus' is a quantity, but 'nested' is a mode.");
        assertThat(broken(Rule.WRONG_LEVEL, "experiment e { vary g.mode over 5 }"))
                .containsExactly("line 5: 'g.mode' is a mode, not a quantity: name one.");
        assertThat(broken(Rule.WRONG_LEVEL, "experiment e { vary g.mode from 1 to 5 in 3 steps }"))
                .containsExactly(
                        "line 5: 'g.mode' is a mode, not a quantity, so it has no range: list the ones to try after"
                                + " 'over'.");
        assertThat(broken(Rule.UNKNOWN_NAME, "experiment e { vary g.net.path over nested }"))
                .containsExactly("line 5: There is no network path 'nested'.");
        assertThat(broken(Rule.WRONG_LEVEL, "experiment e { vary g.mode over nested }"))
                .isEmpty();
    }

    @Test
    void whateverAGuestOrAHostIsGivenCanBeVaried() {
        for (var right : List.of(
                "h.iommu over on, off",
                "g.pinned over yes, no",
                "KVM.scheduler over fair-share, credit, round-robin, pinned",
                "h.hypervisor over KVM, Xen",
                "h.processor over IntelXeonGold6338, IntelXeonE5-2670",
                "h.eth0 over IntelE810, Intel82599",
                "g.net.device over eth0",
                "g.os over Linux, Windows",
                "g.runs over w",
                "w.arrivals.law over poisson, deterministic")) {
            assertThat(Texts.errors("import ringzero.processors.* import ringzero.devices.*\n" + MODEL
                            + "experiment e { vary " + right + " }"))
                    .as(right)
                    .isEmpty();
        }
    }

    @Test
    void aWordThatASettingCannotBeIsNoLevel() {
        assertThat(broken(Rule.UNKNOWN_NAME, "experiment e { vary h.iommu over on, of }"))
                .containsExactly("line 5: 'of' is none of yes, no, on, off; did you mean 'off' or 'on'?");
        assertThat(broken(Rule.UNKNOWN_NAME, "experiment e { vary KVM.scheduler over fair }"))
                .containsExactly("line 5: 'fair' is none of fair-share, credit, round-robin, pinned.");
        assertThat(broken(Rule.WRONG_LEVEL, "experiment e { vary h.iommu over 1 }"))
                .containsExactly("line 5: 'h.iommu' is one of yes, no, on, off, not a quantity: name one.");
    }

    @Test
    void whatIsReportedCanBeObserved() {
        assertThat(broken(Rule.UNKNOWN_OBSERVATION, "experiment e { report g.latncy }"))
                .containsExactly("line 5: 'g.latncy' cannot be observed; did you mean 'latency'?");
        assertThat(broken(Rule.UNKNOWN_OBSERVATION, "experiment e { report latency.p999 }"))
                .containsExactly(
                        "line 5: Latency is observed as mean, min, max, jitter, or as a percentile such as p99 or"
                                + " p99.9, not as 'p999'.");
        assertThat(broken(
                        Rule.UNKNOWN_OBSERVATION,
                        "experiment e { report latency.p99.9, g.latency.mean, host-cpu.exit,"
                                + " h.eth0.utilisation, throughput }"))
                .isEmpty();
    }

    @Test
    void plotsAndFiltersNameFactors() {
        assertThat(broken(Rule.NOT_VARIED, "experiment e { vary g.mode over nested plot latency.p99 against g.vcpus }"))
                .containsExactly("line 5: 'g.vcpus' is not varied in this experiment, only g.mode.");
        assertThat(broken(Rule.NOT_VARIED, "experiment e { vary g.vcpus over 1, 2 plot latency.p99 against g.vcpus }"))
                .isEmpty();
        assertThat(broken(
                        Rule.WRONG_LEVEL,
                        "experiment e { vary g.net.path over virtio require latency.p99 <= 2 ms where"
                                + " g.net.path = vhost }"))
                .containsExactly("line 5: 'vhost' is not among the levels of 'g.net.path' that are tried: virtio.");
    }

    @Test
    void aSettingIsVariedOnce() {
        assertThat(broken(Rule.GIVEN_TWICE, "experiment e { vary g.vcpus over 1 vary g.vcpus over 2 }"))
                .containsExactly("line 5: 'g.vcpus' is varied already: put all its levels into one 'vary'.");
    }

    @Test
    void whatIsVariedTogetherHasAsManyLevels() {
        assertThat(broken(
                        Rule.UNPAIRED_LEVEL,
                        "experiment e { vary g.vcpus over 1, 2 with g.net.path over virtio, vhost, sr-iov }"))
                .containsExactly(
                        "line 5: 'g.net.path' has 3 levels, but 'g.vcpus', which it goes with row by row, has 2:"
                                + " give both as many.");
        assertThat(broken(
                        Rule.UNPAIRED_LEVEL,
                        "experiment e { vary g.vcpus over 1, 2 with w.arrivals.rate from 10/s to 20/s in 3 steps }"))
                .containsExactly(
                        "line 5: 'w.arrivals.rate' has 3 levels, but 'g.vcpus', which it goes with row by row, has"
                                + " 2: give both as many.");
        assertThat(broken(
                        Rule.UNPAIRED_LEVEL,
                        "experiment e { vary g.vcpus from 1 to 3 in 3 steps with g.net.path over virtio, vhost, sr-iov"
                                + " with g.mode over emulated, nested, hardware-assisted }"))
                .isEmpty();
    }

    @Test
    void whatIsVariedTogetherIsCheckedLikeWhatIsVariedAlone() {
        assertThat(broken(Rule.GIVEN_TWICE, "experiment e { vary g.vcpus over 1, 2 with g.vcpus over 2, 3 }"))
                .containsExactly("line 5: 'g.vcpus' is varied already: put all its levels into one 'vary'.");
        assertThat(broken(Rule.WRONG_LEVEL, "experiment e { vary g.vcpus over 1 with g.mode over 5 }"))
                .containsExactly("line 5: 'g.mode' is a mode, not a quantity: name one.");
        assertThat(broken(Rule.UNKNOWN_SETTING, "experiment e { vary g.vcpus over 1 with g.mod over nested }"))
                .containsExactly("line 5: 'g' has no setting 'mod'; did you mean 'mode'?");
        assertThat(
                        broken(
                                Rule.NOT_VARIED,
                                "experiment e { vary g.mode over nested with g.vcpus over 1 plot latency.p99 against g.vcpus }"))
                .isEmpty();
        assertThat(broken(
                        Rule.WRONG_LEVEL,
                        "experiment e { vary g.vcpus over 1 with g.net.path over virtio require latency.p99 <= 2 ms"
                                + " where g.net.path = vhost }"))
                .containsExactly("line 5: 'vhost' is not among the levels of 'g.net.path' that are tried: virtio.");
    }

    @Test
    void aSearchSaysWhere() {
        assertThat(broken(Rule.EMPTY_RANGE, "experiment e { find largest g.count }"))
                .containsExactly("line 5: Say where to search, as in 'from 1 to 100'.");
        assertThat(broken(Rule.EMPTY_RANGE, "experiment e { find largest g.count from 1 to 100 }"))
                .isEmpty();
    }
}
