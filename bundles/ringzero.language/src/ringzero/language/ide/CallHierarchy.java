// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.HANDLER__OPERATIONS;

import com.google.gson.JsonPrimitive;
import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.findReferences.IReferenceFinder.IResourceAccess;
import org.eclipse.xtext.ide.server.DocumentExtensions;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.XtextResource;
import ringzero.language.check.Words;
import ringzero.language.library.Library;
import ringzero.language.scope.Inherited;
import ringzero.model.Handler;
import ringzero.model.Mode;
import ringzero.model.Named;
import ringzero.model.Path;
import ringzero.model.RequestStep;
import ringzero.model.Specialisable;

/** Who performs an operation and who answers it, in the words of the Language Server Protocol. */
final class CallHierarchy {

    private final OperationCalls calls;
    private final EObjectAtOffsetHelper objects;
    private final DocumentExtensions places;
    private final LibraryFolder copies;
    private final Library library;

    @Inject
    CallHierarchy(
            OperationCalls calls,
            EObjectAtOffsetHelper objects,
            DocumentExtensions places,
            LibraryFolder copies,
            Library library) {
        this.calls = calls;
        this.objects = objects;
        this.places = places;
        this.copies = copies;
        this.library = library;
    }

    /** The files of a workspace, to be read one after the other. */
    record Workspace(IResourceAccess files, IResourceDescriptions index) {

        private Stream<Resource> models() {
            var models = new ArrayList<Resource>();
            for (var file : index.getAllResourceDescriptions())
                model(file.getURI()).ifPresent(models::add);
            return models.stream();
        }

        private Optional<Resource> model(URI address) {
            return Optional.ofNullable(files.readOnly(address, models -> models.getResource(address, false)));
        }
    }

    /** What stands at a place, if it calls or is called: an operation, a handler, a workload, a guest; of a mode or path all its handlers. */
    List<CallHierarchyItem> at(XtextResource resource, int offset) {
        return meant(resource, offset)
                .filter(CallHierarchy::isWritten)
                .map(this::item)
                .toList();
    }

    private Stream<? extends EObject> meant(XtextResource resource, int offset) {
        if (resource == null || resource.getParseResult() == null) return Stream.of();
        var named = objects.getElementWithNameAt(resource, offset);
        if (named != null && OperationCalls.takesPart(named)) return Stream.of(named);
        if (named instanceof Mode || named instanceof Path) return Inherited.handlers((Specialisable) named).stream();
        var leaf = NodeModelUtils.findLeafNodeAtOffset(resource.getParseResult().getRootNode(), offset);
        var object = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
        if (object instanceof Handler) return Stream.of(object);
        return object instanceof RequestStep ? calls.performed(object).stream() : Stream.of();
    }

    /** Who performs an operation, what operations a handler answers, who runs a workload. */
    List<CallHierarchyIncomingCall> incoming(CallHierarchyItem item, Workspace workspace) {
        return grouped(
                item,
                workspace,
                calls::to,
                OperationCalls.Call::caller,
                (caller, ranges) -> new CallHierarchyIncomingCall(item(caller), ranges));
    }

    /** Who answers an operation, which operations a handler or workload performs, which workloads a guest runs. */
    List<CallHierarchyOutgoingCall> outgoing(CallHierarchyItem item, Workspace workspace) {
        return grouped(
                item,
                workspace,
                calls::from,
                OperationCalls.Call::callee,
                (callee, ranges) -> new CallHierarchyOutgoingCall(item(callee), ranges));
    }

    private <C> List<C> grouped(
            CallHierarchyItem item,
            Workspace workspace,
            BiFunction<EObject, Stream<Resource>, List<OperationCalls.Call>> asked,
            Function<OperationCalls.Call, EObject> end,
            BiFunction<EObject, List<Range>, C> made) {
        var object = object(item, workspace).orElse(null);
        if (object == null) return List.of();
        var byEnd = asked.apply(object, workspace.models()).stream()
                .filter(call -> isWritten(end.apply(call)) && isWritten(call.place()))
                .collect(Collectors.groupingBy(
                        end, LinkedHashMap::new, Collectors.mapping(this::range, Collectors.toList())));
        var told = new ArrayList<C>();
        byEnd.forEach((each, ranges) -> told.add(made.apply(each, ranges)));
        return told;
    }

    /** The object of an item, if the text has not changed so that it is gone. */
    private Optional<EObject> object(CallHierarchyItem item, Workspace workspace) {
        var data = item.getData() instanceof JsonPrimitive text ? text.getAsString() : String.valueOf(item.getData());
        var address = URI.createURI(data);
        var models = Library.contains(address)
                ? library.resources().stream()
                        .filter(model -> model.getURI().equals(address.trimFragment()))
                        .findFirst()
                : workspace.model(address.trimFragment());
        return models.map(model -> model.getEObject(address.fragment())).filter(OperationCalls::takesPart);
    }

    /** Where a text cannot be read the parser may leave behind an object that stands nowhere. */
    private static boolean isWritten(EObject object) {
        return NodeModelUtils.findActualNodeFor(object) != null;
    }

    private CallHierarchyItem item(EObject object) {
        var whole = copies.readable(places.newFullLocation(object));
        var item = new CallHierarchyItem(
                name(object),
                Kinds.of(object.eClass()),
                whole.getUri(),
                whole.getRange(),
                heading(object).getRange());
        item.setDetail(detail(object));
        item.setData(EcoreUtil.getURI(object).toString());
        return item;
    }

    private Location heading(EObject object) {
        return object instanceof Handler
                ? places.newLocation(object, HANDLER__OPERATIONS, 0)
                : places.newLocation(object);
    }

    private static String name(EObject object) {
        return object instanceof Handler handler
                ? handler.getOperations().stream().map(Named::getName).collect(Collectors.joining(", "))
                : ((Named) object).getName();
    }

    /** "in mode hardware-assisted", "operation". */
    private static String detail(EObject object) {
        return object instanceof Handler && object.eContainer() instanceof Named kind
                ? "in " + Words.sort(kind.eClass()) + " " + kind.getName()
                : Words.sort(object.eClass());
    }

    private Range range(OperationCalls.Call call) {
        return call.feature() == null
                ? places.newLocation(call.place()).getRange()
                : places.newLocation(call.place(), call.feature(), call.index()).getRange();
    }
}
