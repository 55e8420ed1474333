// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.eclipse.ui.texteditor.templates.TemplatePreferencePage;
import ringzero.ui.editor.Preferences;
import ringzero.ui.editor.UserTemplates;

/** The platform's page for templates, over the templates of models. */
public final class TemplatesPage extends TemplatePreferencePage {

    public TemplatesPage() {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Preferences.SCOPE));
        setContextTypeRegistry(UserTemplates.contexts());
        setTemplateStore(UserTemplates.store());
    }

    /** The language has one layout; it is chosen by formatting the model. */
    @Override
    protected boolean isShowFormatterSetting() {
        return false;
    }
}
