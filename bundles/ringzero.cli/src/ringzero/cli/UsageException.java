// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

/** The command was called in a wrong way. The message is a sentence for the user. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
