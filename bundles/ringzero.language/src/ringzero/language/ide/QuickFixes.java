// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.scoping.IScopeProvider;
import ringzero.language.check.Remedy;
import ringzero.language.check.Rule;
import ringzero.language.library.Library;
import ringzero.language.scope.Inherited;
import ringzero.model.Attachment;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Hypervisor;
import ringzero.model.Mode;
import ringzero.model.Named;
import ringzero.model.Quantity;

/** What can be done about a problem with one keystroke. */
public class QuickFixes implements ICodeActionService2 {

    /** Problems whose remedy follows from the model alone. */
    private static final Set<String> WITHOUT_REMEDY = Set.of(Rule.PATH_REQUIREMENT.code(), Rule.NO_SOURCE.code());

    @Inject
    private UriExtensions uris;

    @Inject
    private IScopeProvider scopes;

    /** A change and what it is called. */
    private record Fix(String title, EObject place, int offset, int length, String text) {}

    /** Whether something can be done about a problem, as far as that is known without looking at the model. */
    public static boolean isFixable(Diagnostic problem) {
        var code = problem.getCode() == null ? "" : problem.getCode().get().toString();
        return WITHOUT_REMEDY.contains(code) || !remedies(problem).isEmpty();
    }

    @Override
    public List<Either<Command, CodeAction>> getCodeActions(Options options) {
        return options.getLanguageServerAccess().doSyncRead(options.getURI(), context -> {
            var actions = new ArrayList<Either<Command, CodeAction>>();
            if (!(context.getResource() instanceof XtextResource resource) || resource.getParseResult() == null)
                return actions;
            for (var problem : options.getCodeActionParams().getContext().getDiagnostics()) {
                if (!isIn(context.getDocument(), problem.getRange())) continue;
                for (var fix : fixes(problem, resource, context.getDocument())) {
                    var edit = edit(fix, resource, context.getDocument(), options.getURI());
                    actions.add(Either.forRight(action(fix.title, problem, edit)));
                }
            }
            return actions;
        });
    }

