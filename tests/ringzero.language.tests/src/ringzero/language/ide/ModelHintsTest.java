// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.language.check.Outlook;

class ModelHintsTest {

    private static final Outlook OUTLOOK = model -> Optional.of(new Outlook.Expectation(
            List.of(new Outlook.OfGuest("web", 0.431, 0.00123), new Outlook.OfGuest("db", 0.5, Double.NaN)),
            Optional.empty()));

    private static final String GUESTS = "guest web[4] { vcpus 2 }\nguest db { }\nguest idle { }\n";

    @Test
    void besideAGuestStandsWhatIsExpectedOfIt() {
        assertThat(hints(GUESTS))
                .containsExactly("0: = 8 vCPUs  \u2248 43 % busy, p99 \u2248 1.23 ms", "1: \u2248 50 % busy");
    }

    @Test
    void nothingIsExpectedOfAModelWithErrors() {
        assertThat(hints(GUESTS + "guest more { vcpus 0 }\n")).containsExactly("0: = 8 vCPUs");
    }

    private static List<String> hints(String text) {
        var language = new VmmIdeSetup(OUTLOOK).createInjectorAndDoEMFRegistration();
        var model = new Models(language).parse(text, "test.vmm").model();
        return language
                .getInstance(ModelHints.class)
                .in(
                        new Document(0, text),
                        (XtextResource) model.eResource(),
                        new Range(new Position(0, 0), new Position(99, 0)))
                .stream()
                .map(ModelHintsTest::written)
                .toList();
    }

    private static String written(InlayHint hint) {
        return hint.getPosition().getLine() + ": " + hint.getLabel().getLeft();
    }
}
