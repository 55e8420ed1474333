// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.DocumentCommand;
import org.junit.jupiter.api.Test;

class BraceEditsTest {

    /** A command as the viewer makes it. */
    private static final class Typed extends DocumentCommand {
        Typed(String text, int offset) {
            this.text = text;
            this.offset = offset;
            this.caretOffset = -1;
            this.shiftsCaret = true;
            this.doit = true;
        }
    }

    private static String typed(String before, String key, String after) throws BadLocationException {
        var document = new Document(before + after);
        var command = new Typed(key, before.length());
        new BraceEdits().customizeDocumentCommand(document, command);
        document.replace(command.offset, command.length, command.text);
        return document.get();
    }

    @Test
    void closesABraceThatHasNoPartner() throws BadLocationException {
        assertThat(typed("host a {", "\n", "")).isEqualTo("host a {\n    \n}");
    }

    @Test
    void leavesABraceThatHasItsPartnerAlone() throws BadLocationException {
        assertThat(typed("host a {", "\n", "\n}")).isEqualTo("host a {\n    \n}");
    }

    @Test
    void keepsTheIndentation() throws BadLocationException {
        assertThat(typed("    memory 1 GiB", "\n", "")).isEqualTo("    memory 1 GiB\n    ");
    }

    @Test
    void bringsAClosingBraceBackUnderItsDeclaration() throws BadLocationException {
        assertThat(typed("host a {\n    ", "}", "")).isEqualTo("host a {\n}");
    }

    @Test
    void closesAQuote() throws BadLocationException {
        assertThat(typed("label ", "\"", "")).isEqualTo("label \"\"");
    }
}
