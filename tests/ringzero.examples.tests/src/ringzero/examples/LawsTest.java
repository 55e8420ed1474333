// SPDX-License-Identifier: EPL-2.0
package ringzero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.find.Formula;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.simulation.results.Study;

/**
 * What the field agrees on, asked of the shipped library: statements about order and direction that must hold whatever single numbers
 * are. Each names the publications it rests on.
 */
class LawsTest {

    private static final StudyRunner RUNNER = new StudyRunner();

    private static final String HOSTS = """
            package laws
            import ringzero.processors.*
            import ringzero.devices.*
            host native { processor IntelXeonE5-2680v4  memory 64 GiB  hypervisor NoHypervisor  nic eth0 : Intel82599  disk nvme0 : IntelOptaneP4800X }
            host kvm    { processor IntelXeonE5-2680v4  memory 64 GiB  iommu on  hypervisor KVM  nic eth0 : Intel82599 { vfs 8 }  disk nvme0 : IntelOptaneP4800X }
            host exits  { processor IntelXeonX5570      memory 64 GiB  iommu on  hypervisor KVM  nic eth0 : Intel82599 { vfs 8 } }
            host old    { processor IntelPentium4-672   memory 8 GiB  hypervisor VMwareESX }
            host old2 : old { }
            host new    { processor IntelXeonE5-2680v4  memory 8 GiB  hypervisor VMwareESX }
            host xen    { processor IntelXeonE5-2680v4  memory 8 GiB  hypervisor Xen }
            """;

    @TempDir
    private Path folder;

    private Study study(String model) throws IOException {
        var file = folder.resolve("law.vmm");
        Files.writeString(file, HOSTS + model);
        return RUNNER.run(
                StudyRequest.of(file).withResults(new StudyRequest.Results.Nowhere()), StudyProgress.unwatched());
    }

    private static double value(Study study, String formula) {
        return new Formula(formula, study, 0.95).value("").value();
    }

    private static double[] latencies(Study study, String path, String... levels) {
        return IntStream.range(0, levels.length)
                .mapToDouble(i -> value(study, "at(" + path + " = " + levels[i] + ", vm.latency.mean)"))
                .toArray();
    }

    /** L01. Barham et al., SOSP 2003; the classes of Gregg, 2017. */
    @Test
    void assistedIsNearNativeAndParavirtualLiesBetweenItAndTranslation() throws IOException {
        var study = study("""
                guest bare       on native { os Linux  mode bare-metal         vcpus 1  runs Mixed }
                guest assisted   on kvm    { os Linux  mode hardware-assisted  runs Mixed }
                guest modified   on xen    { os Linux  mode paravirtual        runs Mixed }
                guest translated on new    { os Linux  mode emulated           runs Mixed }
                workload Mixed { clients 1  request { compute 20 us  perform 30 syscall, 4 page-fault, 20 page-table-update, 2 context-switch } }
                experiment Law { run 20 ms after warm-up 1 ms  repeat 2 times }
                """);

        assertThat(value(study, "bare.throughput / assisted.throughput")).isBetween(1.0, 1.1);
        assertThat(value(study, "assisted.throughput / modified.throughput")).isGreaterThan(1.05);
        assertThat(value(study, "modified.throughput / translated.throughput")).isGreaterThan(1);
        assertThat(value(study, "bare.throughput / translated.throughput")).isGreaterThan(2);
    }

    private static final String TRANSLATED_AGAINST_ASSISTED = """
            guest translated on old  { os Linux  mode emulated           runs Work }
            guest assisted   on old2 { os Linux  mode hardware-assisted  runs Work }
            experiment Law { run 20 ms after warm-up 1 ms  repeat 2 times }
            """;

    /** L02. Adams and Agesen, ASPLOS 2006. */
    @Test
    void translationBeatsTheFirstAssistanceWherePageTablesChange() throws IOException {
        var few = study(TRANSLATED_AGAINST_ASSISTED
                + "workload Work { clients 1  request { compute 20 us  perform 40 syscall, 1 page-table-update } }");
        var many = study(TRANSLATED_AGAINST_ASSISTED
                + "workload Work { clients 1  request { compute 20 us  perform 40 syscall, 40 page-table-update } }");

        assertThat(value(few, "translated.throughput / assisted.throughput")).isLessThan(1);
        assertThat(value(many, "translated.throughput / assisted.throughput")).isGreaterThan(1);
    }

