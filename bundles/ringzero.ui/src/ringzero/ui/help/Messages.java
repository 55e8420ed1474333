// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.help;

import org.eclipse.osgi.util.NLS;

/** Texts of the help, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String LicencesTab_bundle;
    public static String LicencesTab_licence;
    public static String LicencesTab_page;
    public static String LicencesTab_unnamed;
    public static String LicencesTab_vendor;
    public static String LicencesTab_version;

    static {
        NLS.initializeMessages("ringzero.ui.help.messages", Messages.class);
    }

    private Messages() {}
}
