// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ringzero.language.check.Rule;

class SyntaxTest {

    @Test
    void aMisspeltSettingIsNamed() {
        assertThat(broken(Rule.SYNTAX, "host h {\n memroy 8 GiB }"))
                .first()
                .isEqualTo("line 2: A host has no setting 'memroy'; did you mean 'memory'?");
    }

    @Test
    void aMisspeltDeclarationIsNamed() {
        assertThat(broken(Rule.SYNTAX, "hots h { }"))
                .first()
                .isEqualTo("line 1: 'hots' begins no declaration; did you mean 'host'?");
    }

    @Test
    void aMissingBraceIsNamed() {
        assertThat(broken(Rule.SYNTAX, "host h { memory 8 GiB"))
                .containsExactly("line 1: The file ends inside host 'h': '}' is missing.");
    }

    @Test
    void aMissingColonIsNamed() {
        assertThat(broken(Rule.SYNTAX, "host h { nic eth0 IntelE810 }"))
                .first()
                .isEqualTo("line 1: ':' is missing before 'IntelE810'.");
    }

    @Test
    void anOpenQuoteIsNamed() {
        assertThat(broken(Rule.SYNTAX, "host h { label \"my host }"))
                .first()
                .isEqualTo("line 1: This text in quotes is not closed: a closing quote is missing on this line.");
    }

    @Test
    void whatFollowsASettingsFirstWordIsNamed() {
        assertThat(broken(Rule.SYNTAX, "workload w { arrivals poison 12000/s }"))
                .first()
                .isEqualTo("line 1: After 'arrivals', 'poison' does not fit; did you mean 'poisson'?");
    }

    @Test
    void aMissingCommaBetweenLevelsIsNamed() {
        assertThat(broken(Rule.SYNTAX, "experiment e { vary g.mode over emulated nested }"))
                .first()
                .isEqualTo("line 1: 'nested' does not fit here: levels are separated by ','.");
    }

    @Test
    void aMissingNumberIsNamed() {
        assertThat(broken(Rule.SYNTAX, "guest g { vcpus }")).first().isEqualTo("line 1: A number is missing here.");
    }

    @Test
    void noTextMakesTheCheckerFail() throws Exception {
        var text = Files.readString(
                Path.of(System.getProperty("ringzero.root", "../.."), "examples", "virtualization-101.vmm"));
        var random = new Random(2026);

        for (int i = 0; i < 200; i++) Texts.checked(text.substring(0, text.length() * i / 200));
        for (int i = 0; i < 500; i++) Texts.checked(mutated(text, random));
    }

    /** The text with a few words or signs deleted, doubled, swapped or replaced. */
    private static String mutated(String text, Random random) {
        var words = new java.util.ArrayList<>(java.util.List.of(text.split("(?<=\\s)|(?=\\s)|\\b")));
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(words.size() - 1);
            switch (random.nextInt(5)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, words.get(random.nextInt(words.size())));
                case 2 -> words.set(at, words.get(random.nextInt(words.size())));
                case 3 -> java.util.Collections.swap(words, at, at + 1);
                default -> words.set(at, String.valueOf((char) (33 + random.nextInt(94))));
            }
        }
        return String.join("", words);
    }
}
