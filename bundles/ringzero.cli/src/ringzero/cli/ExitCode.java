// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

/** What the program says to scripts. */
final class ExitCode {
    static final int OK = 0;
    static final int REQUIREMENT_MISSED = 1;
    static final int MODEL_WRONG = 2;
    static final int USAGE = 3;
    static final int INTERNAL = 70;
    static final int CANCELLED = 130;

    private ExitCode() {}
}
