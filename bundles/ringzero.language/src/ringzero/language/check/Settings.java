// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CompoundElement;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.EnumRule;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;

/** Which words can begin a setting or a part of something: read from the grammar, so that nobody has to keep a list. */
@Singleton
public class Settings {

    /** Stands among beginnings for all that is not a word of the grammar. */
    public static final String NO_WORD = "";

    private final Map<EClass, Set<String>> byType = new HashMap<>();
    private final Map<String, Set<String>> following = new HashMap<>();

    @Inject
    public Settings(IGrammarAccess grammar) {
        for (var rule : GrammarUtil.allParserRules(grammar.getGrammar())) {
            if (!(rule.getType().getClassifier() instanceof EClass type)) continue;
            var words = new LinkedHashSet<String>();
            collectRepeated(rule.getAlternatives(), words);
            for (var group : EcoreUtil2.eAllOfType(rule, Group.class)) collectFollowing(group);
            words.remove(NO_WORD);
            if (!words.isEmpty())
                byType.computeIfAbsent(type, key -> new LinkedHashSet<>()).addAll(words);
        }
    }

    /** The words, in the order of the grammar; empty if there is no choice inside such a thing. */
    public Set<String> of(EClass type) {
        return byType.getOrDefault(type, Set.of());
    }

    /** The words that can stand directly after a word, wherever it is used; empty if names or numbers follow. */
    public Set<String> after(String word) {
        return following.getOrDefault(word, Set.of());
    }

    private void collectFollowing(Group group) {
        var elements = group.getElements();
        for (int i = 0; i + 1 < elements.size(); i++) {
            if (!(elements.get(i) instanceof Keyword keyword)) continue;
            var words = following.computeIfAbsent(keyword.getValue(), key -> new LinkedHashSet<>());
            begin(elements.get(i + 1), words, new LinkedHashSet<>());
            words.remove(NO_WORD);
        }
    }

    /**
     * The words that a part of the grammar can begin with, in the order of the grammar; among them {@link #NO_WORD} if it can begin with
     * a name, a number or a text.
     */
    public static Set<String> beginnings(AbstractElement element) {
        var words = new LinkedHashSet<String>();
        begin(element, words, new LinkedHashSet<>());
        return words;
    }

    /** What can be chosen again and again: that is how the inside of a declaration is written. */
    private static void collectRepeated(AbstractElement element, Set<String> words) {
        if (element instanceof CompoundElement || element instanceof Assignment) {
            if (GrammarUtil.isMultipleCardinality(element)) {
                begin(element, words, new LinkedHashSet<>());
                return;
            }
        }
        if (element instanceof CompoundElement compound) {
            for (var each : compound.getElements()) collectRepeated(each, words);
        }
    }

    private static void begin(EObject element, Set<String> words, Set<ParserRule> seen) {
        switch (element) {
            case Keyword keyword -> words.add(keyword.getValue());
            case Alternatives alternatives -> alternatives.getElements().forEach(each -> begin(each, words, seen));
            case Assignment assignment -> begin(assignment.getTerminal(), words, seen);
            case Group group -> {
                for (var each : group.getElements()) {
                    if (each instanceof Action) continue;
                    begin(each, words, seen);
                    if (!GrammarUtil.isOptionalCardinality(each)) break;
                }
            }
            case RuleCall call
            when call.getRule() instanceof EnumRule literals ->
                EcoreUtil2.eAllOfType(literals, Keyword.class).forEach(keyword -> words.add(keyword.getValue()));
            case RuleCall call
            when call.getRule() instanceof ParserRule rule && seen.add(rule) -> {
                if (GrammarUtil.isDatatypeRule(rule)) words.add(NO_WORD);
                else begin(rule.getAlternatives(), words, seen);
            }
            case CompoundElement compound -> compound.getElements().forEach(each -> begin(each, words, seen));
            default -> words.add(NO_WORD);
        }
    }
}
