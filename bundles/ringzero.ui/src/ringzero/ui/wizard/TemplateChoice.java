// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** Radio buttons: what do you want to find out? */
final class TemplateChoice {
    private Templates chosen = Templates.PATHS;

    TemplateChoice(Composite parent) {
        for (Templates template : Templates.all()) {
            Button button = new Button(parent, SWT.RADIO);
            button.setText(template.question());
            button.setSelection(template == chosen);
            button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
                if (button.getSelection()) chosen = template;
            }));
        }
    }

    Templates chosen() {
        return chosen;
    }
}
