// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.language.Models;
import ringzero.language.Problem;

class TemplatesTest {

    private static final Models MODELS = new Models();

    private static final Set<String> OF_EXPERIMENTS = Set.of("Factor", "Repetition", "Requirement", "Plot", "Find");

    private static final String IMPORTS = "import ringzero.processors.*\nimport ringzero.devices.*\n";
    private static final String HOST = """
            host server { processor 2 x IntelXeonGold6338 memory 256 GiB iommu on hypervisor KVM
                nic eth0 : IntelE810 { vfs 8 } }
            """;
    private static final String GUEST = """
            guest web[2] on server { os Linux mode hardware-assisted vcpus 2 memory 8 GiB net eth0 via vhost runs Requests }
            """;
    private static final String WORKLOAD = """
            workload Requests { arrivals poisson 1000/s request { receive 512 B compute 20 us send 1 KiB } }
            """;

    @TempDir
    Path folder;

    static List<Templates.Template> everyTemplate() {
        return Templates.all();
    }

    @ParameterizedTest
    @MethodSource("everyTemplate")
    void whatATemplateProposesIsAModelWithoutErrors(Templates.Template template) {
        var filled = template.text().replaceAll("\\$\\{\\d+:([^}]*)}", "$1").replace("$0", "\n");
        var text = new StringBuilder(IMPORTS);
        if (!filled.contains("host server")) text.append(HOST);
        if (!filled.contains("guest web")) text.append(GUEST);
        if (!filled.contains("workload Requests")) text.append(WORKLOAD);
        var factor = filled.startsWith("plot") ? "vary Requests.arrivals.rate over 1000/s, 2000/s " : "";
        text.append(
                OF_EXPERIMENTS.contains(template.rule())
                        ? "experiment E { %srun 100 ms require latency.p99 <= 5 ms %s }".formatted(factor, filled)
                        : filled);

        assertThat(MODELS.parse(text.toString(), "template.vmm").errors())
                .extracting(Problem::message)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyTemplate")
    void everyTemplateIsProposedWhereItFits(Templates.Template template) throws Exception {
        var editor = new Editor(folder);
        var text = editor.open(OF_EXPERIMENTS.contains(template.rule()) ? "experiment E {\n    |\n}\n" : "|");

        var items = editor.ask(server -> server.completion(new CompletionParams(text.id(), text.caret())));

        assertThat(items.isLeft() ? items.getLeft() : items.getRight().getItems())
                .extracting(CompletionItem::getLabel)
                .contains(template.label());
    }
}
