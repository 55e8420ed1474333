// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private final Reference reference =
            new VmmIdeSetup().createInjectorAndDoEMFRegistration().getInstance(Reference.class);

    @Test
    void everythingIsExplained() {
        assertThat(reference.undocumented()).isEmpty();
    }

    @Test
    void aSettingIsDescribedWithItsBounds() {
        assertThat(reference.pages().get("settings.html"))
                .contains("<code>threads-per-core</code></td><td>Hardware threads of a core; 1 if not given.")
                .contains("A number, whole, above 0")
                .contains("<code>hosted</code>: A program of a host operating system.<br><code>bare-metal</code>: ");
    }

    @Test
    void everyUnitIsListedWithWhatItMeasures() {
        assertThat(reference.pages().get("units.html"))
                .contains("<tr><td><code>GiB</code></td><td>a size</td><td>1.073741824E9</td></tr>");
    }

    @Test
    void aKindIsDescribedWithItsSources() {
        var pages = reference.pages();

        assertThat(pages.get("modes.html"))
                .contains("<h2 id=\"hardware-assisted\">")
                .contains("answers ");
        assertThat(pages.get("network-paths.html"))
                .contains("<h2 id=\"vhost\">")
                .contains("ISPASS 2015");
        assertThat(pages.get("cost-sheets.html"))
                .contains("vmlatency raw results")
                .contains("(measured)");
    }

    @Test
    void aRuleIsFoundByItsCode() {
        assertThat(reference.pages().get("rules.html")).contains("id=\"RZ0301\"");
    }

    @Test
    void noLinkLeadsNowhere() {
        var pages = reference.pages();

        for (var page : pages.values()) {
            var links = Pattern.compile("href=\"([^\"#]*)").matcher(page);
            while (links.find()) assertThat(pages).containsKey(links.group(1));
        }
    }
}
