// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Attachment;
import ringzero.model.DeviceType;
import ringzero.model.Disk;
import ringzero.model.DiskPath;
import ringzero.model.Failure;
import ringzero.model.Gather;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.GuestOs;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostDisk;
import ringzero.model.HostNic;
import ringzero.model.HostThread;
import ringzero.model.Hypervisor;
import ringzero.model.Mode;
import ringzero.model.Model;
import ringzero.model.Net;
import ringzero.model.NetPath;
import ringzero.model.Operation;
import ringzero.model.Owns;
import ringzero.model.Quantity;
import ringzero.model.Scheduler;
import ringzero.model.Specialisable;
import ringzero.model.Use;
import ringzero.model.VmmPackage;
import ringzero.model.Workload;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Move;
import ringzero.simulation.scenario.Outage;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Source;

/**
 * Compiles a model into a scenario: every guest of every group gets its vCPUs and the threads its paths bring, every device its
 * stations, and every workload one program that all guests of a group share.
 */
public final class ScenarioCompiler {

    /** Beyond that many guests on simulated hosts, one by one, memory and time would surprise the user. */
    private static final int MOST_GUESTS = 5_000;

    /** Requests that a guest keeps waiting before it refuses more: the order of a listen backlog of Linux (net.core.somaxconn). */
    private static final int BACKLOG = 4_096;

    /** Descriptors of a ring if the device does not say. */
    private static final int RING = 1_024;

    /** A bucket holds what arrives in this many seconds: short bursts pass a rate limit. */
    private static final double BURST = 0.01;

    private static final long DEFAULT_SLICE = Scenario.SECOND / 1000 * 3;

    private final Path folder;

    /** @param folder where the model's trace and data files are; null if it has no place */
    public ScenarioCompiler(Path folder) {
        this.folder = folder;
    }

    /**
     * The scenario of all hosts and guests of a model.
     *
     * @param model the root of a checked file, or of a changed copy of one
     * @throws ModelException if it cannot be run
     */
    public Compiled compile(Model model) {
        return new Compilation(model).run();
    }

    /**
     * What is known about one host while its guests are compiled.
     *
     * @param processors the hardware threads of the guests
     * @param backEnds those of the host's own threads: the same, unless some are reserved for them
     */
    private record HostParts(
            Host host,
            Arithmetic arithmetic,
            Laws laws,
            Map<EObject, Map<Slot.Role, Integer>> stations,
            int processors,
            int backEnds) {}

    private final class Compilation implements ProgramCompiler.ScenarioNames {

        private final Model model;
        private final Assumptions assumptions = new Assumptions();
        private final List<String> notes = new ArrayList<>();
        private final List<Resource> resources = new ArrayList<>();
        private final List<Program> programs = new ArrayList<>();
        private final List<Source> sources = new ArrayList<>();
        private final List<Service> services = new ArrayList<>();
        private final List<Migration> migrations = new ArrayList<>();
        /** Those that happen while the guests run, in the order of the scenario's moves. */
        private final List<ringzero.model.Migration> inRun = new ArrayList<>();

        private final FailureCompiler failures = new FailureCompiler(assumptions, folder);
        private final List<String> layers = new ArrayList<>();
        private final List<Scenario.Measure> measures = new ArrayList<>();
        private final List<Scenario.Counter> counters = new ArrayList<>();
        private final Map<Host, HostParts> hosts = new LinkedHashMap<>();
        private final Map<List<EObject>, Integer> shared = new HashMap<>();
        private final Map<String, String> facts = new LinkedHashMap<>();
        private final List<List<Compiled.Evidence>> evidence = new ArrayList<>();
        private final Map<Integer, Compiled.Evidence> wakeUps = new HashMap<>();

        Compilation(Model model) {
            this.model = model;
        }

