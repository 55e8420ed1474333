// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Rewrites the model in the editor in the way that is named behind the class in {@code plugin.xml}; one undo takes it back. */
public final class RewriteHandler extends AbstractHandler implements IExecutableExtension {
    private final ModelLanguage language = ModelLanguage.ofWorkbench();
    private Rewriting rewriting;

    @Override
    public void setInitializationData(IConfigurationElement element, String attribute, Object name) {
        rewriting = Rewriting.valueOf((String) name);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (!(HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor) || !editor.isEditable()) return null;
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        var display = editor.getSite().getShell().getDisplay();
        language.model(document).ifPresent(model -> rewriting.soon(language, model, display));
        return null;
    }
}
