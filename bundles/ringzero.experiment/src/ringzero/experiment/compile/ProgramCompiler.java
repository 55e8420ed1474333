// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import ringzero.language.scope.Inherited;
import ringzero.model.Compute;
import ringzero.model.Given;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Handler;
import ringzero.model.Net;
import ringzero.model.PerformWork;
import ringzero.model.Read;
import ringzero.model.Receive;
import ringzero.model.Repeat;
import ringzero.model.RequestStep;
import ringzero.model.Send;
import ringzero.model.Together;
import ringzero.model.Wait;
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

    private final Guest guest;
    private final Arithmetic arithmetic;
    private final Laws laws;
    private final double remote;
    private final ScenarioParts scenario;
    private final StepList list;
    private final HandlerCompiler handlers;
    private final MessageCompiler messages;

    ProgramCompiler(Guest guest, HostParts host, MoveCompiler moves, ScenarioParts scenario) {
        this.guest = guest;
        arithmetic = host.arithmetic();
        laws = host.laws();
        remote = host.remote(guest);
        this.scenario = scenario;
        list = new StepList(guest, scenario);
        handlers = new HandlerCompiler(guest, arithmetic, scenario, list);
        messages = new MessageCompiler(guest, host, moves, scenario, list, handlers);
    }

    /** The program of a workload. */
    Program program(Workload workload) {
        var givens = new HashMap<String, Affine>();
        var code = Inherited.value(workload, Workload::getCode);
        givens.put("code", code == null ? Affine.constant(0, Dimension.SIZE) : arithmetic.amount(code));
        givens.put("remote", Affine.constant(remote, Dimension.NUMBER));
        request(Inherited.list(workload, Workload::getSteps), Context.of(givens));
        list.add(new Step.Observe(scenario.measure(guest.getName(), "latency"), 0));
        list.add(new Step.Leave());
        return list.program(guest.getName() + " " + workload.getName());
    }

    /** What stands behind the origins of the program's costs, by their number. */
    List<Compiled.Evidence> evidence() {
        return list.evidence();
    }

    /** The slots of the program, by number. */
    List<Slot> slots() {
        return list.slots();
    }

    private void request(List<RequestStep> request, Context context) {
        for (var step : request) {
            if (step.getProbability() == null) {
                part(step, context);
                continue;
            }
            double probability = arithmetic.amount(step.getProbability()).base();
            int choice = list.reserve();
            part(step, context);
            list.set(choice, new Step.Choose(probability, list.mark(), list.stream("choice")));
        }
    }

    private void part(RequestStep step, Context context) {
        switch (step) {
            case Send send -> messages.message("transmit", send.getSize(), net(send), context, true);
            case Receive receive -> messages.message("receive", receive.getSize(), net(receive), context, false);
            case Read read -> messages.message("read", read.getSize(), disk(read), context, true);
            case Write write -> messages.message("write", write.getSize(), disk(write), context, true);
            case Compute compute -> compute(compute, context);
            case PerformWork work -> {
                list.stage("compute");
                for (var invocation : work.getInvocations()) {
                    double count = invocation.getCount() == null
                            ? 1
                            : handlers.constant(invocation.getCount(), context, "How often an operation is performed")
                                    .base();
                    handlers.perform(
                            invocation.getOperation(), Affine.constant(count, Dimension.NUMBER), context, invocation);
                }
            }
            case Wait wait -> {
                arithmetic.begin();
                var law = laws.law(wait.getTime(), Scenario.SECOND);
                list.stage("wait");
                list.add(new Step.Delay(
                        new Cost.Drawn(law, list.stream("wait")),
                        handlers.origin("wait", "workload " + name(wait), wait, context)));
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
        list.stage("compute");
        var layer = compute.getLayer() == null ? "user" : compute.getLayer().getName();
        arithmetic.begin();
        var law = laws.law(compute.getAmount(), Scenario.SECOND);
        int origin = handlers.origin("compute", "workload " + name(compute), compute, context);
        var answer = handlers.answer(handlers.operation("compute"));
        if (answer == null || !mentionsTime(answer)) {
            Cost cost = law instanceof Distribution.Constant constant
                    ? new Cost.Fixed(constant.value())
                    : new Cost.Drawn(law, list.stream("compute"));
            list.use(Slot.VCPU, cost, layer, origin);
            handlers.perform(handlers.operation("compute"), Affine.constant(1, Dimension.NUMBER), context, compute);
            return;
        }
        int register = list.register(laws.mean(compute.getAmount()));
        list.add(new Step.Draw(register, laws.law(compute.getAmount(), 1), list.stream("compute")));
        var time = new Affine(0, 1, register, Dimension.TIME);
        list.use(Slot.VCPU, time.cost(), layer, origin);
        var givens = new HashMap<>(context.givens());
        givens.put("time", time);
        handlers.perform(
                handlers.operation("compute"), Affine.constant(1, Dimension.NUMBER), Context.of(givens), compute);
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
        int fork = list.reserve();
        var starts = new ArrayList<Integer>();
        var ends = new ArrayList<Integer>();
        for (var branch : together.getBranches()) {
            starts.add(list.mark());
            request(branch.getSteps(), context);
            ends.add(list.reserve());
        }
        int join = list.mark();
        list.add(new Step.Join());
        list.mark();
        list.set(fork, new Step.Fork(starts));
        for (int end : ends) list.set(end, new Step.Jump(join));
    }

    private static String name(EObject element) {
        for (var each = element; each != null; each = each.eContainer())
            if (each instanceof Workload workload) return workload.getName();
        return "";
    }
}
