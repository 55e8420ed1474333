// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** Stands in for results that are not there, and says why. */
final class WaitingPage extends ResultPage {
    private final String heading;
    private final String why;

    WaitingPage(ResultEditor editor, String heading, String why) {
        super(editor, "waiting", Messages.WaitingPage_title);
        this.heading = heading;
        this.why = why;
    }

    @Override
    String heading() {
        return heading;
    }

    @Override
    void addActions(ScrolledForm form) {
        // There is nothing to export yet.
    }

    @Override
    void fill(Composite body, FormToolkit toolkit) {
        if (!why.isEmpty()) sentence(body, toolkit, why);
    }
}
