// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.explain;

import java.util.ArrayList;
import java.util.List;
import ringzero.experiment.explain.Explainer;
import ringzero.experiment.explain.Explanation;
import ringzero.experiment.explain.Inquiry;
import ringzero.experiment.run.ModelProblems;
import ringzero.ui.editor.ActiveModel;

/**
 * What is asked: an operation of a guest, as it is modelled or in all ways there are.
 *
 * @param guest its name
 * @param operation its name
 * @param beside what is compared
 */
record Question(String guest, String operation, Beside beside) {

    /** What stands beside the model as it is. */
    enum Beside {
        NOTHING,
        MODES,
        NET_PATHS,
        DISK_PATHS
    }

    /** What can stand beside an operation of a guest; the most interesting comes first. */
    static List<Beside> offered(Explainer.Choice choice, String operation) {
        List<Beside> offered = new ArrayList<>();
        boolean net = operation.equals("transmit") || operation.equals("receive");
        boolean disk = operation.equals("read") || operation.equals("write");
        if (net && !choice.netPaths().isEmpty()) offered.add(Beside.NET_PATHS);
        if (disk && !choice.diskPaths().isEmpty()) offered.add(Beside.DISK_PATHS);
        offered.add(Beside.MODES);
        offered.add(Beside.NOTHING);
        return offered;
    }

    /**
     * The model as it is comes first. Ways that cannot be explained at all, such as a path for disks of a guest without one, are left out.
     *
     * @throws ModelProblems if the model cannot be explained as it is
     */
    List<Explanation> answers(Explainer explainer, ActiveModel.Shown model, Explainer.Choice choice) {
        Inquiry asIs = Inquiry.of(model.path(), model.text(), operation).withGuest(guest);
        List<Explanation> answers = new ArrayList<>();
        answers.add(explainer.explain(asIs));
        List<Inquiry> others = switch (beside) {
            case NOTHING -> List.of();
            case MODES -> choice.modes().stream().map(asIs::withMode).toList();
            case NET_PATHS -> choice.netPaths().stream().map(asIs::withPath).toList();
            case DISK_PATHS -> choice.diskPaths().stream().map(asIs::withPath).toList();
        };
        for (Inquiry other : others) {
            try {
                Explanation answer = explainer.explain(other);
                if (!isSame(answer, answers.getFirst())) answers.add(answer);
            } catch (ModelProblems e) {
                // A thought experiment that has no answer; the model's own problems were thrown above.
                continue;
            }
        }
        return answers;
    }

    private static boolean isSame(Explanation one, Explanation other) {
        return one.mode().equals(other.mode()) && one.path().equals(other.path());
    }
}
