// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import ringzero.report.answer.Answer;
import ringzero.simulation.results.Study;

/** A study and how it reads. */
record Results(Study study, Answer answer) {

    static Results of(Study study) {
        return new Results(study, Answer.of(study));
    }
}
