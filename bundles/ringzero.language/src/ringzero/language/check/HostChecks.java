// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.model.DeviceType;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostDisk;
import ringzero.model.HostNic;
import ringzero.model.Model;
import ringzero.model.Processor;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;

/** Hosts: guests fit on them. */
public class HostChecks extends Concern {

    @Inject
    private FileIndex index;

    @Check
    public void aDeviceIsAtANodeThatExists(HostDevice device) {
        var host = device.eContainer() instanceof Host each ? each : null;
        var node = number(device.getNumaNode());
        var nodes = numaNodes(host);
        if (node.isEmpty() || nodes.isEmpty() || node.getAsDouble() < nodes.getAsDouble()) return;
        report(
                Rule.NO_SUCH_NODE,
                device,
                HOST_DEVICE__NUMA_NODE,
                "Host '%s' has NUMA nodes 0 to %s only.".formatted(host.getName(), plain(nodes.getAsDouble() - 1)));
    }

    /** Whether all guests fit on the host; the ones of this file are all there are. */
    @Check
    public void guestsFitOnTheirHost(Model model) {
        for (var declaration : model.getDeclarations())
            if (declaration instanceof Host host) guestsFit(host, index.guestsOn(host, model));
    }

    private void guestsFit(Host host, List<Guest> guests) {
        double memory = 0;
        double vcpus = 0;
        double pinned = 0;
        for (var guest : guests) {
            double count = Math.max(1, count(guest));
            double each = number(Inherited.value(guest, Guest::getVcpus), 1);
            memory += count * sized(guest);
            vcpus += count * each;
            if (Inherited.isOn(guest, GUEST__PINNED).orElse(false)) pinned += count * each;
        }
        var available = number(Inherited.value(host, Host::getMemory));
        if (available.isPresent() && memory > available.getAsDouble()) {
            report(
                    Rule.MEMORY_OVERCOMMITTED,
                    host,
                    HOST__MEMORY,
                    "Guests on '%s' have %s of memory in all, but the host has %s: give them less, or the host more."
                            .formatted(
                                    host.getName(),
                                    new Amount(memory, Dimension.SIZE).text(),
                                    new Amount(available.getAsDouble(), Dimension.SIZE).text()));
        }
        var threads = threads(host);
        if (threads.isEmpty() || threads.getAsDouble() <= 0) return;
        double ratio = number(Inherited.value(host, Host::getOvercommit), 4);
        if (pinned > threads.getAsDouble()) {
            report(
                    Rule.NOT_ENOUGH_THREADS,
                    host,
                    HOST__PROCESSOR,
                    "Guests on '%s' have %s pinned vCPUs, but it has %s hardware threads for them: pin fewer."
                            .formatted(host.getName(), plain(pinned), plain(threads.getAsDouble())));
        } else if (vcpus > ratio * threads.getAsDouble()) {
            report(
                    Rule.CPU_OVERCOMMITTED,
                    host,
                    HOST__PROCESSOR,
                    "Guests on '%s' have %s vCPUs in all, more than %s for each of its %s hardware threads: give them fewer, or raise 'overcommit'."
                            .formatted(host.getName(), plain(vcpus), plain(ratio), plain(threads.getAsDouble())));
        }
    }

    private static double sized(Guest guest) {
        return number(Inherited.value(guest, Guest::getMemory), 0);
    }

    static double count(Guest guest) {
        return number(guest.getCount(), 1);
    }

    static DeviceType type(HostDevice device) {
        return switch (device) {
            case HostNic nic -> nic.getType();
            case HostDisk disk -> disk.getType();
            default -> throw new IllegalArgumentException("neither a card nor a disk: " + device);
        };
    }

    /** Hardware threads for guests; empty if the processor is not known well enough. */
    static OptionalDouble threads(Host host) {
        var processor = Inherited.value(host, Host::getProcessor);
        if (!known(processor)) return OptionalDouble.empty();
        var cores = number(Inherited.value(processor, Processor::getCores));
        if (cores.isEmpty()) return OptionalDouble.empty();
        double each = number(Inherited.value(processor, Processor::getThreadsPerCore), 1);
        double sockets = number(Inherited.value(host, Host::getSockets), 1);
        return OptionalDouble.of(
                sockets * cores.getAsDouble() * each - number(Inherited.value(host, Host::getReserved), 0));
    }

    static OptionalDouble numaNodes(Host host) {
        if (!known(host)) return OptionalDouble.empty();
        var nodes = number(Inherited.value(host, Host::getNumaNodes));
        return nodes.isPresent() ? nodes : OptionalDouble.of(number(Inherited.value(host, Host::getSockets), 1));
    }

    @Check
    public void reservedThreadsLeaveSome(Host host) {
        var threads = threads(host);
        if (host.getReserved() == null || threads.isEmpty() || threads.getAsDouble() > 0) return;
        report(
                Rule.NOT_ENOUGH_THREADS,
                host,
                HOST__RESERVED,
                "Nothing is left for guests: '%s' reserves all its hardware threads.".formatted(host.getName()));
    }
}
