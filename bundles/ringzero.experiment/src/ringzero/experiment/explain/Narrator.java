// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import ringzero.experiment.compile.Compiled.Evidence;
import ringzero.experiment.compile.SourceLines;
import ringzero.language.scope.Inherited;
import ringzero.model.Delay;
import ringzero.model.Expression;
import ringzero.model.Handler;
import ringzero.model.Literal;
import ringzero.model.Mode;
import ringzero.model.Operation;
import ringzero.model.Owns;
import ringzero.model.Use;
import ringzero.model.VmmPackage;
import ringzero.model.Workload;
import ringzero.simulation.results.SourceLine;
import ringzero.simulation.results.Trace.Kind;
import ringzero.simulation.results.Trace.Moment;
import ringzero.simulation.scenario.Resource;

/** Tells the moments of a traced request as steps: who acts, with which privilege, and who says what it costs. */
final class Narrator {

    /** What these layers spend on a vCPU, the hypervisor spends, whoever declares it. */
    private static final Set<String> HYPERVISOR_LAYERS = Set.of("exit", "hypercall", "translation");

    private final Probe probe;
    private final Privileges privileges;
    private final Function<EObject, String> documentation;

    Narrator(Probe probe, Mode mode, Function<EObject, String> documentation) {
        this.probe = probe;
        this.documentation = documentation;
        this.privileges = Privileges.of(mode);
    }

    /** How a mode distributes the rings among guest and hypervisor. */
    private enum Privileges {
        /** One operating system, its kernel in ring 0. */
        MACHINE,
        /** The hypervisor in ring 0, the guest's kernel above it (ring 1 in Xen and in VMware's products before VT-x). */
        DEPRIVILEGED,
        /** Root for the hypervisor, non-root with all its rings for the guest. */
        HARDWARE;

        /** A mode has VM exits if it charges any; that is what tells hardware assistance from the rest. */
        static Privileges of(Mode mode) {
            if (Inherited.value(mode, VmmPackage.Literals.MODE__OWNS).orElse(null) == Owns.MACHINE) return MACHINE;
            boolean exits = Inherited.handlers(mode).stream()
                    .flatMap(handler -> EcoreUtil2.getAllContentsOfType(handler, Use.class).stream())
                    .anyMatch(use ->
                            use.getLayer() != null && use.getLayer().getName().equals("exit"));
            return exits ? HARDWARE : DEPRIVILEGED;
        }

        Ring of(Actor actor) {
            return switch (actor) {
                case GUEST_USER -> this == HARDWARE ? Ring.GUEST_USER : Ring.USER;
                case GUEST_KERNEL ->
                    switch (this) {
                        case MACHINE -> Ring.KERNEL;
                        case DEPRIVILEGED -> Ring.DEPRIVILEGED;
                        case HARDWARE -> Ring.GUEST_KERNEL;
                    };
                case HYPERVISOR -> this == HARDWARE ? Ring.ROOT_KERNEL : Ring.KERNEL;
                case BACK_END -> Ring.ROOT_THREAD;
                case DEVICE, HARDWARE -> Ring.NONE;
            };
        }
    }

    /** The steps of a moment: one, or several if it contains the waking up of a sleeping guest. */
    List<Explanation.Step> steps(Moment moment) {
        if (moment.kind() == Kind.WAITING) return waiting(moment);
        Optional<Evidence> evidence = probe.evidence(moment);
        EObject where = evidence.map(Evidence::where).map(probe::originalOf).orElse(null);
        return List.of(step(
                moment,
                actor(moment, where),
                moment.kind(),
                label(moment, where),
                about(moment.operation(), where),
                moment.layer(),
                moment.declaredIn(),
                moment.start(),
                moment.duration(),
                evidence));
    }

    /** Who sleeps is woken up, which takes time and then the guest's CPU, before it serves. */
    private List<Explanation.Step> waiting(Moment moment) {
        int resource = resource(moment.resource());
        var steps = new ArrayList<Explanation.Step>();
        long start = moment.start();
        long left = moment.duration();
        if (probe.scenario().resources().get(resource) instanceof Resource.Threads threads
                && threads.wakeDelay() + threads.wakeCost() > 0
                && (left >= threads.wakeDelay() + threads.wakeCost() || left == threads.wakeCost())) {
            long delay = left == threads.wakeCost() ? 0 : threads.wakeDelay(); // none while the hypervisor still polls
            Optional<Evidence> evidence = probe.wakeUp(resource);
            EObject where = evidence.map(Evidence::where).map(probe::originalOf).orElse(null);
            String declaredIn = where instanceof Handler handler && handler.eContainer() instanceof Mode mode
                    ? "mode " + mode.getName()
                    : "";
            Actor waker = privileges == Privileges.MACHINE ? Actor.HARDWARE : Actor.HYPERVISOR;
            if (delay > 0)
                steps.add(step(
                        moment,
                        waker,
                        Kind.DELAY,
                        "wake-up",
                        "A halted vCPU is made ready to run again.",
                        "",
                        declaredIn,
                        start,
                        delay,
                        evidence));
            start += delay;
            if (threads.wakeCost() > 0)
                steps.add(step(
                        moment,
                        waker,
                        Kind.SERVING,
                        "halt",
                        "What the exit of the halt costs.",
                        probe.scenario().layers().get(threads.wakeLayer()),
                        declaredIn,
                        start,
                        threads.wakeCost(),
                        evidence));
            start += threads.wakeCost();
            left -= delay + threads.wakeCost();
        }
        if (left > 0)
            steps.add(step(
                    moment,
                    waitingFor(resource),
                    Kind.WAITING,
                    "waiting for " + moment.resource(),
                    "",
                    "",
                    moment.declaredIn(),
                    start,
                    left,
                    Optional.empty()));
        return steps;
    }

