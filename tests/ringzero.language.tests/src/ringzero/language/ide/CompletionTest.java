// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.InsertTextFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    private static final String MACHINES = """
            import ringzero.processors.*
            import ringzero.devices.*

            host rack1 {
                processor  IntelXeonGold6338
                memory     512 GiB
                iommu      on
                hypervisor KVM
                nic eth0 : IntelE810 { vfs 16 }
                disk nvme0 : SamsungPM1735
            }
            host rack2 : rack1 { nic other : IntelE810 }
            guest web on rack1 { mode hardware-assisted  net eth0 via virtio  runs Requests }
            workload Requests { arrivals poisson 1000/s  request { send 1 KiB } }
            """;

    @TempDir
    Path folder;

    private Editor editor;

    @BeforeEach
    void start() throws Exception {
        editor = new Editor(folder);
    }

    @Test
    void anEmptyFileOffersDeclarationsAndTemplates() throws Exception {
        var items = items("|");

        assertThat(labels(items)).contains("host", "guest", "workload", "experiment", "package");
        assertThat(items)
                .filteredOn(item -> item.getKind() == CompletionItemKind.Snippet)
                .extracting(CompletionItem::getLabel)
                .contains("host ... { }", "guest ... on ... { }", "experiment ... { }", "path ... for nic { }");
        assertThat(items)
                .filteredOn(item -> item.getLabel().equals("host ... { }"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.getInsertTextFormat()).isEqualTo(InsertTextFormat.Snippet);
                    assertThat(item.getTextEdit().getLeft().getNewText()).startsWith("host ${1:server} {");
                });
    }

    @Test
    void aHostOffersItsSettingsWithTheirMeaning() throws Exception {
        var items = items("host h {\n    m|\n}");

        assertThat(labels(items)).containsExactly("memory");
        assertThat(items.getFirst().getDocumentation().getRight().getValue()).isEqualTo("Memory in all.");
    }

    @Test
    void aNewNameIsTheAuthorsToChoose() throws Exception {
        assertThat(labels(items("host |"))).isEmpty();
        assertThat(labels(items("workload |"))).isEmpty();
    }

    @Test
    void keywordsAreNotOfferedAsNames() throws Exception {
        var labels = labels(items(MACHINES + "guest b on |"));

        assertThat(labels).containsExactlyInAnyOrder("rack1", "rack2");
    }

    @Test
    void aGuestReachesDevicesOfItsOwnHostOnly() throws Exception {
        assertThat(labels(items(MACHINES + "guest b on rack1 { net | }"))).containsExactly("eth0");
        assertThat(labels(items(MACHINES + "guest b on rack2 { net | }"))).containsExactlyInAnyOrder("eth0", "other");
        assertThat(labels(items(MACHINES + "guest b on rack2 { disk | }"))).containsExactly("nvme0");
    }

    @Test
    void onlyModesAndPathsOfTheHypervisorAreOffered() throws Exception {
        assertThat(labels(items(MACHINES + "guest b on rack1 { mode | }")))
                .containsExactlyInAnyOrder("hardware-assisted", "nested");
        assertThat(labels(items(MACHINES + "guest b on rack1 { net eth0 via | }")))
                .contains("virtio", "vhost", "sr-iov")
                .doesNotContain("netfront", "native", "io-thread");
    }

    @Test
    void whatIsProposedIsExplained() throws Exception {
        var items = items(MACHINES + "guest b on rack1 { mode hard| }");

        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.getLabel()).isEqualTo("hardware-assisted");
            assertThat(item.getDetail()).isEqualTo("Hardware-assisted virtualization");
            assertThat(item.getDocumentation().getRight().getValue()).contains("traps");
            assertThat(item.getKind()).isEqualTo(CompletionItemKind.Interface);
        });
    }

    @Test
    void whatIsNotImportedComesWithItsImport() throws Exception {
        var text = editor.open("package a\n\nhost h { processor IntelXeonGold633| }");
        var items = items(text);

        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.getLabel()).isEqualTo("IntelXeonGold6338");
            assertThat(text.with(item.getAdditionalTextEdits()))
                    .startsWith("package a\n\nimport ringzero.processors.*\n\nhost");
        });
    }

    @Test
    void unitsFitTheNumber() throws Exception {
        assertThat(labels(items("host h { memory 8 | }")))
                .contains("GiB", "GB", "B")
                .doesNotContain("ms", "GHz", "Gbit/s");
        assertThat(labels(items("workload w { arrivals poisson 100 | }")))
                .contains("/s")
                .doesNotContain("GiB");
        assertThat(labels(items("workload w { request { compute 100 | } }"))).contains("us", "cycles");
        assertThat(labels(items("nic n { rate 100 | }"))).contains("Gbit/s").doesNotContain("s");
    }

    @Test
    void aPathGoesOnToSettingsOfAFactor() throws Exception {
        assertThat(labels(items(MACHINES + "experiment e { vary web.| }")))
                .contains("net", "mode", "vcpus", "memory")
                .doesNotContain("latency", "base", "host-cpu");
        assertThat(labels(items(MACHINES + "experiment e { vary web.net.| }"))).contains("path");
        assertThat(labels(items(MACHINES + "experiment e { vary Requests.arrivals.| }")))
                .contains("rate");
    }

    @Test
    void aPathGoesOnToObservationsOfARequirement() throws Exception {
        assertThat(labels(items(MACHINES + "experiment e { require web.| }")))
                .contains("latency", "throughput", "host-cpu")
                .doesNotContain("vcpus");
        assertThat(labels(items(MACHINES + "experiment e { require web.latency.| }")))
                .contains("p99", "mean");
        assertThat(labels(items(MACHINES + "experiment e { report host-cpu.| }")))
                .contains("exit", "kernel");
    }

    @Test
    void levelsFitTheirFactor() throws Exception {
        assertThat(labels(items(MACHINES + "experiment e { vary web.net.path over | }")))
                .contains("virtio", "vhost")
                .doesNotContain("web", "rack1", "hardware-assisted");
        assertThat(labels(items(MACHINES + "experiment e { vary web.mode over | }")))
                .contains("emulated", "paravirtual")
                .doesNotContain("virtio");
    }

    @Test
    void whatIsVariedTogetherIsCompletedLikeWhatIsVariedAlone() throws Exception {
        assertThat(labels(items(MACHINES + "experiment e { vary web.vcpus over 1, 2 | }")))
                .contains("with");
        assertThat(labels(items(MACHINES + "experiment e { vary web.vcpus over 1, 2 with web.| }")))
                .contains("net", "mode")
                .doesNotContain("latency");
        assertThat(labels(items(MACHINES + "experiment e { vary web.vcpus over 1, 2 with web.net.path over | }")))
                .contains("virtio", "vhost")
                .doesNotContain("web", "rack1", "hardware-assisted");
    }

    @Test
    void commentsAreLeftAlone() throws Exception {
        assertThat(labels(items("// a |\nhost h { }"))).isEmpty();
        assertThat(labels(items("/* a | */\nhost h { }"))).isEmpty();
        assertThat(labels(items("// a\n|"))).contains("host");
    }

    @Test
    void aBrokenTextBeforeDoesNotMatter() throws Exception {
        assertThat(labels(items("host { memory ] \n" + MACHINES + "guest b on rack1 { mo|")))
                .contains("mode");
    }

    private List<CompletionItem> items(String text) throws Exception {
        return items(editor.open(text));
    }

    private List<CompletionItem> items(Editor.OpenText text) throws Exception {
        return editor.ask(server -> server.completion(new CompletionParams(text.id(), text.caret())))
                .getRight()
                .getItems();
    }

    private static List<String> labels(List<CompletionItem> items) {
        return items.stream().map(CompletionItem::getLabel).toList();
    }
}
