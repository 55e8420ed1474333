// SPDX-License-Identifier: EPL-2.0
package ringzero.language.recovery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EClassifier;

/**
 * A statement that begins with a word that means nothing where it stands.
 *
 * @param start where the word begins in the text
 * @param end where that ends which cannot be understood: the word, or the statement with all that it holds in braces
 * @param word the word
 * @param owner what the statement would be a setting of; empty if it would be a step or another part
 * @param words what would begin a statement here
 * @param nearest the words that may have been meant
 */
record Misfit(int start, int end, String word, Optional<EClassifier> owner, Set<String> words, List<String> nearest) {

    /** Whether it is clear what was meant, so that the statement can be read as if it was written right. */
    boolean isClear() {
        return nearest.size() == 1;
    }
}
