// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickFixesTest {

    @TempDir
    Path folder;

    private Editor editor;

    @BeforeEach
    void start() throws Exception {
        editor = new Editor(folder);
    }

    @Test
    void aMisspeltNameIsReplacedByTheNearest() throws Exception {
        assertThat(fixes("host h { hypervisor KWM }")).containsEntry("Write 'KVM'", "host h { hypervisor KVM }");
    }

    @Test
    void aUnitInTheWrongCaseIsCorrected() throws Exception {
        assertThat(fixes("host h { memory 8 gib }")).containsEntry("Write 'GiB'", "host h { memory 8 GiB }");
    }

    @Test
    void aMissingImportIsAdded() throws Exception {
        assertThat(fixes("host h { processor IntelXeonGold6338 }"))
                .containsEntry(
                        "Import ringzero.processors.*",
                        "import ringzero.processors.*\n\nhost h { processor IntelXeonGold6338 }");
    }

    @Test
    void theIommuIsTurnedOn() throws Exception {
        var fixes = fixes(machine("", "{ vfs 4 }", "hardware-assisted", "sr-iov"));

        assertThat(fixes.get("Turn the IOMMU of 'h' on")).contains("    iommu on\n}");
        assertThat(fixes.get("Reach it via vhost")).contains("net eth0 via vhost");
    }

    @Test
    void anIommuThatIsOffIsTurnedOn() throws Exception {
        assertThat(fixes(machine("iommu off", "{ vfs 4 }", "hardware-assisted", "sr-iov"))
                        .get("Turn the IOMMU of 'h' on"))
                .contains("iommu on");
    }

    @Test
    void virtualFunctionsAreEnabled() throws Exception {
        assertThat(fixes(machine("iommu on", "{ vfs 2 }", "hardware-assisted", "sr-iov"))
                        .get("Enable 4 virtual functions of 'eth0'"))
                .contains("{ vfs 4 }");
        assertThat(fixes(machine("iommu on", "", "hardware-assisted", "sr-iov"))
                        .get("Enable 4 virtual functions of 'eth0'"))
                .contains("nic eth0 : IntelE810 { vfs 4 }");
    }

    @Test
    void tooManyVirtualFunctionsAreReduced() throws Exception {
        assertThat(fixes(machine("iommu on", "{ vfs 999 }", "hardware-assisted", "sr-iov"))
                        .get("Write '256'"))
                .contains("{ vfs 256 }");
    }

    @Test
    void aModeThatTheHypervisorDoesNotSupportIsReplaced() throws Exception {
        assertThat(fixes(machine("", "", "paravirtual", "vhost")).get("Write 'hardware-assisted'"))
                .contains("mode hardware-assisted");
    }

    @Test
    void aHandlerThatIsMissingIsAdded() throws Exception {
        var fixes = fixes("""
                operation beep
                mode loud : hardware-assisted {
                    on halt { perform beep }
                }
                """);

        assertThat(fixes.get("Add 'on beep' to mode 'loud'"))
                .contains("    on halt { perform beep }\n    on beep { }\n}");
    }

    @Test
    void aNumberWithoutSourceIsCalledAnEstimate() throws Exception {
        assertThat(fixes("path p for nic { parameter copy = 1 ns/B }").get("Call it an estimate"))
                .contains("parameter copy = 1 ns/B from \"estimate: \" assumed");
    }

    private static String machine(String iommu, String vfs, String mode, String path) {
        return """
        import ringzero.processors.*
        import ringzero.devices.*

        host h {
            processor 2 x IntelXeonGold6338
            memory 512 GiB
            hypervisor KVM
            %s
            nic eth0 : IntelE810 %s
        }
        guest g[4] on h { os Linux  mode %s  memory 1 GiB  net eth0 via %s }
        """.formatted(iommu, vfs, mode, path);
    }

    /** What is offered for all problems of a text, and the text after each. */
    private Map<String, String> fixes(String model) throws Exception {
        var text = editor.open(model);
        var fixes = new LinkedHashMap<String, String>();
        for (var problem : editor.problems(text)) {
            var params = new CodeActionParams(
                    text.id(), problem.getRange(), new CodeActionContext(java.util.List.of(problem)));
            for (var action : editor.ask(server -> server.codeAction(params))) {
                var fix = action.getRight();
                fixes.put(fix.getTitle(), text.with(fix.getEdit().getChanges().get(text.uri())));
            }
        }
        return fixes;
    }
}
