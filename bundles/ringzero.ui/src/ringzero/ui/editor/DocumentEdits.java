// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.List;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;

/** Changes to one text, as the language server answers them. */
public record DocumentEdits(List<? extends TextEdit> edits) {

    /** The same as the platform knows it, for the text that the server has seen. */
    public MultiTextEdit in(IDocument document) {
        Places places = new Places(document);
        MultiTextEdit all = new MultiTextEdit();
        for (TextEdit edit : edits) {
            IRegion region = places.region(edit.getRange());
            all.addChild(new ReplaceEdit(region.getOffset(), region.getLength(), edit.getNewText()));
        }
        return all;
    }

    /** Makes the changes; one undo takes them back. For the thread that owns the document. */
    void apply(IDocument document) {
        var undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
        try {
            if (undo != null) undo.beginCompoundChange();
            in(document).apply(document);
        } catch (MalformedTreeException | BadLocationException e) {
            ILog.get().error("The changed text does not fit the model.", e);
        } finally {
            if (undo != null) undo.endCompoundChange();
        }
    }
}
