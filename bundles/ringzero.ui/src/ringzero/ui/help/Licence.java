// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.help;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * Under which terms a bundle of this installation may be used.
 *
 * @param bundle its symbolic name
 * @param vendor who made it; empty if it does not say
 * @param terms as the bundle names them in a header; empty if it does not
 * @param hasPage whether it brings a page "about.html", as Eclipse's bundles do
 */
record Licence(String bundle, String version, String vendor, String terms, boolean hasPage) {
    private static final String OURS = "EPL-2.0";

    /** Those of some bundles, by name; the framework itself is none. */
    static List<Licence> of(Bundle[] bundles) {
        return Arrays.stream(bundles)
                .filter(bundle -> bundle.getBundleId() != 0)
                .map(Licence::of)
                .sorted(Comparator.comparing(Licence::bundle))
                .toList();
    }

    private static Licence of(Bundle bundle) {
        Dictionary<String, String> headers = bundle.getHeaders();
        String name = bundle.getSymbolicName();
        String terms =
                Optional.ofNullable(headers.get("Bundle-License")).orElse(name.startsWith("ringzero") ? OURS : "");
        return new Licence(
                name,
                bundle.getVersion().toString(),
                Optional.ofNullable(headers.get(Constants.BUNDLE_VENDOR)).orElse(""),
                terms,
                bundle.getEntry("about.html") != null);
    }
}
