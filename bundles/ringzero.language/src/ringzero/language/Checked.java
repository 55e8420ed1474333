// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import java.util.List;
import ringzero.model.Model;

/**
 * A model and what is wrong with it.
 *
 * @param model what could be understood; empty but never null if nothing could
 * @param problems ordered by position
 */
public record Checked(Model model, List<Problem> problems) {

    public Checked {
        problems = List.copyOf(problems);
    }

    /** Whether the model can exist: it has no errors; warnings do not matter. */
    public boolean valid() {
        return errors().isEmpty();
    }

    /** The problems that keep the model from being used. */
    public List<Problem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
    }
}