    /** L02, L17. With nested page tables the same changes cost no exit at all. */
    @Test
    void nestedPagingTakesTheAdvantageFromTranslation() throws IOException {
        var study = study("""
                guest translated on new { os Linux  mode emulated           runs Work }
                guest assisted   on kvm { os Linux  mode hardware-assisted  runs Work }
                workload Work { clients 1  request { compute 20 us  perform 400 page-table-update } }
                experiment Law { run 20 ms after warm-up 1 ms  repeat 2 times }
                """);

        assertThat(value(study, "translated.throughput / assisted.throughput")).isLessThan(1);
    }

    /** L03. Adams and Agesen, ASPLOS 2006. */
    @Test
    void translationLosesOnSystemCalls() throws IOException {
        var study = study(TRANSLATED_AGAINST_ASSISTED
                + "workload Work { clients 1  request { compute 20 us  perform 40 syscall } }");

        assertThat(value(study, "translated.throughput / assisted.throughput")).isLessThan(0.9);
    }

    private static final String PATHS = """
            nic Adaptive : Intel82599 { moderation 0 us from "adaptive drivers let interrupts through at light load" recalled }
            host quick : native { nic eth0 : Adaptive }
            host shared : kvm { nic eth0 : Adaptive { vfs 8 } }
            guest bare on quick  { os Linux  mode bare-metal         vcpus 2  net eth0 via native  runs Requests }
            guest vm   on shared { os Linux  mode hardware-assisted  vcpus 2  net eth0 via sr-iov  runs Requests }
            workload Requests { arrivals poisson 5000/s  request { receive 200 B  compute 5 us  send 1 KiB } }
            experiment Law { vary vm.net.path over sr-iov, vhost-user, vhost, virtio, emulated  run 200 ms after warm-up 10 ms  repeat 2 times  seed 1 }
            """;

    /** L04. Felter et al. 2015, Virtink, KVM Forum 2020. */
    @Test
    void theLessSoftwareOnThePathTheLessLatencyAtLightLoad() throws IOException {
        var study = study(PATHS);

        double bare = value(study, "at(vm.net.path = sr-iov, bare.latency.mean)");
        var latencies = latencies(study, "vm.net.path", "sr-iov", "vhost-user", "vhost", "virtio", "emulated");
        assertThat(bare).isLessThan(latencies[0]);
        assertThat(latencies).isSorted();
    }

    /** L05. Dong et al. 2010, Santos et al. 2008, Menon et al. 2006. */
    @Test
    void aVirtualFunctionCostsTheHostLessThanAnySoftwarePath() throws IOException {
        var study = study(PATHS);

        double bare = value(study, "at(vm.net.path = sr-iov, bare.host-cpu)");
        double function = value(study, "at(vm.net.path = sr-iov, vm.host-cpu)");
        double vhost = value(study, "at(vm.net.path = vhost, vm.host-cpu)");
        double emulated = value(study, "at(vm.net.path = emulated, vm.host-cpu)");
        assertThat(new double[] {bare, function, vhost, emulated}).isSorted();
    }

    /** L07. Gordon et al. (ELI), ASPLOS 2012. */
    @Test
    void interruptsDominateWhatAnAssignedDeviceCosts() throws IOException {
        var study = study("""
                processor Posted : IntelXeonX5570 { features vmx, ept, vpid, apicv, posted-interrupts }
                host exitless : exits { processor Posted }
                guest through on exits    { os Linux  mode hardware-assisted  net eth0 via sr-iov  runs Cache }
                guest posted  on exitless { os Linux  mode hardware-assisted  net eth0 via sr-iov  runs Cache }
                workload Cache { clients 64  request { receive 64 B  compute exponential 2 us  send 1 KiB } }
                experiment Law { run 100 ms after warm-up 10 ms  repeat 2 times  seed 1 }
                """);

        assertThat(value(study, "posted.throughput / through.throughput")).isBetween(1.1, 1.75);
    }

    /** L08. Sugerman et al. 2001; Bugnion et al. 2017. */
    @Test
    void anEmulatedCardFillsItsCpuFarBelowLineRate() throws IOException {
        var study = study("""
                guest vm on kvm { os Linux  mode hardware-assisted  net eth0 via emulated  runs Stream }
                workload Stream { clients 16  request { send 65160 B } }
                experiment Law { run 50 ms after warm-up 5 ms  repeat 2 times }
                """);

        assertThat(value(study, "vm.throughput * 65160 * 8 / 10e9")).isLessThan(0.3);
        assertThat(value(study, "vm.host-cpu")).isGreaterThan(0.95);
    }