        Compiled run() {
            for (var declaration : model.getDeclarations())
                if (declaration instanceof ringzero.model.Migration migration && MigrationCompiler.isInRun(migration))
                    inRun.add(migration);
            int guests = 0;
            for (var declaration : model.getDeclarations()) {
                if (!(declaration instanceof Guest guest) || Inherited.value(guest, Guest::getHost) == null) continue;
                guests += count(guest);
                if (guests > MOST_GUESTS)
                    throw new ModelException(
                            "More than " + MOST_GUESTS + " guests are simulated one by one here. Reduce the count of "
                                    + guest.getName() + ".",
                            guest);
                guest(guest);
            }
            var compiler = new ServiceCompiler(assumptions, folder);
            for (var declaration : model.getDeclarations())
                if (declaration instanceof ringzero.model.Service service) services.add(compiler.service(service));
            if (!services.isEmpty()) fact("Placement", ServiceCompiler.placementFact(services));
            var moves = new MigrationCompiler(assumptions);
            for (var declaration : model.getDeclarations())
                if (declaration instanceof ringzero.model.Migration migration && !inRun.contains(migration))
                    migrations.add(moves.migration(migration));
            var compiledMoves = new ArrayList<Move>();
            for (var migration : inRun) compiledMoves.add(move(migration, moves));
            var outages = new ArrayList<Outage>();
            for (var declaration : model.getDeclarations())
                if (declaration instanceof Failure failure) outages.add(outage(failure));
            if (sources.isEmpty() && services.isEmpty() && migrations.isEmpty())
                throw new ModelException(
                        "Nothing runs in this model. Give a guest a host and a workload: 'guest web on <host> { ... runs <workload> }'.",
                        model);
            var name = model.getName() == null ? "model" : model.getName();
            return new Compiled(
                    new Scenario(
                            name,
                            resources,
                            programs,
                            sources,
                            layers,
                            measures,
                            counters,
                            services,
                            migrations,
                            outages,
                            compiledMoves),
                    facts,
                    assumptions.all(),
                    notes,
                    evidence,
                    wakeUps);
        }

        @Override
        public ProgramCompiler.Failover failover(Guest guest, Net net) {
            if (Inherited.isOn(net.getPath(), VmmPackage.Literals.PATH__MIGRATABLE)
                    .orElse(true)) return null;
            for (int i = 0; i < inRun.size(); i++) {
                var migration = inRun.get(i);
                var failover = Inherited.value(migration, ringzero.model.Migration::getFailover);
                if (failover != null && Inherited.value(migration, ringzero.model.Migration::getGuest) == guest)
                    return new ProgramCompiler.Failover(i, failover);
            }
            return null;
        }

        /** What is sent is sent by a thread of the host, and by the card if one is named. */
        private Move move(ringzero.model.Migration migration, MigrationCompiler compiler) {
            var guest = Inherited.value(migration, ringzero.model.Migration::getGuest);
            if (count(guest) > 1)
                throw new ModelException(
                        "Migration " + migration.getName() + " moves one guest, but " + guest.getName()
                                + " is a group of " + count(guest)
                                + ". Declare the one that moves as a guest of its own.",
                        migration);
            var host = hosts.get(Inherited.value(guest, Guest::getHost));
            if (host == null || failures.vcpus(guest).isEmpty())
                throw new ModelException(
                        "Guest " + guest.getName() + " does not run anything, so there is nothing that migration "
                                + migration.getName() + " could slow down. Leave out 'at', or let it run a workload.",
                        migration);
            int thread = add(new Resource.Threads(
                    ResourceNames.migration(migration),
                    migration.getName(),
                    "migration",
                    host.backEnds(),
                    1,
                    Integer.MAX_VALUE,
                    1024,
                    0,
                    layer("back-end"),
                    0,
                    0,
                    0,
                    layer("polling"),
                    -1));
            var binding = new ArrayList<>(List.of(thread));
            var device = Inherited.value(migration, ringzero.model.Migration::getDevice);
            if (device != null) binding.add(station(Slot.Role.LINK_OUT, device, host));
            programs.add(compiler.traffic(migration, host.arithmetic(), layer("back-end")));
            evidence.add(List.of());
            sources.add(new Source(
                    migration.getName(),
                    migration.getName(),
                    programs.size() - 1,
                    binding,
                    new Source.Arrivals.Trace(new long[0]),
                    0));
            var writers = new ArrayList<Move.Writer>();
            for (var workload : Inherited.list(guest, Guest::getWorkloads)) {
                var dirties = Inherited.value(workload, Workload::getDirties);
                if (dirties == null) continue;
                var name = sourceName(guest, 0, workload);
                for (int s = 0; s < sources.size(); s++)
                    if (sources.get(s).name().equals(name))
                        writers.add(new Move.Writer(
                                s, host.arithmetic().amount(dirties).base()));
            }
            return compiler.move(migration, sources.size() - 1, failures.vcpus(guest), writers);
        }

        private static String sourceName(Guest guest, int number, Workload workload) {
            return guest.getName() + "[" + number + "]." + workload.getName();
        }

        private Outage outage(Failure failure) {
            var outage = failures.outage(failure);
            if (outage.threads().isEmpty())
                notes.add("Failure " + failure.getName()
                        + " stops nothing: no path of this run has a back end on the host that it could stop.");
            return outage;
        }

