// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.diagnostics.AbstractDiagnostic;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import ringzero.language.check.Remedy;
import ringzero.model.Import;
import ringzero.model.Model;
import ringzero.model.Named;

/**
 * Puts the imports of a file in order: those that nothing needs go, those that a name lacks come, and all are sorted. Comments
 * stay; between imports with comments nothing is moved.
 */
final class ImportOrder {

    private final IQualifiedNameProvider names;

    @Inject
    ImportOrder(IQualifiedNameProvider names) {
        this.names = names;
    }

    /** The changes; none of a text with syntax errors, in whose unread part something may need an import. */
    List<TextEdit> edits(Document document, XtextResource resource) {
        if (resource.getParseResult() == null
                || resource.getParseResult().hasSyntaxErrors()
                || resource.getContents().isEmpty()
                || !(resource.getContents().getFirst() instanceof Model model)) return List.of();
        var used = used(model);
        var kept = new TreeSet<String>();
        var unneeded = new ArrayList<Import>();
        for (var each : model.getImports()) {
            var name = each.getImportedNamespace();
            if (name == null || !isUsed(name, used) || !kept.add(name)) unneeded.add(each);
        }
        var missing = missing(resource);
        missing.removeAll(kept);
        return model.getImports().isEmpty() || hasComments(model)
                ? oneByOne(document, resource, unneeded, missing)
                : atOnce(document, model, union(kept, missing));
    }

    private static boolean isUsed(String imported, Set<String> used) {
        return imported.endsWith(".*")
                ? used.stream()
                        .anyMatch(name -> name.lastIndexOf('.') == imported.length() - 2
                                && name.startsWith(imported.substring(0, imported.length() - 1)))
                : used.contains(imported);
    }

    /** The full names of what the file refers to by short names. */
    private Set<String> used(Model model) {
        var used = new HashSet<String>();
        for (var contents = model.eAllContents(); contents.hasNext(); ) {
            var object = contents.next();
            for (var reference : object.eClass().getEAllReferences()) {
                if (reference.isContainment() || reference.isContainer() || !object.eIsSet(reference)) continue;
                var targets =
                        object.eGet(reference) instanceof Collection<?> many ? many : List.of(object.eGet(reference));
                for (var target : targets) name(target, model).ifPresent(used::add);
            }
        }
        return used;
    }

    private Optional<String> name(Object target, Model model) {
        if (!(target instanceof Named named) || named.eIsProxy()) return Optional.empty();
        boolean isOwn = named.eResource() == model.eResource();
        var name = isOwn ? null : names.getFullyQualifiedName(named);
        return Optional.ofNullable(name).map(Object::toString);
    }

    /** The packages that unknown names would be found in. */
    private static Set<String> missing(XtextResource resource) {
        return resource.getErrors().stream()
                .filter(AbstractDiagnostic.class::isInstance)
                .map(error -> ((AbstractDiagnostic) error).getData())
                .filter(remedies -> remedies != null && remedies.length == 1)
                .flatMap(remedies -> Remedy.of(remedies[0]).stream())
                .filter(remedy -> remedy.what() == Remedy.What.IMPORT)
                .map(remedy -> remedy.text() + ".*")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> union(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static boolean hasComments(Model model) {
        int start = node(model.getImports().getFirst()).getOffset();
        int end = node(model.getImports().getLast()).getEndOffset();
        var text = NodeModelUtils.getNode(model).getRootNode().getText();
        int endOfLine = text.indexOf('\n', end);
        var lines = text.substring(start, endOfLine < 0 ? text.length() : endOfLine);
        return lines.contains("//") || lines.contains("/*");
    }

    private static List<TextEdit> atOnce(Document document, Model model, Set<String> names) {
        int start = node(model.getImports().getFirst()).getOffset();
        int end = node(model.getImports().getLast()).getEndOffset();
        var before = document.getContents().substring(start, end);
        var after = names.stream().map(name -> "import " + name).collect(Collectors.joining(lineEnd(document)));
        if (after.equals(before)) return List.of();
        return List.of(new TextEdit(range(document, start, names.isEmpty() ? behindLine(document, end) : end), after));
    }

    private static List<TextEdit> oneByOne(
            Document document, XtextResource resource, List<Import> unneeded, Set<String> missing) {
        var edits = new ArrayList<TextEdit>();
        for (var each : unneeded) {
            var node = node(each);
            edits.add(new TextEdit(range(document, node.getOffset(), behindLine(document, node.getEndOffset())), ""));
        }
        if (missing.isEmpty()) return edits;
        var place = Imports.place(resource);
        var text = missing.stream().map(name -> "import " + name).collect(Collectors.joining(lineEnd(document)));
        edits.add(new TextEdit(range(document, place.offset(), place.offset()), place.before() + text + place.after()));
        return edits;
    }

    private static INode node(EObject object) {
        return NodeModelUtils.findActualNodeFor(object);
    }

    /** The beginning of the next line, if nothing else stands on this one. */
    private static int behindLine(Document document, int offset) {
        var text = document.getContents();
        int end = offset;
        while (end < text.length() && " \t\r".indexOf(text.charAt(end)) >= 0) end++;
        return end < text.length() && text.charAt(end) == '\n' ? end + 1 : offset;
    }

    private static String lineEnd(Document document) {
        return document.getContents().contains("\r\n") ? "\r\n" : "\n";
    }

    private static Range range(Document document, int start, int end) {
        return new Range(document.getPosition(start), document.getPosition(end));
    }
}
