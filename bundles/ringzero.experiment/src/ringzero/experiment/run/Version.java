// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Manifest;

/** Which Ringzero this is, as its bundle or jar says. */
public final class Version {

    private static final String UNKNOWN = "development";

    private Version() {}

    /** "0.1.0", or "development" if nothing says so. */
    public static String text() {
        try (InputStream in = Version.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            if (in == null) return UNKNOWN;
            var attributes = new Manifest(in).getMainAttributes();
            String bundle = attributes.getValue("Bundle-Version");
            String version = bundle == null ? attributes.getValue("Implementation-Version") : bundle;
            return version == null ? UNKNOWN : version.replaceFirst("[.-](qualifier|SNAPSHOT)$", "");
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
