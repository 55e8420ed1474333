// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension5;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.texteditor.link.EditorLinkedModeUI;

/** One thing that may be written at the caret, with its documentation and, for templates, places to fill in. */
final class ModelProposal
        implements ICompletionProposal,
                ICompletionProposalExtension2,
                ICompletionProposalExtension3,
                ICompletionProposalExtension5,
                ICompletionProposalExtension6 {
    private final CompletionItem item;
    private final Snippet snippet;
    private final int start;
    /** How much behind the caret the proposal replaces. */
    private final int behind;

    private Point selection;

    private ModelProposal(CompletionItem item, Snippet snippet, int start, int behind) {
        this.item = item;
        this.snippet = snippet;
        this.start = start;
        this.behind = behind;
    }

    static ModelProposal of(CompletionItem item, IDocument document, int offset) {
        String text = item.getInsertText() != null ? item.getInsertText() : item.getLabel();
        int start = offset;
        int behind = 0;
        if (item.getTextEdit() != null) {
            Range range;
            if (item.getTextEdit().isLeft()) {
                TextEdit edit = item.getTextEdit().getLeft();
                text = edit.getNewText();
                range = edit.getRange();
            } else {
                text = item.getTextEdit().getRight().getNewText();
                range = item.getTextEdit().getRight().getInsert();
            }
            Places places = new Places(document);
            start = places.offset(range.getStart());
            behind = Math.max(0, places.offset(range.getEnd()) - offset);
        }
        boolean template = item.getInsertTextFormat() == InsertTextFormat.Snippet;
        return new ModelProposal(item, template ? Snippet.parse(text) : Snippet.plain(text), start, behind);
    }

    @Override
    public boolean validate(IDocument document, int offset, DocumentEvent event) {
        if (offset < start) return false;
        try {
            String typed = document.get(start, offset - start).toLowerCase(Locale.ROOT);
            String name =
                    (item.getFilterText() != null ? item.getFilterText() : item.getLabel()).toLowerCase(Locale.ROOT);
            if (name.startsWith(typed)) return true;
            // "rated" finds the second part of a qualified name
            return !typed.isEmpty() && name.contains("." + typed);
        } catch (BadLocationException e) {
            return false;
        }
    }

    @Override
    public void apply(IDocument document) {
        insert(document, start);
    }

    @Override
    public void apply(ITextViewer viewer, char trigger, int stateMask, int offset) {
        int at = insert(viewer.getDocument(), offset);
        if (at >= 0 && !snippet.places().isEmpty()) fillIn(viewer, at);
    }

    private int insert(IDocument document, int offset) {
        try {
            Snippet indented = snippet.indented(indentation(document));
            document.replace(start, offset - start + behind, indented.text());
            Snippet.Place last = indented.end();
            selection = new Point(start + last.offset(), last.length());
            return start;
        } catch (BadLocationException e) {
            ILog.get().error("'" + item.getLabel() + "' could not be inserted.", e);
            return -1;
        }
    }

    private String indentation(IDocument document) throws BadLocationException {
        int line = document.getLineOffset(document.getLineOfOffset(start));
        int end = line;
        while (end < start && Character.isWhitespace(document.getChar(end))) end++;
        return document.get(line, end - line);
    }

    private void fillIn(ITextViewer viewer, int at) {
        try {
            IDocument document = viewer.getDocument();
            Snippet indented = snippet.indented(indentation(document));
            LinkedModeModel model = new LinkedModeModel();
            List<Snippet.Place> places = new ArrayList<>(indented.places());
            for (int i = 0; i < places.size(); i++) {
                LinkedPositionGroup group = new LinkedPositionGroup();
                Snippet.Place place = places.get(i);
                group.addPosition(new LinkedPosition(document, at + place.offset(), place.length(), i));
                model.addGroup(group);
            }
            model.forceInstall();
            LinkedModeUI ui = new EditorLinkedModeUI(model, viewer);
            ui.setExitPosition(viewer, at + indented.end().offset(), 0, Integer.MAX_VALUE);
            ui.enter();
            var region = ui.getSelectedRegion();
            selection = new Point(region.getOffset(), region.getLength());
        } catch (BadLocationException e) {
            ILog.get().error("The template '" + item.getLabel() + "' could not be filled in.", e);
        }
    }

    @Override
    public Point getSelection(IDocument document) {
        return selection;
    }

    @Override
    public String getDisplayString() {
        return getStyledDisplayString().getString();
    }

    @Override
    public StyledString getStyledDisplayString() {
        StyledString text = new StyledString(item.getLabel());
        if (item.getDetail() != null && !item.getDetail().isBlank())
            text.append(" – " + item.getDetail(), StyledString.QUALIFIER_STYLER);
        return text;
    }

    @Override
    public Image getImage() {
        return new SymbolIcons().of(item.getKind()).image();
    }

    @Override
    public String getAdditionalProposalInfo() {
        return (String) getAdditionalProposalInfo(null);
    }

    @Override
    public Object getAdditionalProposalInfo(IProgressMonitor monitor) {
        var documentation = item.getDocumentation();
        if (documentation == null) return null;
        Markdown markdown =
                documentation.isLeft() ? new Markdown(documentation.getLeft()) : Markdown.of(documentation.getRight());
        return markdown.text();
    }

    @Override
    public CharSequence getPrefixCompletionText(IDocument document, int offset) {
        return snippet.places().isEmpty() ? snippet.text() : null;
    }

    @Override
    public int getPrefixCompletionStart(IDocument document, int offset) {
        return start;
    }

    @Override
    public IInformationControlCreator getInformationControlCreator() {
        return parent -> new ProseControl(parent, null);
    }

    @Override
    public IContextInformation getContextInformation() {
        return null;
    }

    @Override
    public void selected(ITextViewer viewer, boolean smartToggle) {}

    @Override
    public void unselected(ITextViewer viewer) {}
}
