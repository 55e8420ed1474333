// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.time.Duration;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.ui.editors.text.EditorsUI;

/** Says what the word under the mouse means. */
public final class ModelHover implements ITextHover, ITextHoverExtension {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ModelLanguage language = ModelLanguage.ofWorkbench();

    @Override
    @SuppressWarnings("deprecation") // The method that replaced it is optional, and the generic editor asks this one.
    public String getHoverInfo(ITextViewer viewer, IRegion region) {
        OpenModel model = language.model(viewer.getDocument()).orElse(null);
        if (model == null) return null;
        try {
            var position = new Places(model.document()).position(region.getOffset());
            return language.answer(PATIENCE, server -> server.hover(new HoverParams(model.identifier(), position)))
                    .filter(hover -> hover.getContents() != null)
                    .map(hover -> Markdown.of(hover.getContents()).text())
                    .filter(text -> !text.isBlank())
                    .orElse(null);
        } catch (BadLocationException e) {
            return null;
        }
    }

    @Override
    public IRegion getHoverRegion(ITextViewer viewer, int offset) {
        return new Region(offset, 0);
    }

    @Override
    public IInformationControlCreator getHoverControlCreator() {
        return parent -> new ProseControl(parent, EditorsUI.getTooltipAffordanceString());
    }
}
