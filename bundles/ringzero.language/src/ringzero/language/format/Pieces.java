// SPDX-License-Identifier: EPL-2.0
package ringzero.language.format;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.TerminalRule;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import ringzero.language.format.Piece.Kind;

/** Divides a text that has been parsed into pieces. */
final class Pieces {

    /** The rule of the whole file: what it consists of stands at the top. */
    private static final String FILE = "Model";

    private Pieces() {}

    static List<Piece> of(ICompositeNode root) {
        var pieces = new ArrayList<Piece>();
        int breaks = 0;
        for (var leaf : root.getLeafNodes()) {
            var text = leaf.getText();
            if (text.isEmpty()) continue;
            if (!leaf.isHidden()) {
                boolean keyword = leaf.getGrammarElement() instanceof Keyword;
                pieces.add(new Piece(
                        leaf.getOffset(),
                        text,
                        keyword ? Kind.KEYWORD : Kind.WORD,
                        rule(leaf),
                        breaks,
                        opensItem(leaf)));
                breaks = 0;
                continue;
            }
            boolean ofLine = isComment(leaf, "SL_COMMENT");
            if (ofLine || isComment(leaf, "ML_COMMENT")) {
                var comment = ofLine ? text.stripTrailing() : text;
                pieces.add(new Piece(
                        leaf.getOffset(), comment, ofLine ? Kind.LINE_COMMENT : Kind.COMMENT, "", breaks, false));
                breaks = ofLine ? breaks(text) : 0;
            } else breaks += breaks(text);
        }
        return pieces;
    }

    private static boolean isComment(ILeafNode leaf, String rule) {
        return leaf.getGrammarElement() instanceof TerminalRule terminal
                && terminal.getName().equals(rule);
    }

    private static int breaks(String space) {
        return (int) space.chars().filter(c -> c == '\n').count();
    }

    private static String rule(ILeafNode leaf) {
        var rule = GrammarUtil.containingRule(leaf.getGrammarElement());
        return rule == null ? "" : rule.getName();
    }

    /**
     * Whether a leaf begins one of the elements that stand in braces, or at the top of the file. The grammar says so: going up from
     * what the leaf was parsed with, it is the first of everything until a list between braces is reached.
     */
    private static boolean opensItem(ILeafNode leaf) {
        INode node = leaf;
        var element = leaf.getGrammarElement();
        while (element != null) {
            var container = element.eContainer();
            switch (container) {
                case Group group -> {
                    if (isBetweenBraces(group, element)) return true;
                    if (!isFirst(group, element)) return false;
                    element = group;
                }
                case AbstractRule rule -> {
                    node = nodeOf(rule, node);
                    if (node == null || node.getOffset() != leaf.getOffset()) return false;
                    element = caller(node, rule);
                }
                case null -> {
                    return false;
                }
                default -> element = container;
            }
        }
        return false;
    }

    private static boolean isBetweenBraces(Group group, EObject element) {
        if (isBrace(element)) return false;
        boolean open = group.eContainer() instanceof AbstractRule rule
                && rule.getName().equals(FILE);
        for (var each : group.getElements()) {
            if (each == element) return open;
            if (each instanceof Keyword keyword && keyword.getValue().equals("{")) open = true;
            if (each instanceof Keyword keyword && keyword.getValue().equals("}")) open = false;
        }
        return false;
    }

    private static boolean isBrace(EObject element) {
        return element instanceof Keyword keyword
                && (keyword.getValue().equals("{") || keyword.getValue().equals("}"));
    }

    private static boolean isFirst(Group group, EObject element) {
        for (AbstractElement each : group.getElements()) {
            if (each == element) return true;
            boolean optional = each instanceof Action || GrammarUtil.isOptionalCardinality(each);
            if (!optional) return false;
        }
        return false;
    }

    /** The node that a rule was called for. */
    private static INode nodeOf(AbstractRule rule, INode node) {
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            var element = parent.getGrammarElement();
            if (called(element) == rule || isActionOf(rule, element)) return parent;
        }
        return null;
    }

    /** What calls a rule. Where the rule begins with an action, the node knows only that; then it is what calls it in the rule above. */
    private static EObject caller(INode node, AbstractRule rule) {
        var element = node.getGrammarElement();
        if (!isActionOf(rule, element) || node.getParent() == null) return element;
        var above = node.getParent().getGrammarElement();
        var ruleAbove = called(above) == null ? GrammarUtil.containingRule(above) : called(above);
        for (var each : GrammarUtil.containedRuleCalls(ruleAbove)) if (each.getRule() == rule) return each;
        return null;
    }

    private static AbstractRule called(EObject element) {
        var terminal = element instanceof CrossReference reference ? reference.getTerminal() : element;
        return terminal instanceof RuleCall call ? call.getRule() : null;
    }

    private static boolean isActionOf(AbstractRule rule, EObject element) {
        return element instanceof Action && GrammarUtil.containingRule(element) == rule;
    }
}
