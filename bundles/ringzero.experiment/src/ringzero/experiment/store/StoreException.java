// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

/** A result file cannot be read or written. The message is a sentence for the user. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
