// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Attachment;
import ringzero.model.Choose;
import ringzero.model.Compute;
import ringzero.model.Conditional;
import ringzero.model.Delay;
import ringzero.model.DeviceType;
import ringzero.model.Disk;
import ringzero.model.First;
import ringzero.model.Gather;
import ringzero.model.Given;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Handler;
import ringzero.model.HostThread;
import ringzero.model.MeasureKind;
import ringzero.model.Mode;
import ringzero.model.Net;
import ringzero.model.Nic;
import ringzero.model.Operation;
import ringzero.model.Path;
import ringzero.model.Perform;
import ringzero.model.PerformWork;
import ringzero.model.Quantity;
import ringzero.model.Read;
import ringzero.model.Receive;
import ringzero.model.Repeat;
import ringzero.model.RequestStep;
import ringzero.model.ResourceRole;
import ringzero.model.Send;
import ringzero.model.Specialisable;
import ringzero.model.Together;
import ringzero.model.Use;
import ringzero.model.Wait;
import ringzero.model.WhenIdle;
import ringzero.model.Workload;
import ringzero.model.Write;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Step;

/**
 * Turns what a workload's request does into one flat list of steps for guests of one group: messages and blocks take the steps of
 * their path, and whatever a path or the workload performs is answered by the guest's mode on the spot.
 */
final class ProgramCompiler {

    /** Frames carry so many bytes of a message: an Ethernet MTU of 1,500 less 52 for IP and TCP with time stamps. */
    private static final double FRAME = 1448;

    /** A descriptor carries so many bytes with segmentation offload: the greatest IP packet. */
    private static final double SEGMENT = 65_536;

    /** A program longer than that is a mistake (repeat 1000000 times), not a model. */
    private static final int MOST_STEPS = 100_000;

    /** What an operation that is answered in a layer is counted as. */
    /** Which family of counters an operation counts for, by the layer it is charged to. */
    static final Map<String, String> COUNTED_AS = Map.of(
            "exit", "exits", "hypercall", "hypercalls", "interrupt", "interrupts", "translation", "translations");

    private final Guest guest;
    private final Mode mode;
    private final Arithmetic arithmetic;
    private final Laws laws;
    private final Names names;
    private final ScenarioNames scenario;

    private final List<Step> steps = new ArrayList<>();
    private final Map<Slot, Integer> slots = new LinkedHashMap<>();
    private final List<Program.Origin> origins = new ArrayList<>();
    private final List<Compiled.Evidence> evidence = new ArrayList<>();

    /** The numbers that what is given comes from, for the message or block that is being compiled. */
    private final Map<String, List<Quantity>> givenBy = new HashMap<>();

    private final List<Double> registerMeans = new ArrayList<>();

    /** Layers that the operation being answered has spent time in: it is counted as an exit if that is one of them. */
    private Set<String> spent = new LinkedHashSet<>();

    private int stopwatches = 1;
    private int draws;

    /** No visit may grow beyond the last place that something jumps to. */
    private int barrier;

    private String stage = "";

    /** The operation that the mode is answering. */
    private String answering = "";

    /** What the library calls the things that Java has to know. */
    record Names(Map<String, Operation> operations) {
        Operation operation(String name) {
            return operations.get(name);
        }
    }

    /** Numbers for names, shared by all programs of a scenario. */
    interface ScenarioNames {
        int layer(String name);

        int measure(String subject, String name);

        int counter(String subject, String name, String detail);

        /** What carries a network interface while a migration of its guest keeps the device away; null if nothing does. */
        Failover failover(Guest guest, Net net);
    }

    /**
     * Another path for a while.
     *
     * @param move which of the scenario's moves decides when
     */
    record Failover(int move, Path path) {}

    /** Where steps are written and what they may refer to. */
    private record Context(Attachment attachment, Specialisable kind, Map<String, Affine> givens, boolean outwards) {
        Context with(Specialisable other) {
            return new Context(attachment, other, givens, outwards);
        }
    }

    ProgramCompiler(Guest guest, Arithmetic arithmetic, Laws laws, Names names, ScenarioNames scenario) {
        this.guest = guest;
        this.mode = Inherited.value(guest, Guest::getMode);
        this.arithmetic = arithmetic;
        this.laws = laws;
        this.names = names;
        this.scenario = scenario;
    }

