// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.xtext.EcoreUtil2;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Attachment;
import ringzero.model.DeviceType;
import ringzero.model.Disk;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.MeasureKind;
import ringzero.model.Net;
import ringzero.model.Nic;
import ringzero.model.Operation;
import ringzero.model.Path;
import ringzero.model.Quantity;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Step;

/**
 * Writes what a message or a block takes: the steps of its path, with what its size and its device give to them. While a migration
 * keeps the device away the steps of another path stand for them.
 */
final class MessageCompiler {

    /** Frames carry so many bytes of a message: an Ethernet MTU of 1,500 less 52 for IP and TCP with time stamps. */
    private static final double FRAME = 1448;

    /** A descriptor carries so many bytes with segmentation offload: the greatest IP packet. */
    private static final double SEGMENT = 65_536;

    private final Guest guest;
    private final Arithmetic arithmetic;
    private final Laws laws;
    private final MoveCompiler moves;
    private final ScenarioParts scenario;
    private final StepList list;
    private final HandlerCompiler handlers;

    MessageCompiler(
            Guest guest,
            HostParts host,
            MoveCompiler moves,
            ScenarioParts scenario,
            StepList list,
            HandlerCompiler handlers) {
        this.guest = guest;
        arithmetic = host.arithmetic();
        laws = host.laws();
        this.moves = moves;
        this.scenario = scenario;
        this.list = list;
        this.handlers = handlers;
    }

    /** A message or block of a request on its way through the path of its device. */
    void message(
            String operationName, ringzero.model.Distribution size, Attachment attachment, Context outer, boolean out) {
        var operation = handlers.operation(operationName);
        Path path = attachment instanceof Net net ? net.getPath() : ((GuestDisk) attachment).getPath();
        var givens = new HashMap<>(outer.givens());
        size(size, operationName, givens);
        var givenBy = new HashMap<String, List<Quantity>>();
        device(attachment, operationName, givens, givenBy);
        var context = new Context(attachment, path, givens, givenBy, out);
        if (attachment.getRateLimit() != null)
            list.add(new Step.Take(
                    list.slot(new Slot(Slot.Role.BUCKET, attachment, null)),
                    givens.get("bytes").tokens()));
        boolean measured = Inherited.list(path, Path::getMeasures).stream()
                .anyMatch(measure -> measure.getKind() == MeasureKind.LATENCY && measure.getOperation() == operation);
        int stopwatch = measured ? list.stopwatch() : 0;
        if (measured) list.add(new Step.Start(stopwatch));
        list.stage(operationName);
        var failover = attachment instanceof Net net ? moves.failover(guest, net) : null;
        if (failover == null) {
            take(path, operation, context);
        } else {
            int test = list.reserve();
            take(failover.path(), operation, context.with(failover.path()));
            int jump = list.reserve();
            list.set(test, new Step.WhileAway(failover.move(), list.mark()));
            take(path, operation, context);
            list.set(jump, new Step.Jump(list.mark()));
        }
        if (measured) list.add(new Step.Observe(scenario.measure(guest.getName(), operationName), stopwatch));
    }

    /** The steps of a path. */
    private void take(Path path, Operation operation, Context context) {
        var handler = Inherited.handler(path, operation)
                .orElseThrow(() -> new ModelException(
                        "Path " + path.getName() + " does not say what it does for " + operation.getName()
                                + ". Add 'on " + operation.getName() + " { ... }' to it.",
                        context.attachment()));
        handlers.steps(handler.getSteps(), context, Affine.constant(1, Dimension.NUMBER));
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
        int register = list.register(laws.mean(size));
        list.add(new Step.Draw(register, law, list.stream(operation)));
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

    private void device(
            Attachment attachment, String operation, Map<String, Affine> givens, Map<String, List<Quantity>> givenBy) {
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
            int register = list.register(laws.mean(law));
            list.add(new Step.Draw(register, laws.law(law, 1), list.stream("service")));
            givens.put("service", new Affine(0, 1, register, Dimension.TIME));
            givenBy.put("service", EcoreUtil2.getAllContentsOfType(law, Quantity.class));
        }
    }
}