        // ---- hosts
        // ---------------------------------------------------------------------------------------------------

        private HostParts host(Host host, Guest guest) {
            var known = hosts.get(host);
            if (known != null) return known;
            var cpus = HostCpus.of(host, assumptions);
            var arithmetic = new Arithmetic(cpus.clock(), cpus.sheet(), assumptions);
            var hypervisor = Inherited.value(host, Host::getHypervisor);
            var guests = new Resource.Processors(
                    ResourceNames.processors(host),
                    (int) cpus.threads(),
                    scheduling(hypervisor),
                    time(value(hypervisor, Hypervisor::getSlice), DEFAULT_SLICE, arithmetic),
                    time(value(hypervisor, Hypervisor::getSwitchCost), 0, arithmetic),
                    cpus.siblingSpeed());
            int index = add(guests);
            int backEnds = cpus.reserved() < 1 ? index : add(reserved(guests, (int) cpus.reserved()));
            var parts = new HostParts(host, arithmetic, new Laws(arithmetic, folder), new HashMap<>(), index, backEnds);
            hosts.put(host, parts);
            return parts;
        }

        /**
         * Hardware threads that only the host's own threads use; its operating system shares them out fairly, whoever shares out the rest.
         * Switching between such threads is part of what their work was measured to take: no guest's state is saved or loaded.
         */
        private static Resource.Processors reserved(Resource.Processors guests, int count) {
            return new Resource.Processors(
                    guests.name() + " reserved",
                    count,
                    Resource.Scheduling.FAIR,
                    guests.slice(),
                    0,
                    guests.siblingSpeed());
        }

        private static <V> V value(Hypervisor hypervisor, java.util.function.Function<Hypervisor, V> setting) {
            return Inherited.value(hypervisor, setting);
        }

        private static Resource.Scheduling scheduling(Hypervisor hypervisor) {
            var scheduler = Inherited.value(hypervisor, VmmPackage.Literals.HYPERVISOR__SCHEDULER);
            return switch ((Scheduler) scheduler.orElse(Scheduler.FAIR)) {
                case FAIR -> Resource.Scheduling.FAIR;
                case CREDIT -> Resource.Scheduling.CREDIT;
                case ROUND_ROBIN -> Resource.Scheduling.ROUND_ROBIN;
                case PINNED -> Resource.Scheduling.PINNED;
            };
        }

        // ---- guests
        // --------------------------------------------------------------------------------------------------

        private int count(Guest guest) {
            if (guest.getCount() == null) return 1;
            return (int) Math.max(
                    1,
                    ringzero.model.quantity.Amount.of(guest.getCount())
                            .orElseThrow()
                            .value());
        }

        private void guest(Guest guest) {
            var host = host(Inherited.value(guest, Guest::getHost), guest);
            var mode = Inherited.value(guest, Guest::getMode);
            if (mode == null)
                throw new ModelException("Guest " + guest.getName() + " has no mode. Add 'mode <mode>' to it.", guest);
            facts(guest, mode);
            var compiled = new ArrayList<Compiled1>();
            for (var workload : Inherited.list(guest, Guest::getWorkloads)) {
                var compiler = new ProgramCompiler(guest, host.arithmetic(), host.laws(), names(mode), this);
                programs.add(compiler.program(workload));
                evidence.add(compiler.evidence());
                compiled.add(new Compiled1(workload, programs.size() - 1, compiler.slots()));
            }
            for (int i = 0; i < count(guest); i++) instance(guest, mode, host, i, compiled);
        }

        /** A workload of a group, compiled once for all its guests. */
        private record Compiled1(Workload workload, int program, List<Slot> slots) {}

        private void instance(Guest guest, Mode mode, HostParts host, int number, List<Compiled1> compiled) {
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
                sources.add(new Source(
                        sourceName(guest, number, each.workload),
                        guest.getName(),
                        each.program,
                        binding,
                        host.laws().arrivals(arrivals),
                        (int) number(Inherited.value(each.workload, Workload::getPriority), 0, host.arithmetic())));
            }
        }

        private int resource(Slot slot, Guest guest, Mode mode, HostParts host, Map<Slot, Integer> own) {
            var known = own.get(slot);
            if (known != null) return known;
            int index = switch (slot.role()) {
                case VCPU -> vcpus(guest, mode, host);
                case THREAD -> thread((HostThread) slot.element(), (Attachment) slot.attachment(), guest, host);
                case LINK_OUT, LINK_IN, DEVICE ->
                    station(slot.role(), ResourceNames.device((Attachment) slot.attachment()), host);
                case GATHER -> gather((Gather) slot.element(), (Attachment) slot.attachment(), guest, host);
                case BUCKET -> bucket((Attachment) slot.attachment(), guest, host);
            };
            own.put(slot, index);
            return index;
        }