    /** The program of a workload. */
    Program program(Workload workload) {
        var givens = new HashMap<String, Affine>();
        var code = Inherited.value(workload, Workload::getCode);
        givens.put("code", code == null ? Affine.constant(0, Dimension.SIZE) : arithmetic.amount(code));
        var context = new Context(null, null, givens, true);
        request(Inherited.list(workload, Workload::getSteps), context);
        add(new Step.Observe(scenario.measure(guest.getName(), "latency"), 0));
        add(new Step.Leave());
        return new Program(
                guest.getName() + " " + workload.getName(),
                steps,
                slots.size(),
                Math.max(1, registerMeans.size()),
                stopwatches,
                origins);
    }

    /** What stands behind the origins of the program's costs, by their number. */
    List<Compiled.Evidence> evidence() {
        return List.copyOf(evidence);
    }

    /** The slots of the program, by number. */
    List<Slot> slots() {
        return List.copyOf(slots.keySet());
    }

    // ---- the request
    // -------------------------------------------------------------------------------------------------

    private void request(List<RequestStep> request, Context context) {
        for (var step : request) {
            if (step.getProbability() == null) {
                part(step, context);
                continue;
            }
            double probability = arithmetic.amount(step.getProbability()).base();
            int choice = reserve();
            part(step, context);
            steps.set(choice, new Step.Choose(probability, mark(), "choice " + draws++));
        }
    }

    private void part(RequestStep step, Context context) {
        switch (step) {
            case Send send -> message("transmit", send.getSize(), net(send), context, true);
            case Receive receive -> message("receive", receive.getSize(), net(receive), context, false);
            case Read read -> message("read", read.getSize(), disk(read), context, true);
            case Write write -> message("write", write.getSize(), disk(write), context, true);
            case Compute compute -> compute(compute, context);
            case PerformWork work -> {
                stage = "compute";
                for (var invocation : work.getInvocations()) {
                    double count = invocation.getCount() == null
                            ? 1
                            : constant(invocation.getCount(), context, "How often an operation is performed")
                                    .base();
                    perform(invocation.getOperation(), Affine.constant(count, Dimension.NUMBER), context, invocation);
                }
            }
            case Wait wait -> {
                arithmetic.begin();
                var law = laws.law(wait.getTime(), Scenario.SECOND);
                stage = "wait";
                add(new Step.Delay(
                        new Cost.Drawn(law, "wait " + draws++),
                        origin("wait", "workload " + name(wait), wait, context)));
            }
            case Repeat repeat -> {
                double times = arithmetic.amount(repeat.getTimes()).base();
                for (int i = 0; i < times; i++) request(repeat.getSteps(), context);
            }
            case Together together -> together(together, context);
            default -> throw new IllegalArgumentException("unknown part of a request " + step);
        }
    }

    private Net net(EObject where) {
        var nets = Inherited.list(guest, Guest::getNets);
        if (nets.isEmpty())
            throw new ModelException(
                    "Guest " + guest.getName()
                            + " has no network interface for this. Add 'net <device> via <path>' to it.",
                    where);
        return nets.getFirst();
    }

    private GuestDisk disk(EObject where) {
        var disks = Inherited.list(guest, Guest::getDisks);
        if (disks.isEmpty())
            throw new ModelException(
                    "Guest " + guest.getName() + " has no disk for this. Add 'disk <device> via <path>' to it.", where);
        return disks.getFirst();
    }

    private void compute(Compute compute, Context context) {
        stage = "compute";
        var layer = compute.getLayer() == null ? "user" : compute.getLayer().getName();
        arithmetic.begin();
        var law = laws.law(compute.getAmount(), Scenario.SECOND);
        int origin = origin("compute", "workload " + name(compute), compute, context);
        var answer = answer(names.operation("compute"));
        if (answer == null || !mentionsTime(answer)) {
            Cost cost = law instanceof Distribution.Constant constant
                    ? new Cost.Fixed(constant.value())
                    : new Cost.Drawn(law, "compute " + draws++);
            use(Slot.VCPU, cost, layer, origin);
            perform(names.operation("compute"), Affine.constant(1, Dimension.NUMBER), context, compute);
            return;
        }
        int register = register(laws.mean(compute.getAmount()));
        add(new Step.Draw(register, laws.law(compute.getAmount(), 1), "compute " + draws++));
        var time = new Affine(0, 1, register, Dimension.TIME);
        use(Slot.VCPU, time.cost(), layer, origin);
        var givens = new HashMap<>(context.givens);
        givens.put("time", time);
        perform(
                names.operation("compute"),
                Affine.constant(1, Dimension.NUMBER),
                new Context(null, null, givens, true),
                compute);
    }

    private static boolean mentionsTime(Handler handler) {
        for (var each = handler.eAllContents(); each.hasNext(); ) {
            if (each.next() instanceof ringzero.model.Reference reference
                    && reference.getValue() instanceof Given given
                    && given.getName().equals("time")) return true;
        }
        return false;
    }

