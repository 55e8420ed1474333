// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.TextUtilities;

/** Keeps the indentation while typing, one step deeper after '{', and closes braces and strings. */
public final class BraceEdits implements IAutoEditStrategy {
    private static final String STEP = "    ";

    @Override
    public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
        if (command.text == null || command.length > 0) return;
        try {
            if (TextUtilities.equals(document.getLegalLineDelimiters(), command.text) >= 0) newLine(document, command);
            else if (command.text.equals("}")) closingBrace(document, command);
            else if (command.text.equals("\"")) quote(document, command);
        } catch (BadLocationException e) {
            // The command is for a text that is no longer there; it is carried out as it is.
        }
    }

    private static void newLine(IDocument document, DocumentCommand command) throws BadLocationException {
        IRegion line = document.getLineInformationOfOffset(command.offset);
        String before = document.get(line.getOffset(), command.offset - line.getOffset());
        String after = document.get(command.offset, line.getOffset() + line.getLength() - command.offset);
        String indentation =
                before.substring(0, before.length() - before.stripLeading().length());
        String delimiter = command.text;
        if (before.isBlank() || !before.stripTrailing().endsWith("{")) {
            command.text = delimiter + indentation;
            return;
        }
        command.text = delimiter + indentation + STEP;
        boolean closes = after.isBlank()
                ? isOpen(document, command.offset)
                : after.strip().equals("}");
        if (!closes) return;
        command.caretOffset = command.offset + command.text.length();
        command.shiftsCaret = false;
        command.text += delimiter + indentation;
        if (after.isBlank()) command.text += "}";
    }

    /** Whether there are more opening than closing braces: the one just typed has no partner yet. */
    private static boolean isOpen(IDocument document, int offset) {
        return document.get().chars().map(c -> c == '{' ? 1 : c == '}' ? -1 : 0).sum() > 0;
    }

    private static void closingBrace(IDocument document, DocumentCommand command) throws BadLocationException {
        IRegion line = document.getLineInformationOfOffset(command.offset);
        String before = document.get(line.getOffset(), command.offset - line.getOffset());
        if (!before.isBlank() || !before.endsWith(STEP)) return;
        command.offset -= STEP.length();
        command.length = STEP.length();
    }

    private static void quote(IDocument document, DocumentCommand command) throws BadLocationException {
        IRegion line = document.getLineInformationOfOffset(command.offset);
        String before = document.get(line.getOffset(), command.offset - line.getOffset());
        boolean inside = before.chars().filter(c -> c == '"').count() % 2 == 1;
        boolean quoteFollows = command.offset < document.getLength() && document.getChar(command.offset) == '"';
        if (inside && quoteFollows) {
            command.text = "";
            command.caretOffset = command.offset + 1;
            command.shiftsCaret = false;
        } else if (!inside && !before.contains("//")) {
            command.text = "\"\"";
            command.caretOffset = command.offset + 1;
            command.shiftsCaret = false;
        }
    }
}
