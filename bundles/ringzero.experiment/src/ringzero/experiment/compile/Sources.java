// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import ringzero.language.Models;
import ringzero.model.Declaration;
import ringzero.model.Model;
import ringzero.model.Quantity;
import ringzero.simulation.results.SourceLine;
import ringzero.simulation.results.Study.Assumption;

/** Finds the line that declares a number which results rest on: in the library, or in a model. */
public record Sources(Models models) {

    /**
     * The line of an assumption; of its declaration, if the number itself is not there any more; {@link SourceLine#NOWHERE} if neither is.
     *
     * @param model the model that was run, as it is now
     */
    public SourceLine of(Assumption assumption, Path model) {
        List<Model> all = new ArrayList<>(models.library().models());
        all.addFirst(models.load(model).model());
        for (Model each : all)
            for (Declaration declaration : each.getDeclarations())
                if (isIn(declaration, assumption)) return line(declaration, assumption);
        return SourceLine.NOWHERE;
    }

    private static boolean isIn(Declaration declaration, Assumption assumption) {
        if (Assumptions.declaredIn(declaration).equals(assumption.declaredIn())) return true;
        return declaration.eContents().stream()
                .anyMatch(part -> Assumptions.declaredIn(part).equals(assumption.declaredIn()));
    }

    private static SourceLine line(Declaration declaration, Assumption assumption) {
        for (var contents = declaration.eAllContents(); contents.hasNext(); ) {
            EObject part = contents.next();
            if (part instanceof Quantity quantity) {
                Assumption said = Assumptions.of(quantity);
                if (said.name().equals(assumption.name()) && said.value().equals(assumption.value()))
                    return SourceLines.of(quantity);
            }
        }
        return SourceLines.of(declaration);
    }
}
