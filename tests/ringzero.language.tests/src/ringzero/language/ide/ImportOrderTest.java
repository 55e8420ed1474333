// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportOrderTest {

    private static final String HOST = "host h { processor IntelXeonGold6338 nic eth0 : IntelE810 }\n";

    @TempDir
    Path folder;

    @Test
    void whatNothingNeedsGoesAndTheRestIsSorted() throws Exception {
        var ordered = ordered("""
                package lab

                import ringzero.processors.*
                import somewhere.*
                import ringzero.modes.*
                import ringzero.devices.*

                """ + HOST);

        assertThat(ordered).isEqualTo("""
                package lab

                import ringzero.devices.*
                import ringzero.processors.*

                """ + HOST);
    }

    @Test
    void whatANameLacksIsAdded() throws Exception {
        assertThat(ordered("import ringzero.processors.*\n" + HOST))
                .isEqualTo("import ringzero.devices.*\nimport ringzero.processors.*\n" + HOST);
        assertThat(ordered(HOST)).isEqualTo("import ringzero.devices.*\nimport ringzero.processors.*\n\n" + HOST);
    }

    @Test
    void commentsStayWhereTheyAre() throws Exception {
        var ordered = ordered("""
                import ringzero.processors.* // ours
                import ringzero.modes.*
                /* cards */ import ringzero.devices.*
                """ + HOST);

        assertThat(ordered).isEqualTo("""
                import ringzero.processors.* // ours
                /* cards */ import ringzero.devices.*
                """ + HOST);
    }

    @Test
    void importsThatNothingNeedsLeaveNoEmptyLine() throws Exception {
        assertThat(ordered("import ringzero.devices.*\r\nhost h { }\r\n")).isEqualTo("host h { }\r\n");
    }

    @Test
    void aTextThatIsHalfWrittenOrInOrderStaysAsItIs() throws Exception {
        assertThat(asked("import ringzero.devices.*\nhost h { nic eth0 : \n", List.of("source")))
                .isEmpty();
        assertThat(asked(
                        "import ringzero.devices.*\nimport ringzero.processors.*\n" + HOST,
                        List.of("source.organizeImports")))
                .isEmpty();
    }

    @Test
    void importsAreOrderedOnDemandOnly() throws Exception {
        var unordered = "import ringzero.devices.*\nhost h { }\n";

        assertThat(asked(unordered, null)).isEmpty();
        assertThat(asked(unordered, List.of("quickfix"))).isEmpty();
        assertThat(asked(unordered, List.of("source")))
                .extracting(CodeAction::getTitle)
                .containsExactly("Organise imports");
    }

    private String ordered(String model) throws Exception {
        var editor = new Editor(folder);
        var text = editor.open(model);
        var action = asked(editor, text, List.of("source.organizeImports")).getFirst();
        return text.with(action.getEdit().getChanges().get(text.uri()));
    }

    private List<CodeAction> asked(String model, List<String> kinds) throws Exception {
        var editor = new Editor(folder);
        return asked(editor, editor.open(model), kinds);
    }

    private static List<CodeAction> asked(Editor editor, Editor.OpenText text, List<String> kinds) throws Exception {
        var context = new CodeActionContext(List.of());
        context.setOnly(kinds);
        var everywhere = new Range(new Position(0, 0), new Position(0, 0));
        return editor.ask(server -> server.codeAction(new CodeActionParams(text.id(), everywhere, context))).stream()
                .map(action -> action.getRight())
                .toList();
    }
}
