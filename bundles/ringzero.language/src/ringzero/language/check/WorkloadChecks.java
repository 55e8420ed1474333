// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.model.Disk;
import ringzero.model.Empirical;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Mode;
import ringzero.model.PerformWork;
import ringzero.model.Read;
import ringzero.model.Receive;
import ringzero.model.RequestStep;
import ringzero.model.Send;
import ringzero.model.TraceArrivals;
import ringzero.model.Workload;
import ringzero.model.Write;

/** Workloads: the guests that run them have what a request needs. */
public class WorkloadChecks extends Concern {

    @Check
    public void aGuestCanDoWhatItsWorkloadAsksFor(Guest guest) {
        if (!known(Inherited.value(guest, Guest::getHost))) return;
        var workloads = guest.getWorkloads();
        for (int i = 0; i < workloads.size(); i++) if (known(workloads.get(i))) check(guest, workloads.get(i), i);
    }

    private void check(Guest guest, Workload workload, int index) {
        var steps = steps(workload);
        var disks = Inherited.list(guest, Guest::getDisks);
        if (Inherited.list(guest, Guest::getNets).isEmpty()
                && steps.stream().anyMatch(step -> step instanceof Send || step instanceof Receive)) {
            report(
                    Rule.NO_DEVICE,
                    guest,
                    GUEST__WORKLOADS,
                    index,
                    "Workload '%s' sends or receives, but guest '%s' has no network: add 'net <card> via <path>' to it."
                            .formatted(workload.getName(), guest.getName()));
        }
        if (disks.isEmpty() && steps.stream().anyMatch(step -> step instanceof Read || step instanceof Write)) {
            report(
                    Rule.NO_DEVICE,
                    guest,
                    GUEST__WORKLOADS,
                    index,
                    "Workload '%s' reads or writes, but guest '%s' has no disk: add 'disk <disk> via <path>' to it."
                            .formatted(workload.getName(), guest.getName()));
        }
        if (!disks.isEmpty()) latenciesAreKnown(guest, workload, index, disks, steps);
        var mode = Inherited.value(guest, Guest::getMode);
        if (known(mode)) operationsAreAnswered(guest, workload, index, mode, steps);
    }

    private static List<RequestStep> steps(Workload workload) {
        return Inherited.list(workload, Workload::getSteps).stream()
                .flatMap(step -> EcoreUtil2.eAllOfType(step, RequestStep.class).stream())
                .toList();
    }

    private void latenciesAreKnown(
            Guest guest, Workload workload, int index, List<GuestDisk> disks, List<RequestStep> steps) {
        var device = disks.getFirst().getDevice();
        var type = known(device) ? device.getType() : null;
        if (!known(type)) return;
        boolean reads =
                steps.stream().anyMatch(Read.class::isInstance) && Inherited.value(type, Disk::getReadLatency) == null;
        boolean writes = steps.stream().anyMatch(Write.class::isInstance)
                && Inherited.value(type, Disk::getWriteLatency) == null;
        if (!reads && !writes) return;
        report(
                Rule.INCOMPLETE,
                guest,
                GUEST__WORKLOADS,
                index,
                "Workload '%s' %s disk '%s', which has no %s: add one to it."
                        .formatted(
                                workload.getName(),
                                reads ? "reads from" : "writes to",
                                type.getName(),
                                reads ? "read-latency" : "write-latency"));
    }

    /** At the step if it is in this file, else where the guest says that it runs the workload. */
    private void operationsAreAnswered(Guest guest, Workload workload, int index, Mode mode, List<RequestStep> steps) {
        var told = new LinkedHashSet<String>();
        for (var step : steps) {
            if (!(step instanceof PerformWork work)) continue;
            for (var invocation : work.getInvocations()) {
                var operation = invocation.getOperation();
                if (!known(operation)
                        || Inherited.handler(mode, operation).isPresent()
                        || !told.add(operation.getName())) continue;
                var message =
                        "Workload '%s' performs '%s', but mode '%s' of guest '%s' does not say what that costs. Add 'on %s { ... }' to it or choose another mode."
                                .formatted(
                                        workload.getName(),
                                        operation.getName(),
                                        mode.getName(),
                                        guest.getName(),
                                        operation.getName());
                var remedy = List.of(Remedy.at(mode, Remedy.What.ANSWER, operation.getName()));
                if (invocation.eResource() == guest.eResource())
                    report(Rule.UNANSWERED, invocation, INVOCATION__OPERATION, -1, message, remedy);
                else report(Rule.UNANSWERED, guest, GUEST__WORKLOADS, index, message, remedy);
            }
        }
    }

    @Check
    public void aTraceIsThere(TraceArrivals arrivals) {
        isThere(arrivals, TRACE_ARRIVALS__FILE, arrivals.getFile());
    }

    @Check
    public void measuredValuesAreThere(Empirical distribution) {
        isThere(distribution, EMPIRICAL__FILE, distribution.getFile());
    }

    private void isThere(EObject object, EStructuralFeature feature, String file) {
        URI model = object.eResource() == null ? null : object.eResource().getURI();
        if (file == null || model == null || !model.isFile()) return;
        try {
            if (Files.isRegularFile(Path.of(model.toFileString()).resolveSibling(file))) return;
        } catch (java.nio.file.InvalidPathException e) {
            // then it is not there either
        }
        report(Rule.NO_SUCH_FILE, object, feature, "There is no file \"%s\" beside the model.".formatted(file));
    }
}
