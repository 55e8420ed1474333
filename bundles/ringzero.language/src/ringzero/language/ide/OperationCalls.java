// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.EcoreUtil2;
import ringzero.language.library.Library;
import ringzero.model.Guest;
import ringzero.model.Handler;
import ringzero.model.Invocation;
import ringzero.model.Operation;
import ringzero.model.RequestStep;
import ringzero.model.Workload;

/**
 * Who performs an operation, and who answers it, as one asks of a program who calls what. An operation is performed by what modes,
 * paths and workloads say ({@code perform kick}, and {@code send}, which transmits), and answered by the handlers of modes
 * and paths ({@code on kick}); a guest calls the workloads that it runs. What a kind takes over from another one stands at
 * the other one.
 */
final class OperationCalls {

    /** The operations that steps of a request perform without naming them. */
    private static final Map<EClass, String> PERFORMED_BY_STEPS =
            Map.of(SEND, "transmit", RECEIVE, "receive", READ, "read", WRITE, "write");

    /**
     * A call.
     *
     * @param caller an operation, handler, workload or guest
     * @param callee an operation, handler or workload
     * @param place in the caller's text
     * @param feature of the place, or null for all of it
     * @param index in the feature, or -1
     */
    record Call(EObject caller, EObject callee, EObject place, EReference feature, int index) {}

    private final Library library;

    @Inject
    OperationCalls(Library library) {
        this.library = library;
    }

    /** What calls something, and where. */
    List<Call> to(EObject callee, Stream<Resource> models) {
        var key = EcoreUtil.getURI(callee);
        return all(models)
                .filter(call -> EcoreUtil.getURI(call.callee).equals(key))
                .toList();
    }

    /** What something calls, and where. */
    List<Call> from(EObject caller, Stream<Resource> models) {
        var key = EcoreUtil.getURI(caller);
        return all(models)
                .filter(call -> EcoreUtil.getURI(call.caller).equals(key))
                .toList();
    }

    /** The operation that a step of a request performs without naming it. */
    Optional<Operation> performed(EObject step) {
        return Optional.ofNullable(PERFORMED_BY_STEPS.get(step.eClass())).flatMap(this::operation);
    }

    /** Whether something calls or is called. */
    static boolean takesPart(EObject object) {
        return object instanceof Operation
                || object instanceof Handler
                || object instanceof Workload
                || object instanceof Guest;
    }

    private Stream<Call> all(Stream<Resource> models) {
        return Stream.concat(models.filter(model -> !Library.contains(model.getURI())), library.resources().stream())
                .flatMap(model -> calls(model).stream());
    }

    private List<Call> calls(Resource model) {
        var calls = new ArrayList<Call>();
        for (var contents = model.getAllContents(); contents.hasNext(); ) {
            switch (contents.next()) {
                case Guest guest -> referred(guest, guest, GUEST__WORKLOADS, guest.getWorkloads(), calls);
                case Handler handler -> {
                    for (var operation : handler.getOperations())
                        if (!operation.eIsProxy()) calls.add(new Call(operation, handler, operation, null, -1));
                }
                case Invocation invocation -> {
                    var caller = caller(invocation);
                    var operation = invocation.getOperation();
                    if (caller != null && operation != null && !operation.eIsProxy())
                        calls.add(new Call(caller, operation, invocation, INVOCATION__OPERATION, -1));
                }
                case RequestStep step ->
                    performed(step)
                            .ifPresent(operation -> calls.add(new Call(caller(step), operation, step, null, -1)));
                default -> {
                    // calls nothing
                }
            }
        }
        return calls;
    }

    private static void referred(
            EObject caller, EObject place, EReference feature, List<? extends EObject> callees, List<Call> calls) {
        for (int i = 0; i < callees.size(); i++)
            if (!callees.get(i).eIsProxy()) calls.add(new Call(caller, callees.get(i), place, feature, i));
    }

    /** The handler or workload that something stands in. */
    private static EObject caller(EObject step) {
        var handler = EcoreUtil2.getContainerOfType(step, Handler.class);
        return handler != null ? handler : EcoreUtil2.getContainerOfType(step, Workload.class);
    }

    private Optional<Operation> operation(String name) {
        for (var description : library.named(OPERATION).getExportedObjectsByType(OPERATION)) {
            if (description.getQualifiedName().getLastSegment().equals(name)
                    && description.getEObjectOrProxy() instanceof Operation operation) return Optional.of(operation);
        }
        return Optional.empty();
    }
}
