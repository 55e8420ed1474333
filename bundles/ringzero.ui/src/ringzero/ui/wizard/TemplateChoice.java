// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import ringzero.ui.application.Choices;
import ringzero.ui.editor.ModelPreview;

/** What do you want to find out? Radio buttons, and the model that is made for each. Proposes what was chosen last. */
final class TemplateChoice {
    private static final String QUESTION = "template";

    private final ModelPreview preview;
    private final Choices choices = Choices.of("newModel");
    private Templates chosen = Templates.named(choices.last(QUESTION, ""));

    TemplateChoice(Composite parent) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(Messages.TemplateChoice_title);
        GridLayoutFactory.swtDefaults().applyTo(group);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        for (Templates template : Templates.all()) {
            Button button = new Button(group, SWT.RADIO);
            button.setText(template.question());
            button.setSelection(template == chosen);
            button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
                if (button.getSelection()) choose(template);
            }));
        }
        preview = new ModelPreview(group);
        GridDataFactory.fillDefaults().grab(true, true).hint(560, 220).applyTo(preview.control());
        choose(chosen);
    }

    private void choose(Templates template) {
        chosen = template;
        preview.show(template.text());
    }

    /** What was chosen in the end. */
    Templates chosen() {
        choices.remember(QUESTION, chosen.name());
        return chosen;
    }
}
