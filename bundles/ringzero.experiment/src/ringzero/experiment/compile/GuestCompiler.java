// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Attachment;
import ringzero.model.DeviceType;
import ringzero.model.DiskPath;
import ringzero.model.Gather;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.GuestOs;
import ringzero.model.Host;
import ringzero.model.HostThread;
import ringzero.model.Hypervisor;
import ringzero.model.Mode;
import ringzero.model.Net;
import ringzero.model.NetPath;
import ringzero.model.Owns;
import ringzero.model.Path;
import ringzero.model.Specialisable;
import ringzero.model.Use;
import ringzero.model.VmmPackage;
import ringzero.model.Workload;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Source;

/** Compiles guests: one program for each workload of a group, and for every guest its vCPUs and the threads its paths bring. */
final class GuestCompiler {

    /** Requests that a guest keeps waiting before it refuses more: the order of a listen backlog of Linux (net.core.somaxconn). */
    private static final int BACKLOG = 4_096;

    /** A bucket holds what arrives in this many seconds: short bursts pass a rate limit. */
    private static final double BURST = 0.01;

    private final ScenarioParts parts;
    private final FailureCompiler failures;
    private final MoveCompiler moves;

    /** Threads that guests share, by device, path and declaration. */
    private final Map<List<EObject>, Integer> shared = new HashMap<>();

    GuestCompiler(ScenarioParts parts, FailureCompiler failures, MoveCompiler moves) {
        this.parts = parts;
        this.failures = failures;
        this.moves = moves;
    }

    /** How many guests a group has. */
    static int count(Guest guest) {
        if (guest.getCount() == null) return 1;
        return (int) Math.max(
                1,
                ringzero.model.quantity.Amount.of(guest.getCount())
                        .orElseThrow()
                        .value());
    }

    /** All guests of a group. */
    void guest(Guest guest, HostParts host) {
        var mode = Inherited.value(guest, Guest::getMode);
        if (mode == null)
            throw new ModelException("Guest " + guest.getName() + " has no mode. Add 'mode <mode>' to it.", guest);
        facts(guest, mode);
        var compiled = new ArrayList<GroupProgram>();
        for (var workload : Inherited.list(guest, Guest::getWorkloads)) {
            var compiler = new ProgramCompiler(guest, host, moves, parts);
            int program = parts.add(compiler.program(workload), compiler.evidence());
            compiled.add(new GroupProgram(workload, program, compiler.slots()));
        }
        for (int i = 0; i < count(guest); i++) instance(guest, mode, host, i, compiled);
    }

    /** A workload of a group, compiled once for all its guests. */
    private record GroupProgram(Workload workload, int program, List<Slot> slots) {}

    /** The name of a workload's source, by the guest's number in its group. */
    static String sourceName(Guest guest, int number, Workload workload) {
        return guest.getName() + "[" + number + "]." + workload.getName();
    }

    private void instance(Guest guest, Mode mode, HostParts host, int number, List<GroupProgram> compiled) {
        var own = new HashMap<Slot, Integer>();
        for (var each : compiled) {
            var binding = new ArrayList<Integer>();
            for (var slot : each.slots) binding.add(resource(slot, guest, mode, host, own));
            var arrivals = Inherited.value(each.workload, Workload::getArrivals);
            if (arrivals == null)
                throw new ModelException(
                        "Workload " + each.workload.getName()
                                + " does not say when requests come. Add 'arrivals poisson <rate>' or 'clients <number>'.",
                        each.workload);
            parts.add(new Source(
                    sourceName(guest, number, each.workload),
                    guest.getName(),
                    each.program,
                    binding,
                    host.laws().arrivals(arrivals),
                    (int) host.arithmetic().number(Inherited.value(each.workload, Workload::getPriority), 0)));
        }
    }

    private int resource(Slot slot, Guest guest, Mode mode, HostParts host, Map<Slot, Integer> own) {
        var known = own.get(slot);
        if (known != null) return known;
        int index = switch (slot.role()) {
            case VCPU -> vcpus(guest, mode, host);
            case THREAD -> thread((HostThread) slot.element(), (Attachment) slot.attachment(), guest, host);
            case LINK_OUT, LINK_IN, DEVICE ->
                host.station(slot.role(), ResourceNames.device((Attachment) slot.attachment()));
            case GATHER -> gather((Gather) slot.element(), (Attachment) slot.attachment(), guest, host);
            case BUCKET -> bucket((Attachment) slot.attachment(), guest, host);
        };
        own.put(slot, index);
        return index;
    }

    private int vcpus(Guest guest, Mode mode, HostParts host) {
        var arithmetic = host.arithmetic();
        var all = (Resource.Processors) parts.resource(host.processors());
        boolean machine = Inherited.value(mode, VmmPackage.Literals.MODE__OWNS).orElse(null) == Owns.MACHINE;
        int count = (int) arithmetic.number(Inherited.value(guest, Guest::getVcpus), machine ? all.count() : 1);
        boolean pinned =
                Inherited.isOn(guest, VmmPackage.Literals.GUEST__PINNED).orElse(false);
        int processors = pinned ? host.pin(guest, count) : host.processors();
        var wake = wakeUp(mode, arithmetic);
        var hypervisor = Inherited.value(host.host(), Host::getHypervisor);
        var poll = machine ? null : Inherited.value(hypervisor, Hypervisor::getHaltPoll);
        var pollStart = machine ? null : Inherited.value(hypervisor, Hypervisor::getHaltPollStart);
        int index = parts.add(new Resource.Threads(
                ResourceNames.vcpus(guest),
                guest.getName(),
                "vcpu",
                processors,
                count,
                BACKLOG,
                (int) arithmetic.number(Inherited.value(guest, Guest::getWeight), 1024),
                wake.cost,
                parts.layer(wake.layer),
                wake.delay,
                arithmetic.time(poll, 0),
                arithmetic.time(pollStart, 0),
                parts.layer("polling"),
                wake.counted == null ? -1 : parts.counter(guest.getName(), wake.counted, "halt")));
        failures.serves(guest, null, index);
        if (wake.evidence != null) parts.wakesUp(index, wake.evidence);
        return index;
    }

