// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.failure;

import org.eclipse.osgi.util.NLS;

/** Texts about failures, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String FailureDialog_copy;
    public static String FailureDialog_fatal;
    public static String FailureDialog_log;
    public static String FailureDialog_more;
    public static String FailureDialog_report;
    public static String FailureDialog_safe;
    public static String FailureDialog_title;

    static {
        NLS.initializeMessages("ringzero.ui.failure.messages", Messages.class);
    }

    private Messages() {}
}
