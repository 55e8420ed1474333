// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/** Gives editors of models their outline. */
public final class OutlineFactory implements IAdapterFactory {

    @Override
    public <T> T getAdapter(Object object, Class<T> type) {
        if (type != IContentOutlinePage.class || !(object instanceof ITextEditor editor)) return null;
        if (editor.getDocumentProvider() == null) return null;
        var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        if (document == null) return null;
        return ModelLanguage.ofWorkbench()
                .model(document)
                .map(model -> type.cast(new ModelOutline(editor, model)))
                .orElse(null);
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IContentOutlinePage.class};
    }
}
