// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.DirtyRegion;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.reconciler.IReconcilingStrategyExtension;
import org.eclipse.jface.text.reconciler.Reconciler;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;

/** Folds what the language server says belongs together: declarations, blocks and long comments. */
public final class Folding extends Reconciler {
    private final Strategy strategy = new Strategy();

    public Folding() {
        setReconcilingStrategy(strategy, IDocument.DEFAULT_CONTENT_TYPE);
        setIsIncrementalReconciler(false);
    }

    @Override
    public void install(ITextViewer viewer) {
        if (viewer instanceof ProjectionViewer projection) strategy.viewer = projection;
        super.install(viewer);
    }

    /** Called on the reconciler's thread, a moment after the last change. */
    private static final class Strategy implements IReconcilingStrategy, IReconcilingStrategyExtension {
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        private final ModelLanguage language = ModelLanguage.ofWorkbench();
        private ProjectionViewer viewer;

        @Override
        public void initialReconcile() {
            fold();
        }

        @Override
        public void reconcile(IRegion region) {
            fold();
        }

        @Override
        public void reconcile(DirtyRegion dirty, IRegion region) {
            fold();
        }

        private void fold() {
            ProjectionAnnotationModel folds = viewer == null ? null : viewer.getProjectionAnnotationModel();
            OpenModel model =
                    viewer == null ? null : language.model(viewer.getDocument()).orElse(null);
            if (folds == null || model == null) return;
            int version = model.version();
            var params = new FoldingRangeRequestParams(model.identifier());
            language.answer(PATIENCE, server -> server.foldingRange(params))
                    .filter(ranges -> version == model.version())
                    .ifPresent(ranges -> update(folds, positions(model.document(), ranges)));
        }

        /** Whole lines, as that is what can be hidden. */
        private static List<Position> positions(IDocument document, List<FoldingRange> ranges) {
            List<Position> positions = new ArrayList<>();
            for (FoldingRange range : ranges) {
                if (range.getEndLine() <= range.getStartLine()) continue;
                try {
                    int start = document.getLineOffset(range.getStartLine());
                    int last = Math.min(range.getEndLine(), document.getNumberOfLines() - 1);
                    int end = document.getLineOffset(last) + document.getLineLength(last);
                    Position position = new Position(start, end - start);
                    if (!positions.contains(position)) positions.add(position);
                } catch (BadLocationException e) {
                    // The text became shorter: its change asks again.
                    return positions;
                }
            }
            return positions;
        }

        /** What stays keeps its annotation, so that what is folded stays folded. */
        private static void update(ProjectionAnnotationModel folds, List<Position> wanted) {
            List<Annotation> gone = new ArrayList<>();
            List<Position> missing = new ArrayList<>(wanted);
            folds.getAnnotationIterator().forEachRemaining(fold -> {
                if (!missing.remove(folds.getPosition(fold))) gone.add(fold);
            });
            if (gone.isEmpty() && missing.isEmpty()) return;
            Map<Annotation, Position> added = new HashMap<>();
            for (Position position : missing) added.put(new ProjectionAnnotation(), position);
            folds.modifyAnnotations(gone.toArray(Annotation[]::new), added, new Annotation[0]);
        }

        @Override
        public void setDocument(IDocument document) {}

        @Override
        public void setProgressMonitor(org.eclipse.core.runtime.IProgressMonitor monitor) {}
    }
}
