// SPDX-License-Identifier: EPL-2.0
package ringzero.language.recovery;

import static ringzero.model.VmmPackage.Literals.MODEL;
import static ringzero.model.VmmPackage.Literals.NAMED;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CompoundElement;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;
import ringzero.language.check.Settings;

/** The blocks of the language and what can begin in each, read from the grammar, so that a new setting needs no line here. */
@Singleton
class Blocks {

    private final Map<Keyword, Block> byBrace = new HashMap<>();

    /** The words that a setting can be given, and those that a name can follow. */
    private final Set<String> values = new HashSet<>();

    private final Set<String> introductions = new HashSet<>();
    private final Block file;

    @Inject
    Blocks(IGrammarAccess access) {
        var grammar = access.getGrammar();
        var rules = GrammarUtil.allParserRules(grammar);
        var groups = EcoreUtil2.eAllOfType(grammar, Group.class);
        for (var group : groups) declare(group);
        for (var group : groups) fill(group);
        for (var rule : GrammarUtil.allEnumRules(grammar)) {
            EcoreUtil2.eAllOfType(rule, Keyword.class).forEach(each -> values.add(each.getValue()));
        }
        file = new Block(Optional.of(MODEL));
        for (var each : ((Group) rules.getFirst().getAlternatives()).getElements()) fill(file, each);
    }

    /** The whole file. */
    Block file() {
        return file;
    }

    /** Whether a statement can end with a keyword: with a value such as 'on', and with all that no name follows. */
    boolean canEnd(String keyword) {
        return values.contains(keyword) || !introductions.contains(keyword);
    }

    private void declare(Group group) {
        var elements = group.getElements();
        for (int i = 0; i < elements.size(); i++) {
            if (!isBrace(elements.get(i), "{")) continue;
            boolean part = i > 0 && elements.get(i - 1) instanceof Keyword;
            byBrace.put((Keyword) elements.get(i), new Block(part ? Optional.empty() : owner(group)));
        }
    }

    private static Optional<EClassifier> owner(Group group) {
        var type = GrammarUtil.containingParserRule(group).getType().getClassifier();
        return type instanceof EClass named && NAMED.isSuperTypeOf(named) ? Optional.of(type) : Optional.empty();
    }

    private void fill(Group group) {
        Block block = null;
        for (var element : group.getElements()) {
            if (isBrace(element, "{")) block = byBrace.get(element);
            else if (isBrace(element, "}")) block = null;
            else if (block != null) fill(block, element);
        }
        for (int i = 0; i + 1 < group.getElements().size(); i++) {
            if (group.getElements().get(i) instanceof Keyword keyword
                    && Settings.beginnings(group.getElements().get(i + 1)).contains(Settings.NO_WORD))
                introductions.add(keyword.getValue());
        }
    }

    private void fill(Block block, AbstractElement element) {
        switch (element) {
            case Action action -> {}
            case Alternatives alternatives -> alternatives.getElements().forEach(each -> fill(block, each));
            case Assignment assignment
            when rule(assignment.getTerminal()) instanceof ParserRule rule && !GrammarUtil.isDatatypeRule(rule) ->
                fill(block, rule.getAlternatives());
            case RuleCall call when rule(call) instanceof ParserRule rule -> fill(block, rule.getAlternatives());
            default -> {
                var opened = new ArrayList<Block>();
                collectOpened(element, opened, new HashSet<>());
                Settings.beginnings(element).forEach(word -> block.begins(word, opened));
            }
        }
    }

    /** The blocks that an element can open, without those inside them. */
    private void collectOpened(AbstractElement element, List<Block> opened, Set<AbstractRule> seen) {
        if (element instanceof Assignment assignment) collectOpened(assignment.getTerminal(), opened, seen);
        if (rule(element) instanceof ParserRule rule && seen.add(rule))
            collectOpened(rule.getAlternatives(), opened, seen);
        if (!(element instanceof CompoundElement compound)) return;
        boolean inside = false;
        for (var each : compound.getElements()) {
            if (isBrace(each, "{")) {
                opened.add(byBrace.get(each));
                inside = true;
            } else if (isBrace(each, "}")) inside = false;
            else if (!inside) collectOpened(each, opened, seen);
        }
    }

    private static AbstractRule rule(AbstractElement element) {
        return element instanceof RuleCall call ? call.getRule() : null;
    }

    private static boolean isBrace(AbstractElement element, String brace) {
        return element instanceof Keyword keyword && keyword.getValue().equals(brace);
    }
}
