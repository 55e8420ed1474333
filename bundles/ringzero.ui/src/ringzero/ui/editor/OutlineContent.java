// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.lsp4j.DocumentSymbol;

/** What the outline shows. */
final class OutlineContent implements ITreeContentProvider {
    private static final Pattern KEYWORD = Pattern.compile("(?:\\s|/\\*(?s:.*?)\\*/|//[^\\n]*)*([a-z-]+)");

    /** A declaration and where it stands in the tree. Two are equal if they have the same names from the root on. */
    static final class Node {
        private final Node parent;
        private final DocumentSymbol symbol;
        private final Places places;

        Node(Node parent, DocumentSymbol symbol, Places places) {
            this.parent = parent;
            this.symbol = symbol;
            this.places = places;
        }

        /** The word it begins with, behind its comment: "host". Empty if the text changed meanwhile. */
        String keyword() {
            IRegion region = places.region(symbol.getRange());
            String text =
                    places.document().get().substring(region.getOffset(), region.getOffset() + region.getLength());
            Matcher word = KEYWORD.matcher(text);
            return word.lookingAt() ? word.group(1) : "";
        }

        DocumentSymbol symbol() {
            return symbol;
        }

        List<Node> children() {
            List<DocumentSymbol> children = symbol.getChildren();
            return children == null
                    ? List.of()
                    : children.stream()
                            .map(child -> new Node(this, child, places))
                            .toList();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node node
                    && symbol.getName().equals(node.symbol.getName())
                    && Objects.equals(parent, node.parent);
        }

        @Override
        public int hashCode() {
            return Objects.hash(symbol.getName(), parent);
        }
    }

    static List<Node> nodes(List<DocumentSymbol> roots, Places places) {
        List<Node> nodes = new ArrayList<>();
        for (DocumentSymbol root : roots) {
            nodes.add(new Node(null, root, places));
        }
        return nodes;
    }

    /** The innermost declaration around an offset. */
    static Optional<Node> at(List<?> nodes, Places places, int offset) {
        for (Object object : nodes) {
            if (!(object instanceof Node node)) continue;
            IRegion region = places.region(node.symbol().getRange());
            if (offset < region.getOffset() || offset > region.getOffset() + region.getLength()) continue;
            return at(node.children(), places, offset).or(() -> Optional.of(node));
        }
        return Optional.empty();
    }

    @Override
    public Object[] getElements(Object input) {
        return ((Collection<?>) input).toArray();
    }

    @Override
    public Object[] getChildren(Object element) {
        return ((Node) element).children().toArray();
    }

    @Override
    public Object getParent(Object element) {
        return ((Node) element).parent;
    }

    @Override
    public boolean hasChildren(Object element) {
        return !((Node) element).children().isEmpty();
    }
}