    /**
     * What a mode says that waking up from a halt takes.
     *
     * @param counted the family of counters a halt counts for, or null
     * @param evidence null if the mode says nothing
     */
    private record WakeUp(long delay, long cost, String layer, String counted, Compiled.Evidence evidence) {}

    private WakeUp wakeUp(Mode mode, Arithmetic arithmetic) {
        long delay = 0;
        long cost = 0;
        var layer = "kernel";
        Compiled.Evidence behind = null;
        arithmetic.begin();
        for (var handler : Inherited.handlers(mode)) {
            if (handler.getOperations().stream()
                    .noneMatch(operation -> operation.getName().equals("halt"))) continue;
            for (var step : handler.getSteps()) {
                switch (step) {
                    case ringzero.model.Delay pause ->
                        delay += Arithmetic.picoseconds(arithmetic.value(pause.getCost(), mode, Map.of()));
                    case Use use -> {
                        cost += Arithmetic.picoseconds(arithmetic.value(use.getCost(), mode, Map.of()));
                        if (use.getLayer() != null) layer = use.getLayer().getName();
                    }
                    default ->
                        throw new ModelException(
                                "What a halt costs is paid at the wake-up: only 'delay' and 'use vcpu' are possible here.",
                                step);
                }
            }
            behind = new Compiled.Evidence(handler, arithmetic.read());
        }
        return new WakeUp(delay, cost, layer, cost > 0 ? HandlerCompiler.COUNTED_AS.get(layer) : null, behind);
    }

    private int thread(HostThread thread, Attachment attachment, Guest guest, HostParts host) {
        var device = ResourceNames.device(attachment);
        List<EObject> key = List.of(device, path(attachment), thread);
        if (thread.isShared() && shared.containsKey(key)) {
            failures.serves(guest, device, shared.get(key));
            return shared.get(key);
        }
        int ring = (int) host.arithmetic().number(thread.getRing(), Integer.MAX_VALUE);
        var subject = ResourceNames.subject(thread, guest, host.host());
        int index = parts.add(new Resource.Threads(
                ResourceNames.thread(thread, guest, host.host()),
                subject,
                thread.getName(),
                host.backEnds(),
                1,
                ring,
                1024,
                0,
                parts.layer("back-end"),
                0,
                thread.isPolling() ? Long.MAX_VALUE : 0,
                0,
                parts.layer("polling"),
                -1));
        failures.serves(guest, device, index);
        if (thread.isShared()) shared.put(key, index);
        return index;
    }

    private int gather(Gather gather, Attachment attachment, Guest guest, HostParts host) {
        var path = path(attachment);
        var givens = new HashMap<String, Affine>();
        var type = Situation.deviceType(attachment);
        var moderation = Inherited.value(type, DeviceType::getModeration);
        givens.put(
                "moderation",
                moderation == null
                        ? Affine.constant(0, Dimension.TIME)
                        : host.arithmetic().amount(moderation));
        var limit = host.arithmetic().value(gather.getLimit(), path, givens);
        var window = host.arithmetic().value(gather.getWindow(), path, givens);
        return parts.add(new Resource.Gather(
                guest.getName() + " interrupts",
                guest.getName(),
                (int) Math.max(1, limit.base()),
                Arithmetic.picoseconds(window),
                isAdaptive(type) ? Resource.Moderation.ADAPTIVE : Resource.Moderation.GAP));
    }

    /** Who says what the moderation is says whether it follows the load. */
    private static boolean isAdaptive(DeviceType type) {
        for (var each : Inherited.line(type)) if (each.getModeration() != null) return each.isAdaptive();
        return false;
    }

    private int bucket(Attachment attachment, Guest guest, HostParts host) {
        double perSecond = host.arithmetic().amount(attachment.getRateLimit()).base();
        return parts.add(new Resource.Bucket(
                ResourceNames.rateLimit(guest), guest.getName(), perSecond, Math.max(65_536, perSecond * BURST)));
    }

    private void facts(Guest guest, Mode mode) {
        parts.fact("Mode", label(mode));
        var modified = Inherited.value(mode, VmmPackage.Literals.MODE__GUEST_OS).orElse(GuestOs.UNMODIFIED)
                == GuestOs.MODIFIED;
        parts.fact("Guest OS modification", modified ? "required" : "not required");
        var compatibility = Inherited.value(mode, Mode::getCompatibility);
        if (compatibility != null) parts.fact("OS compatibility", compatibility);
        for (var net : Inherited.list(guest, Guest::getNets)) parts.fact("Network path", label(net.getPath()));
        for (var disk : Inherited.list(guest, Guest::getDisks)) parts.fact("Disk path", label(disk.getPath()));
    }

    private static String label(Specialisable kind) {
        var label = kind.getLabel();
        return label == null ? kind.getName() : label;
    }

    private static Path path(Attachment attachment) {
        return attachment instanceof Net net ? (NetPath) net.getPath() : (DiskPath) ((GuestDisk) attachment).getPath();
    }
}
