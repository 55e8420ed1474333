// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallHierarchyTest {

    private static final String KINDS = """
            package lab
            operation flush
            mode mine : hardware-assisted {
                on flush, kick { use vcpu for 2 us as exit perform syscall }
            }
            workload Journal { arrivals poisson 100/s request { perform 3 flush, 1 syscall send 1 KiB } }
            """;

    @TempDir
    Path folder;

    private Editor editor;

    @BeforeEach
    void anEditor() throws Exception {
        editor = new Editor(folder);
    }

    @Test
    void anOperationIsCalledByThoseWhoPerformItAndCallsThoseWhoAnswer() throws Exception {
        var text = editor.open(KINDS);
        var flush = only(text, text.at("flush\n"));

        var performers = incoming(flush);

        assertThat(flush.getDetail()).isEqualTo("operation");
        assertThat(performers).extracting(call -> told(call.getFrom())).containsExactly("Journal, workload");
        assertThat(performers.getFirst().getFromRanges()).extracting(text::in).containsExactly("flush");
        assertThat(outgoing(flush)).extracting(call -> told(call.getTo())).containsExactly("flush, kick, in mode mine");
    }

    @Test
    void aHandlerIsCalledByItsOperationsAndCallsWhatItPerforms() throws Exception {
        var text = editor.open(KINDS);
        var handler = only(text, text.at("on flush, kick"));

        assertThat(told(handler)).isEqualTo("flush, kick, in mode mine");
        assertThat(incoming(handler))
                .extracting(call -> told(call.getFrom()))
                .containsExactlyInAnyOrder("flush, operation", "kick, operation");
        assertThat(outgoing(handler)).extracting(call -> told(call.getTo())).containsExactly("syscall, operation");
        assertThat(outgoing(handler).getFirst().getFromRanges())
                .extracting(text::in)
                .containsExactly("syscall");
    }

    @Test
    void theLibraryTakesPartAndCanBeOpened() throws Exception {
        var text = editor.open(KINDS.replace("flush, kick", "kick"));
        var kick = only(text, text.at("kick"));

        var performers = incoming(kick);
        var answers = outgoing(kick);

        assertThat(performers)
                .extracting(call -> told(call.getFrom()))
                .contains("transmit, in network path vhost", "transmit, in network path virtio");
        assertThat(answers)
                .extracting(call -> told(call.getTo()))
                .contains("kick, in mode mine", "kick, in mode paravirtual");
        var vhost = performers.stream()
                .filter(call -> call.getFrom().getDetail().equals("in network path vhost"))
                .findFirst()
                .orElseThrow();
        var lines = Files.readAllLines(
                Path.of(URI.createURI(vhost.getFrom().getUri()).toFileString()));
        var place = vhost.getFromRanges().getFirst();
        assertThat(lines.get(place.getStart().getLine())
                        .substring(
                                place.getStart().getCharacter(), place.getEnd().getCharacter()))
                .isEqualTo("kick");
        assertThat(incoming(vhost.getFrom()))
                .extracting(call -> told(call.getFrom()))
                .containsExactly("transmit, operation");
    }

    @Test
    void whatARequestSendsItsWorkloadTransmits() throws Exception {
        var text = editor.open(KINDS);
        var transmit = only(text, text.at("send"));

        assertThat(told(transmit)).isEqualTo("transmit, operation");
        assertThat(incoming(transmit)).extracting(call -> told(call.getFrom())).containsExactly("Journal, workload");
        assertThat(outgoing(transmit))
                .extracting(call -> told(call.getTo()))
                .contains("transmit, in network path vhost");
    }

    @Test
    void guestsOfOtherFilesCallTheirWorkloads() throws Exception {
        var text = editor.open("kinds.vmm", KINDS);
        editor.open("guests.vmm", """
                package other
                import lab.*
                guest web { mode mine runs Journal }
                """);
        var journal = only(text, text.at("Journal"));

        assertThat(incoming(journal)).extracting(call -> told(call.getFrom())).containsExactly("web, guest");
        assertThat(outgoing(journal))
                .extracting(call -> told(call.getTo()))
                .containsExactly("flush, operation", "syscall, operation", "transmit, operation");
    }

    @Test
    void aModeStandsForAllItsHandlers() throws Exception {
        var text = editor.open(KINDS + "guest web { mode bare-metal runs Journal }");

        assertThat(prepared(text, text.at("mine")).getFirst().getName()).isEqualTo("flush, kick");
        assertThat(prepared(text, text.at("bare-metal")))
                .allMatch(item -> item.getDetail().equals("in mode bare-metal"));
    }

    @Test
    void aPlaceThatCallsNothingHasNoHierarchy() throws Exception {
        var text = editor.open(KINDS);

        assertThat(prepared(text, text.at("2 us"))).isEmpty();
        assertThat(prepared(text, new Position(0, 0))).isEmpty();
    }

    @Test
    void anItemThatIsGoneFromTheTextCallsNothing() throws Exception {
        var text = editor.open(KINDS);
        var flush = only(text, text.at("flush\n"));
        editor.replace(text, 0, text.text().length(), "");

        assertThat(incoming(flush)).isEmpty();
        assertThat(outgoing(flush)).isEmpty();
    }

    @Test
    void theHoverOfAnOperationSaysWhoPerformsAndWhoAnswersIt() throws Exception {
        var text = editor.open(KINDS.replace("flush, kick", "kick"));
        var hover = editor.ask(server -> server.hover(new HoverParams(text.id(), text.at("kick"))));

        assertThat(hover.getContents().getRight().getValue())
                .containsPattern("performed by .*`vhost`.*`virtio`")
                .contains("mode `paravirtual`");
    }

    private List<CallHierarchyItem> prepared(Editor.OpenText text, Position place) throws Exception {
        return editor.ask(server -> server.prepareCallHierarchy(new CallHierarchyPrepareParams(text.id(), place)));
    }

    private CallHierarchyItem only(Editor.OpenText text, Position place) throws Exception {
        var items = prepared(text, place);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private List<CallHierarchyIncomingCall> incoming(CallHierarchyItem item) throws Exception {
        return editor.ask(server -> server.callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)));
    }

    private List<CallHierarchyOutgoingCall> outgoing(CallHierarchyItem item) throws Exception {
        return editor.ask(server -> server.callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)));
    }

    private static String told(CallHierarchyItem item) {
        return item.getName() + ", " + item.getDetail();
    }
}
