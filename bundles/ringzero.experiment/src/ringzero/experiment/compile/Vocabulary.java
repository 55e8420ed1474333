// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringzero.language.scope.Inherited;
import ringzero.model.Mode;
import ringzero.model.Model;
import ringzero.model.Operation;

/** All operations of the library, found where a mode's own were declared. */
record Vocabulary(Map<String, Operation> operations) {

    static Vocabulary of(Mode mode) {
        var operations = new HashMap<String, Operation>();
        for (var handler : Inherited.handlers(mode)) {
            for (var operation : handler.getOperations()) {
                if (!(EcoreUtil.getRootContainer(operation) instanceof Model vocabulary)) continue;
                for (var declaration : vocabulary.getDeclarations())
                    if (declaration instanceof Operation each) operations.put(each.getName(), each);
            }
        }
        return new Vocabulary(operations);
    }

    /** The operation of this name; null if there is none. */
    Operation operation(String name) {
        return operations.get(name);
    }
}
