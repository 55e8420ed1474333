// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.swt.graphics.Image;

/** Names and icons of declarations. */
final class OutlineLabels extends LabelProvider implements IStyledLabelProvider {

    @Override
    public StyledString getStyledText(Object element) {
        DocumentSymbol symbol = ((OutlineContent.Node) element).symbol();
        StyledString text = new StyledString(symbol.getName());
        if (symbol.getDetail() != null && !symbol.getDetail().isBlank())
            text.append(" : " + symbol.getDetail(), StyledString.DECORATIONS_STYLER);
        return text;
    }

    @Override
    public Image getImage(Object element) {
        return new SymbolIcons().of(((OutlineContent.Node) element).keyword()).image();
    }
}
