// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
}
