// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.failure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Something that must not happen and did.
 *
 * @param what what the program was doing, as whoever noticed says it
 * @param cause why it could not go on
 */
record Failure(String what, Throwable cause) {
    private static final String OURS = "ringzero.";

    /**
     * The failure that a status tells of, if it does: an exception that nobody expected, in a job, a handler or the loop of events. What our own code
     * logs, it has dealt with; what concerns none of our code is the platform's, which knows what to say.
     */
    static Optional<Failure> in(IStatus status) {
        if (status.getSeverity() != IStatus.ERROR || status.getPlugin().startsWith(OURS)) return Optional.empty();
        Throwable cause = unwrapped(status.getException());
        boolean unexpected = cause instanceof RuntimeException || cause instanceof Error;
        if (!unexpected || cause instanceof OperationCanceledException || !concernsUs(cause)) return Optional.empty();
        return Optional.of(new Failure(status.getMessage(), cause));
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CoreException && cause.getCause() != null) cause = cause.getCause();
        return cause;
    }

    private static boolean concernsUs(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause())
            for (StackTraceElement frame : cause.getStackTrace())
                if (frame.getClassName().startsWith(OURS)) return true;
        return false;
    }

    /** Whether going on makes little sense: no memory, or a part of the program that is missing. */
    boolean isFatal() {
        return cause instanceof VirtualMachineError || cause instanceof LinkageError;
    }

    /** Whether it is the same as another one, at another time: whatever is drawn fails as often as it is drawn. */
    boolean repeats(Failure other) {
        return what.equals(other.what) && trace().equals(other.trace());
    }

    /** In one line: what was being done, and what went wrong. */
    String headline() {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return what.contains(reason) ? what : what + " " + reason;
    }

    String trace() {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
