// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.time.Duration;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;

/** Makes every reference a link to its declaration: Ctrl+click, or F3. */
public final class DeclarationLinks extends AbstractHyperlinkDetector {
    // On the UI thread when F3 is pressed: better no link than a workbench that waits.
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final ModelLanguage language = ModelLanguage.ofWorkbench();

    @Override
    public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion region, boolean several) {
        OpenModel model = language.model(viewer.getDocument()).orElse(null);
        if (model == null) return null;
        try {
            Position position = new Places(model.document()).position(region.getOffset());
            List<Location> targets = language.answer(
                            PATIENCE, server -> server.definition(new DefinitionParams(model.identifier(), position)))
                    .map(DeclarationLinks::locations)
                    .orElse(List.of());
            if (targets.isEmpty()) return null;
            IRegion word = ModelWord.at(model.document(), region.getOffset());
            return targets.stream()
                    .map(target -> new DeclarationLink(word, target))
                    .toArray(IHyperlink[]::new);
        } catch (BadLocationException e) {
            return null;
        }
    }

    private static List<Location> locations(
            org.eclipse.lsp4j.jsonrpc.messages.Either<
                            List<? extends Location>, List<? extends org.eclipse.lsp4j.LocationLink>>
                    answer) {
        return answer.isLeft()
                ? List.copyOf(answer.getLeft())
                : answer.getRight().stream()
                        .map(link -> new Location(link.getTargetUri(), link.getTargetSelectionRange()))
                        .toList();
    }
}
