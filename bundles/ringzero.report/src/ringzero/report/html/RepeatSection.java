// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import ringzero.report.answer.Wording;
import ringzero.simulation.results.Study;

/** How to get the same numbers again, and the text of the model. */
final class RepeatSection {
    private final Part part;
    private final Page page;

    RepeatSection(Part part) {
        this.part = part;
        this.page = part.page();
    }

    void write() throws IOException {
        Study.Provenance provenance = part.study().provenance();
        part.section("repeat", "How to repeat it");
        page.raw("<pre class=\"command\" tabindex=\"0\"><code>");
        page.preformatted(Wording.command(part.study()));
        page.raw("</code></pre>\n<dl>");
        term("Seed", String.valueOf(provenance.seed()));
        term("Version", provenance.version());
        term("Model", provenance.model());
        term("SHA-256 of everything read", provenance.digest());
        term("Finished", provenance.finished());
        page.raw(
                "</dl>\n<p>The same model, seed and version give the same numbers, bit for bit, on any machine.</p>\n");
        if (part.source() && !provenance.text().isEmpty()) {
            page.raw("<details class=\"model\" id=\"" + part.prefix() + "model\"><summary>The model, ");
            page.name(provenance.model());
            page.raw("</summary>\n<pre class=\"source\" tabindex=\"0\"><code>");
            int line = 0;
            for (String text : provenance.text().split("\n", -1)) {
                page.raw("<span id=\"" + part.lines() + ++line + "\">");
                page.preformatted(text);
                page.raw("\n</span>");
            }
            page.raw("</code></pre></details>\n");
        }
        page.raw("</section>\n");
    }

    private void term(String term, String value) throws IOException {
        page.raw("<div><dt>");
        page.text(term);
        page.raw("</dt><dd>");
        page.name(value);
        page.raw("</dd></div>");
    }
}
