// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import ringzero.report.Parsed;
import ringzero.report.ReportFormat;
import ringzero.report.ReportFormats;
import ringzero.report.Studies;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.SourceLine;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Timeline;
import ringzero.simulation.results.Trace;
import ringzero.simulation.results.Watched;

class FormatsTest {
    /** Names that break what is careless: markup, quotes, separators, line breaks, NUL, half a character, a turned line. */
    static List<String> hostile() {
        return List.of(
                "<script>alert(1)</script>",
                "\"'`&amp;<!--",
                "]]>",
                "a,b;c|d\\e",
                "line\nbreak\r\nand\ttab",
                "nul\u0000 esc\u001b[31m",
                "\u202eturned",
                "שלום עולם",
                "half \ud83d",
                "=1+1",
                "${x} %s {0} $1 \\1",
                "",
                " ");
    }

    static List<Named<Study>> studies() {
        return Stream.of(
                        Studies.lesson(),
                        Studies.pathsUnderLoad(),
                        Studies.empty(),
                        Studies.of(),
                        Studies.grid(3, 4, 5))
                .map(study -> Named.of(study.name(), study))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("studies")
    void theSameStudyGivesTheSameBytesAndNeverANaN(Study study) {
        for (ReportFormat format : ReportFormats.all()) {
            var written = Parsed.written(format.id(), study);

            assertThat(written).as(format.id()).isNotEmpty().isEqualTo(Parsed.written(format.id(), study));
            assertThat(written).as(format.id()).doesNotContain("NaN").doesNotContain("Optional[");
        }
    }

    @Test
    void formatsAreFoundByNameAndByExtension() {
        assertThat(ReportFormats.all()).extracting(ReportFormat::id).doesNotHaveDuplicates();
        assertThat(ReportFormats.named("markdown")).isPresent();
        assertThat(ReportFormats.named("md").orElseThrow().id()).isEqualTo("markdown");
        assertThat(ReportFormats.named("doc")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void csvGivesEveryNameBackAsItWas(String name) {
        var rows = Parsed.csv(Parsed.written("csv", Studies.named(name)));

        // half a surrogate pair has no bytes in UTF-8
        var expected = name.replace("\ud83d", "?");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
        assertThat(rows.get(1).get(0)).isEqualTo(expected);
        assertThat(rows.get(1).get(2)).isEqualTo(expected);
    }

    @Test
    void csvHasOneRowForEachStatisticOfEachVariant() {
        var rows = Parsed.csv(Parsed.written("csv", Studies.lesson()));

        assertThat(rows.getFirst())
                .containsExactly(
                        "study",
                        "variant",
                        "web.mode",
                        "origin",
                        "measure",
                        "subject",
                        "detail",
                        "statistic",
                        "unit",
                        "value",
                        "low",
                        "high",
                        "confidence",
                        "runs");
        assertThat(rows.stream()
                        .filter(r -> r.get(4).equals("latency") && r.get(7).equals("p99")))
                .hasSize(4)
                .allSatisfy(r -> assertThat(Double.parseDouble(r.get(10))).isLessThan(Double.parseDouble(r.get(9))));
        assertThat(rows.stream().filter(r -> r.get(3).equals("predicted"))).hasSize(8);
    }

    @Test
    void csvHasLevelsOfNumbersInBaseUnits() {
        var rows = Parsed.csv(Parsed.written("csv", Studies.pathsUnderLoad()));

        assertThat(rows.get(1).subList(0, 4)).containsExactly("PathsUnderLoad", "0", "emulated", "5000");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void jsonGivesEveryNameBackAsItWas(String name) {
        var root = (Map<?, ?>) Parsed.json(Parsed.written("json", Studies.named(name)));

        assertThat(root.get("name")).isEqualTo(name);
        assertThat(root.get("warnings")).isEqualTo(List.of(name));
        assertThat(((Map<?, ?>) root.get("provenance")).get("text")).isEqualTo(name);
    }

    @Test
    void jsonHasUnitsBesideValuesAndNullWhereThereIsNone() {
        var root = (Map<?, ?>) Parsed.json(Parsed.written("json", Studies.pathsUnderLoad()));

        var variants = (List<?>) root.get("variants");
        assertThat(variants).hasSize(48);
        var saturated = (Map<?, ?>) variants.get(11);
        var throughput = (Map<?, ?>) ((List<?>) saturated.get("findings")).getFirst();
        assertThat(throughput.get("unit")).isEqualTo("1/s");
        assertThat((Double) throughput.get("value")).isBetween(20e3, 25e3);
        var latency = (Map<?, ?>) ((List<?>) saturated.get("predictions")).get(1);
        assertThat(latency.containsKey("value")).isTrue();
        assertThat(latency.get("value")).isNull();
    }

    @Test
    void jsonSaysWhereTheTimeGoesToThePicosecond() {
        var part = new Breakdown.Part(
                "transmit",
                Trace.Kind.WAITING,
                "web worker",
                "",
                "",
                "path vhost",
                7,
                new SourceLine("/library/a.vmm", 3));
        var breakdown = new Breakdown("web", OptionalDouble.of(99), 1, 7, List.of(part));
        var watched = new Watched(2_000, List.of(breakdown), new Timeline(0, 7, List.of()));

        var root = (Map<?, ?>) Parsed.json(Parsed.written("json", Studies.watched(watched)));

        var variant = (Map<?, ?>) ((List<?>) root.get("variants")).getFirst();
        var found = (Map<?, ?>) ((List<?>) ((Map<?, ?>) variant.get("watched")).get("breakdowns")).getFirst();
        assertThat(found.get("of")).isEqualTo("p99");
        assertThat(found.get("latency-picoseconds")).isEqualTo(7.0);
        var time = (Map<?, ?>) ((List<?>) found.get("parts")).getFirst();
        assertThat(time.get("kind")).isEqualTo("waiting");
        assertThat(time.get("picoseconds")).isEqualTo(7.0);
        assertThat(time.get("file")).isEqualTo("a.vmm");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void junitIsWellFormedWhateverTheNames(String name) throws Exception {
        var suite = Parsed.xml(Parsed.written("junit", Studies.named(name))).getDocumentElement();

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void junitFailsWhatIsMissedAndWhatIsNotDecided() throws Exception {
        var suite =
                Parsed.xml(Parsed.written("junit", Studies.pathsUnderLoad())).getDocumentElement();

        assertThat(suite.getAttribute("tests")).isEqualTo("15");
        assertThat(suite.getAttribute("failures")).isEqualTo("4");
        var failures = suite.getElementsByTagName("failure");
        assertThat(java.util.stream.IntStream.range(0, failures.getLength())
                        .mapToObj(i -> ((Element) failures.item(i)).getAttribute("type")))
                .containsExactlyInAnyOrder("missed", "missed", "not-decided", "not-decided");
        var failure = (Element) java.util.stream.IntStream.range(0, failures.getLength())
                .mapToObj(failures::item)
                .filter(each -> ((Element) each).getAttribute("type").equals("missed"))
                .findFirst()
                .orElseThrow();
        assertThat(failure.getAttribute("message"))
                .startsWith("missed: 1.09 ms ± 3.6 % against 600 µs; 82 % above the bound");
        assertThat(failure.getTextContent()).startsWith("lab/paths.vmm:33: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 140})
    void textIsNoWiderThanTheTerminal(int width) throws IOException {
        var text = new StringBuilder();

        TextReport.write(Studies.pathsUnderLoad(), width, text);

        assertThat(text.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(width, 74)));
        assertThat(text).contains("MISSED", "sr-iov has the lowest p99 latency", "ringzero run lab/paths.vmm");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void textCannotControlTheTerminal(String name) {
        assertThat(Parsed.written("text", Studies.named(name)).chars()).noneMatch(c -> c < 0x20 && c != '\n');
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void markdownTablesKeepTheirShape(String name) {
        var lines = Parsed.written("markdown", Studies.named(name)).lines().toList();

        // a block of code, indented by four, is literal in Markdown
        assertThat(lines).noneMatch(l -> !l.startsWith("    ") && l.contains("<script"));
        for (int i = 1; i < lines.size(); i++) {
            boolean inside = lines.get(i).startsWith("|") && lines.get(i - 1).startsWith("|");
            if (inside) assertThat(bars(lines.get(i))).isEqualTo(bars(lines.get(i - 1)));
        }
    }

    private static long bars(String line) {
        return line.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count();
    }
}
