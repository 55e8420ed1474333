// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds experiments in the text of a model, which may be broken while it is being written. */
final class ExperimentAt {
    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^[ \\t]*experiment\\s+([\\p{L}_][\\p{L}\\p{N}_-]*)");

    private ExperimentAt() {}

    /** The names of all experiments, in their order. */
    static List<String> all(String text) {
        List<String> names = new ArrayList<>();
        Matcher declaration = DECLARATION.matcher(text);
        while (declaration.find()) names.add(declaration.group(1));
        return names;
    }

    /** The experiment whose text is around the caret. */
    static Optional<String> caret(String text, int offset) {
        Matcher declaration = DECLARATION.matcher(text);
        Optional<String> found = Optional.empty();
        while (declaration.find() && declaration.start() <= offset)
            found = offset <= end(text, declaration.end()) ? Optional.of(declaration.group(1)) : Optional.empty();
        return found;
    }

    /** Behind the brace that closes what begins here; the end of the text if none does. */
    private static int end(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{') depth++;
            if (text.charAt(i) == '}' && --depth <= 0) return i + 1;
        }
        return text.length();
    }
}
