// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.Optional;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.hover.HoverService;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.TextRegion;
import ringzero.language.scope.Segment;
import ringzero.language.scope.Setting;
import ringzero.model.Import;
import ringzero.model.Named;
import ringzero.model.Observation;
import ringzero.model.PathExpression;
import ringzero.model.Quantity;
import ringzero.model.RequestStep;

/** Says what the word under the mouse is. */
public class ModelHover extends HoverService {

    @Inject
    private EObjectAtOffsetHelper objects;

    @Inject
    private PathPlaces paths;

    @Inject
    private Facts facts;

    @Override
    public Hover hover(Document document, XtextResource resource, HoverParams params, CancelIndicator cancelled) {
        if (resource.getParseResult() == null) return EMPTY_HOVER;
        int offset = document.getOffSet(params.getPosition());
        var leaf = leaf(resource, offset);
        if (leaf == null) return EMPTY_HOVER;
        var text = text(resource, leaf);
        if (text.isEmpty()) return EMPTY_HOVER;
        var region = new TextRegion(leaf.getOffset(), leaf.getLength());
        return new Hover(new MarkupContent("markdown", text.get()), range(document, region));
    }

    private static Range range(Document document, TextRegion region) {
        return new Range(
                document.getPosition(region.getOffset()),
                document.getPosition(region.getOffset() + region.getLength()));
    }

    private static ILeafNode leaf(XtextResource resource, int offset) {
        var root = resource.getParseResult().getRootNode();
        var leaf = NodeModelUtils.findLeafNodeAtOffset(root, offset);
        if ((leaf == null || leaf.isHidden()) && offset > 0)
            leaf = NodeModelUtils.findLeafNodeAtOffset(root, offset - 1);
        return leaf == null || leaf.isHidden() ? null : leaf;
    }

    private Optional<String> text(XtextResource resource, ILeafNode leaf) {
        var place = paths.at(resource, leaf.getOffset());
        if (place.isPresent()) return place.map(each -> about(each.meaning()));
        if (objects.resolveCrossReferencedElementAt(resource, leaf.getOffset()) instanceof Named target
                && !target.eIsProxy()) return Optional.of(facts.about(target));
        var object = NodeModelUtils.findActualSemanticObjectFor(leaf);
        if (object instanceof Quantity quantity) return Optional.of(facts.about(outermost(quantity)));
        if (object instanceof PathExpression) return Optional.empty();
        if (object instanceof Import || object == null) return Optional.empty();
        if (object instanceof Named named && isName(named, leaf)) return Optional.of(facts.about(named));
        return setting(leaf, object).map(facts::about);
    }

    /** The ends of a range belong to the number. */
    private static Quantity outermost(Quantity quantity) {
        return quantity.eContainer() instanceof Quantity parent ? parent : quantity;
    }

    private static boolean isName(Named named, INode leaf) {
        return named.getName() != null
                && NodeModelUtils.findNodesForFeature(named, NAMED__NAME).stream()
                        .anyMatch(node ->
                                node.getOffset() <= leaf.getOffset() && leaf.getEndOffset() <= node.getEndOffset());
    }

    private String about(Segment meaning) {
        return switch (meaning) {
            case Segment.Thing(Named object) -> facts.about(object);
            case Segment.Device device -> facts.about(device.object());
            case Segment.Share(Observation observation) -> facts.about(observation);
            case Segment.Step(RequestStep step) -> facts.about(step);
            case Segment.Word(Setting setting) -> facts.about(setting);
        };
    }

    /** The setting that a keyword introduces: what is assigned behind it. */
    static Optional<EStructuralFeature> setting(ILeafNode leaf, EObject object) {
        if (!(leaf.getGrammarElement() instanceof Keyword keyword)) return Optional.empty();
        var type = object.eClass();
        if (keyword.eContainer() instanceof Group group) {
            int behind = group.getElements().indexOf(keyword) + 1;
            for (var element :
                    group.getElements().subList(behind, group.getElements().size())) {
                var assignments = GrammarUtil.containedAssignments(element);
                if (element instanceof Assignment assignment) return feature(type, assignment);
                if (!assignments.isEmpty()) {
                    // the count before what is counted is not what the keyword is about
                    return feature(type, assignments.getLast());
                }
            }
        }
        if (object.eContainingFeature() != null
                && leaf.getOffset() == NodeModelUtils.getNode(object).getOffset())
            return Optional.of(object.eContainingFeature());
        return Optional.empty();
    }

    private static Optional<EStructuralFeature> feature(EClass type, Assignment assignment) {
        return Optional.ofNullable(type.getEStructuralFeature(assignment.getFeature()))
                .filter(feature -> feature != NAMED__NAME);
    }
}
