// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.model.DeviceType;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostDisk;
import ringzero.model.HostNic;
import ringzero.model.Model;
import ringzero.model.OnOff;
import ringzero.model.Processor;
import ringzero.model.SrIov;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;

/** Hosts: their devices can have the virtual functions that are enabled, and guests fit. */
public class HostChecks extends Concern {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[0-9a-fA-F]{4}:)?([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");

    @Inject
    private FileIndex index;

    @Check
    public void aDeviceHasNoMoreVirtualFunctionsThanItOffers(HostDevice device) {
        if (device.getVfs() == null) return;
        var type = type(device);
        if (!known(type)) return;
        var srIov = Inherited.value(type, DeviceType::getSrIov);
        if (srIov == null) {
            report(
                    Rule.NO_VFS,
                    device,
                    HOST_DEVICE__VFS,
                    "'%s' has no virtual functions: its type '%s' does not offer SR-IOV."
                            .formatted(device.getName(), type.getName()));
            return;
        }
        var vfs = number(device.getVfs());
        var total = number(srIov.getTotalVfs());
        if (vfs.isPresent() && total.isPresent() && vfs.getAsDouble() > total.getAsDouble()) {
            report(
                    Rule.TOO_MANY_VFS,
                    device,
                    HOST_DEVICE__VFS,
                    "'%s' cannot have %s virtual functions: '%s' offers %s at most (total-vfs)."
                            .formatted(
                                    device.getName(),
                                    plain(vfs.getAsDouble()),
                                    type.getName(),
                                    plain(total.getAsDouble())),
                    plain(total.getAsDouble()));
            return;
        }
        checkRoutingIds(device, srIov);
    }

    /**
     * Routing ID of virtual function n = that of the physical function + offset + (n - 1) * stride (PCIe base
     * specification, chapter 9). A routing ID has 16 bits. Without alternative routing-ID interpretation a bus below a
     * port leads to device 0 only, so on the bus of the physical function itself there are functions 0 to 7 and no more.
     */
    private void checkRoutingIds(HostDevice device, SrIov srIov) {
        var vfs = number(device.getVfs());
        var offset = number(srIov.getOffset());
        if (vfs.isEmpty() || offset.isEmpty() || vfs.getAsDouble() < 1) return;
        double stride = number(srIov.getStride(), 1);
        int physical = physicalFunction(device);
        double last = physical + offset.getAsDouble() + (vfs.getAsDouble() - 1) * stride;
        if (last > 0xffff) {
            long possible = (long) Math.floor((0xffff - physical - offset.getAsDouble()) / stride) + 1;
            report(
                    Rule.ROUTING_ID,
                    device,
                    HOST_DEVICE__VFS,
                    "Virtual function %s of '%s' would have routing ID %s, beyond bus ff: offset %s and stride %s leave room for %d."
                            .formatted(
                                    plain(vfs.getAsDouble()),
                                    device.getName(),
                                    routingId(last),
                                    plain(offset.getAsDouble()),
                                    plain(stride),
                                    Math.max(0, possible)));
            return;
        }
        boolean ari = srIov.isSetAri() && (srIov.getAri() == OnOff.YES || srIov.getAri() == OnOff.ON);
        if (ari || !srIov.isSetAri()) return;
        double first = physical + offset.getAsDouble();
        for (double n = 1; n <= vfs.getAsDouble() && n <= 65536; n++) {
            double id = first + (n - 1) * stride;
            boolean sameBus = (long) id >> 8 == physical >> 8;
            if (!sameBus) break;
            if (((long) id & 0xff) < 8) continue;
            report(
                    Rule.ROUTING_ID,
                    device,
                    HOST_DEVICE__VFS,
                    "Virtual function %s of '%s' would have routing ID %s, which cannot be reached without ARI: on the bus of the physical function only functions 0 to 7 can."
                            .formatted(plain(n), device.getName(), routingId(id)));
            return;
        }
    }

    private static int physicalFunction(HostDevice device) {
        if (device.getAddress() == null) return 0;
        var address = ADDRESS.matcher(device.getAddress());
        if (!address.matches()) return 0;
        return Integer.parseInt(address.group(1), 16) << 8
                | Integer.parseInt(address.group(2), 16) << 3
                | Integer.parseInt(address.group(3));
    }

    /** As lspci writes it: "3b:01.2". */
    private static String routingId(double id) {
        long number = (long) id;
        return "%02x:%02x.%d".formatted(number >> 8, number >> 3 & 0x1f, number & 7);
    }

    @Check
    public void anAddressIsOneOfPci(HostDevice device) {
        if (device.getAddress() == null || ADDRESS.matcher(device.getAddress()).matches()) return;
        report(
                Rule.NOT_AN_ADDRESS,
                device,
                HOST_DEVICE__ADDRESS,
                "\"%s\" is no PCI address: write it as in \"0000:3b:00.0\".".formatted(device.getAddress()));
    }

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
                    "Guests on '%s' have %s vCPUs in all, more than %s for each of its %s hardware threads (overcommit)."
                            .formatted(host.getName(), plain(vcpus), plain(ratio), plain(threads.getAsDouble())));
        }
    }

    private static double sized(Guest guest) {
        return number(Inherited.value(guest, Guest::getMemory), 0);
    }

    static double count(Guest guest) {
        return number(guest.getCount(), 1);
    }

    /** The guests of a file that run on a host. */
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
