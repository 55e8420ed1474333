// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.PATH_EXPRESSION__SEGMENTS;

import com.google.inject.Inject;
import java.util.Optional;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import ringzero.language.scope.Segment;
import ringzero.language.scope.Segments;
import ringzero.model.PathExpression;

/** The names of paths in a text: where they stand, and what they stand for. */
final class PathPlaces {

    private final Segments segments;

    @Inject
    PathPlaces(Segments segments) {
        this.segments = segments;
    }

    /**
     * A name of a path.
     *
     * @param path what it is part of
     * @param index of the name among those behind the first
     * @param meaning what it stands for
     */
    record Place(PathExpression path, int index, Segment meaning) {

        /** The text of the name. */
        INode node() {
            return PathPlaces.node(path, index);
        }
    }

    /** The text of the name with an index; null if there is none. */
    static INode node(PathExpression path, int index) {
        var nodes = NodeModelUtils.findNodesForFeature(path, PATH_EXPRESSION__SEGMENTS);
        return index < nodes.size() ? nodes.get(index) : null;
    }

    /** The name of a path at a caret, which may stand at its end; empty if there is none that means something. */
    Optional<Place> at(XtextResource resource, int offset) {
        if (resource == null || resource.getParseResult() == null) return Optional.empty();
        var root = resource.getParseResult().getRootNode();
        var here = place(NodeModelUtils.findLeafNodeAtOffset(root, offset));
        return here.isPresent() || offset == 0
                ? here
                : place(NodeModelUtils.findLeafNodeAtOffset(root, offset - 1))
                        .filter(each -> each.node().getEndOffset() == offset);
    }

    private Optional<Place> place(ILeafNode leaf) {
        if (leaf == null
                || leaf.isHidden()
                || !(NodeModelUtils.findActualSemanticObjectFor(leaf) instanceof PathExpression path))
            return Optional.empty();
        var meanings = segments.of(path);
        for (int i = 0; i < meanings.size(); i++) {
            var node = node(path, i);
            if (node != null && node.getOffset() <= leaf.getOffset() && leaf.getEndOffset() <= node.getEndOffset())
                return Optional.of(new Place(path, i, meanings.get(i)));
        }
        return Optional.empty();
    }
}
