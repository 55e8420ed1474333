// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void everyRuleHasACodeOfItsOwn() {
        var codes = Arrays.stream(Rule.values()).map(Rule::code).toList();

        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("RZ\\d{4}"));
    }

    @Test
    void everyRuleIsExplained() {
        assertThat(Rule.values())
                .allMatch(rule ->
                        rule.explanation().endsWith(".") && !rule.title().isBlank());
    }

    @Test
    void aRuleIsFoundByItsCode() {
        assertThat(Rule.of("RZ0101")).contains(Rule.UNKNOWN_NAME);
    }

    /** A code in a message leads to its page in the help, and the help has the rules only. */
    @Test
    void noOtherPlaceGivesCodes() throws IOException {
        var code = Pattern.compile("\"RZ\\d{4}\"");
        try (var files = Files.walk(Path.of(System.getProperty("ringzero.root"), "bundles"))) {
            var givers = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> code.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString());

            assertThat(givers).containsExactly("Rule.java");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