        private int vcpus(Guest guest, Mode mode, HostParts host) {
            var arithmetic = host.arithmetic();
            var all = (Resource.Processors) resources.get(host.processors());
            boolean machine =
                    Inherited.value(mode, VmmPackage.Literals.MODE__OWNS).orElse(null) == Owns.MACHINE;
            int count = (int) number(Inherited.value(guest, Guest::getVcpus), machine ? all.count() : 1, arithmetic);
            int processors = host.processors();
            if (Inherited.isOn(guest, VmmPackage.Literals.GUEST__PINNED).orElse(false)) {
                if (all.count() - count < 0)
                    throw new ModelException(
                            "Guest " + guest.getName() + " is pinned, but "
                                    + host.host().getName()
                                    + " has no hardware threads left for it. Pin fewer guests or give them fewer vCPUs.",
                            guest);
                resources.set(
                        processors,
                        new Resource.Processors(
                                all.name(),
                                Math.max(1, all.count() - count),
                                all.scheduling(),
                                all.slice(),
                                all.switchCost(),
                                all.siblingSpeed()));
                processors = add(new Resource.Processors(
                        ResourceNames.pinned(host.host()),
                        count,
                        Resource.Scheduling.PINNED,
                        all.slice(),
                        0,
                        all.siblingSpeed()));
            }
            var wake = wakeUp(mode, arithmetic);
            var poll =
                    machine ? null : value(Inherited.value(host.host(), Host::getHypervisor), Hypervisor::getHaltPoll);
            var pollStart = machine
                    ? null
                    : value(Inherited.value(host.host(), Host::getHypervisor), Hypervisor::getHaltPollStart);
            int index = add(new Resource.Threads(
                    ResourceNames.vcpus(guest),
                    guest.getName(),
                    "vcpu",
                    processors,
                    count,
                    BACKLOG,
                    (int) number(Inherited.value(guest, Guest::getWeight), 1024, arithmetic),
                    wake.cost,
                    layer(wake.layer),
                    wake.delay,
                    time(poll, 0, arithmetic),
                    time(pollStart, 0, arithmetic),
                    layer("polling"),
                    wake.counted == null ? -1 : counter(guest.getName(), wake.counted, "halt")));
            failures.serves(guest, null, index);
            if (wake.evidence != null) wakeUps.put(index, wake.evidence);
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
                            delay += picoseconds(arithmetic.value(pause.getCost(), mode, Map.of()));
                        case Use use -> {
                            cost += picoseconds(arithmetic.value(use.getCost(), mode, Map.of()));
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
            return new WakeUp(delay, cost, layer, cost > 0 ? ProgramCompiler.COUNTED_AS.get(layer) : null, behind);
        }

        private int thread(HostThread thread, Attachment attachment, Guest guest, HostParts host) {
            var device = ResourceNames.device(attachment);
            List<EObject> key = List.of(device, path(attachment), thread);
            if (thread.isShared() && shared.containsKey(key)) {
                failures.serves(guest, device, shared.get(key));
                return shared.get(key);
            }
            int ring = (int) number(thread.getRing(), Integer.MAX_VALUE, host.arithmetic());
            var subject = ResourceNames.subject(thread, guest, host.host());
            int index = add(new Resource.Threads(
                    ResourceNames.thread(thread, guest, host.host()),
                    subject,
                    thread.getName(),
                    host.backEnds(),
                    1,
                    ring,
                    1024,
                    0,
                    layer("back-end"),
                    0,
                    thread.isPolling() ? Long.MAX_VALUE : 0,
                    0,
                    layer("polling"),
                    -1));
            failures.serves(guest, device, index);
            if (thread.isShared()) shared.put(key, index);
            return index;
        }

        private static DeviceType type(HostDevice device) {
            return device instanceof HostNic nic ? nic.getType() : ((HostDisk) device).getType();
        }

        private int station(Slot.Role role, HostDevice device, HostParts host) {
            var stations = host.stations().computeIfAbsent(device, d -> new HashMap<>());
            var known = stations.get(role);
            if (known != null) return known;
            var type = type(device);
            var name = ResourceNames.device(device, host.host());
            int ring = (int) number(Inherited.value(type, DeviceType::getRing), RING, host.arithmetic());
            int servers = role == Slot.Role.DEVICE && type instanceof Disk disk
                    ? (int) number(Inherited.value(disk, Disk::getChannels), 1, host.arithmetic())
                    : 1;
            var station = switch (role) {
                case LINK_OUT ->
                    type instanceof Disk
                            ? ResourceNames.bus(device, host.host())
                            : ResourceNames.transmit(device, host.host());
                case LINK_IN -> ResourceNames.receive(device, host.host());
                default -> name;
            };
            int index = add(new Resource.Station(station, name, servers, ring, Resource.Queueing.FIFO));
            stations.put(role, index);
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
            return add(new Resource.Gather(
                    guest.getName() + " interrupts",
                    guest.getName(),
                    (int) Math.max(1, limit.base()),
                    picoseconds(window),
                    isAdaptive(type) ? Resource.Moderation.ADAPTIVE : Resource.Moderation.GAP));
        }

        /** Who says what the moderation is says whether it follows the load. */
        private static boolean isAdaptive(DeviceType type) {
            for (var each : Inherited.line(type)) if (each.getModeration() != null) return each.isAdaptive();
            return false;
        }

        private int bucket(Attachment attachment, Guest guest, HostParts host) {
            double perSecond =
                    host.arithmetic().amount(attachment.getRateLimit()).base();
            return add(new Resource.Bucket(
                    ResourceNames.rateLimit(guest), guest.getName(), perSecond, Math.max(65_536, perSecond * BURST)));
        }

        private void facts(Guest guest, Mode mode) {
            fact("Mode", label(mode));
            var modified =
                    Inherited.value(mode, VmmPackage.Literals.MODE__GUEST_OS).orElse(GuestOs.UNMODIFIED)
                            == GuestOs.MODIFIED;
            fact("Guest OS modification", modified ? "required" : "not required");
            var compatibility = Inherited.value(mode, Mode::getCompatibility);
            if (compatibility != null) fact("OS compatibility", compatibility);
            for (var net : Inherited.list(guest, Guest::getNets)) fact("Network path", label(net.getPath()));
            for (var disk : Inherited.list(guest, Guest::getDisks)) fact("Disk path", label(disk.getPath()));
        }

        private void fact(String name, String value) {
            facts.merge(
                    name, value, (old, added) -> List.of(old.split(", ")).contains(added) ? old : old + ", " + added);
        }

        private static String label(Specialisable kind) {
            var label = kind.getLabel();
            return label == null ? kind.getName() : label;
        }

        // ---- names and numbers
        // ---------------------------------------------------------------------------------------

        /** All operations of the library, found where the mode's own were declared. */
        private ProgramCompiler.Names names(Mode mode) {
            var operations = new HashMap<String, Operation>();
            for (var handler : Inherited.handlers(mode)) {
                for (var operation : handler.getOperations()) {
                    if (!(EcoreUtil.getRootContainer(operation) instanceof Model vocabulary)) continue;
                    for (var declaration : vocabulary.getDeclarations())
                        if (declaration instanceof Operation each) operations.put(each.getName(), each);
                }
            }
            return new ProgramCompiler.Names(operations);
        }

        @Override
        public int layer(String name) {
            return indexOf(name, layers);
        }

        @Override
        public int measure(String subject, String name) {
            return indexOf(new Scenario.Measure(subject, name), measures);
        }

        @Override
        public int counter(String subject, String name, String detail) {
            return indexOf(new Scenario.Counter(subject, name, detail), counters);
        }

        private static <T> int indexOf(T element, List<T> list) {
            int index = list.indexOf(element);
            if (index >= 0) return index;
            list.add(element);
            return list.size() - 1;
        }

        private int add(Resource resource) {
            resources.add(resource);
            return resources.size() - 1;
        }

        private static ringzero.model.Path path(Attachment attachment) {
            return attachment instanceof Net net
                    ? (NetPath) net.getPath()
                    : (DiskPath) ((GuestDisk) attachment).getPath();
        }

        private double number(Quantity quantity, double otherwise, Arithmetic arithmetic) {
            return quantity == null ? otherwise : arithmetic.amount(quantity).base();
        }

        private long time(Quantity quantity, long otherwise, Arithmetic arithmetic) {
            return quantity == null ? otherwise : picoseconds(arithmetic.amount(quantity));
        }

        private static long picoseconds(Affine time) {
            return Math.round(time.base() * Scenario.SECOND);
        }
    }
}
