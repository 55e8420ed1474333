// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.help;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IContextProvider;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import ringzero.ui.editor.ModelLanguage;

/** What F1 says in the editor of a model, which is the editor of all texts. */
public final class ModelHelp implements IAdapterFactory {
    private static final String CONTEXT = "ringzero.ui.editor";

    @Override
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        if (type != IContextProvider.class || !(adaptable instanceof ITextEditor editor)) return null;
        IFile file = ResourceUtil.getFile(editor.getEditorInput());
        if (file == null || !ModelLanguage.EXTENSION.equals(file.getFileExtension())) return null;
        return type.cast(new Provider());
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IContextProvider.class};
    }

    private static final class Provider implements IContextProvider {
        @Override
        public int getContextChangeMask() {
            return NONE;
        }

        @Override
        public IContext getContext(Object target) {
            return HelpSystem.getContext(CONTEXT);
        }

        @Override
        public String getSearchExpression(Object target) {
            return null;
        }
    }
}
