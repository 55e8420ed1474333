// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.help;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** Every bundle that is installed, with the licence that it names: by a header, or on the page "about.html" that Eclipse's bundles bring. */
record LicencesPage(Bundle[] bundles) {

    String html() {
        String rows = Arrays.stream(bundles)
                .filter(bundle -> bundle.getBundleId() != 0)
                .sorted(Comparator.comparing(Bundle::getSymbolicName))
                .map(LicencesPage::row)
                .collect(Collectors.joining());
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>Licences</title>
                <style>
                :root { color-scheme: light dark; }
                body { font: 15px/1.55 system-ui, sans-serif; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
                table { border-collapse: collapse; }
                th, td { border: 1px solid #8886; padding: .2rem .6rem; text-align: left; vertical-align: top; }
                </style>
                </head>
                <body>
                <h1>Licences</h1>
                <p>Ringzero is under the Eclipse Public License 2.0. These are all bundles of this installation, each with its own licence.</p>
                <table><tr><th>Bundle</th><th>Version</th><th>From</th><th>Licence</th></tr>
                %s</table>
                </body>
                </html>
                """.formatted(rows);
    }

    private static String row(Bundle bundle) {
        Dictionary<String, String> headers = bundle.getHeaders();
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        escaped(bundle.getSymbolicName()),
                        bundle.getVersion(),
                        escaped(Optional.ofNullable(headers.get(Constants.BUNDLE_VENDOR))
                                .orElse("")),
                        licence(bundle, headers));
    }

    private static String licence(Bundle bundle, Dictionary<String, String> headers) {
        String header = headers.get("Bundle-License");
        if (header != null) return escaped(header);
        if (bundle.getEntry("about.html") != null)
            return "<a href=\"../%s/about.html\">about.html</a>".formatted(bundle.getSymbolicName());
        if (bundle.getSymbolicName().startsWith("ringzero")) return "EPL-2.0";
        return "not named in the bundle";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
