// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.osgi.util.NLS;

/** Texts of the editor, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String DeclarationLink_open;
    public static String ModelCompletion_late;
    public static String QuickOutline_filter;
    public static String QuickOutline_hint;

    static {
        NLS.initializeMessages("ringzero.ui.editor.messages", Messages.class);
    }

    private Messages() {}
}
