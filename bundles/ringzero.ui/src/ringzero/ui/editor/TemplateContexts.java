// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.text.templates.GlobalTemplateVariables;
import org.eclipse.jface.text.templates.TemplateContextType;

/** What a template of a user may contain: the platform's variables, such as the date and where the caret comes to rest. */
public final class TemplateContexts extends TemplateContextType {
    static final String ID = "ringzero.ui.templates.model";

    public TemplateContexts() {
        super(ID);
        addResolver(new GlobalTemplateVariables.Cursor());
        addResolver(new GlobalTemplateVariables.Dollar());
        addResolver(new GlobalTemplateVariables.Date());
        addResolver(new GlobalTemplateVariables.Year());
        addResolver(new GlobalTemplateVariables.User());
    }
}
