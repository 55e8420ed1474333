// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import ringzero.report.Parsed;
import ringzero.report.Studies;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Topology;

class HtmlReportTest {

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

    static List<String> hostile() {
        return List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "]]>",
                "a\nb\u0000c",
                "\u202eturned",
                "שלום",
                "[x](javascript:alert(1))",
                "</style><b>",
                "half \ud83d",
                "",
                "c1-h");
    }

    private static Document page(Study study) throws Exception {
        return Parsed.html(Parsed.written("html", study));
    }

    private static List<Element> elements(Document page, String... names) {
        List<Element> all = new ArrayList<>();
        NodeList nodes = page.getElementsByTagName("*");
        for (int i = 0; i < nodes.getLength(); i++)
            if (List.of(names).contains("*")
                    || List.of(names).contains(nodes.item(i).getNodeName())) all.add((Element) nodes.item(i));
        return all;
    }

    private static List<String> texts(Document page, String... names) {
        return elements(page, names).stream()
                .map(e -> e.getTextContent().replace('\u00a0', ' '))
                .toList();
    }

    @Test
    void itReadsAsAnAnswer() throws Exception {
        var page = page(Studies.pathsUnderLoad());

        assertThat(texts(page, "h1")).containsExactly("PathsUnderLoad");
        assertThat(texts(page, "h2"))
                .containsExactly(
                        "The answer",
                        "Comparison",
                        "What was found",
                        "Where the time goes",
                        "How far to trust it",
                        "What it rests on",
                        "How to repeat it");
        assertThat(texts(page, "caption")).contains("At rate 5000/s", "At rate 60000/s");
        assertThat(texts(page, "strong")).contains("sr-iov has the lowest p99 latency at rate 60000/s.");
        assertThat(texts(page, "dd")).contains("2026", "1.0.0");
        assertThat(texts(page, "pre").getFirst())
                .isEqualTo("ringzero run lab/paths.vmm --experiment PathsUnderLoad --set web.vcpus=8 --seed 2026");
    }

    @ParameterizedTest
    @MethodSource("studies")
    void headingsAreInOrderAndNamesOfPlacesAreUnique(Study study) throws Exception {
        var page = page(study);

        int level = 0;
        for (Element heading : elements(page, "h1", "h2", "h3", "h4")) {
            int next = heading.getTagName().charAt(1) - '0';
            assertThat(next).isLessThanOrEqualTo(level + 1);
            level = next;
        }
        Set<String> ids = new HashSet<>();
        for (Element element : elements(page, "*"))
            if (element.hasAttribute("id"))
                assertThat(ids.add(element.getAttribute("id")))
                        .as(element.getAttribute("id"))
                        .isTrue();
        for (Element link : elements(page, "a")) {
            var target = link.getAttribute("href");
            if (target.startsWith("#") && !target.matches("#L\\d+"))
                assertThat(ids).contains(target.substring(1));
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everyTableAndPictureIsNamed(Study study) throws Exception {
        var page = page(study);

        assertThat(elements(page, "table"))
                .allSatisfy(t -> assertThat(t.getElementsByTagName("caption").getLength())
                        .isEqualTo(1));
        assertThat(elements(page, "th"))
                .allSatisfy(h -> assertThat(h.getAttribute("scope")).isIn("row", "col"));
        // swatches beside a name are for the eye only
        assertThat(elements(page, "svg").stream()
                        .filter(s -> s.getAttribute("aria-hidden").isEmpty()))
                .allSatisfy(s -> {
                    assertThat(s.getAttribute("role")).isEqualTo("img");
                    assertThat(s.getElementsByTagName("title").item(0).getTextContent())
                            .isNotBlank();
                    assertThat(s.getElementsByTagName("desc").item(0).getTextContent())
                            .isNotBlank();
                });
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(elements(page, "main")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("studies")
    void nothingIsFetched(Study study) {
        var page = Parsed.written("html", study).replace("http://www.w3.org/2000/svg", "");

        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain(" src=")
                .doesNotContain("@import")
                .doesNotContain("url(");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverTheNamesAreTheyStayText(String name) throws Exception {
        var written = Parsed.written("html", Studies.named(name));
        var page = Parsed.html(written);

        assertThat(written).doesNotContain("\u0000").doesNotContain("\u202e");
        assertThat(elements(page, "script", "img", "b"))
                .noneMatch(
                        e -> !e.getTagName().equals("b") || e.getTextContent().isEmpty());
        for (Element element : elements(page, "*"))
            for (int i = 0; i < element.getAttributes().getLength(); i++)
                assertThat(element.getAttributes().item(i).getNodeName()).doesNotStartWith("on");
        for (Element link : elements(page, "a"))
            assertThat(link.getAttribute("href")).matches("#.*|https?://.*");
        assertThat(written.split("<script>", -1)).hasSize(2);
        assertThat(written.split("</style>", -1)).hasSize(2);
    }

    @Test
    void severalStudiesOfAModelAreOnePageWithAnchorsOfTheirOwn() throws Exception {
        var text = new StringBuilder();

        HtmlReport.write(List.of(Studies.lesson(), Studies.pathsUnderLoad()), text);

        Document page = Parsed.html(text.toString());
        assertThat(elements(page, "h1")).hasSize(1);
        assertThat(elements(page, "article")).hasSize(2);
        assertThat(elements(page, "h2").stream().map(Element::getTextContent))
                .contains(Studies.lesson().name(), Studies.pathsUnderLoad().name());
        List<String> anchors = elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(anchors).doesNotHaveDuplicates();
        assertThat(elements(page, "a").stream()
                        .map(link -> link.getAttribute("href"))
                        .filter(target -> target.startsWith("#p"))
                        .map(target -> target.substring(1)))
                .isSubsetOf(anchors);
    }

    @Test
    void theQuestionMayBeMarkdown() {
        assertThat(
                        Prose.html(
                                "Is **a** better than *b* in `c < d`?\n\n- one\n- two\n  more\n\nSee [this](https://example.org/a?b&c)."))
                .isEqualTo("<p>Is <strong>a</strong> better than <em>b</em> in <code>c &lt; d</code>?</p>\n"
                        + "<ul><li>one</li><li>two more</li></ul>\n"
                        + "<p>See <a href=\"https://example.org/a?b&amp;c\" rel=\"noreferrer\">this</a>.</p>\n");
        assertThat(Prose.html("[x](javascript:alert(1)) <b>"))
                .doesNotContain("<a")
                .doesNotContain("<b>");
    }

    @Test
    void aVerdictLeadsToTheLineOfTheModel() throws Exception {
        var page = page(Studies.pathsUnderLoad());

        assertThat(elements(page, "a")).extracting(a -> a.getAttribute("href")).contains("#L33");
        assertThat(elements(page, "span")).extracting(s -> s.getAttribute("id")).contains("L33");
    }

    @Test
    void anEmptyStudySaysWhatIsMissing() throws Exception {
        assertThat(texts(page(Studies.empty()), "p"))
                .anyMatch(p -> p.startsWith("Nothing was run, so there is nothing to report."));
    }

    @Test
    void aFailedSelfCheckIsSaidAtTheTop() throws Exception {
        assertThat(texts(page(Studies.named("x")), "p"))
                .contains("Some self-checks failed. Read which before you use these numbers.");
    }

    @Test
    void seriesAreSwitchedByButtonsThatWithoutAScriptAreNotThere() throws Exception {
        var page = page(Studies.pathsUnderLoad());

        List<Element> groups = elements(page, "div").stream()
                .filter(div -> div.getAttribute("class").equals("toggles"))
                .toList();
        assertThat(groups).isNotEmpty().allSatisfy(group -> {
            assertThat(group.getAttribute("hidden")).isEqualTo("hidden");
            assertThat(group.getAttribute("aria-label")).isNotEmpty();
        });
        NodeList buttons = groups.getFirst().getElementsByTagName("button");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < buttons.getLength(); i++) {
            Element button = (Element) buttons.item(i);
            names.add(button.getTextContent().strip());
            assertThat(button.getAttribute("aria-pressed")).isEqualTo("true");
            // the pictures have marks in the colour that the button stands for
            String colour = button.getAttribute("data-series");
            assertThat(elements(page, "path", "circle", "polygon"))
                    .anySatisfy(mark -> assertThat(mark.getAttribute("class").split(" "))
                            .containsAnyOf("f-" + colour, "k-" + colour));
        }
        assertThat(names).containsExactly("emulated", "virtio", "vhost", "sr-iov");
    }

    @Test
    void thePictureOfTheModelLeadsToItsLines() throws Exception {
        var bare = Studies.lesson();
        var place = new Topology.Place(2, 10, 20, 15, 6);
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
                new Study.Provenance("m.vmm", "package m\nhost server {}\n", "", 1, "", "", List.of()),
                new Topology(
                        List.of(new Topology.Node(
                                "server", Topology.Kind.HOST, "", "server", List.of("256 GiB"), List.of(), place)),
                        List.of()));

        var page = page(study);

        assertThat(elements(page, "a"))
                .filteredOn(link -> link.getAttribute("aria-label").startsWith("Host server"))
                .isNotEmpty()
                .allMatch(link -> link.getAttribute("href").equals("#L2"));
        assertThat(elements(page, "td")).extracting(Element::getTextContent).contains("256 GiB");
    }

    @Test
    void partsThatScrollAreReachedByKeyboard() throws Exception {
        var page = page(Studies.lesson());

        assertThat(elements(page, "pre"))
                .isNotEmpty()
                .allMatch(pre -> pre.getAttribute("tabindex").equals("0"));
    }
}
