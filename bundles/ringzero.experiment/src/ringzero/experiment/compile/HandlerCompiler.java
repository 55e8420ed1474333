// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Choose;
import ringzero.model.Conditional;
import ringzero.model.Delay;
import ringzero.model.First;
import ringzero.model.Gather;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Handler;
import ringzero.model.HostThread;
import ringzero.model.Mode;
import ringzero.model.Operation;
import ringzero.model.Path;
import ringzero.model.Perform;
import ringzero.model.ResourceRole;
import ringzero.model.Use;
import ringzero.model.WhenIdle;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Step;

/**
 * Writes the steps that the library's kinds take, and answers on the spot each operation that they or the workload perform: what it
 * takes anyway, then what the guest's mode adds.
 */
final class HandlerCompiler {

    /** Which family of counters an operation counts for, by the layer it is charged to. */
    static final Map<String, String> COUNTED_AS = Map.of(
            "exit", "exits", "hypercall", "hypercalls", "interrupt", "interrupts", "translation", "translations");

    private final Guest guest;
    private final Mode mode;
    private final Vocabulary vocabulary;
    private final Arithmetic arithmetic;
    private final ScenarioParts scenario;
    private final StepList list;

    /** Layers that the operation being answered has spent time in: it is counted as an exit if that is one of them. */
    private Set<String> spent = new LinkedHashSet<>();

    /** The operation that the mode is answering. */
    private String answering = "";

    HandlerCompiler(Guest guest, Arithmetic arithmetic, ScenarioParts scenario, StepList list) {
        this.guest = guest;
        this.mode = Inherited.value(guest, Guest::getMode);
        this.vocabulary = Vocabulary.of(mode);
        this.arithmetic = arithmetic;
        this.scenario = scenario;
        this.list = list;
    }

    /** An operation of the library by its name; null if there is none. */
    Operation operation(String name) {
        return vocabulary.operation(name);
    }

    /** The steps of a handler, so many times. */
    void steps(List<ringzero.model.Step> kindSteps, Context context, Affine count) {
        for (int i = 0; i < kindSteps.size(); i++) {
            var step = kindSteps.get(i);
            if (step instanceof Gather gather && gather.getSteps().isEmpty() && i + 1 < kindSteps.size()) {
                gather(gather, List.of(kindSteps.get(++i)), List.of(), context, count);
            } else {
                step(step, context, count);
            }
        }
    }

    private void step(ringzero.model.Step step, Context context, Affine count) {
        switch (step) {
            case Use use -> {
                arithmetic.begin();
                var cost = arithmetic.value(use.getCost(), context.kind(), context.givens());
                time(cost, use);
                use(
                        slot(use.getResource(), context, use),
                        scaled(cost, count, use).cost(),
                        use.getLayer() == null ? "kernel" : use.getLayer().getName(),
                        origin(label(use), Assumptions.declaredIn(use), use, context));
            }
            case Delay delay -> {
                arithmetic.begin();
                var cost = arithmetic.value(delay.getCost(), context.kind(), context.givens());
                time(cost, delay);
                if (cost.base() > 0 || !cost.isConstant())
                    list.add(new Step.Delay(
                            scaled(cost, count, delay).cost(),
                            origin(label(delay), Assumptions.declaredIn(delay), delay, context)));
            }
            case Perform perform -> {
                for (var invocation : perform.getInvocations()) {
                    var times = invocation.getCount() == null
                            ? Affine.constant(1, Dimension.NUMBER)
                            : arithmetic.value(invocation.getCount(), context.kind(), context.givens());
                    perform(invocation.getOperation(), scaled(times, count, invocation), context, invocation);
                }
            }
            case WhenIdle when -> {
                int test = list.reserve();
                steps(when.getSteps(), context, count);
                int slot = list.slot(slot(when.getResource(), context, when));
                otherwise(
                        when.getOtherwise(), context, count, target -> list.set(test, new Step.WhenIdle(slot, target)));
            }
            case Conditional conditional -> {
                var situation = Situation.of(guest).with(Situation.deviceType(context.attachment()));
                boolean holds = situation.isGiven(conditional.getCondition()) != conditional.isNegated();
                steps(holds ? conditional.getSteps() : conditional.getOtherwise(), context, count);
            }
            case Gather gather -> gather(gather, gather.getSteps(), gather.getPolled(), context, count);
            case Choose choose -> {
                double probability = constant(choose.getProbability(), context, "A probability")
                        .base();
                int test = list.reserve();
                steps(choose.getSteps(), context, count);
                var stream = list.stream("choice");
                otherwise(
                        choose.getOtherwise(),
                        context,
                        count,
                        target -> list.set(test, new Step.Choose(Math.clamp(probability, 0, 1), target, stream)));
            }
            case First first -> {
                long times = Math.round(
                        constant(first.getTimes(), context, "A number of times").base());
                if (times <= 0) {
                    steps(first.getOtherwise(), context, count);
                    return;
                }
                int test = list.reserve();
                steps(first.getSteps(), context, count);
                otherwise(
                        first.getOtherwise(), context, count, target -> list.set(test, new Step.First(times, target)));
            }
            default -> throw new IllegalArgumentException("unknown step " + step);
        }
    }

