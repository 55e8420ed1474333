// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.List;
import ringzero.language.Problem;

/** The model, the experiment or an override is wrong: nothing was run. */
public final class ModelProblems extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public ModelProblems(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, at least one error. */
    public List<Problem> problems() {
        return problems;
    }
}
