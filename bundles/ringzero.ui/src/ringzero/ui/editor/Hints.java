// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineContentCodeMining;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Range;

/** Values that follow from what is written, shown in the text as code minings: threads, variants, predicted utilisation. */
public final class Hints extends AbstractCodeMiningProvider {
    private final ModelLanguage language = ModelLanguage.ofWorkbench();

    @Override
    public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(
            ITextViewer viewer, IProgressMonitor monitor) {
        IDocument document = viewer.getDocument();
        OpenModel model = language.model(document).orElse(null);
        if (model == null || !Preferences.SHOW_HINTS.isOn()) return CompletableFuture.completedFuture(List.of());
        int version = model.version();
        Places places = new Places(document);
        try {
            Range all = new Range(places.position(0), places.position(document.getLength()));
            return language.ask(server -> server.inlayHint(new InlayHintParams(model.identifier(), all)))
                    .handle((hints, failure) ->
                            hints == null || version != model.version() ? List.of() : minings(hints, places));
        } catch (BadLocationException e) {
            return CompletableFuture.completedFuture(List.of());
        }
    }

    private List<ICodeMining> minings(List<InlayHint> hints, Places places) {
        List<ICodeMining> minings = new ArrayList<>();
        for (InlayHint hint : hints) minings.add(new Hint(places.offset(hint.getPosition()), text(hint)));
        return minings;
    }

    private static String text(InlayHint hint) {
        String text = hint.getLabel().isLeft()
                ? hint.getLabel().getLeft()
                : hint.getLabel().getRight().stream()
                        .map(part -> part.getValue())
                        .collect(Collectors.joining());
        return " " + text + " ";
    }

    private final class Hint extends LineContentCodeMining {
        Hint(int offset, String text) {
            super(new Position(offset, 1), true, Hints.this);
            setLabel(text);
        }
    }
}
