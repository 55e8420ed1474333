// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.jface.action.Action;

/** What a view can do: a button in its tool bar and an entry of its menu. */
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
