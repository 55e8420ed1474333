// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.swt.SWT;

/** What the words of a model look like. The colours are theme colours: Preferences > Appearance > Colors and Fonts. */
enum Colours {
    KEYWORD(SWT.BOLD),
    NAME(SWT.NORMAL),
    REFERENCE(SWT.NORMAL),
    LIBRARY(SWT.NORMAL),
    PROPERTY(SWT.NORMAL),
    NUMBER(SWT.NORMAL),
    UNIT(SWT.NORMAL),
    STRING(SWT.NORMAL),
    COMMENT(SWT.NORMAL),
    DOCUMENTATION(SWT.NORMAL);

    private final int style;

    Colours(int style) {
        this.style = style;
    }

    /** The identifier of the theme colour. */
    String id() {
        return "ringzero.ui.colour." + name().toLowerCase(java.util.Locale.ROOT);
    }

    TextAttribute attribute() {
        ColorRegistry colours = JFaceResources.getColorRegistry();
        return new TextAttribute(colours.get(id()), null, style);
    }
}
