// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * What can be done about a problem, told beside its sentence so that nobody has to read it out of there. Travels with the problem as
 * a text: "replace GiB", "answer kick ringzero:/library/modes/nitro.vmm#//@declarations.0".
 *
 * @param what is to be done
 * @param text what is written: the replacement, the package, the number of functions, the operation; without spaces but in a replacement
 * @param where the address of the declaration that is to be changed; empty if what is marked is changed
 */
public record Remedy(What what, String text, Optional<URI> where) {

    /** What is to be done. */
    public enum What {
        /** What is marked is replaced. */
        REPLACE,
        /** A package is imported. */
        IMPORT,
        /** A device gets virtual functions. */
        ENABLE_FUNCTIONS,
        /** A mode answers an operation. */
        ANSWER
    }

    static Remedy replace(String text) {
        return new Remedy(What.REPLACE, text, Optional.empty());
    }

    static Remedy importing(String packageName) {
        return new Remedy(What.IMPORT, packageName, Optional.empty());
    }

    static Remedy at(EObject declaration, What what, String text) {
        return new Remedy(what, text, Optional.of(EcoreUtil.getURI(declaration)));
    }

    /** As problems carry them. */
    static String[] texts(List<Remedy> remedies) {
        return remedies.stream().map(Remedy::toString).toArray(String[]::new);
    }

    /** The remedy that a problem carries; empty if the text is none. */
    public static Optional<Remedy> of(String text) {
        for (var what : What.values()) {
            var word = word(what);
            if (!text.startsWith(word + " ")) continue;
            var rest = text.substring(word.length() + 1);
            int end = what == What.REPLACE ? -1 : rest.indexOf(' ');
            return Optional.of(
                    end < 0
                            ? new Remedy(what, rest, Optional.empty())
                            : new Remedy(
                                    what, rest.substring(0, end), Optional.of(URI.createURI(rest.substring(end + 1)))));
        }
        return Optional.empty();
    }

    private static String word(What what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return word(what) + " " + text + where.map(address -> " " + address).orElse("");
    }
}
