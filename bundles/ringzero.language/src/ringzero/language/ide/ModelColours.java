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
import ringzero.language.scope.Segment;
import ringzero.language.scope.Segments;
import ringzero.model.Import;
import ringzero.model.Named;
import ringzero.model.PathExpression;
import ringzero.model.Quantity;

/** Which word of a model stands for what: the styles are the token types of the Language Server Protocol. */
public class ModelColours implements ISemanticHighlightingCalculator {

    @Inject
    private OperationCanceledManager cancellation;

    @Inject
    private Segments segments;

    @Override
    public void provideHighlightingFor(
            XtextResource resource, IHighlightedPositionAcceptor acceptor, CancelIndicator cancelled) {
        if (resource == null || resource.getParseResult() == null) return;
        for (var all = resource.getAllContents(); all.hasNext(); ) {
            cancellation.checkCanceled(cancelled);
            colour(all.next(), acceptor);
        }
    }

    private void segments(PathExpression path, IHighlightedPositionAcceptor acceptor) {
        var meanings = segments.of(path);
        for (int i = 0; i < meanings.size(); i++) {
            var node = PathPlaces.node(path, i);
            if (node == null) return;
            switch (meanings.get(i)) {
                case Segment.Thing(Named object) -> mark(object, node, acceptor);
                case Segment.Device device -> mark(device.object(), node, acceptor);
                case Segment.Share share -> mark(node, acceptor, SemanticTokenTypes.EnumMember);
                case Segment.Word word -> mark(node, acceptor, SemanticTokenTypes.Property);
                case Segment.Step step -> mark(node, acceptor, SemanticTokenTypes.Property);
            }
        }
    }

    private void colour(EObject object, IHighlightedPositionAcceptor acceptor) {
        switch (object) {
            case Quantity quantity -> mark(quantity, QUANTITY__UNIT, acceptor, SemanticTokenTypes.Type);
            case Import each -> mark(each, IMPORT__IMPORTED_NAMESPACE, acceptor, SemanticTokenTypes.Namespace);
            case PathExpression path -> segments(path, acceptor);
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
            mark(known, nodes.get(i), acceptor);
        }
    }

    /** Marks a name by what it stands for. */
    private static void mark(EObject target, INode node, IHighlightedPositionAcceptor acceptor) {
        var token = Kinds.token(target.eClass());
        if (Library.contains(target)) mark(node, acceptor, token, SemanticTokenModifiers.DefaultLibrary);
        else mark(node, acceptor, token);
    }

    private static void mark(
            EObject object, EStructuralFeature feature, IHighlightedPositionAcceptor acceptor, String... styles) {
        for (var node : NodeModelUtils.findNodesForFeature(object, feature)) mark(node, acceptor, styles);
    }

    private static void mark(INode node, IHighlightedPositionAcceptor acceptor, String... styles) {
        acceptor.addPosition(node.getOffset(), node.getLength(), styles);
    }
}
