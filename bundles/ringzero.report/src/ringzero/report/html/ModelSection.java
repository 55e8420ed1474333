// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.List;
import ringzero.report.chart.Picture;
import ringzero.report.chart.SvgPainter;
import ringzero.report.topology.TopologyLayout;
import ringzero.report.topology.Utilisation;
import ringzero.simulation.results.Topology;

/** What was simulated, as a picture whose boxes lead to the lines of the model; and the same in words. */
final class ModelSection {
    private static final double WIDE = 960;
    private static final double NARROW = 340;

    private final Part part;
    private final Page page;

    ModelSection(Part part) {
        this.part = part;
        this.page = part.page();
    }

    /** Whether there is anything to show. */
    static boolean isNeeded(Part part) {
        return !part.study().topology().nodes().isEmpty();
    }

    void write() throws IOException {
        if (!isNeeded(part)) return;
        Topology topology = part.study().topology();
        Utilisation utilisation = Utilisation.of(part.study());
        part.section("setup", "What was simulated");
        page.raw("<figure>\n<figcaption><p>");
        page.text(TopologyLayout.caption(utilisation));
        page.raw("</p></figcaption>\n");
        picture("wide", new TopologyLayout(WIDE).layout(topology, utilisation));
        picture("narrow", new TopologyLayout(NARROW).layout(topology, utilisation));
        page.raw("<details><summary>The same in words</summary>\n");
        part.table(
                "Parts of the model",
                List.of("Part", "Kind", "Details", "In use"),
                TopologyLayout.rows(topology, utilisation));
        page.raw("</details>\n</figure>\n</section>\n");
    }

    /** In its own size if there is room: its text is as large as that of the page. */
    private void picture(String place, Picture picture) throws IOException {
        boolean linked = !part.study().provenance().text().isEmpty();
        String id = part.prefix() + "topology-" + place;
        page.raw("<div class=\"" + place + " topology\" tabindex=\"0\" role=\"group\" aria-label=\"");
        page.text("Topology of " + part.study().name() + " (" + place + ")");
        page.raw("\">");
        page.raw(linked ? SvgPainter.linked(picture, id, part.lines()) : SvgPainter.inline(picture, id));
        page.raw("</div>\n");
    }
}
