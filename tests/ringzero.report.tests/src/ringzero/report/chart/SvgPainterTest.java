// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.report.Parsed;
import ringzero.report.chart.Chart.Axis;
import ringzero.report.chart.Chart.Point;
import ringzero.report.chart.Chart.Series;

class SvgPainterTest {
    private static final String HOSTILE = "<script>alert('x')</script>\"&\u0000\u202e]]>\n";

    private static Picture picture(String name) {
        var series = List.of(
                new Series(name, List.of(new Point(1, 2), new Point(2, 3))), new Series("b", List.of(new Point(1, 1))));
        var chart =
                new Chart.Lines(name, name, new Axis(name, "s", false), new Axis(name, "s", false), series, List.of());
        return new ChartLayout(600, true).layout(chart);
    }

    @Test
    void aFileIsWellFormedAndHasTitleAndDescription() throws Exception {
        var root = Parsed.xml(SvgPainter.standalone(picture("Latency"))).getDocumentElement();

        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Latency");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("Latency");
    }

    @Test
    void aHostileNameStaysText() throws Exception {
        var svg = SvgPainter.standalone(picture(HOSTILE));

        assertThat(Parsed.xml(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(svg).doesNotContain("\u0000").doesNotContain("\u202e").contains("&lt;script&gt;");
    }

    @Test
    void textStaysText() {
        assertThat(SvgPainter.inline(picture("Latency"), "c1")).contains(">Latency (s)</text>");
    }
}
