// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import ringzero.model.Attachment;
import ringzero.model.Given;
import ringzero.model.Quantity;
import ringzero.model.Specialisable;

/**
 * Where steps are written and what they may refer to.
 *
 * @param attachment the network interface or disk they serve; null if none
 * @param kind the mode or path they belong to; null in a workload
 * @param givens what the request and the device give, by name
 * @param givenBy the numbers of the model that these come from
 * @param outwards whether a message leaves the guest
 */
record Context(
        Attachment attachment,
        Specialisable kind,
        Map<String, Affine> givens,
        Map<String, List<Quantity>> givenBy,
        boolean outwards) {

    /** That of a workload, which serves no device. */
    static Context of(Map<String, Affine> givens) {
        return new Context(null, null, givens, Map.of(), true);
    }

    Context with(Specialisable other) {
        return new Context(attachment, other, givens, givenBy, outwards);
    }

    /** Numbers that have been read, and those behind what is given to a step or to one inside of it. */
    List<Quantity> numbers(EObject where, List<Quantity> read) {
        var numbers = new LinkedHashSet<>(read);
        where.eAllContents().forEachRemaining(each -> {
            if (each instanceof ringzero.model.Reference reference && reference.getValue() instanceof Given given)
                numbers.addAll(givenBy.getOrDefault(given.getName(), List.of()));
        });
        return List.copyOf(numbers);
    }
}
