// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import java.util.List;
import ringzero.language.check.Rule;
import ringzero.model.Model;

/** Models written as text in tests. The library is read once for all of them. */
public final class Texts {

    private static final Models MODELS = new Models();

    private Texts() {}

    public static Models models() {
        return MODELS;
    }

    public static Checked checked(String text) {
        return MODELS.parse(text, "test.vmm");
    }

    /** A model that must be without errors. */
    public static Model model(String text) {
        var checked = checked(text);
        if (!checked.valid()) throw new AssertionError(checked.errors());
        return checked.model();
    }

    /** What is wrong, as "line 3: error RZ0101: There is no ..." */
    public static List<String> problems(String text) {
        return checked(text).problems().stream().map(Texts::line).toList();
    }

    /** What is wrong, errors only, as "line 3: There is no ..." */
    public static List<String> errors(String text) {
        return checked(text).errors().stream()
                .map(problem -> "line " + problem.line() + ": " + problem.message())
                .toList();
    }

    /** Where a rule is broken, as "line 3: There is no ..." */
    public static List<String> broken(Rule rule, String text) {
        return checked(text).problems().stream()
                .filter(problem -> problem.code().equals(rule.code()))
                .map(problem -> "line " + problem.line() + ": " + problem.message())
                .toList();
    }

    private static String line(Problem problem) {
        return "line " + problem.line() + ": " + problem.severity().name().toLowerCase() + " " + problem.code() + ": "
                + problem.message();
    }
}
