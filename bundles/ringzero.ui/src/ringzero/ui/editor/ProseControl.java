// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.AbstractInformationControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** The window that says what a word or a proposal means. It draws Markdown itself: no browser is needed, and the theme's colours hold. */
final class ProseControl extends AbstractInformationControl {
    private static final int MARGIN = 6;

    private final boolean scrolls;
    private StyledText text;

    /** A window that vanishes with the mouse. */
    ProseControl(Shell parent, String status) {
        super(parent, status);
        scrolls = false;
        create();
    }

    /** A window that takes the focus, scrolls, and can be made larger. */
    private ProseControl(Shell parent) {
        super(parent, true);
        scrolls = true;
        create();
    }

    @Override
    protected void createContent(Composite parent) {
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | (scrolls ? SWT.V_SCROLL : SWT.NONE));
        text.setForeground(parent.getForeground());
        text.setBackground(parent.getBackground());
        text.setFont(JFaceResources.getDialogFont());
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setCaret(null);
    }

    @Override
    public void setInformation(String markdown) {
        Prose prose = Prose.of(markdown);
        text.setText(prose.text());
        for (Prose.Span span : prose.spans()) text.setStyleRange(range(span));
    }

    private static StyleRange range(Prose.Span span) {
        StyleRange range = new StyleRange();
        range.start = span.offset();
        range.length = span.length();
        boolean strong = span.styles().contains(Prose.Style.STRONG);
        if (span.styles().contains(Prose.Style.CODE)) {
            var fonts = JFaceResources.getFontRegistry();
            range.font = strong ? fonts.getBold(JFaceResources.TEXT_FONT) : fonts.get(JFaceResources.TEXT_FONT);
        } else range.fontStyle = strong ? SWT.BOLD : SWT.ITALIC;
        return range;
    }

    @Override
    public boolean hasContents() {
        return text.getCharCount() > 0;
    }

    /** As wide as the longest line, if there is room; else its lines are wrapped. */
    @Override
    public Point computeSizeHint() {
        Point most = getSizeConstraints();
        Point natural = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT, true);
        if (most == null || most.x <= 0 || natural.x <= most.x) return natural;
        Point wrapped = getShell().computeSize(most.x, SWT.DEFAULT, true);
        return new Point(wrapped.x, most.y <= 0 ? wrapped.y : Math.min(wrapped.y, most.y));
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }

    @Override
    public IInformationControlCreator getInformationPresenterControlCreator() {
        return ProseControl::new;
    }
}
