// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

/** The declarations of a model as a tree beside its text. */
final class ModelOutline extends ContentOutlinePage {
    private static final int PAUSE = 300;

    private final ModelLanguage language = ModelLanguage.ofWorkbench();
    private final ITextEditor editor;
    private final OpenModel model;
    private final IDocumentListener listener = new IDocumentListener() {
        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {}

        @Override
        public void documentChanged(DocumentEvent event) {
            var display = getControl().getDisplay();
            display.timerExec(PAUSE, refresh);
        }
    };
    private final Runnable refresh = this::refresh;
    private boolean following;

    ModelOutline(ITextEditor editor, OpenModel model) {
        this.editor = editor;
        this.model = model;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        getTreeViewer().setContentProvider(new OutlineContent());
        getTreeViewer().setLabelProvider(new DelegatingStyledCellLabelProvider(new OutlineLabels()));
        getTreeViewer().setUseHashlookup(true);
        getTreeViewer().setAutoExpandLevel(2);
        model.document().addDocumentListener(listener);
        refresh();
    }

    private void refresh() {
        if (getControl() == null || getControl().isDisposed()) return;
        CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> symbols =
                language.ask(server -> server.documentSymbol(new DocumentSymbolParams(model.identifier())));
        var display = getControl().getDisplay();
        symbols.whenComplete((found, failure) -> {
            if (display.isDisposed()) return;
            display.asyncExec(() -> {
                if (getControl().isDisposed()) return;
                if (found != null) show(declarations(found));
                // The server drops a question when a text changes, so it has to be asked again.
                else if (ModelLanguage.isCancellation(failure)) display.timerExec(PAUSE, refresh);
                else ILog.get().error("The outline could not be made.", failure);
            });
        });
    }

    private static List<DocumentSymbol> declarations(List<Either<SymbolInformation, DocumentSymbol>> symbols) {
        return symbols.stream().filter(Either::isRight).map(Either::getRight).toList();
    }

    private void show(List<DocumentSymbol> roots) {
        Object[] expanded = getTreeViewer().getExpandedElements();
        boolean first = getTreeViewer().getInput() == null;
        getTreeViewer().setInput(OutlineContent.nodes(roots, new Places(document())));
        if (!first) getTreeViewer().setExpandedElements(expanded);
    }

    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        super.selectionChanged(event);
        if (following) return;
        if (event.getSelection() instanceof IStructuredSelection selection
                && selection.getFirstElement() instanceof OutlineContent.Node node) {
            IRegion region = new Places(document()).region(node.symbol().getSelectionRange());
            editor.selectAndReveal(region.getOffset(), region.getLength());
        }
    }

    /** Selects what is declared around the caret. */
    void follow(int offset) {
        if (getControl() == null || getControl().isDisposed()) return;
        if (!(getTreeViewer().getInput() instanceof List<?> roots)) return;
        following = true;
        try {
            OutlineContent.at(roots, new Places(document()), offset)
                    .ifPresent(node -> getTreeViewer().setSelection(new StructuredSelection(node), true));
        } finally {
            following = false;
        }
    }

    private IDocument document() {
        return model.document();
    }

    @Override
    public void dispose() {
        model.document().removeDocumentListener(listener);
        super.dispose();
    }
}
