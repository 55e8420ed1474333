// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.SettingPath;
import ringzero.model.Experiment;
import ringzero.model.Factor;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostNic;
import ringzero.model.Model;
import ringzero.model.OnOff;
import ringzero.model.Scheduler;
import ringzero.model.Workload;

class ModelCopyTest {

    private static final Models MODELS = new Models();

    private static final String GUESTS = """
            import ringzero.processors.*
            import ringzero.devices.*
            host rack1 { processor IntelXeonGold6338 memory 64 GiB iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 4 } }
            guest web on rack1 { os Linux mode hardware-assisted vcpus 2 memory 4 GiB net eth0 via vhost }
            guest db : web { memory 8 GiB }
            """;

    @Test
    void theModelItselfIsLeftAsItIs() {
        Model model = read("vary web.vcpus over 8");

        Model copy = changed(model);

        assertThat(guest(copy, "web").getVcpus().getMagnitude()).isEqualTo(8);
        assertThat(guest(model, "web").getVcpus().getMagnitude()).isEqualTo(2);
    }

    @Test
    void anInheritedSettingIsSetOnTheGuestThatIsNamed() {
        Model copy = changed(read("vary db.vcpus over 8"));

        assertThat(guest(copy, "db").getVcpus().getMagnitude()).isEqualTo(8);
        assertThat(guest(copy, "web").getVcpus().getMagnitude()).isEqualTo(2);
    }

    @Test
    void anInheritedNetworkIsChangedForTheGuestThatIsNamedOnly() {
        Model copy = changed(read("vary db.net.path over sr-iov"));

        assertThat(path(guest(copy, "db"))).isEqualTo("sr-iov");
        assertThat(path(guest(copy, "web"))).isEqualTo("vhost");
    }

    @Test
    void changingABaseChangesWhatInheritsFromIt() {
        Model copy = changed(read("vary web.net.path over sr-iov"));

        assertThat(path(guest(copy, "db"))).isEqualTo("sr-iov");
    }

    @Test
    void aSwitchIsSetToTheWordThatIsTried() {
        Model copy = changed(read("vary rack1.iommu over off, on"));

        assertThat(((Host) copy.getDeclarations().getFirst()).getIommu()).isEqualTo(OnOff.OFF);
    }

    @Test
    void aDeviceIsReplacedByOneOfAnotherType() {
        Model copy = changed(read("vary rack1.eth0 over Intel82599"));

        var device = (HostNic)
                ((Host) copy.getDeclarations().getFirst()).getDevices().getFirst();
        assertThat(device.getType().getName()).isEqualTo("Intel82599");
    }

    @Test
    void theSchedulerOfTheLibrarysHypervisorIsChangedInACopyOfTheLibrary() {
        Model copy = changed(read("vary KVM.scheduler over credit"));

        var hypervisor = ((Host) copy.getDeclarations().getFirst()).getHypervisor();
        assertThat(hypervisor.getScheduler()).isEqualTo(Scheduler.CREDIT);
        assertThat(hypervisor.eResource().getURI().scheme()).isEqualTo("ringzero");
        assertThat(MODELS.library().models()).doesNotContain((Model) hypervisor.eContainer());
    }

    @Test
    void oneWorkloadIsRunInsteadOfAnother() {
        var work = "workload a { clients 1 request { compute 1 us } } workload b : a { clients 2 }\n"
                + "guest g : web { runs a, b } ";
        Model copy = changed(read(work, "vary g.runs over b"));

        assertThat(guest(copy, "g").getWorkloads())
                .extracting(Workload::getName)
                .containsExactly("b");
    }

    @Test
    void whatIsNotChangedIsSharedWithTheLibrary() {
        Model model = read("vary web.vcpus over 8");

        assertThat(guest(changed(model), "web").getMode())
                .isSameAs(guest(model, "web").getMode());
    }

    @Test
    void aChangedElementLeadsBackToTheOriginal() {
        Model model = read("vary web.vcpus over 8");
        var copy = new ModelCopy(model, List.of(), List.of());

        assertThat(copy.originalOf(guest(copy.model(), "db"))).isSameAs(guest(model, "db"));
    }

    private static String path(Guest guest) {
        return Inherited.list(guest, Guest::getNets).getFirst().getPath().getName();
    }

    private static Model read(String factor) {
        return read("", factor);
    }

    private static Model read(String more, String factor) {
        var checked = MODELS.parse(GUESTS + more + "experiment E { " + factor + " }", "test.vmm");
        assertThat(checked.errors()).isEmpty();
        return checked.model();
    }

    /** The copy with the first level of the first factor. */
    private static Model changed(Model model) {
        Factor factor =
                ((Experiment) model.getDeclarations().getLast()).getFactors().getFirst();
        var level = factor.getLevels().getFirst();
        var value = level.getElement() == null ? level.getAmount() : level.getElement();
        var setting = SettingPath.setting(factor.getPath()).orElseThrow();
        var assignment = new Assignment(factor.getPath().getHead(), setting, value);
        return new ModelCopy(model, MODELS.library().models(), List.of(assignment)).model();
    }

    private static Guest guest(Model model, String name) {
        return (Guest) model.getDeclarations().stream()
                .filter(each -> name.equals(each.getName()))
                .findFirst()
                .orElseThrow();
    }
}
