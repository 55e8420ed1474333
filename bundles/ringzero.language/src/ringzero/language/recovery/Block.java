// SPDX-License-Identifier: EPL-2.0
package ringzero.language.recovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EClassifier;
import ringzero.language.check.Settings;

/** What stands between two braces, or in a file: statements that begin with certain words. */
final class Block {

    /** What it is the body of: a host, a network card on it; empty if it is a part of something. */
    final Optional<EClassifier> owner;

    private final Map<String, List<Block>> opened = new LinkedHashMap<>();

    Block(Optional<EClassifier> owner) {
        this.owner = owner;
    }

    /** Adds a word that statements begin with, and the blocks that such a statement can open. */
    void begins(String word, List<Block> blocks) {
        opened.computeIfAbsent(word, key -> new ArrayList<>()).addAll(blocks);
    }

    /** The words that statements begin with, in the order of the grammar. */
    Set<String> words() {
        return opened.keySet();
    }

    /** Whether each statement begins with one of the words, and never with a name or a number. */
    boolean beginsWithWordsOnly() {
        return !opened.containsKey(Settings.NO_WORD);
    }

    List<Block> openedBy(String word) {
        return opened.getOrDefault(word, List.of());
    }
}
