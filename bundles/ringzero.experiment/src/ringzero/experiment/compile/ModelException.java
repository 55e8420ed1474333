// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import org.eclipse.emf.ecore.EObject;

/** A model that has passed the checks and still cannot be run; the message says what is wrong and what would be right. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient EObject where;

    public ModelException(String message, EObject where) {
        super(message);
        this.where = where;
    }

    /** The element it is about, possibly of a copy of the model; null if it is about the whole. */
    public EObject where() {
        return where;
    }
}
