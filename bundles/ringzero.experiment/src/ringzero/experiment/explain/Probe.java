// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringzero.experiment.compile.Compiled;
import ringzero.experiment.compile.Compiled.Evidence;
import ringzero.experiment.run.ChangedModel;
import ringzero.language.scope.Inherited;
import ringzero.model.ArrivalLaw;
import ringzero.model.Constant;
import ringzero.model.Guest;
import ringzero.model.Model;
import ringzero.model.Operation;
import ringzero.model.Quantity;
import ringzero.model.RequestStep;
import ringzero.model.Service;
import ringzero.model.VmmFactory;
import ringzero.model.VmmPackage;
import ringzero.model.Workload;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.engine.Engine;
import ringzero.simulation.results.Trace;
import ringzero.simulation.scenario.Scenario;

/**
 * A model reduced to one guest whose only request is what is to be explained. So that a sleeping guest does not hide what is asked, the
 * guest computes for a moment before it does what its own programs would begin.
 */
final class Probe {

    /** When the request comes: any time at which nothing else happens. */
    private static final long BIRTH = Scenario.SECOND / 1000;

    /** Longer than any single operation takes. */
    private static final RunControl CONTROL = new RunControl(0, Scenario.SECOND, 1, 0);

    private static final String NAME = "explain";
    private static final double AWAKE_SECONDS = 1e-6;

    private final ChangedModel changed;
    private final Compiled compiled;
    private final Scenario scenario;
    private final Optional<EObject> awake;

    /**
     * Reduces the model.
     *
     * @param changed is used up
     * @param guest who is left
     * @param step what the request does; empty: nothing but what comes before
     * @param isAwake whether the guest is running when it begins
     */
    Probe(ChangedModel changed, Guest guest, Optional<RequestStep> step, boolean isAwake) {
        this.changed = changed;
        var workload = VmmFactory.eINSTANCE.createWorkload();
        workload.setName(NAME);
        arrivals(workload);
        awake = isAwake ? Optional.of(compute(workload)) : Optional.empty();
        step.ifPresent(workload.getSteps()::add);
        alone(changed.model(), guest, workload);
        compiled = changed.compile();
        scenario = Means.of(compiled.scenario(), BIRTH);
    }

    Scenario scenario() {
        return scenario;
    }

    RunControl control() {
        return CONTROL;
    }

    /** The request, and all it did. */
    Trace.Request request() {
        return new Engine(scenario).trace(CONTROL, 1).requests().getFirst();
    }

    /** What stands behind a moment of the request; empty if nothing is known. */
    Optional<Evidence> evidence(Trace.Moment moment) {
        if (moment.origin() < 0) return Optional.empty();
        return Optional.of(compiled.evidence().getFirst().get(moment.origin()));
    }

    /** What stands behind the waking up of threads; empty if their mode says nothing. */
    Optional<Evidence> wakeUp(int resource) {
        return Optional.ofNullable(compiled.wakeUps().get(resource));
    }

    /** Whether a moment is that before what was asked. */
    boolean isBefore(Trace.Moment moment) {
        return awake.isPresent()
                && evidence(moment)
                        .filter(evidence -> evidence.where() == awake.get())
                        .isPresent();
    }

    EObject originalOf(EObject element) {
        return changed.originalOf(element);
    }

    private static void arrivals(Workload workload) {
        var arrivals = VmmFactory.eINSTANCE.createOpenArrivals();
        arrivals.setLaw(ArrivalLaw.DETERMINISTIC);
        arrivals.setRate(quantity(1, "/s"));
        workload.setArrivals(arrivals);
    }

    private static EObject compute(Workload workload) {
        var compute = VmmFactory.eINSTANCE.createCompute();
        compute.setAmount(constant(quantity(AWAKE_SECONDS, "s")));
        workload.getSteps().add(compute);
        return compute;
    }

    /** One guest is left. */
    private static void alone(Model model, Guest guest, Workload workload) {
        guest.setCount(null);
        guest.getWorkloads().clear();
        guest.getWorkloads().add(workload);
        model.getDeclarations().removeIf(declaration -> declaration instanceof Guest || declaration instanceof Service);
        model.getDeclarations().add(workload);
        model.getDeclarations().add(guest);
    }

    /** A guest that says itself what it inherits. */
    static Guest whole(Guest guest) {
        var whole = VmmFactory.eINSTANCE.createGuest();
        for (EStructuralFeature feature : VmmPackage.Literals.GUEST.getEAllStructuralFeatures()) {
            if (feature == VmmPackage.Literals.SPECIALISABLE__BASE) continue;
            if (feature.isMany()) {
                List<Object> values = Inherited.list(guest, each -> list(each, feature));
                list(whole, feature).addAll(isPart(feature) ? copies(values) : values);
            } else {
                Inherited.value(guest, feature)
                        .ifPresent(value ->
                                whole.eSet(feature, isPart(feature) ? EcoreUtil.copy((EObject) value) : value));
            }
        }
        whole.setName(guest.getName());
        return whole;
    }

    private static boolean isPart(EStructuralFeature feature) {
        return feature instanceof EReference reference && reference.isContainment();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(EObject owner, EStructuralFeature feature) {
        return (List<Object>) owner.eGet(feature);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> copies(Collection<?> parts) {
        return List.copyOf((Collection<Object>) (Collection<?>) EcoreUtil.copyAll((Collection<EObject>) parts));
    }

    // ---- what a request can do ----

    /** An operation that the guest's mode answers. */
    static RequestStep performing(Operation operation) {
        var invocation = VmmFactory.eINSTANCE.createInvocation();
        invocation.setOperation(operation);
        var work = VmmFactory.eINSTANCE.createPerformWork();
        work.getInvocations().add(invocation);
        return work;
    }

    /** A message or block, named by its operation. */
    static RequestStep moving(String operation, Quantity size) {
        return switch (operation) {
            case "transmit" -> {
                var send = VmmFactory.eINSTANCE.createSend();
                send.setSize(constant(size));
                yield send;
            }
            case "receive" -> {
                var receive = VmmFactory.eINSTANCE.createReceive();
                receive.setSize(constant(size));
                yield receive;
            }
            case "read" -> {
                var read = VmmFactory.eINSTANCE.createRead();
                read.setSize(constant(size));
                yield read;
            }
            case "write" -> {
                var write = VmmFactory.eINSTANCE.createWrite();
                write.setSize(constant(size));
                yield write;
            }
            default -> throw new IllegalArgumentException(operation + " moves nothing");
        };
    }

    private static Constant constant(Quantity value) {
        var constant = VmmFactory.eINSTANCE.createConstant();
        constant.setValue(value);
        return constant;
    }

    static Quantity quantity(double magnitude, String unit) {
        var quantity = VmmFactory.eINSTANCE.createQuantity();
        quantity.setMagnitude(magnitude);
        quantity.setUnit(unit);
        return quantity;
    }
}