    private void together(Together together, Context context) {
        int fork = reserve();
        var starts = new ArrayList<Integer>();
        var ends = new ArrayList<Integer>();
        for (var branch : together.getBranches()) {
            starts.add(mark());
            request(branch.getSteps(), context);
            ends.add(reserve());
        }
        int join = mark();
        add(new Step.Join());
        mark();
        steps.set(fork, new Step.Fork(starts));
        for (int end : ends) steps.set(end, new Step.Jump(join));
    }

    // ---- messages and blocks
    // -----------------------------------------------------------------------------------------

    private void message(
            String operationName, ringzero.model.Distribution size, Attachment attachment, Context outer, boolean out) {
        var operation = names.operation(operationName);
        Path path = attachment instanceof Net net ? net.getPath() : ((GuestDisk) attachment).getPath();
        var givens = new HashMap<>(outer.givens);
        size(size, operationName, givens);
        device(attachment, operationName, givens);
        var context = new Context(attachment, path, givens, out);
        if (attachment.getRateLimit() != null)
            add(new Step.Take(
                    slot(new Slot(Slot.Role.BUCKET, attachment, null)),
                    givens.get("bytes").tokens()));
        boolean measured = Inherited.list(path, Path::getMeasures).stream()
                .anyMatch(measure -> measure.getKind() == MeasureKind.LATENCY && measure.getOperation() == operation);
        int stopwatch = measured ? stopwatches++ : 0;
        if (measured) add(new Step.Start(stopwatch));
        stage = operationName;
        var failover = attachment instanceof Net net ? scenario.failover(guest, net) : null;
        if (failover == null) {
            take(path, operation, context);
        } else {
            int test = reserve();
            take(failover.path(), operation, context.with(failover.path()));
            int jump = reserve();
            steps.set(test, new Step.WhileAway(failover.move(), mark()));
            take(path, operation, context);
            steps.set(jump, new Step.Jump(mark()));
        }
        if (measured) add(new Step.Observe(scenario.measure(guest.getName(), operationName), stopwatch));
    }

    /** The steps of a path. */
    private void take(Path path, Operation operation, Context context) {
        var handler = Inherited.handler(path, operation)
                .orElseThrow(() -> new ModelException(
                        "Path " + path.getName() + " does not say what it does for " + operation.getName()
                                + ". Add 'on " + operation.getName() + " { ... }' to it.",
                        context.attachment));
        steps(handler.getSteps(), context, Affine.constant(1, Dimension.NUMBER));
    }

    private void size(ringzero.model.Distribution size, String operation, Map<String, Affine> givens) {
        var law = laws.law(size, 1);
        if (law instanceof Distribution.Constant constant) {
            double bytes = constant.value();
            givens.put("bytes", Affine.constant(bytes, Dimension.SIZE));
            givens.put("packets", Affine.constant(Math.max(1, Math.ceil(bytes / FRAME)), Dimension.NUMBER));
            givens.put("segments", Affine.constant(Math.max(1, Math.ceil(bytes / SEGMENT)), Dimension.NUMBER));
            return;
        }
        int register = register(laws.mean(size));
        add(new Step.Draw(register, law, operation + " " + draws++));
        givens.put("bytes", new Affine(0, 1, register, Dimension.SIZE));
        givens.put("packets", pieces(laws.mean(size), FRAME, register));
        givens.put("segments", pieces(laws.mean(size), SEGMENT, register));
    }

    /** The mean of a number of bytes over a piece, rounded up: one while messages are small, half a piece more when they are not. */
    private static Affine pieces(double mean, double piece, int register) {
        return mean < piece
                ? Affine.constant(1, Dimension.NUMBER)
                : new Affine(0.5, 1 / piece, register, Dimension.NUMBER);
    }

    private void device(Attachment attachment, String operation, Map<String, Affine> givens) {
        var type = Situation.deviceType(attachment);
        var rate = Inherited.value(type, DeviceType::getRate);
        if (rate == null)
            throw new ModelException(
                    "Device " + type.getName() + " has no rate. Add 'rate <bandwidth>' to it.", attachment);
        givens.put("rate", arithmetic.amount(rate));
        givenBy.put("rate", List.of(rate));
        var moderation = Inherited.value(type, DeviceType::getModeration);
        givens.put(
                "moderation", moderation == null ? Affine.constant(0, Dimension.TIME) : arithmetic.amount(moderation));
        if (type instanceof Nic nic) {
            var latency = Inherited.value(nic, Nic::getLatency);
            givens.put("wire", latency == null ? Affine.constant(0, Dimension.TIME) : arithmetic.amount(latency));
            givenBy.put("wire", latency == null ? List.of() : List.of(latency));
        } else if (type instanceof Disk disk) {
            var law = operation.equals("write")
                    ? Inherited.value(disk, Disk::getWriteLatency)
                    : Inherited.value(disk, Disk::getReadLatency);
            if (law == null)
                throw new ModelException(
                        "Disk " + type.getName() + " has no " + operation + "-latency. Add one.", attachment);
            int register = register(laws.mean(law));
            add(new Step.Draw(register, laws.law(law, 1), "service " + draws++));
            givens.put("service", new Affine(0, 1, register, Dimension.TIME));
            givenBy.put("service", EcoreUtil2.getAllContentsOfType(law, Quantity.class));
        }
    }

