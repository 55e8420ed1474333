// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;

import org.junit.jupiter.api.Test;

class SettingChecksTest {

    @Test
    void aSettingIsGivenOnce() {
        assertThat(broken(Rule.GIVEN_TWICE, "guest g {\n vcpus 1\n vcpus 2 }"))
                .containsExactly("line 3: 'vcpus' is given a second time: only one can hold.");
        assertThat(broken(Rule.GIVEN_TWICE, "host h { iommu on\n iommu off }"))
                .containsExactly("line 2: 'iommu' is given a second time: only one can hold.");
        assertThat(broken(Rule.GIVEN_TWICE, "guest g { mode emulated\n mode paravirtual }"))
                .containsExactly("line 2: 'mode' is given a second time: only one can hold.");
        assertThat(broken(Rule.GIVEN_TWICE, "guest g { vcpus 1 memory 1 GiB }")).isEmpty();
    }

    @Test
    void aGuestThatRunsHasWhatItNeeds() {
        var text =
                "processor P { cores 1 features vmx }\nhost h { %s }\nworkload w { %s }\nguest g on h { %s runs w }\n";
        assertThat(broken(Rule.INCOMPLETE, text.formatted("", "", "")))
                .containsExactly(
                        "line 4: Guest 'g' has no mode: say how it is virtualized, as in 'mode hardware-assisted'.",
                        "line 4: Host 'h' has no processor: add one to it, as in 'processor 2 x IntelXeonGold6338'.",
                        "line 4: Workload 'w' does not say when requests come: add 'arrivals poisson 1000/s' or"
                                + " 'clients 10' to it.",
                        "line 4: Workload 'w' does not say what a request does: add 'request { ... }' to it.");
        assertThat(broken(
                        Rule.INCOMPLETE,
                        text.formatted("processor P", "clients 1 request { wait 1 ms }", "mode hardware-assisted")))
                .containsExactly(
                        "line 4: Host 'h' has no hypervisor to run guest 'g': add one to it, as in 'hypervisor KVM'.");
        assertThat(broken(
                        Rule.INCOMPLETE,
                        text.formatted(
                                "processor P hypervisor KVM",
                                "clients 1 request { wait 1 ms }",
                                "mode hardware-assisted")))
                .isEmpty();
    }

    @Test
    void aDeviceInUseHasARate() {
        assertThat(broken(
                        Rule.INCOMPLETE,
                        "nic N { }\nhost h { nic eth0 : N }\nguest g { }\nguest f on h { net eth0 via virtio }"))
                .contains("line 4: 'eth0' is of type 'N', which has no rate: add one to the type, as in 'rate 10"
                        + " Gbit/s'.");
    }
}
