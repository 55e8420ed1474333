// SPDX-License-Identifier: EPL-2.0
package ringzero.language.library;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.model.VmmPackage.Literals.DECLARATION;
import static ringzero.model.VmmPackage.Literals.MODE;
import static ringzero.model.VmmPackage.Literals.PARAMETER;

import com.google.common.collect.Streams;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.naming.QualifiedName;
import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.model.Declaration;
import ringzero.model.Host;
import ringzero.model.Model;
import ringzero.model.Specialisable;

class LibraryReadingTest {

    @Test
    void theFirstLinesOfDeclarationsSayWhatParsingThemSays() {
        var models = new Models().library().models();

        for (var model : models) {
            var file = model.eResource().getURI().path().replaceFirst("/library/", "");
            var text = new String(
                    LibraryFile.all().stream()
                            .filter(each -> each.name().equals(file))
                            .findFirst()
                            .orElseThrow()
                            .content(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(Declared.in(text)).as(file).isEqualTo(Optional.of(parsed(model)));
        }
    }

    private static List<Declared> parsed(Model model) {
        return model.getDeclarations().stream()
                .map(each -> new Declared(model.getName(), each.getName(), each.eClass(), hasBase(each)))
                .toList();
    }

    /** Of a feature what it implies stands where the base stands. */
    private static boolean hasBase(Declaration declaration) {
        return declaration instanceof Specialisable each && each.getBase() != null
                || declaration instanceof ringzero.model.Feature feature
                        && !feature.getImplies().isEmpty();
    }

    @Test
    void aSortOfDeclarationThatIsNotKnownHereIsLeftToTheParser() {
        assertThat(Declared.in("package p\nguest web { }\n")).isEmpty();
        assertThat(Declared.in("package p\n/* guest web { } */\n// guest web\nos X { }\n"))
                .hasValueSatisfying(declared -> assertThat(declared).hasSize(1));
    }

    @Test
    void aModelReadsWhatItNamesAndWhatThatRefersToOnly() {
        var checked = new Models().parse("""
                import ringzero.processors.*
                import ringzero.devices.*
                host h { processor IntelXeonGold6338 iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 8 } }
                guest web on h { os Linux mode hardware-assisted vcpus 2 memory 1 GiB net eth0 via vhost runs Work }
                workload Work { arrivals poisson 100/s request { send 1 KiB compute exponential 5 us } }
                """, "one.vmm");

        EcoreUtil.resolveAll(checked.model());
        var host = (Host) checked.model().getDeclarations().getFirst();
        var names = host.getHypervisor().eResource().getResourceSet().getResources().stream()
                .map(resource -> resource.getURI().lastSegment())
                .toList();

        assertThat(checked.problems()).isEmpty();
        assertThat(names)
                .contains("core.vmm", "KVM.vmm", "vhost.vmm", "hardware-assisted.vmm", "primitives.vmm")
                .doesNotContain("IntelXeonGold6140.vmm", "Xen.vmm", "Windows.vmm", "Skylake.vmm", "netfront.vmm");
    }

    @Test
    void whatWasReadIsLinked() {
        var library = new Models().library();
        var mode = library.named(MODE)
                .getExportedObjects(MODE, QualifiedName.create("ringzero", "modes", "nested"), false)
                .iterator()
                .next()
                .getEObjectOrProxy();

        assertThat(EcoreUtil.UnresolvedProxyCrossReferencer.find(mode.eResource()))
                .isEmpty();
    }

    @Test
    void partsOfDeclarationsCanBeNamedToo() {
        var library = new Models().library();

        assertThat(Streams.stream(library.named(PARAMETER).getExportedObjectsByType(PARAMETER)))
                .anyMatch(each -> each.getQualifiedName().toString().equals("ringzero.paths.vhost.descriptor"));
    }

    @Test
    void addressesAreThoseOfTheDeclarationsThemselves() {
        var descriptions = new Models().library().named(DECLARATION).getExportedObjects();

        assertThat(descriptions)
                .allSatisfy(each ->
                        assertThat(EcoreUtil.getURI(each.getEObjectOrProxy())).isEqualTo(each.getEObjectURI()));
    }
}
