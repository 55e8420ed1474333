// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.language.Problem;
import ringzero.language.check.Rule;

class TwinOutlookTest {

    private static final Models MODELS = new Models(new TwinOutlook());

    /** One vCPU that computes for 100 us without any overhead. */
    private static final String MODEL = """
            processor P { clock 1 GHz cores 4 microarchitecture Skylake }
            hypervisor H { kind bare-metal }
            mode plain { }
            host rack1 { processor P memory 8 GiB hypervisor H }
            guest web on rack1 { mode plain vcpus 1 runs Work }
            workload Work { %s request { compute exponential 100 us } }
            """;

    @Test
    void moreThanAVcpuCanDoIsAWarningAtItsGuest() {
        assertThat(overloads(MODEL.formatted("arrivals poisson 15000/s")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(5);
                    assertThat(problem.column()).isEqualTo(7);
                    assertThat(problem.length()).isEqualTo(3);
                    assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
                    assertThat(problem.message())
                            .isEqualTo("More is asked than 'web vCPUs' can do: it would have to work 150 % of the time."
                                    + " Ask for less, or give it more.");
                });
    }

    /** Every register access of the emulated card is an exit and work of one thread in user space. */
    @Test
    void anEmulatedCardThatIsAskedForMoreThanItsThreadCanDoIsAWarning() {
        var model = """
                import ringzero.processors.*
                import ringzero.devices.*
                host rack1 { processor IntelXeonGold6338 memory 64 GiB iommu on hypervisor KVM nic eth0 : Intel82599 { vfs 1 } }
                guest web on rack1 { os Linux mode hardware-assisted vcpus 8 net eth0 via %s runs Files }
                workload Files { arrivals poisson 300000/s request { send 1 KiB } }
                """;

        assertThat(overloads(model.formatted("emulated")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'web device-model'"));
        assertThat(overloads(model.formatted("sr-iov"))).isEmpty();
    }

    @Test
    void whatCanBeDoneIsNoWarning() {
        assertThat(overloads(MODEL.formatted("arrivals poisson 9000/s"))).isEmpty();
    }

    @Test
    void clientsNeverAskForMoreThanCanBeDone() {
        assertThat(overloads(MODEL.formatted("clients 1000"))).isEmpty();
    }

    @Test
    void aModelWithErrorsIsNotLookedAt() {
        var broken = MODEL.formatted("arrivals poisson 15000/s").replace("mode plain vcpus", "mode plan vcpus");

        assertThat(overloads(broken)).isEmpty();
    }

    @Test
    void theGuestIsBusyAsTheoryOfOneQueueSays() {
        var model = MODELS.parse(MODEL.formatted("arrivals poisson 5000/s"), "test.vmm");
        assertThat(model.errors()).isEmpty();

        var expected = new TwinOutlook().of(model.model()).orElseThrow();

        // M/M/1 at half load: p99 of the response time is ln(100) times the mean of 200 us
        assertThat(expected.guests()).singleElement().satisfies(guest -> {
            assertThat(guest.guest()).isEqualTo("web");
            assertThat(guest.utilisation()).isCloseTo(0.5, within(0.02));
            assertThat(guest.p99()).isCloseTo(200e-6 * Math.log(100), within(60e-6));
        });
    }

    private static List<Problem> overloads(String text) {
        return MODELS.parse(text, "test.vmm").problems().stream()
                .filter(problem -> problem.code().equals(Rule.OVERLOADED.code()))
                .toList();
    }
}
