// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.jface.action.Action;

/** A button in the tool bar of a view. */
public final class ViewAction extends Action {
    private final Runnable what;

    public ViewAction(String text, Icon icon, Runnable what) {
        super(text, icon.descriptor());
        this.what = what;
        setToolTipText(text);
    }

    @Override
    public void run() {
        what.run();
    }
}
