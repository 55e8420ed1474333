// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.EMPIRICAL__FILE;
import static ringzero.model.VmmPackage.Literals.TRACE_ARRIVALS__FILE;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import ringzero.model.Empirical;
import ringzero.model.TraceArrivals;

/** What in a text can be opened: the addresses in comments and in the sources of numbers, and the files that traces and data come from. */
final class Links {

    /** Without what ends the sentence around it. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s\"'<>()\\[\\]{}]*[^\\s\"'<>()\\[\\]{}.,;:!?*]");

    private Links() {}

    static List<DocumentLink> in(Document document, XtextResource resource) {
        var links = new ArrayList<DocumentLink>();
        if (resource == null || resource.getParseResult() == null) return links;
        for (var leaf : resource.getParseResult().getRootNode().getLeafNodes())
            if (leaf.getText().contains("://")) addresses(leaf, document, links);
        for (var contents = resource.getAllContents(); contents.hasNext(); ) {
            switch (contents.next()) {
                case TraceArrivals trace ->
                    file(trace, TRACE_ARRIVALS__FILE, trace.getFile(), document).ifPresent(links::add);
                case Empirical data ->
                    file(data, EMPIRICAL__FILE, data.getFile(), document).ifPresent(links::add);
                default -> {
                    // names no file
                }
            }
        }
        return links;
    }

    private static void addresses(ILeafNode leaf, Document document, List<DocumentLink> links) {
        var found = ADDRESS.matcher(leaf.getText());
        while (found.find())
            links.add(new DocumentLink(
                    range(document, leaf.getOffset() + found.start(), leaf.getOffset() + found.end()), found.group()));
    }

    /** A file that is there; what is missing is told when the model runs. */
    private static Optional<DocumentLink> file(EObject object, EAttribute feature, String name, Document document) {
        var nodes = NodeModelUtils.findNodesForFeature(object, feature);
        var model = object.eResource().getURI();
        if (name == null || nodes.isEmpty() || !model.isFile()) return Optional.empty();
        try {
            var file = Path.of(model.toFileString()).resolveSibling(name).normalize();
            if (!Files.isRegularFile(file)) return Optional.empty();
            var node = nodes.getFirst();
            return Optional.of(new DocumentLink(
                    range(document, node.getOffset() + 1, node.getEndOffset() - 1),
                    file.toUri().toString()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Range range(Document document, int start, int end) {
        return new Range(document.getPosition(start), document.getPosition(end));
    }
}
