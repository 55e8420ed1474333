// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** More requests came than can leave: a queue without a limit grew beyond all bounds. */
public final class OverloadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String subject;

    OverloadException(String subject, String message) {
        super(message);
        this.subject = subject;
    }

    /** The resource with the longest queue, by its name in results. */
    public String subject() {
        return subject;
    }
}