    /** Ends a branch: what was reserved jumps behind it, past an alternative if there is one. */
    private void otherwise(
            List<ringzero.model.Step> alternative, Context context, Affine count, java.util.function.IntConsumer test) {
        if (alternative.isEmpty()) {
            test.accept(list.mark());
            return;
        }
        int jump = list.reserve();
        test.accept(list.mark());
        steps(alternative, context, count);
        list.set(jump, new Step.Jump(list.mark()));
    }

    private void gather(
            Gather gather,
            List<ringzero.model.Step> body,
            List<ringzero.model.Step> polled,
            Context context,
            Affine count) {
        int slot = list.slot(new Slot(Slot.Role.GATHER, context.attachment(), gather));
        list.add(new Step.Gather(slot));
        list.mark();
        steps(body, context, count);
        list.mark();
        list.add(new Step.Ungather(slot));
        list.mark();
        if (polled.isEmpty()) return;
        steps(polled, context, count);
        list.mark();
        list.add(new Step.Polled(slot));
        list.mark();
    }

    /** An operation: what it takes anyway, then what the guest's mode adds. */
    void perform(Operation operation, Affine count, Context context, EObject where) {
        if (operation == null || count.isConstant() && count.base() == 0) return;
        if (operation.getCost() != null) {
            arithmetic.begin();
            var cost = scaled(arithmetic.value(operation.getCost(), null, context.givens()), count, where);
            var layer = operation.getLayer() == null
                    ? "kernel"
                    : operation.getLayer().getName();
            use(
                    Slot.VCPU,
                    cost.cost(),
                    layer,
                    origin(operation.getName(), "operation " + operation.getName(), operation, context));
        }
        var answer = answer(operation);
        if (answer == null)
            throw new ModelException(
                    "Mode " + mode.getName() + " does not say what '" + operation.getName() + "' costs. Add 'on "
                            + operation.getName() + " { ... }' to it or choose another mode.",
                    where);
        var outer = spent;
        spent = new LinkedHashSet<>();
        if (operation.getLayer() != null) spent.add(operation.getLayer().getName());
        var before = answering;
        answering = operation.getName();
        steps(answer.getSteps(), context.with(mode), count);
        answering = before;
        for (var layer : spent) {
            var family = COUNTED_AS.get(layer);
            if (family != null)
                list.add(new Step.Count(
                        scenario.counter(guest.getName(), family, operation.getName()), list.mean(count)));
        }
        spent = outer;
    }

    /** What the guest's mode says about an operation; null if nothing. */
    Handler answer(Operation operation) {
        return Inherited.handler(mode, operation).orElse(null);
    }

    /** A value that is the same for all requests. */
    Affine constant(ringzero.model.Expression expression, Context context, String what) {
        var value = arithmetic.value(expression, context.kind(), context.givens());
        if (!value.isConstant()) throw new ModelException(what + " must not vary from request to request.", expression);
        return value;
    }

    private static Affine scaled(Affine value, Affine count, EObject where) {
        if (count.isConstant()) return value.times(count);
        if (value.isConstant()) return count.times(value);
        throw new ModelException("Two quantities that vary from request to request cannot be multiplied.", where);
    }

    private static void time(Affine cost, EObject where) {
        if (!cost.dimension().equals(Dimension.TIME))
            throw new ModelException(
                    "A time or cycles are expected, but this is "
                            + cost.dimension().words() + ".",
                    where);
    }

    // ---- slots, origins, the list itself
    // -----------------------------------------------------------------------------

    private Slot slot(ResourceRole role, Context context, EObject where) {
        if (role instanceof HostThread thread)
            return new Slot(Slot.Role.THREAD, context.attachment(), inForce(thread, context));
        return switch (role.getName()) {
            case "vcpu" -> Slot.VCPU;
            case "link" ->
                new Slot(
                        context.outwards() || context.attachment() instanceof GuestDisk
                                ? Slot.Role.LINK_OUT
                                : Slot.Role.LINK_IN,
                        context.attachment(),
                        null);
            case "device" -> new Slot(Slot.Role.DEVICE, context.attachment(), null);
            default -> throw new ModelException("Nothing in a host is called '" + role.getName() + "'.", where);
        };
    }

    private static HostThread inForce(HostThread thread, Context context) {
        if (!(context.kind() instanceof Path path)) return thread;
        return Inherited.merged(path, Path::getThreads).stream()
                .filter(each -> each.getName().equals(thread.getName()))
                .findFirst()
                .orElse(thread);
    }

    /** Where a cost comes from, with the numbers read since the arithmetic began. */
    int origin(String operation, String declaredIn, EObject where, Context context) {
        return list.origin(operation, declaredIn, where, context.numbers(where, arithmetic.read()));
    }

    private String label(EObject step) {
        if (EcoreUtil2.getContainerOfType(step, Mode.class) != null) return answering;
        return step instanceof Use use ? use.getResource().getName() : "delay";
    }

    private void use(Slot resource, Cost cost, String layer, int origin) {
        if (list.use(resource, cost, layer, origin)) spent.add(layer);
    }
}