    // ---- steps of the library
    // ----------------------------------------------------------------------------------------

    private void steps(List<ringzero.model.Step> kindSteps, Context context, Affine count) {
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
                var cost = arithmetic.value(use.getCost(), context.kind, context.givens);
                time(cost, use);
                use(
                        slot(use.getResource(), context, use),
                        scaled(cost, count, use).cost(),
                        use.getLayer() == null ? "kernel" : use.getLayer().getName(),
                        origin(label(use), Assumptions.declaredIn(use), use, context));
            }
            case Delay delay -> {
                arithmetic.begin();
                var cost = arithmetic.value(delay.getCost(), context.kind, context.givens);
                time(cost, delay);
                if (cost.base() > 0 || !cost.isConstant())
                    add(new Step.Delay(
                            scaled(cost, count, delay).cost(),
                            origin(label(delay), Assumptions.declaredIn(delay), delay, context)));
            }
            case Perform perform -> {
                for (var invocation : perform.getInvocations()) {
                    var times = invocation.getCount() == null
                            ? Affine.constant(1, Dimension.NUMBER)
                            : arithmetic.value(invocation.getCount(), context.kind, context.givens);
                    perform(invocation.getOperation(), scaled(times, count, invocation), context, invocation);
                }
            }
            case WhenIdle when -> {
                int test = reserve();
                steps(when.getSteps(), context, count);
                int slot = slot(slot(when.getResource(), context, when));
                otherwise(
                        when.getOtherwise(),
                        context,
                        count,
                        target -> steps.set(test, new Step.WhenIdle(slot, target)));
            }
            case Conditional conditional -> {
                var situation = Situation.of(guest).with(Situation.deviceType(context.attachment));
                boolean holds = situation.isGiven(conditional.getCondition()) != conditional.isNegated();
                steps(holds ? conditional.getSteps() : conditional.getOtherwise(), context, count);
            }
            case Gather gather -> gather(gather, gather.getSteps(), gather.getPolled(), context, count);
            case Choose choose -> {
                double probability = constant(choose.getProbability(), context, "A probability")
                        .base();
                int test = reserve();
                steps(choose.getSteps(), context, count);
                var stream = "choice " + draws++;
                otherwise(
                        choose.getOtherwise(),
                        context,
                        count,
                        target -> steps.set(test, new Step.Choose(Math.clamp(probability, 0, 1), target, stream)));
            }
            case First first -> {
                long times = Math.round(
                        constant(first.getTimes(), context, "A number of times").base());
                if (times <= 0) {
                    steps(first.getOtherwise(), context, count);
                    return;
                }
                int test = reserve();
                steps(first.getSteps(), context, count);
                otherwise(
                        first.getOtherwise(), context, count, target -> steps.set(test, new Step.First(times, target)));
            }
            default -> throw new IllegalArgumentException("unknown step " + step);
        }
    }

    /** Ends a branch: what was reserved jumps behind it, past an alternative if there is one. */
    private void otherwise(
            List<ringzero.model.Step> alternative, Context context, Affine count, java.util.function.IntConsumer test) {
        if (alternative.isEmpty()) {
            test.accept(mark());
            return;
        }
        int jump = reserve();
        test.accept(mark());
        steps(alternative, context, count);
        steps.set(jump, new Step.Jump(mark()));
    }

    private void gather(
            Gather gather,
            List<ringzero.model.Step> body,
            List<ringzero.model.Step> polled,
            Context context,
            Affine count) {
        int slot = slot(new Slot(Slot.Role.GATHER, context.attachment, gather));
        add(new Step.Gather(slot));
        mark();
        steps(body, context, count);
        mark();
        add(new Step.Ungather(slot));
        mark();
        if (polled.isEmpty()) return;
        steps(polled, context, count);
        mark();
        add(new Step.Polled(slot));
        mark();
    }

    /** An operation: what it takes anyway, then what the guest's mode adds. */
    private void perform(Operation operation, Affine count, Context context, EObject where) {
        if (operation == null || count.isConstant() && count.base() == 0) return;
        if (operation.getCost() != null) {
            arithmetic.begin();
            var cost = scaled(arithmetic.value(operation.getCost(), null, context.givens), count, where);
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
                add(new Step.Count(scenario.counter(guest.getName(), family, operation.getName()), mean(count)));
        }
        spent = outer;
    }

    private Handler answer(Operation operation) {
        return Inherited.handler(mode, operation).orElse(null);
    }

    private double mean(Affine value) {
        return value.isConstant() ? value.base() : value.base() + value.perUnit() * registerMeans.get(value.register());
    }

    private Affine constant(ringzero.model.Expression expression, Context context, String what) {
        var value = arithmetic.value(expression, context.kind, context.givens);
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
            return new Slot(Slot.Role.THREAD, context.attachment, inForce(thread, context));
        return switch (role.getName()) {
            case "vcpu" -> Slot.VCPU;
            case "link" ->
                new Slot(
                        context.outwards || context.attachment instanceof GuestDisk
                                ? Slot.Role.LINK_OUT
                                : Slot.Role.LINK_IN,
                        context.attachment,
                        null);
            case "device" -> new Slot(Slot.Role.DEVICE, context.attachment, null);
            default -> throw new ModelException("Nothing in a host is called '" + role.getName() + "'.", where);
        };
    }

    private static HostThread inForce(HostThread thread, Context context) {
        if (!(context.kind instanceof Path path)) return thread;
        return Inherited.merged(path, Path::getThreads).stream()
                .filter(each -> each.getName().equals(thread.getName()))
                .findFirst()
                .orElse(thread);
    }

    private int register(double mean) {
        registerMeans.add(mean);
        return registerMeans.size() - 1;
    }

    private int slot(Slot slot) {
        return slots.computeIfAbsent(slot, s -> slots.size());
    }

    /** What is charged next, and which numbers have been read for it. */
    private int origin(String operation, String declaredIn, EObject where, Context context) {
        var origin = new Program.Origin(operation, declaredIn, stage);
        var behind = new Compiled.Evidence(where, numbers(where, context));
        for (int i = 0; i < origins.size(); i++)
            if (origins.get(i).equals(origin) && evidence.get(i).equals(behind)) return i;
        origins.add(origin);
        evidence.add(behind);
        return origins.size() - 1;
    }

    /** The numbers that the last cost was computed from, and those that were given to it by device and request. */
    private List<Quantity> numbers(EObject where, Context context) {
        var numbers = new LinkedHashSet<>(arithmetic.read());
        where.eAllContents().forEachRemaining(each -> {
            if (each instanceof ringzero.model.Reference reference && reference.getValue() instanceof Given given)
                numbers.addAll(givenBy.getOrDefault(given.getName(), List.of()));
        });
        return List.copyOf(numbers);
    }

    private String label(EObject step) {
        if (EcoreUtil2.getContainerOfType(step, Mode.class) != null) return answering;
        return step instanceof Use use ? use.getResource().getName() : "delay";
    }

    private static String name(EObject element) {
        for (var each = element; each != null; each = each.eContainer())
            if (each instanceof Workload workload) return workload.getName();
        return "";
    }

    /** A visit; visits of the same resource that follow each other are one. */
    private void use(Slot resource, Cost cost, String layer, int origin) {
        if (cost instanceof Cost.Fixed fixed && fixed.amount() == 0) return;
        spent.add(layer);
        int slot = slot(resource);
        var charge = new Step.Charge(cost, scenario.layer(layer), origin);
        int last = lastUse();
        if (last >= barrier && steps.get(last) instanceof Step.Use before && before.slot() == slot) {
            var together = new ArrayList<>(before.charges());
            together.add(charge);
            steps.set(last, new Step.Use(slot, together));
            return;
        }
        add(new Step.Use(slot, List.of(charge)));
    }

    /** The last visit that only counting and drawing followed, which take no time; -1 if there is none. */
    private int lastUse() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            var step = steps.get(i);
            if (step instanceof Step.Use) return i;
            if (!(step instanceof Step.Count)) return -1;
        }
        return -1;
    }

    private void add(Step step) {
        steps.add(step);
        if (steps.size() > MOST_STEPS)
            throw new ModelException(
                    "A request of " + guest.getName() + " has more than " + MOST_STEPS + " steps. Repeat less.", guest);
    }

    private int reserve() {
        add(null);
        return mark() - 1;
    }

    /** The next step's index, as the target of a jump. */
    private int mark() {
        barrier = steps.size();
        return barrier;
    }
}
