// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.model.Model;

class SettingChoicesTest {
    private static final String TEXT = """
            import ringzero.processors.*
            import ringzero.devices.*

            host rack1 {
                processor  1 x IntelXeonGold6338
                memory     64 GiB
                iommu      on
                hypervisor KVM
                nic eth0 : IntelE810 { vfs 4 }
                nic eth1 : IntelE810
            }

            guest web[2] on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  2
                memory 4 GiB
                net    eth0 via virtio
                runs   Pages
            }

            workload Pages {
                arrivals poisson 500/s
                request {
                    receive 512 B
                    compute exponential 80 us
                    send    4 KiB
                }
            }

            experiment Paths {
                vary web.net.path over virtio, sr-iov
                run  200 ms
                seed 7
            }

            experiment Loads {
                vary Pages.arrivals.rate from 100/s to 500/s in 3 steps
                run  200 ms
            }
            """;

    private final Injector language = new VmmIdeSetup().createInjectorAndDoEMFRegistration();
    private final SettingChoices choices = language.getInstance(SettingChoices.class);
    private final Model model = new Models(language).parse(TEXT, "test.vmm").model();

    private static List<String> texts(List<SettingChoices.Choice> choices) {
        return choices.stream().map(SettingChoices.Choice::text).toList();
    }

    @Test
    void theFactorsOfTheExperimentComeBeforeWhatElseCanBeSet() {
        assertThat(texts(choices.paths(model, "", "")))
                .startsWith("web.net.path", "rack1", "web", "Pages")
                .doesNotContain("Pages.arrivals.rate");
        assertThat(texts(choices.paths(model, "Loads", ""))).startsWith("Pages.arrivals.rate");
    }

    @Test
    void behindADotComesWhatCanFollow() {
        assertThat(texts(choices.paths(model, "", "web."))).contains("web.vcpus", "web.mode", "web.net", "web.runs");
        assertThat(texts(choices.paths(model, "", "rack1.eth0."))).contains("rack1.eth0.vfs");
        assertThat(texts(choices.paths(model, "", "Pages.arr"))).containsExactly("Pages.arrivals");
        assertThat(choices.paths(model, "", "nobody.")).isEmpty();
    }

    @Test
    void everyChoiceIsExplained() {
        assertThat(choices.paths(model, "", "web.v"))
                .singleElement()
                .satisfies(choice -> assertThat(choice.about()).contains("**vcpus**"));
    }

    @Test
    void aPathCanBeOneThatTheHypervisorSupports() {
        assertThat(texts(choices.values(model, "web.net.path")))
                .contains("virtio", "vhost", "sr-iov")
                .doesNotContain("direct-disk", "hardware-assisted");
    }

    @Test
    void aDeviceCanBeOneOfTheGuestsHost() {
        assertThat(texts(choices.values(model, "web.net.device"))).containsExactly("eth0", "eth1");
    }

    @Test
    void aWordCanBeOneOfItsEnumeration() {
        assertThat(texts(choices.values(model, "rack1.iommu"))).contains("on", "off");
    }

    @Test
    void ofANumberIsOfferedWhatItIsNow() {
        assertThat(texts(choices.values(model, "web.memory"))).containsExactly("4 GiB");
        assertThat(choices.values(model, "web.nothing")).isEmpty();
    }

    @Test
    void whatIsVariedIsNowAllItsLevels() {
        assertThat(choices.now(model, "Paths", "web.net.path")).contains("virtio, sr-iov");
        assertThat(choices.now(model, "Loads", "web.net.path")).contains("virtio");
        assertThat(choices.now(model, "Loads", "Pages.arrivals.rate"))
                .hasValueSatisfying(levels -> assertThat(levels).contains("100/s", "500/s", "3"));
        assertThat(choices.now(model, "", "web.vcpus")).contains("2");
        assertThat(choices.now(model, "", "web.weight")).isEmpty();
    }
}
