// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.language.Checked;
import ringzero.language.Problem;
import ringzero.language.Problem.Severity;
import ringzero.language.Texts;

/** Every rule is broken by a model, at the right place and with the right sentence, and not broken by one that just keeps it. */
class RuleCasesTest {

    /** Rules that are not about the text of a model, and the tests that break and keep them. */
    private static final Map<Rule, String> ELSEWHERE = Map.of(
            Rule.NOT_READABLE, "ringzero.language.tests/src/ringzero/language/ModelsTest.java",
            Rule.NOT_A_MODEL, "ringzero.language.tests/src/ringzero/language/ModelsTest.java",
            Rule.OVERLOADED, "ringzero.experiment.tests/src/ringzero/experiment/run/TwinOutlookTest.java",
            Rule.NOT_RUNNABLE, "ringzero.experiment.tests/src/ringzero/experiment/run/AskedRulesTest.java",
            Rule.WRONG_OVERRIDE, "ringzero.experiment.tests/src/ringzero/experiment/run/AskedRulesTest.java",
            Rule.NOT_EXPLAINABLE, "ringzero.experiment.tests/src/ringzero/experiment/run/AskedRulesTest.java",
            Rule.NOT_WRITABLE, "ringzero.experiment.tests/src/ringzero/experiment/run/AskedRulesTest.java");

    static Stream<RuleCase> cases() throws IOException {
        try (var files = Files.list(RuleCase.FOLDER)) {
            var cases = new java.util.ArrayList<RuleCase>();
            for (var file : files.sorted().toList()) cases.addAll(RuleCase.read(file));
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aModelThatBreaksARuleIsMarkedAndToldWhy(RuleCase each) {
        var problems = of(each, check(each.broken()));

        assertThat(problems).extracting(Problem::message).containsExactlyElementsOf(each.sentences());
        assertThat(problems)
                .extracting(problem -> new RuleCase.Mark(
                        problem.offset(),
                        each.broken().substring(problem.offset(), problem.offset() + problem.length())))
                .containsExactlyElementsOf(each.marks());
        assertThat(problems)
                .extracting(problem -> problem.severity().name())
                .containsOnly(Rule.of(each.code()).orElseThrow().severity().name());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aModelThatJustKeepsARuleIsWithoutErrors(RuleCase each) {
        var checked = check(each.kept());

        assertThat(each.kept()).isNotEqualTo(each.broken());
        assertThat(of(each, checked)).isEmpty();
        assertThat(checked.problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }

    /** As a file beside the cases, so that the files that a model names are looked for. */
    private static Checked check(String text) {
        return Texts.models().parse(text, RuleCase.FOLDER.resolve("case.vmm"));
    }

    private static List<Problem> of(RuleCase each, Checked checked) {
        return checked.problems().stream()
                .filter(problem -> problem.code().equals(each.code()))
                .toList();
    }

    @Test
    void everyRuleHasACase() throws IOException {
        Set<Rule> without = EnumSet.allOf(Rule.class);
        without.removeAll(ELSEWHERE.keySet());

        cases().map(RuleCase::code).map(Rule::of).forEach(rule -> without.remove(rule.orElseThrow()));

        assertThat(without).as("rules without a file in " + RuleCase.FOLDER).isEmpty();
    }

    @Test
    void rulesThatAreNotAboutATextAreTestedElsewhere() {
        var tests = RuleCase.FOLDER.getParent().getParent();

        assertThat(ELSEWHERE)
                .allSatisfy((rule, test) ->
                        assertThat(tests.resolve(test)).content().containsAnyOf("Rule." + rule.name(), rule.code()));
    }

    @Test
    void everyCaseBelongsToARule() throws IOException {
        assertThat(cases().map(RuleCase::code))
                .isSubsetOf(Arrays.stream(Rule.values()).map(Rule::code).toList());
    }
}
