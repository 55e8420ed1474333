// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {

    private static final String MODEL = """
            package lab

            import ringzero.processors.*
            import ringzero.devices.*

            /** The machine in rack 1. */
            host rack1 {
                processor  2 x IntelXeonGold6338
                memory     512 GiB
                iommu      on
                hypervisor KVM
                nic eth0 : IntelE810 { vfs 16  address "0000:3b:00.0" }
            }

            guest web[8] on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  4
                memory 8 GiB
                net    eth0 via sr-iov
                runs   Requests
            }

            guest big : web { memory 64 GiB }

            workload Requests {
                arrivals poisson 12000/s
                request { receive 512 B  compute exponential 80 us  send 16 KiB }
            }

            experiment Paths {
                vary   web.net.path over virtio, vhost, sr-iov
                vary   Requests.arrivals.rate from 1000/s to 5000/s in 5 steps
                run    1 s
                report throughput
                require web.latency.p99 <= 2 ms
            }
            """;

    @TempDir
    Path folder;

    private Editor editor;

    @BeforeEach
    void start() throws Exception {
        editor = new Editor(folder);
    }

    @Test
    void whatTheLibraryDeclaresKeepsItsName() throws Exception {
        var text = editor.open(MODEL);

        assertThatThrownBy(
                        () -> editor.ask(server -> server.rename(new RenameParams(text.id(), text.at("KVM"), "Mine"))))
                .hasRootCauseInstanceOf(ResponseErrorException.class)
                .rootCause()
                .hasMessageStartingWith("'KVM' belongs to the library and keeps its name");
    }

    @Test
    void aFileThatIsOpenedWithoutAFolderIsChecked() throws Exception {
        var single = Editor.withoutFolder(folder);

        var text = single.open("host h { memory 8 gib }");

        assertThat(single.problems(text))
                .extracting(problem -> problem.getCode().getLeft())
                .contains("RZ0201");
    }

    @Test
    void theModelOfTheseTestsHasNoErrors() throws Exception {
        var text = editor.open(MODEL);

        assertThat(editor.problems(text))
                .filteredOn(problem -> problem.getSeverity() == org.eclipse.lsp4j.DiagnosticSeverity.Error)
                .isEmpty();
    }

    @Test
    void theOutlineShowsDeclarationsAndWhatIsInThem() throws Exception {
        var symbols = symbols();

        assertThat(symbols)
                .extracting(symbol -> symbol.getName() + " | " + symbol.getDetail())
                .containsExactly(
                        "rack1 | 2 x IntelXeonGold6338".replace("2 x ", ""),
                        "web[8] | hardware-assisted on rack1",
                        "big | web",
                        "Requests | ",
                        "Paths | ");
        assertThat(symbols).extracting(DocumentSymbol::getKind).startsWith(SymbolKind.Module, SymbolKind.Object);
        assertThat(symbols.getFirst().getChildren())
                .extracting(symbol -> symbol.getName() + " : " + symbol.getDetail())
                .containsExactly("eth0 : IntelE810");
        assertThat(symbols.getLast().getChildren())
                .extracting(DocumentSymbol::getName)
                .containsExactly("vary web.net.path", "vary Requests.arrivals.rate", "require web.latency.p99");
    }

    private List<DocumentSymbol> symbols() throws Exception {
        var text = editor.open(MODEL);
        return editor.ask(server -> server.documentSymbol(new DocumentSymbolParams(text.id()))).stream()
                .map(either -> either.getRight())
                .toList();
    }

    @Test
    void declarationsAndCommentsOfSeveralLinesFold() throws Exception {
        var text = editor.open("/*\n * a\n */\nhost h {\n    memory 1 GiB\n}\nos A { }\n");

        var ranges = editor.ask(server -> server.foldingRange(new FoldingRangeRequestParams(text.id())));

        assertThat(ranges)
                .extracting(FoldingRange::getStartLine, FoldingRange::getEndLine)
                .contains(org.assertj.core.groups.Tuple.tuple(0, 2), org.assertj.core.groups.Tuple.tuple(3, 5));
    }

    @Test
    void wordsAreColouredByWhatTheyStandFor() throws Exception {
        var text = editor.open(MODEL);

        var colours = colours(text);

        assertThat(colours)
                .contains(
                        "rack1 variable declaration",
                        "IntelXeonGold6338 class defaultLibrary",
                        "hardware-assisted interface defaultLibrary",
                        "GiB type ",
                        "eth0 property declaration",
                        "sr-iov interface defaultLibrary",
                        "net property ",
                        "Requests function declaration");
    }

    private List<String> colours(Editor.OpenText text) throws Exception {
        var legend = editor.capabilities().getSemanticTokensProvider().getLegend();
        var data = editor.ask(server -> server.semanticTokensFull(new SemanticTokensParams(text.id())))
                .getData();
        var colours = new ArrayList<String>();
        int line = 0;
        int column = 0;
        for (int i = 0; i < data.size(); i += 5) {
            column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
            line += data.get(i);
            var range = new Range(new Position(line, column), new Position(line, column + data.get(i + 2)));
            int modifiers = data.get(i + 4);
            var modifier =
                    modifiers == 0 ? "" : legend.getTokenModifiers().get(Integer.numberOfTrailingZeros(modifiers));
            colours.add(text.in(range) + " " + legend.getTokenTypes().get(data.get(i + 3)) + " " + modifier);
        }
        return colours;
    }

    @Test
    void aHostIsSummedUp() throws Exception {
        assertThat(hover("rack1 {"))
                .contains("The machine in rack 1.")
                .contains("128 hardware threads: 2 x IntelXeonGold6338, 64 each")
                .contains("guests of this file: 36 vCPUs, 128 GiB");
    }

    @Test
    void aDeviceTellsTheRoutingIdsOfItsVirtualFunctions() throws Exception {
        assertThat(hover("eth0 :")).contains("16 enabled: VF 1 has routing ID 3b:01.0, VF 16 has 3b:02.7");
    }

    @Test
    void aChosenVirtualFunctionTellsItsAddress() throws Exception {
        assertThat(hoverOnFunction("guest one on h { net eth0 via sr-iov { vf |3 } }"))
                .contains("VF 3 of `eth0` is 3c:10.4");
        assertThat(hoverOnFunction("guest many[4] on h { net eth0 via sr-iov { vf |5 } }"))
                .contains("VFs 5 to 8 of `eth0` are 3c:11.0 to 3c:11.6");
    }

    private String hoverOnFunction(String guest) throws Exception {
        var text = editor.open("""
                import ringzero.devices.*
                host h { nic eth0 : Intel82599NoAri { address "3b:00.0" buses "3b-3c" vfs 8 } }
                """ + guest);
        return editor.ask(server -> server.hover(new HoverParams(text.id(), text.caret())))
                .getContents()
                .getRight()
                .getValue();
    }

    @Test
    void aQuantityIsConverted() throws Exception {
        assertThat(hover("512 GiB"))
                .contains("**memory** 512 GiB = 549,755,813,888 B")
                .contains("Memory in all.");
        assertThat(hover("12000/s")).contains("one every 83.33 us");
    }

    @Test
    void aSettingSaysWhatItIs() throws Exception {
        assertThat(hover("vcpus")).contains("Virtual CPUs of each guest").contains("A number, whole, above 0");
    }

    @Test
    void whatIsInheritedIsToldWithItsOrigin() throws Exception {
        assertThat(hover("big :")).contains("vcpus 4, from `web`").contains("mode hardware-assisted, from `web`");
    }

    @Test
    void aPathLeadsToTheValueNow() throws Exception {
        assertThat(hover("path over")).contains("The way to it.").contains("Now `sr-iov`.");
    }

    @Test
    void anOperationSaysWhoAnswersIt() throws Exception {
        var text = editor.open("path p for nic {\n    on transmit { perform |kick }\n}\n");

        var hover = editor.ask(server -> server.hover(new HoverParams(text.id(), text.caret())));

        assertThat(hover.getContents().getRight().getValue())
                .contains("**operation** `kick`")
                .contains("mode `hardware-assisted`: `use vcpu for exit");
    }

    private String hover(String word) throws Exception {
        var text = editor.open(MODEL);
        return editor.ask(server -> server.hover(new HoverParams(text.id(), text.at(word))))
                .getContents()
                .getRight()
                .getValue();
    }

    @Test
    void theDefinitionOfALibraryKindIsAFileThatCanBeRead() throws Exception {
        var text = editor.open(MODEL);

        var definitions =
                editor.ask(server -> server.definition(new DefinitionParams(text.id(), text.at("hardware-assisted"))));

        var target = definitions.getLeft().getFirst();
        var lines = Files.readAllLines(Path.of(URI.create(target.getUri())));
        assertThat(lines.get(target.getRange().getStart().getLine())).startsWith("mode hardware-assisted {");
    }

    @Test
    void allPlacesOfANameAreFound() throws Exception {
        var text = editor.open(MODEL);

        var references = editor.ask(server ->
                server.references(new ReferenceParams(text.id(), text.at("rack1 {"), new ReferenceContext(true))));
        var highlights = editor.ask(
                server -> server.documentHighlight(new DocumentHighlightParams(text.id(), text.at("rack1 {"))));

        assertThat(references).hasSize(2);
        assertThat(highlights).hasSize(2);
    }

    @Test
    void renamingChangesAllFiles() throws Exception {
        var text = editor.open("model.vmm", MODEL);
        var other = editor.open("other.vmm", "guest more on lab.rack1 { mode hardware-assisted }\n");

        var edit = editor.ask(server -> server.rename(new RenameParams(text.id(), text.at("rack1 {"), "tower")));

        assertThat(edit.getChanges()).containsOnlyKeys(text.uri(), other.uri());
        assertThat(text.with(edit.getChanges().get(text.uri())))
                .contains("host tower {")
                .contains("guest web[8] on tower {");
        assertThat(other.with(edit.getChanges().get(other.uri()))).contains("on lab.tower {");
    }

    @Test
    void aModelIsFormatted() throws Exception {
        var text = editor.open("os A{label \"a\"\nmodifiable yes}");

        var edits = editor.ask(
                server -> server.formatting(new DocumentFormattingParams(text.id(), new FormattingOptions(4, true))));

        assertThat(text.with(edits)).isEqualTo("os A {\n    label      \"a\"\n    modifiable yes\n}\n");
    }

    @Test
    void valuesThatFollowAreShownBesideTheText() throws Exception {
        var text = editor.open(MODEL);
        var everything = new Range(new Position(0, 0), new Position(999, 0));

        var hints = editor.ask(server -> server.inlayHint(new InlayHintParams(text.id(), everything)));

        assertThat(hints)
                .extracting(hint -> hint.getLabel().getLeft())
                .containsExactly("= 128 hardware threads", "= 32 vCPUs, 64 GiB", "= 15 variants");
    }
}
