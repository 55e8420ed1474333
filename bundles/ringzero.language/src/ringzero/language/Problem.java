// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import java.util.Comparator;
import java.util.Optional;
import ringzero.language.check.Rule;

/**
 * Something wrong with a model, in a sentence.
 *
 * @param severity how bad it is
 * @param code which rule is broken, as RZ0123; stable, and explained in the help
 * @param message what is wrong and what would be right
 * @param file where: the file's name as it was given
 * @param line from 1; 0 if the file as a whole is meant
 * @param column from 1; 0 if the file as a whole is meant
 * @param offset characters from the start of the file
 * @param length characters that are marked
 * @param fix what to write instead of what is marked, if it is only that
 */
public record Problem(
        Severity severity,
        String code,
        String message,
        String file,
        int line,
        int column,
        int offset,
        int length,
        Optional<String> fix) {

    /** From top to bottom; the worst first where several are at one place. */
    public static final Comparator<Problem> BY_POSITION = Comparator.comparingInt(Problem::offset)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::code);

    /**
     * An error that is about a line, or about no place in particular.
     *
     * @param file the file's name, or what else is wrong, such as an option
     * @param line from 1; 0 if the file as a whole is meant
     */
    public static Problem error(Rule rule, String file, int line, String message) {
        return new Problem(Severity.ERROR, rule.code(), message, file, line, line == 0 ? 0 : 1, 0, 0, Optional.empty());
    }

    /** How bad a problem is, the worst first. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    /** As compilers write it: "web.vmm:3:5: error: There is no mode 'turbo'. [RZ0003]". */
    @Override
    public String toString() {
        var place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + severity.name().toLowerCase(java.util.Locale.ROOT) + ": " + message + " [" + code + "]";
    }
}
