// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.language.Damage;

/** An editor asks about texts that are half written: each question is answered. */
class DamagedTextTest {

    private static final int PLACES = 3;

    @TempDir
    static Path folder;

    private static Editor shared;

    static Stream<Damage.Sound> everyText() {
        // the library has many files that are alike
        return Damage.everyText().filter(sound -> sound.name().hashCode() % 3 == 0 || Damage.ROUNDS > 1);
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void everyQuestionAboutADamagedTextIsAnswered(Damage.Sound sound) throws Exception {
        var random = new Random(sound.name().hashCode() + 2L);
        for (int round = 0; round < Damage.ROUNDS; round++) {
            var text = editor().openAsIs("damaged.vmm", Damage.damaged(sound.text(), random));

            assertThat(failures(text, random)).isEmpty();
        }
    }

    @Test
    void aTextThatWasChangedStepByStepHasTheProblemsOfTheSameTextReadAtOnce() throws Exception {
        var random = new Random(7);
        for (var sound : everyText().limit(6).toList()) {
            var text = editor().openAsIs("changing.vmm", sound.text());
            for (int step = 0; step < 8; step++) {
                int from = random.nextInt(text.text().length() + 1);
                int until = Math.min(text.text().length(), from + random.nextInt(12));
                text = editor().replace(
                                text,
                                from,
                                until,
                                List.of("", " ", "8", "guest", "}", "{", "\"").get(random.nextInt(7)));
            }
            var changed = problems(text);
            editor().close(text);
            var whole = editor().openAsIs("changing.vmm", text.text());

            assertThat(changed).as(sound.name()).isEqualTo(problems(whole));
            editor().close(whole);
        }
    }

    private static List<String> problems(Editor.OpenText text) {
        return shared.problems(text).stream()
                .map(problem -> "%d:%d %s"
                        .formatted(
                                problem.getRange().getStart().getLine(),
                                problem.getRange().getStart().getCharacter(),
                                problem.getMessage().getLeft()))
                .sorted()
                .toList();
    }

    private static Editor editor() throws Exception {
        if (shared == null) shared = new Editor(folder);
        return shared;
    }

    private static List<String> failures(Editor.OpenText text, Random random) throws Exception {
        var failures = new ArrayList<String>();
        var all = new Range(new Position(0, 0), text.position(text.text().length()));
        var id = text.id();
        ask(failures, "symbols", server -> server.documentSymbol(new DocumentSymbolParams(id)));
        ask(failures, "folding", server -> server.foldingRange(new FoldingRangeRequestParams(id)));
        ask(failures, "colours", server -> server.semanticTokensFull(new SemanticTokensParams(id)));
        ask(failures, "hints", server -> server.inlayHint(new InlayHintParams(id, all)));
        ask(failures, "links", server -> server.documentLink(new DocumentLinkParams(id)));
        ask(failures, "imports", server -> server.codeAction(new CodeActionParams(id, all, importsOnly())));
        ask(
                failures,
                "formatting",
                server -> server.formatting(new DocumentFormattingParams(id, new FormattingOptions(4, true))));
        ask(
                failures,
                "fixes",
                server ->
                        server.codeAction(new CodeActionParams(id, all, new CodeActionContext(shared.problems(text)))));
        for (int place = 0; place < PLACES; place++) {
            var at = text.position(random.nextInt(text.text().length() + 1));
            ask(failures, "hover", server -> server.hover(new HoverParams(id, at)));
            ask(failures, "completion", server -> server.completion(new CompletionParams(id, at)));
            ask(failures, "definition", server -> server.definition(new DefinitionParams(id, at)));
            ask(
                    failures,
                    "references",
                    server -> server.references(new ReferenceParams(id, at, new ReferenceContext(true))));
            ask(failures, "callers and callees", server -> hierarchy(server, new CallHierarchyPrepareParams(id, at)));
            ask(failures, "occurrences", server -> server.documentHighlight(new DocumentHighlightParams(id, at)));
            ask(failures, "what to rename", server -> server.prepareRename(new PrepareRenameParams(id, at)));
            ask(failures, "rename", server -> server.rename(new RenameParams(id, at, "other")));
        }
        return failures;
    }

    private static CodeActionContext importsOnly() {
        var context = new CodeActionContext(List.of());
        context.setOnly(List.of(CodeActionKind.SourceOrganizeImports));
        return context;
    }

    private static CompletableFuture<?> hierarchy(VmmServer server, CallHierarchyPrepareParams place) {
        return server.prepareCallHierarchy(place).thenCompose(items -> {
            var answered = new ArrayList<CompletableFuture<?>>();
            for (var item : items) {
                answered.add(server.callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)));
                answered.add(server.callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)));
            }
            return CompletableFuture.allOf(answered.toArray(CompletableFuture[]::new));
        });
    }

    private static void ask(List<String> failures, String question, Function<VmmServer, CompletableFuture<?>> asked)
            throws Exception {
        try {
            shared.ask(server -> asked.apply(server).thenApply(answer -> true));
        } catch (ExecutionException e) {
            var cause = Throwables.getRootCause(e);
            // that something cannot be done is an answer; that the server broke is not
            if (cause instanceof ResponseErrorException) return;
            var trace = cause.getStackTrace();
            failures.add(question + ": " + cause + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }
}