    /** L12, L13. Hajnoczi, KVM Forum 2020. */
    @Test
    void aFixedOverheadWeighsMoreOnAFasterDevice() throws IOException {
        var study = study("""
                host flash : kvm { disk slow : NvmeFlash }
                guest fast on kvm   { os Linux  mode hardware-assisted  disk nvme0 via virtio  runs Reads }
                guest slow on flash { os Linux  mode hardware-assisted  disk slow via virtio   runs Reads }
                workload Reads { clients 1  request { read 4 KiB } }
                experiment Law { vary fast.disk.path over virtio, io-thread  vary slow.disk.path over virtio, io-thread
                    run 20 ms after warm-up 2 ms  repeat 2 times }
                """);

        double gainFast = value(
                study,
                "at(fast.disk.path = virtio and slow.disk.path = virtio, fast.latency.mean)"
                        + " / at(fast.disk.path = io-thread and slow.disk.path = virtio, fast.latency.mean)");
        double gainSlow = value(
                study,
                "at(fast.disk.path = virtio and slow.disk.path = virtio, slow.latency.mean)"
                        + " / at(fast.disk.path = virtio and slow.disk.path = io-thread, slow.latency.mean)");
        assertThat(gainFast).isBetween(1.8, 2.4);
        assertThat(gainSlow).isBetween(1.0, 1.5);
    }

    /** L16. Ben-Yehuda et al. (Turtles), OSDI 2010; DVH, ASPLOS 2020. */
    @Test
    void nestingMultipliesExitsAndNotUserTime() throws IOException {
        var study = study("""
                guest outer  on kvm { os Linux  mode hardware-assisted  runs Compute }
                guest inner  on kvm { os Linux  mode nested             runs Compute }
                guest outerIo on kvm { os Linux  mode hardware-assisted  runs Ports }
                guest innerIo on kvm { os Linux  mode nested             runs Ports }
                workload Compute { clients 1  request { compute 1 ms  perform 10 timer } }
                workload Ports   { clients 1  request { perform 10 port-io } }
                experiment Law { run 50 ms after warm-up 5 ms  repeat 2 times }
                """);

        assertThat(value(study, "outer.throughput / inner.throughput")).isBetween(1.02, 1.15);
        assertThat(value(study, "outerIo.throughput / innerIo.throughput")).isGreaterThan(3);
    }

    /** L18. Kernel mailing list, 2018 to 2024. */
    @Test
    void mitigationsTaxExitsOnly() throws IOException {
        var study = study("""
                costs Tame : ringzero.costs.CascadeLake { mitigation 0 cycles from "switched off" measured }
                processor TameGold : IntelXeonGold6252N { microarchitecture Tame }
                host safe { processor IntelXeonGold6252N  memory 8 GiB  hypervisor KVM }
                host tame { processor TameGold            memory 8 GiB  hypervisor KVM }
                guest safeExits on safe { os Linux  mode hardware-assisted  runs Exits }
                guest tameExits on tame { os Linux  mode hardware-assisted  runs Exits }
                guest safeUser  on safe { os Linux  mode hardware-assisted  runs User }
                guest tameUser  on tame { os Linux  mode hardware-assisted  runs User }
                workload Exits { clients 1  request { perform 100 cpuid } }
                workload User  { clients 1  request { compute 100 us  perform 20 syscall } }
                experiment Law { run 20 ms after warm-up 1 ms  repeat 2 times }
                """);

        assertThat(value(study, "tameExits.throughput / safeExits.throughput")).isGreaterThan(1.1);
        assertThat(value(study, "tameUser.throughput / safeUser.throughput")).isBetween(0.99, 1.01);
    }

    /** L19. Barham et al., SOSP 2003, section 4. */
    @Test
    void shortSlicesCostThroughput() throws IOException {
        var study = study("""
                hypervisor Sliced : Xen2003 { slice 50 ms }
                host shared { processor IntelXeon2400  memory 8 GiB  overcommit 200  hypervisor Sliced }
                guest vm[8] on shared { os XenoLinux  mode paravirtual  runs Spin }
                workload Spin { clients 1  request { compute 1 ms } }
                experiment Law { vary Sliced.slice over 5 ms, 50 ms  run 8 s after warm-up 1 s  repeat 2 times }
                """);

        double loss =
                1 - value(study, "at(Sliced.slice = 5 ms, vm.throughput) / at(Sliced.slice = 50 ms, vm.throughput)");
        assertThat(loss).isBetween(0.04, 0.10);
    }
}