    private Explanation.Step step(
            Moment moment,
            Actor actor,
            Kind kind,
            String label,
            String about,
            String layer,
            String declaredIn,
            long start,
            long duration,
            Optional<Evidence> evidence) {
        return new Explanation.Step(
                actor,
                privileges.of(actor),
                kind,
                label,
                about,
                layer,
                moment.resource(),
                declaredIn,
                start,
                duration,
                moment.parallel(),
                evidence.map(each -> SourceLines.of(probe.originalOf(each.where())))
                        .orElse(SourceLine.NOWHERE),
                evidence.map(this::numbers).orElse(List.of()));
    }

    private List<Explanation.Number> numbers(Evidence evidence) {
        var numbers = new ArrayList<Explanation.Number>();
        for (int i = 0; i < evidence.numbers().size(); i++) {
            var quantity = evidence.numbers().get(i);
            // a factor in a formula of the library is no fact about the world
            if (quantity.getSource() == null && quantity.eContainer() instanceof Literal) continue;
            numbers.add(
                    new Explanation.Number(evidence.described().get(i), SourceLines.of(probe.originalOf(quantity))));
        }
        return numbers;
    }

    // ---- who ----

    private Actor actor(Moment moment, EObject where) {
        if (moment.kind() == Kind.DELAY) {
            if (within(where, Workload.class)) return Actor.GUEST_USER;
            return within(where, Mode.class) ? Actor.HYPERVISOR : Actor.DEVICE;
        }
        Resource resource = probe.scenario().resources().get(resource(moment.resource()));
        if (!(resource instanceof Resource.Threads threads)) return Actor.DEVICE;
        if (!isVcpu(threads)) return Actor.BACK_END;
        if (moment.layer().equals("user")) return Actor.GUEST_USER;
        if (moment.layer().equals("paging")) return Actor.HARDWARE;
        boolean byHypervisor = within(where, Mode.class) || HYPERVISOR_LAYERS.contains(moment.layer());
        return byHypervisor && privileges != Privileges.MACHINE ? Actor.HYPERVISOR : Actor.GUEST_KERNEL;
    }

    private Actor waitingFor(int index) {
        return switch (probe.scenario().resources().get(index)) {
            case Resource.Threads threads when isVcpu(threads) -> Actor.HYPERVISOR;
            case Resource.Threads threads -> Actor.BACK_END;
            default -> Actor.DEVICE;
        };
    }

    private static boolean isVcpu(Resource.Threads threads) {
        return threads.kind().equals("vcpu");
    }

    private int resource(String name) {
        var resources = probe.scenario().resources();
        for (int i = 0; i < resources.size(); i++) if (resources.get(i).name().equals(name)) return i;
        throw new IllegalArgumentException("the scenario has no resource " + name);
    }

    private static boolean within(EObject element, Class<? extends EObject> kind) {
        return element != null && EcoreUtil2.getContainerOfType(element, kind) != null;
    }

    // ---- what ----

    /** The operation that is answered, or what a path does, as it writes it. */
    private static String label(Moment moment, EObject where) {
        if (where instanceof Operation || within(where, Mode.class)) return moment.operation();
        Expression cost = switch (where) {
            case Use use -> use.getCost();
            case Delay delay -> delay.getCost();
            case null, default -> null;
        };
        INode node = cost == null ? null : NodeModelUtils.findActualNodeFor(cost);
        return node == null
                ? moment.operation()
                : NodeModelUtils.getTokenText(node).replaceAll("\\s+", " ");
    }

    /** What the library says about the operation that a mode answers, or that costs something by itself. */
    private String about(String name, EObject where) {
        Operation operation = where instanceof Operation itself
                ? itself
                : Optional.ofNullable(where == null ? null : EcoreUtil2.getContainerOfType(where, Handler.class))
                        .filter(handler -> handler.eContainer() instanceof Mode)
                        .flatMap(handler -> handler.getOperations().stream()
                                .filter(each -> each.getName().equals(name))
                                .findFirst())
                        .orElse(null);
        return operation == null ? "" : documentation.apply(operation);
    }

    /** The name of a kind as people call it. */
    static String label(ringzero.model.Specialisable kind) {
        if (kind == null) return "";
        String label = Inherited.value(kind, ringzero.model.Specialisable::getLabel);
        return label == null ? kind.getName() : label;
    }
}
