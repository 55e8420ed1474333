// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import ringzero.language.scope.Inherited;
import ringzero.model.DeviceType;
import ringzero.model.Disk;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostDisk;
import ringzero.model.HostNic;
import ringzero.model.Hypervisor;
import ringzero.model.Owns;
import ringzero.model.Scheduler;
import ringzero.model.VmmPackage;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;

/**
 * A host while its guests are compiled: the hardware threads of the guests, those of its own threads, and the stations of its
 * devices, which guests share.
 */
final class HostParts {

    /** Descriptors of a ring if the device does not say. */
    private static final int RING = 1_024;

    /** The slice if the hypervisor does not say: sched_min_granularity of Linux's CFS on eight CPUs (0.75 ms x (1 + log2 8)). */
    private static final long DEFAULT_SLICE = Scenario.SECOND / 1000 * 3;

    private final Host host;
    private final ScenarioParts parts;
    private final Arithmetic arithmetic;
    private final Laws laws;
    private final int processors;
    private final int backEnds;

    /** Hardware threads that guests may use, before any is pinned. */
    private final double threads;

    private final Map<HostDevice, Map<Slot.Role, Integer>> stations = new HashMap<>();

    /** @param folder where trace and data files are; null if there is no such place */
    HostParts(Host host, Path folder, ScenarioParts parts) {
        this.host = host;
        this.parts = parts;
        var cpus = HostCpus.of(host, parts.assumptions);
        arithmetic = new Arithmetic(cpus.clock(), cpus.sheet(), parts.assumptions);
        laws = new Laws(arithmetic, folder);
        threads = cpus.threads();
        var hypervisor = Inherited.value(host, Host::getHypervisor);
        var guests = new Resource.Processors(
                ResourceNames.processors(host),
                (int) cpus.threads(),
                scheduling(hypervisor),
                arithmetic.time(Inherited.value(hypervisor, Hypervisor::getSlice), DEFAULT_SLICE),
                arithmetic.time(Inherited.value(hypervisor, Hypervisor::getSwitchCost), 0),
                cpus.siblingSpeed());
        processors = parts.add(guests);
        backEnds = cpus.reserved() < 1 ? processors : parts.add(reserved(guests, (int) cpus.reserved()));
    }

    Host host() {
        return host;
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    Laws laws() {
        return laws;
    }

    /** The hardware threads that guests share. */
    int processors() {
        return processors;
    }

    /** The hardware threads of the host's own threads: those of the guests, unless some are reserved for them. */
    int backEnds() {
        return backEnds;
    }

    /**
     * The share of a guest's memory that is at other NUMA nodes than the vCPU that accesses it. The host spreads vCPUs and memory evenly over
     * the nodes that it may use for them: one, those that pinned vCPUs need, or all. An operating system that owns the machine knows the nodes
     * and keeps programs at their memory.
     */
    double remote(Guest guest) {
        boolean ownsMachine = Inherited.value(Inherited.value(guest, Guest::getMode), VmmPackage.Literals.MODE__OWNS)
                        .orElse(null)
                == Owns.MACHINE;
        if (ownsMachine || Inherited.value(guest, Guest::getNumaNode) != null) return 0;
        double nodes = arithmetic.number(
                Inherited.value(host, Host::getNumaNodes),
                arithmetic.number(Inherited.value(host, Host::getSockets), 1));
        boolean pinned =
                Inherited.isOn(guest, VmmPackage.Literals.GUEST__PINNED).orElse(false);
        if (pinned) {
            double vcpus = arithmetic.number(Inherited.value(guest, Guest::getVcpus), 1);
            nodes = Math.min(nodes, Math.ceil(vcpus * nodes / threads));
        }
        return 1 - 1 / Math.max(1, nodes);
    }

    /** Takes hardware threads from those that guests share, for one guest alone. */
    int pin(Guest guest, int count) {
        var all = (Resource.Processors) parts.resource(processors);
        if (all.count() - count < 0)
            throw new ModelException(
                    "Guest " + guest.getName() + " is pinned, but "
                            + host.getName()
                            + " has no hardware threads left for it. Pin fewer guests or give them fewer vCPUs.",
                    guest);
        parts.replace(
                processors,
                new Resource.Processors(
                        all.name(),
                        Math.max(1, all.count() - count),
                        all.scheduling(),
                        all.slice(),
                        all.switchCost(),
                        all.siblingSpeed()));
        return parts.add(new Resource.Processors(
                ResourceNames.pinned(host), count, Resource.Scheduling.PINNED, all.slice(), 0, all.siblingSpeed()));
    }

    /**
     * Hardware threads that only the host's own threads use; its operating system shares them out fairly, whoever shares out the rest.
     * Switching between such threads is part of what their work was measured to take: no guest's state is saved or loaded.
     */
    private static Resource.Processors reserved(Resource.Processors guests, int count) {
        return new Resource.Processors(
                guests.name() + " reserved", count, Resource.Scheduling.FAIR, guests.slice(), 0, guests.siblingSpeed());
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

    /** A station of a device, the same for all guests. */
    int station(Slot.Role role, HostDevice device) {
        var ofDevice = stations.computeIfAbsent(device, d -> new HashMap<>());
        var known = ofDevice.get(role);
        if (known != null) return known;
        var type = type(device);
        var name = ResourceNames.device(device, host);
        int ring = (int) arithmetic.number(Inherited.value(type, DeviceType::getRing), RING);
        int servers = role == Slot.Role.DEVICE && type instanceof Disk disk
                ? (int) arithmetic.number(Inherited.value(disk, Disk::getChannels), 1)
                : 1;
        var station = switch (role) {
            case LINK_OUT ->
                type instanceof Disk ? ResourceNames.bus(device, host) : ResourceNames.transmit(device, host);
            case LINK_IN -> ResourceNames.receive(device, host);
            default -> name;
        };
        int index = parts.add(new Resource.Station(station, name, servers, ring, Resource.Queueing.FIFO));
        ofDevice.put(role, index);
        return index;
    }

    private static DeviceType type(HostDevice device) {
        return device instanceof HostNic nic ? nic.getType() : ((HostDisk) device).getType();
    }
}
