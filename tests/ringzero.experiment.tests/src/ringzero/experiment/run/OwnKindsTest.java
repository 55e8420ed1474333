// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.estimate.Observable;
import ringzero.language.Models;
import ringzero.simulation.results.Study;

/** A mode, a network path, a disk path, devices, a processor and its cost sheet are added by files beside the model, and nothing else. */
class OwnKindsTest {

    private static final Models MODELS = new Models();

    @TempDir
    Path folder;

    @BeforeEach
    void writeKinds() throws IOException {
        write("SnailCosts", """
            package mine
            /** What a slow processor takes. */
            costs SnailCosts : ringzero.costs.primitives {
                exit     30_000 cycles from "my stopwatch" measured
                doorbell 5_000 cycles  from "my stopwatch" measured
            }
            """);
        write("Snail", """
            package mine
            /** A slow processor: one cycle is a nanosecond. */
            processor Snail { clock 1 GHz cores 4 features vmx microarchitecture SnailCosts }
            """);
        write("trap-all", """
            package mine
            /** Every privileged operation is one exit. */
            mode trap-all {
                label    "Trap everything"
                guest-os unmodified
                requires processor.vmx
                on kick, interrupt, syscall { use vcpu for exit as exit }
                on end-of-interrupt { }
            }
            """);
        write("tunnel", """
            package mine
            /** A thread of the host carries every message. */
            path tunnel for nic {
                label "Tunnel"
                parameter carry = 10 us from "my stopwatch" measured
                thread carrier
                on transmit {
                    use vcpu for doorbell as kernel
                    perform kick
                    use carrier for carry as back-end
                    use link for bytes / rate
                }
                on receive {
                    use link for bytes / rate
                    use carrier for carry as back-end
                    perform interrupt, end-of-interrupt
                }
                measure latency of transmit
            }
            """);
        write("drawer", """
            package mine
            /** Blocks are fetched from a drawer. */
            path drawer for disk {
                label "Drawer"
                parameter open = 20 us from "my stopwatch" measured
                on read, write {
                    use vcpu for open as kernel
                    use device for service
                    use link for bytes / rate
                }
                measure latency of read
            }
            """);
        write("devices", """
            package mine
            /** A card. */
            nic Post { rate 1 Gbit/s }
            /** A disk. */
            disk Shelf { rate 1 GB/s read-latency 300 us write-latency 300 us }
            """);
        write("Clerk", """
            package mine
            /** A hypervisor that knows the ways above. */
            hypervisor Clerk { kind bare-metal modes trap-all paths tunnel, drawer }
            """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".vmm"), text);
    }

    private Study run(String request) throws Exception {
        write("model", """
            import mine.*
            host desk { processor Snail memory 8 GiB hypervisor Clerk nic eth0 : Post disk d0 : Shelf }
            guest office on desk {
                mode trap-all
                vcpus 2
                memory 1 GiB
                net eth0 via tunnel
                disk d0 via drawer
                runs Letters
            }
            workload Letters { arrivals deterministic 500/s request { %s } }
            experiment E { run 2 s after warm-up 100 ms repeat 2 times }
            """.formatted(request));
        return new StudyRunner(MODELS)
                .run(
                        StudyRequest.of(folder.resolve("model.vmm")).withResults(new StudyRequest.Results.Nowhere()),
                        StudyProgress.unwatched());
    }

    private static double mean(Study study, Observable observable) {
        return observable.of(study.variants().getFirst().runs(), 0.95).value();
    }

    @Test
    void theirCostsAreInTheResult() throws Exception {
        var study = run("send 1250 B");

        // 500 kicks a second, each 30,000 cycles at 1 GHz; 5,000 cycles of the guest's driver; 10 us of the thread
        assertThat(mean(study, new Observable("host-cpu", "", "office", "exit")))
                .isCloseTo(0.015, within(1e-4));
        assertThat(mean(study, new Observable("host-cpu", "", "office", "kernel")))
                .isCloseTo(0.0025, within(1e-4));
        // and 10 us on the wire behind them, one after the other
        assertThat(mean(study, new Observable("latency", "mean", "office", ""))).isCloseTo(55e-6, within(1e-9));
    }

    @Test
    void aDiskAndItsPathTakeTheTimeThatTheySay() throws Exception {
        var study = run("read 100 kB");

        // 20 us to open, 300 us of the disk and 100 us of its bus
        assertThat(mean(study, new Observable("latency", "mean", "office", ""))).isCloseTo(420e-6, within(1e-6));
    }

    @Test
    void theirNumbersAreToldWithTheirSources() throws Exception {
        var study = run("send 1250 B");

        assertThat(study.assumptions())
                .filteredOn(each -> each.source().equals("my stopwatch"))
                .extracting(each -> each.name() + " " + each.confidence())
                .contains("exit measured", "doorbell measured", "carry measured");
    }
}
