// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;

/** The language server with an answer that the protocol has no question for: which words are names, whatever the lexer says. */
final class ModelServer extends LanguageServerImpl {

    /**
     * Names and references of a text, in their order. No keyword is taken from the user, so {@code sr-iov} is a keyword in one
     * place and the name of a path in another; only the parser knows.
     */
    CompletableFuture<List<Words.Word>> names(String uri) {
        return getRequestManager()
                .runRead(cancel -> getWorkspaceManager()
                        .doRead(
                                URI.createURI(uri),
                                (document, resource) ->
                                        resource == null ? List.<Words.Word>of() : names(resource.getParseResult())));
    }

    private static List<Words.Word> names(IParseResult parsed) {
        List<Words.Word> names = new ArrayList<>();
        if (parsed == null) return names;
        for (ILeafNode leaf : parsed.getRootNode().getLeafNodes()) {
            if (leaf.isHidden() || !Character.isLetter(first(leaf))) continue;
            if (isReference(leaf)) names.add(word(leaf, Colours.REFERENCE));
            else if (leaf.getGrammarElement() instanceof Keyword keyword && isPartOfName(keyword))
                names.add(word(leaf, Colours.NAME));
        }
        return names;
    }

    private static char first(ILeafNode leaf) {
        String text = leaf.getText();
        return text.isEmpty() ? ' ' : text.charAt(0);
    }

    private static Words.Word word(ILeafNode leaf, Colours colour) {
        return new Words.Word(leaf.getTotalOffset(), leaf.getTotalLength(), colour);
    }

    private static boolean isReference(INode leaf) {
        for (INode node = leaf; node != null; node = node.getParent()) {
            EObject element = node.getGrammarElement();
            if (element instanceof CrossReference) return true;
            if (node instanceof ICompositeNode && node.hasDirectSemanticElement()) return false;
        }
        return false;
    }

    private static boolean isPartOfName(Keyword keyword) {
        AbstractRule rule = GrammarUtil.containingRule(keyword);
        return rule != null && GrammarUtil.isDatatypeRule(rule);
    }
}
