// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.help;

import java.util.List;
import java.util.stream.Collectors;

/** The licences of everything that is installed, as a page of the help. */
record LicencesPage(List<Licence> licences) {

    String html() {
        String rows = licences.stream().map(LicencesPage::row).collect(Collectors.joining());
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

    private static String row(Licence licence) {
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(escaped(licence.bundle()), licence.version(), escaped(licence.vendor()), terms(licence));
    }

    private static String terms(Licence licence) {
        if (!licence.terms().isEmpty()) return escaped(licence.terms());
        if (licence.hasPage()) return "<a href=\"../%s/about.html\">about.html</a>".formatted(licence.bundle());
        return "not named in the bundle";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
