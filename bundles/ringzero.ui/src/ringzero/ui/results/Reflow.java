// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.SharedScrolledComposite;

/** Lays a form out anew after something on it has changed its height. */
final class Reflow {
    private Reflow() {}

    static void around(Control control) {
        for (Composite parent = control.getParent(); parent != null; parent = parent.getParent()) {
            parent.layout(new Control[] {control});
            if (parent instanceof SharedScrolledComposite form) {
                form.reflow(true);
                return;
            }
        }
    }
}
