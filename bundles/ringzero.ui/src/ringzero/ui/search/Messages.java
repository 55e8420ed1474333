// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.search;

import org.eclipse.osgi.util.NLS;

/** Texts of the search, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String ReferenceHandler_nothing;
    public static String ReferenceSearch_label;
    public static String References_label;

    static {
        NLS.initializeMessages("ringzero.ui.search.messages", Messages.class);
    }

    private Messages() {}
}
