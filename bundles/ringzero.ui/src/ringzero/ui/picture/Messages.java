// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.picture;

import org.eclipse.osgi.util.NLS;

/** Texts of this package, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String PictureFile_failed;
    public static String PictureFile_title;

    static {
        NLS.initializeMessages("ringzero.ui.picture.messages", Messages.class);
    }

    private Messages() {}
}
