// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.explain;

import java.util.List;
import java.util.Optional;
import org.eclipse.ui.IMemento;
import ringzero.experiment.explain.Explainer;
import ringzero.ui.explain.Question.Beside;

/**
 * What the user wants explained. The model may have no such guest or operation, or none yet.
 *
 * @param guest its name; empty for the first
 * @param operation its name; empty for what everybody knows
 * @param beside empty for what is most interesting
 */
record Wish(String guest, String operation, Optional<Beside> beside) {
    private static final String GUEST = "guest";
    private static final String OPERATION = "operation";
    private static final String BESIDE = "beside";

    /** Nothing in particular. */
    static Wish any() {
        return new Wish("", "", Optional.empty());
    }

    /** What was wanted when the workbench was closed. */
    static Wish restored(IMemento memento) {
        String guest = memento.getString(GUEST);
        String operation = memento.getString(OPERATION);
        String beside = memento.getString(BESIDE);
        return new Wish(
                guest == null ? "" : guest,
                operation == null ? "" : operation,
                List.of(Beside.values()).stream()
                        .filter(each -> each.name().equals(beside))
                        .findFirst());
    }

    void save(IMemento memento) {
        memento.putString(GUEST, guest);
        memento.putString(OPERATION, operation);
        beside.ifPresent(each -> memento.putString(BESIDE, each.name()));
    }

    /** The question that comes closest among what a model, which has a guest, has answers to. */
    Question among(List<Explainer.Choice> choices) {
        Explainer.Choice choice = choices.stream()
                .filter(each -> each.guest().equals(guest))
                .findFirst()
                .orElse(choices.getFirst());
        String what = choice.operations().contains(operation) ? operation : preferred(choice.operations());
        List<Beside> offered = Question.offered(choice, what);
        return new Question(
                choice.guest(),
                what,
                beside.filter(offered::contains)
                        .filter(each -> what.equals(operation))
                        .orElse(offered.getFirst()));
    }

    /** A system call is what everybody knows. */
    private static String preferred(List<String> operations) {
        return operations.contains("syscall") ? "syscall" : operations.isEmpty() ? "" : operations.getFirst();
    }
}
