// SPDX-License-Identifier: EPL-2.0
package ringzero.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.report.Studies;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Topology;

class PdfReportTest {

    static List<Named<Study>> studies() {
        return Stream.of(
                        Studies.lesson(),
                        Studies.pathsUnderLoad(),
                        Studies.empty(),
                        Studies.of(),
                        Studies.grid(3, 4, 5),
                        Studies.named("(<script>\\)\n\u0000\u202eשלום" + "x".repeat(500)))
                .map(study -> Named.of(study.name().substring(0, 3), study))
                .toList();
    }

    /** One byte to one character. */
    private static String written(Study study) throws IOException {
        var out = new ByteArrayOutputStream();
        PdfReport.write(study, out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everyObjectIsWhereTheCrossReferencesSay(Study study) throws IOException {
        var pdf = written(study);

        int table = Integer.parseInt(pdf.substring(pdf.lastIndexOf("startxref\n") + 10, pdf.lastIndexOf("\n%%EOF")));
        assertThat(pdf.startsWith("xref\n", table)).isTrue();
        var entries = Pattern.compile("(\\d{10}) 00000 n ").matcher(pdf.substring(table));
        int number = 0;
        while (entries.find())
            assertThat(pdf.startsWith(++number + " 0 obj\n", Integer.parseInt(entries.group(1))))
                    .isTrue();
        assertThat(pdf).contains("/Size " + (number + 1) + " ");
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everyPageCanBeUnpackedAndStaysOnThePaper(Study study) throws IOException {
        for (String page : pages(written(study))) {
            assertThat(page).doesNotContain("NaN").doesNotContain("Infinity");
            var places = Pattern.compile("([-\\d.]+) ([-\\d.]+) Td").matcher(page);
            while (places.find()) {
                assertThat(Double.parseDouble(places.group(1))).isBetween(0.0, Sheet.WIDTH);
                assertThat(Double.parseDouble(places.group(2))).isBetween(0.0, Sheet.HEIGHT);
            }
        }
    }

    private static List<String> pages(String pdf) throws IOException {
        List<String> pages = new ArrayList<>();
        for (int at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("\nstream\n", at + 1)) {
            int start = at + (pdf.startsWith("\n", at) ? 8 : 7);
            var bytes = pdf.substring(start, pdf.indexOf("\nendstream", start)).getBytes(StandardCharsets.ISO_8859_1);
            try (var in = new InflaterInputStream(new java.io.ByteArrayInputStream(bytes))) {
                pages.add(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            }
        }
        return pages;
    }

    @Test
    void theSameStudyGivesTheSameBytes() throws IOException {
        assertThat(written(Studies.lesson())).isEqualTo(written(Studies.lesson()));
    }

    @Test
    void sectionsAreBookmarked() throws IOException {
        var pdf = written(Studies.lesson());

        assertThat(pdf).contains("/Outlines 5 0 R");
        assertThat(pdf.split("/XYZ", -1)).hasSizeGreaterThan(6);
    }

    @Test
    void theModelIsDrawnAndItsNamesAreText() throws IOException {
        Study bare = Studies.lesson();
        var study = new Study(
                bare.name(),
                bare.question(),
                bare.factors(),
                bare.variants(),
                bare.verdicts(),
                bare.plots(),
                bare.observations(),
                bare.assumptions(),
                bare.warnings(),
                bare.provenance(),
                new Topology(
                        List.of(new Topology.Node(
                                "1",
                                Topology.Kind.HOST,
                                "",
                                "rack (left)",
                                List.of(),
                                List.of(),
                                Topology.Place.ELSEWHERE)),
                        List.of()));

        assertThat(text(written(study))).contains("What was simulated", "rack (left)");
        assertThat(text(written(bare))).doesNotContain("What was simulated");
    }

    @Test
    void aViewerShowsTheTitleAndSearchesTheVerdict() throws IOException {
        var pdf = written(Studies.lesson());

        assertThat(pdf).contains("/DisplayDocTitle true");
        assertThat(pdf).contains("/Title <FEFF" + utf16("ModesCompared") + ">");
        assertThat(pdf).contains("/Subject <FEFF" + utf16("Of 2 requirements, "));
    }

    private static String utf16(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }

    /** Everything that is written on the pages, piece by piece. */
    private static List<String> text(String pdf) throws IOException {
        List<String> pieces = new ArrayList<>();
        for (String page : pages(pdf)) {
            var shown = Pattern.compile("<([0-9a-f]*)> Tj").matcher(page);
            while (shown.find())
                pieces.add(new String(HexFormat.of().parseHex(shown.group(1)), Charset.forName("windows-1252")));
        }
        return pieces;
    }

    @Test
    void lettersThatTheFontLacksAreReplaced() {
        assertThat(Face.shown("≤ 2 ms, −3 %, Łódź, שלום")).isEqualTo("<= 2 ms, –3 %, ?ódz, ????");
    }

    @Test
    void numbersAreAsShortAsTheyCanBe() {
        assertThat(List.of(
                        Sheet.number(0),
                        Sheet.number(-0.0004),
                        Sheet.number(1.5),
                        Sheet.number(-2.05),
                        Sheet.number(3.007),
                        Sheet.number(0.12)))
                .containsExactly("0", "0", "1.5", "-2.05", "3.007", "0.12");
    }
}
