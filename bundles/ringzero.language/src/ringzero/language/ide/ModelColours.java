// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.xtext.ide.editor.syntaxcoloring.IHighlightedPositionAcceptor;
import org.eclipse.xtext.ide.editor.syntaxcoloring.ISemanticHighlightingCalculator;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;
import ringzero.language.library.Library;
import ringzero.model.Import;
import ringzero.model.Named;
import ringzero.model.PathExpression;
import ringzero.model.Quantity;

/** Which word of a model stands for what: the styles are the token types of the Language Server Protocol. */
public class ModelColours implements ISemanticHighlightingCalculator {

    @Inject
    private OperationCanceledManager cancellation;

    @Override
    public void provideHighlightingFor(
            XtextResource resource, IHighlightedPositionAcceptor acceptor, CancelIndicator cancelled) {
        if (resource == null || resource.getParseResult() == null) return;
        for (var all = resource.getAllContents(); all.hasNext(); ) {
            cancellation.checkCanceled(cancelled);
            colour(all.next(), acceptor);
        }
    }

    private static void colour(EObject object, IHighlightedPositionAcceptor acceptor) {
        switch (object) {
            case Quantity quantity -> mark(quantity, QUANTITY__UNIT, acceptor, SemanticTokenTypes.Type);
            case Import each -> mark(each, IMPORT__IMPORTED_NAMESPACE, acceptor, SemanticTokenTypes.Namespace);
            case PathExpression path -> mark(path, PATH_EXPRESSION__SEGMENTS, acceptor, SemanticTokenTypes.Property);
            case Named named ->
                mark(named, NAMED__NAME, acceptor, Kinds.token(named.eClass()), SemanticTokenModifiers.Declaration);
            default -> {
                // only what it refers to is coloured
            }
        }
        for (var reference : object.eClass().getEAllReferences()) {
            if (!reference.isContainment() && object.eIsSet(reference)) references(object, reference, acceptor);
        }
    }

    private static void references(EObject object, EReference reference, IHighlightedPositionAcceptor acceptor) {
        var nodes = NodeModelUtils.findNodesForFeature(object, reference);
        var targets = reference.isMany() ? (List<?>) object.eGet(reference) : List.of(object.eGet(reference));
        // what is named twice is in the list once
        for (int i = 0; i < Math.min(nodes.size(), targets.size()); i++) {
            var target = targets.get(i);
            if (!(target instanceof EObject known) || known.eIsProxy()) continue;
            var token = Kinds.token(known.eClass());
            if (Library.contains(known)) mark(nodes.get(i), acceptor, token, SemanticTokenModifiers.DefaultLibrary);
            else mark(nodes.get(i), acceptor, token);
        }
    }

    private static void mark(
            EObject object, EStructuralFeature feature, IHighlightedPositionAcceptor acceptor, String... styles) {
        for (var node : NodeModelUtils.findNodesForFeature(object, feature)) mark(node, acceptor, styles);
    }

    private static void mark(INode node, IHighlightedPositionAcceptor acceptor, String... styles) {
        acceptor.addPosition(node.getOffset(), node.getLength(), styles);
    }
}