    /** An editor may ask about a problem of the text as it was before the last change. */
    private static boolean isIn(Document text, Range range) {
        try {
            return text.getOffSet(range.getStart()) <= text.getOffSet(range.getEnd());
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private WorkspaceEdit edit(Fix fix, XtextResource resource, Document text, String address) {
        var document = text;
        var uri = address;
        if (fix.place != null && fix.place.eResource() != resource) {
            document = new Document(
                    0, NodeModelUtils.getNode(fix.place).getRootNode().getText());
            uri = uris.toUriString(fix.place.eResource().getURI());
        }
        var range = new Range(document.getPosition(fix.offset), document.getPosition(fix.offset + fix.length));
        return new WorkspaceEdit(Map.of(uri, List.of(new TextEdit(range, fix.text))));
    }

    private static CodeAction action(String title, Diagnostic problem, WorkspaceEdit edit) {
        var action = new CodeAction(title);
        action.setKind(CodeActionKind.QuickFix);
        action.setDiagnostics(List.of(problem));
        action.setEdit(edit);
        return action;
    }

    private List<Fix> fixes(Diagnostic problem, XtextResource resource, Document document) {
        var fixes = new ArrayList<Fix>();
        var code = problem.getCode() == null ? "" : problem.getCode().get().toString();
        int start = document.getOffSet(problem.getRange().getStart());
        int end = document.getOffSet(problem.getRange().getEnd());
        var object = object(resource, start);
        for (var remedy : remedies(problem)) {
            switch (remedy.what()) {
                case REPLACE ->
                    fixes.add(new Fix(
                            "Write '" + remedy.text() + "'", null, start, length(object, start, end), remedy.text()));
                case IMPORT -> fixes.add(missingImport(remedy.text(), resource));
                case ENABLE_FUNCTIONS -> functions(remedy, resource).ifPresent(fixes::add);
                case ANSWER -> handler(remedy, resource).ifPresent(fixes::add);
            }
        }
        if (code.equals(Rule.PATH_REQUIREMENT.code())) {
            iommu(object).ifPresent(fixes::add);
            otherPaths(object).forEach(fixes::add);
        }
        if (code.equals(Rule.NO_SOURCE.code())) source(object).ifPresent(fixes::add);
        return fixes;
    }

    /** In this process an array; from another one what the JSON reader makes of it, strings in quotes. */
    private static List<Remedy> remedies(Diagnostic problem) {
        var texts = switch (problem.getData()) {
            case String[] each -> Stream.of(each);
            case JsonArray each ->
                each.asList().stream().filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
            case null, default -> Stream.<String>of();
        };
        return texts.flatMap(text -> Remedy.of(text).stream()).toList();
    }

    private static EObject object(XtextResource resource, int offset) {
        var leaf = NodeModelUtils.findLeafNodeAtOffset(resource.getParseResult().getRootNode(), offset);
        return leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
    }

    /** Of a number with its source only the number is replaced. */
    private static int length(EObject object, int start, int end) {
        if (!(object instanceof Quantity quantity) || quantity.getSource() == null) return end - start;
        var numbers = NodeModelUtils.findNodesForFeature(quantity, QUANTITY__MAGNITUDE);
        boolean whole = !numbers.isEmpty() && numbers.getFirst().getOffset() == start;
        return whole ? numbers.getFirst().getLength() : end - start;
    }

    private static Fix missingImport(String packageName, XtextResource resource) {
        var place = Imports.place(resource);
        return new Fix("Import " + packageName + ".*", null, place.offset(), 0, place.text(packageName));
    }

    // ---- machines ----

    private static Optional<Fix> iommu(EObject object) {
        var host = host(object);
        if (host == null || Library.contains(host)) return Optional.empty();
        if (Inherited.isOn(host, HOST__IOMMU).orElse(false)) return Optional.empty();
        var title = "Turn the IOMMU of '" + host.getName() + "' on";
        return Optional.of(set(title, host, HOST__IOMMU, "iommu", "on"));
    }

    private static Host host(EObject object) {
        var guest = EcoreUtil2.getContainerOfType(object, Guest.class);
        var host = guest == null ? null : Inherited.value(guest, Guest::getHost);
        return host == null || host.eIsProxy() ? null : host;
    }

    private List<Fix> otherPaths(EObject object) {
        var attachment = EcoreUtil2.getContainerOfType(object, Attachment.class);
        var host = host(object);
        if (attachment == null || host == null) return List.of();
        var hypervisor = Inherited.value(host, Host::getHypervisor);
        var feature = (EReference) attachment.eClass().getEStructuralFeature("path");
        var nodes = NodeModelUtils.findNodesForFeature(attachment, feature);
        if (hypervisor == null || hypervisor.eIsProxy() || nodes.isEmpty()) return List.of();
        var now = NodeModelUtils.getTokenText(nodes.getFirst());
        // a hypervisor names a path, and that name can stand for one of packets and one of blocks
        var scope = scopes.getScope(attachment, feature);
        return Inherited.list(hypervisor, Hypervisor::getPaths).stream()
                .map(Named::getName)
                .filter(name -> name != null && !name.equals(now))
                .filter(name -> scope.getSingleElement(QualifiedName.create(name)) != null)
                .distinct()
                .map(name -> replace("Reach it via " + name, attachment, nodes.getFirst(), name))
                .toList();
    }

    /** Enables as many virtual functions as are used. */
    private static Optional<Fix> functions(Remedy remedy, XtextResource resource) {
        return declaration(remedy, resource, HostDevice.class)
                .map(device -> set(
                        "Enable " + remedy.text() + " virtual functions of '" + device.getName() + "'",
                        device,
                        HOST_DEVICE__VFS,
                        "vfs",
                        remedy.text()));
    }

    /** What is to be changed, if it is still there and does not belong to the library. */
    private static <D> Optional<D> declaration(Remedy remedy, XtextResource resource, Class<D> type) {
        return remedy.where()
                .map(address -> resource.getResourceSet().getEObject(address, false))
                .filter(type::isInstance)
                .filter(object -> !Library.contains(object))
                .map(type::cast);
    }

    // ---- kinds ----

    private static Optional<Fix> handler(Remedy remedy, XtextResource resource) {
        return declaration(remedy, resource, Mode.class)
                .flatMap(mode -> insert(
                        "Add 'on " + remedy.text() + "' to mode '" + mode.getName() + "'",
                        mode,
                        "on " + remedy.text() + " { }"));
    }

    private static Optional<Fix> source(EObject object) {
        var quantity = EcoreUtil2.getContainerOfType(object, Quantity.class);
        if (quantity == null && object instanceof Named) {
            quantity = object.eContents().stream()
                    .filter(Quantity.class::isInstance)
                    .map(Quantity.class::cast)
                    .findFirst()
                    .orElse(null);
        }
        if (quantity == null) return Optional.empty();
        var node = NodeModelUtils.findActualNodeFor(quantity);
        return Optional.of(
                new Fix("Call it an estimate", quantity, node.getEndOffset(), 0, " from \"estimate: \" assumed"));
    }

    // ---- text ----

    private static Fix set(String title, EObject owner, EStructuralFeature feature, String keyword, String value) {
        var nodes = NodeModelUtils.findNodesForFeature(owner, feature);
        return nodes.isEmpty()
                ? insert(title, owner, keyword + " " + value).orElseThrow()
                : replace(title, owner, nodes.getFirst(), value);
    }

    private static Fix replace(String title, EObject owner, INode node, String text) {
        return new Fix(title, owner, node.getOffset(), node.getLength(), text);
    }

    /** Adds a setting at the end of a declaration, with braces if it has none yet. */
    private static Optional<Fix> insert(String title, EObject owner, String text) {
        var node = NodeModelUtils.findActualNodeFor(owner);
        if (node == null) return Optional.empty();
        INode close = null;
        for (var leaf : node.getLeafNodes()) if (leaf.getText().equals("}") && leaf.getParent() == node) close = leaf;
        if (close == null) {
            for (var leaf : node.getLeafNodes())
                if (!leaf.isHidden() && leaf.getText().equals("}")) close = leaf;
        }
        if (close == null) return Optional.of(new Fix(title, owner, node.getEndOffset(), 0, " { " + text + " }"));
        boolean ownLine = close.getStartLine() > node.getStartLine();
        return Optional.of(new Fix(title, owner, close.getOffset(), 0, ownLine ? "    " + text + "\n" : text + " "));
    }
}
