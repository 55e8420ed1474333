// SPDX-License-Identifier: EPL-2.0
package ringzero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.language.Models;

/** What the documentation shows as a model is one, and what it refers to is there. */
class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("ringzero.root", "../.."));
    private static final Pattern MODEL = Pattern.compile("(?s)```vmm\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern EXAMPLE = Pattern.compile("examples/[\\w-]+\\.vmm");

    private static final Models MODELS = new Models();

    static Stream<Path> pages() throws IOException {
        var pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGES.md")));
        try (var files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyModelIsWithoutErrors(Path page) throws IOException {
        var models = MODEL.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .toList();

        for (var model : models)
            assertThat(MODELS.parse(model, "shown.vmm").errors()).as(model).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageAndExampleThatIsReferredToIsThere(Path page) throws IOException {
        var text = Files.readString(page);

        assertThat(LINK.matcher(text)
                        .results()
                        .map(found -> page.resolveSibling(found.group(1)))
                        .filter(DocumentationTest::isMissing))
                .isEmpty();
        assertThat(EXAMPLE.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(ROOT::resolve)
                        .filter(Files::notExists))
                .isEmpty();
    }

    /** Pictures are made by hand now and then; text must not wait for them. */
    private static boolean isMissing(Path target) {
        return Files.notExists(target) && !target.toString().endsWith(".png");
    }
}
