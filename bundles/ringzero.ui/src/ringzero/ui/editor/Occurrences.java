// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.DirtyRegion;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.reconciler.Reconciler;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;

/** Marks every place that means the same as the word at the caret. */
public final class Occurrences extends Reconciler {
    private static final String TYPE = "ringzero.ui.occurrence";

    private final ModelLanguage language = ModelLanguage.ofWorkbench();
    private final ISelectionChangedListener caretMoved = this::caretMoved;
    private ISourceViewer viewer;
    private Annotation[] shown = {};
    private volatile int latest;

    public Occurrences() {
        setReconcilingStrategy(new CaretOnly(), IDocument.DEFAULT_CONTENT_TYPE);
    }

    @Override
    public void install(ITextViewer textViewer) {
        super.install(textViewer);
        if (!(textViewer instanceof ISourceViewer source)) return;
        viewer = source;
        if (source.getSelectionProvider() instanceof IPostSelectionProvider provider)
            provider.addPostSelectionChangedListener(caretMoved);
    }

    @Override
    public void uninstall() {
        if (viewer != null && viewer.getSelectionProvider() instanceof IPostSelectionProvider provider)
            provider.removePostSelectionChangedListener(caretMoved);
        super.uninstall();
    }

    private void caretMoved(SelectionChangedEvent event) {
        if (!(event.getSelection() instanceof ITextSelection selection)) return;
        OpenModel model = language.model(viewer.getDocument()).orElse(null);
        if (model == null || selection.getOffset() < 0) return;
        int mine = ++latest;
        if (!isWanted()) {
            show(List.of(), model);
            return;
        }
        try {
            var position = new Places(model.document()).position(selection.getOffset());
            language.ask(server -> server.documentHighlight(new DocumentHighlightParams(model.identifier(), position)))
                    .whenComplete((found, failure) -> {
                        if (mine == latest) show(failure == null && found != null ? found : List.of(), model);
                    });
        } catch (BadLocationException e) {
            // The text changed; its change moves the caret again.
        }
    }

    private static boolean isWanted() {
        return Platform.getPreferencesService()
                .getBoolean("org.eclipse.ui.genericeditor", "togglehighlight", true, null);
    }

    private synchronized void show(List<? extends DocumentHighlight> found, OpenModel model) {
        IAnnotationModel annotations = viewer.getAnnotationModel();
        if (!(annotations instanceof IAnnotationModelExtension extension)) return;
        Map<Annotation, Position> added = new HashMap<>();
        Places places = new Places(model.document());
        for (DocumentHighlight highlight : found) {
            IRegion region = places.region(highlight.getRange());
            added.put(new Annotation(TYPE, false, null), new Position(region.getOffset(), region.getLength()));
        }
        extension.replaceAnnotations(shown, added);
        shown = added.keySet().toArray(Annotation[]::new);
    }

    /** Only the caret matters here, not the text. */
    private static final class CaretOnly implements IReconcilingStrategy {
        @Override
        public void setDocument(IDocument document) {}

        @Override
        public void reconcile(DirtyRegion dirty, IRegion region) {}

        @Override
        public void reconcile(IRegion region) {}
    }
}
