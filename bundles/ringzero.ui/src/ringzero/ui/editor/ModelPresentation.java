// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.swt.custom.StyledText;

/** Colours a model: at once by the words its lexer sees, and a moment later by what its parser makes of them. */
public final class ModelPresentation extends PresentationReconciler {
    private static final int PAUSE = 250;

    private final ModelLanguage language = ModelLanguage.ofWorkbench();
    private final Names names = new Names();
    private final WordScanner scanner = new WordScanner(names);
    private final Runnable ask = this::askForNames;
    private final IDocumentListener typing = new IDocumentListener() {
        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {
            names.changed(event);
        }

        @Override
        public void documentChanged(DocumentEvent event) {
            askSoon();
        }
    };
    private final ITextInputListener input = new ITextInputListener() {
        @Override
        public void inputDocumentAboutToBeChanged(IDocument before, IDocument after) {
            if (before != null) before.removeDocumentListener(typing);
        }

        @Override
        public void inputDocumentChanged(IDocument before, IDocument after) {
            if (after != null) after.addDocumentListener(typing);
            askSoon();
        }
    };
    private final IPropertyChangeListener repaint = event -> {
        if (event.getProperty().startsWith("ringzero.ui.colour.")
                || event.getProperty().equals(JFacePreferences.ERROR_COLOR)) recolour();
    };
    private ITextViewer viewer;

    public ModelPresentation() {
        WholeCommentDamager damager = new WholeCommentDamager(scanner);
        setDamager(damager, IDocument.DEFAULT_CONTENT_TYPE);
        setRepairer(damager, IDocument.DEFAULT_CONTENT_TYPE);
    }

    @Override
    public void install(ITextViewer viewer) {
        super.install(viewer);
        this.viewer = viewer;
        JFaceResources.getColorRegistry().addListener(repaint);
        // The grammar is read in the background at the first start; until then nothing has a colour.
        viewer.addTextInputListener(input);
        if (viewer.getDocument() != null) viewer.getDocument().addDocumentListener(typing);
        askSoon();
        language.service(Words::of).thenAccept(words -> {
            scanner.learn(words);
            StyledText widget = viewer.getTextWidget();
            if (widget != null && !widget.isDisposed()) widget.getDisplay().asyncExec(this::recolour);
        });
    }

    @Override
    public void uninstall() {
        JFaceResources.getColorRegistry().removeListener(repaint);
        viewer.removeTextInputListener(input);
        if (viewer.getDocument() != null) viewer.getDocument().removeDocumentListener(typing);
        super.uninstall();
    }

    private void askSoon() {
        StyledText widget = viewer.getTextWidget();
        if (widget == null || widget.isDisposed()) return;
        // A document may be changed by a refactoring on another thread.
        if (widget.getDisplay().getThread() == Thread.currentThread())
            widget.getDisplay().timerExec(PAUSE, ask);
        else widget.getDisplay().asyncExec(this::askSoon);
    }

    private void askForNames() {
        StyledText widget = viewer.getTextWidget();
        if (widget == null || widget.isDisposed() || viewer.getDocument() == null) return;
        IDocument document = viewer.getDocument();
        OpenModel model = language.model(document).orElse(null);
        if (model == null) return;
        int version = model.version();
        var params = new SemanticTokensParams(model.identifier());
        language.semanticWords()
                .thenCombine(language.ask(server -> server.semanticTokensFull(params)), (words, tokens) ->
                        (Supplier<List<Words.Word>>) () -> words.of(tokens, new Places(document)))
                .whenComplete((found, failure) -> {
                    if (widget.isDisposed()) return;
                    widget.getDisplay().asyncExec(() -> {
                        if (widget.isDisposed() || viewer.getDocument() != document) return;
                        // A later change asks again by itself.
                        if (version != model.version()) return;
                        if (found == null && ModelLanguage.isCancellation(failure)) askSoon();
                        else if (found == null)
                            ILog.get().error("The words of a model could not be told apart.", failure);
                        else if (names.replace(found.get())) recolour();
                    });
                });
    }

    private void recolour() {
        StyledText widget = viewer.getTextWidget();
        if (widget != null && !widget.isDisposed()) viewer.invalidateTextPresentation();
    }

    /** Lines are repaired one by one, unless a comment begins or ends: then everything behind it. */
    private static final class WholeCommentDamager extends DefaultDamagerRepairer {
        private int delimiters = -1;

        WholeCommentDamager(WordScanner scanner) {
            super(scanner);
        }

        @Override
        public IRegion getDamageRegion(ITypedRegion partition, DocumentEvent event, boolean partitioningChanged) {
            int before = delimiters;
            delimiters = delimiters(event.getDocument().get());
            IRegion lines = super.getDamageRegion(partition, event, partitioningChanged);
            if (before == delimiters) return lines;
            return new Region(lines.getOffset(), event.getDocument().getLength() - lines.getOffset());
        }

        private static int delimiters(String text) {
            int found = 0;
            for (int i = text.indexOf('*'); i >= 0; i = text.indexOf('*', i + 1)) {
                if (i > 0 && text.charAt(i - 1) == '/') found++;
                if (i + 1 < text.length() && text.charAt(i + 1) == '/') found++;
            }
            return found;
        }
    }
}
