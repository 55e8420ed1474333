// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Combo;

/** The width of a combo box in a grid: GTK gives it a few pixels less than its longest item needs. */
public record ComboWidth(Combo combo) {
    private static final int ARROW_AND_MARGINS = 56;

    /** Makes room for what it offers now. */
    public void fit() {
        GC gc = new GC(combo);
        int longest = 0;
        for (String item : combo.getItems()) longest = Math.max(longest, gc.textExtent(item).x);
        gc.dispose();
        GridDataFactory.swtDefaults()
                .hint(Math.max(longest + ARROW_AND_MARGINS, combo.computeSize(SWT.DEFAULT, SWT.DEFAULT).x), SWT.DEFAULT)
                .applyTo(combo);
    }
}
