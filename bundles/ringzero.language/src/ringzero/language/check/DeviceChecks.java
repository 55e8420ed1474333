// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.HashMap;
import java.util.List;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.BusRange;
import ringzero.language.scope.FunctionAddresses;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.PciAddress;
import ringzero.model.DeviceType;
import ringzero.model.Host;
import ringzero.model.HostDevice;

/** Devices of hosts: as many virtual functions can be enabled as are wanted, and all functions can be addressed. */
public class DeviceChecks extends Concern {

    @Check
    public void aDeviceHasNoMoreVirtualFunctionsThanItOffers(HostDevice device) {
        if (device.getVfs() == null) return;
        var type = HostChecks.type(device);
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
        double vfs = number(device.getVfs(), 0);
        double total = number(srIov.getTotalVfs(), Double.POSITIVE_INFINITY);
        double usable = number(srIov.getUsableVfs(), total);
        if (vfs > total) {
            report(
                    Rule.TOO_MANY_VFS,
                    device,
                    HOST_DEVICE__VFS,
                    "'%s' cannot have %s virtual functions: '%s' offers %s at most (total-vfs)."
                            .formatted(device.getName(), plain(vfs), type.getName(), plain(total)),
                    plain(usable));
        } else if (vfs > usable) {
            report(
                    Rule.TOO_MANY_VFS,
                    device,
                    HOST_DEVICE__VFS,
                    "'%s' cannot have %s virtual functions: of the %s that '%s' offers, its driver enables %s at most (usable-vfs)."
                            .formatted(device.getName(), plain(vfs), plain(total), type.getName(), plain(usable)),
                    plain(usable));
        } else {
            FunctionAddresses.of(device).ifPresent(functions -> virtualFunctionsCanBeAddressed(device, functions));
        }
    }

    /** Below a bridge the device is on the secondary bus, so functions on a later bus need one that the bridge forwards, too. */
    private void virtualFunctionsCanBeAddressed(HostDevice device, FunctionAddresses functions) {
        var unreachable = functions.firstUnreachable();
        if (unreachable.isPresent()) {
            isUnreachable(device, functions, unreachable.get());
            return;
        }
        var buses = BusRange.of(device.getBuses());
        if (buses.isEmpty() || !functions.isPlaced()) return;
        long possible = functions.upToBus(buses.get().subordinate());
        if (possible == functions.enabled()) return;
        var first = functions.of(possible + 1);
        report(
                Rule.BEHIND_BRIDGE,
                device,
                HOST_DEVICE__VFS,
                "Virtual function %d of '%s' would be at %s, but the bridge above forwards buses %s only: let it forward buses %02x-%02x, or enable %s."
                        .formatted(
                                possible + 1,
                                device.getName(),
                                first,
                                buses.get(),
                                buses.get().secondary(),
                                functions.of(functions.enabled()).bus(),
                                possible == 0 ? "none" : possible + " at most"),
                possible == 0 ? new String[0] : new String[] {Long.toString(possible)});
    }

    private void isUnreachable(HostDevice device, FunctionAddresses functions, long n) {
        var address = functions.of(n);
        var message = address.exists()
                ? "Virtual function %d of '%s' would have routing ID %s, which cannot be reached without ARI: on the bus of the physical function only functions 0 to 7 can."
                        .formatted(n, device.getName(), address)
                : "Virtual function %d of '%s' would have routing ID %s, beyond bus ff: offset %d and stride %d leave room for %d."
                        .formatted(n, device.getName(), address, functions.offset(), functions.stride(), n - 1);
        report(
                Rule.ROUTING_ID,
                device,
                HOST_DEVICE__VFS,
                message,
                n == 1 ? new String[0] : new String[] {Long.toString(n - 1)});
    }

    @Check
    public void anAddressIsOneOfPci(HostDevice device) {
        if (device.getAddress() != null && PciAddress.of(device.getAddress()).isEmpty())
            report(
                    Rule.NOT_AN_ADDRESS,
                    device,
                    HOST_DEVICE__ADDRESS,
                    "\"%s\" is no PCI address: write it as in \"0000:3b:00.0\".".formatted(device.getAddress()));
        if (device.getBuses() != null && BusRange.of(device.getBuses()).isEmpty())
            report(
                    Rule.NOT_AN_ADDRESS,
                    device,
                    HOST_DEVICE__BUSES,
                    "\"%s\" is no range of buses: write it as in \"3b-3c\", the secondary and the subordinate bus of the bridge."
                            .formatted(device.getBuses()));
    }

    @Check
    public void aDeviceIsOnTheBusRightBelowItsBridge(HostDevice device) {
        var address = PciAddress.of(device.getAddress());
        var buses = BusRange.of(device.getBuses());
        if (address.isEmpty()
                || buses.isEmpty()
                || address.get().bus() == buses.get().secondary()) return;
        report(
                Rule.BEHIND_BRIDGE,
                device,
                HOST_DEVICE__BUSES,
                "'%s' is on bus %02x, but the bridge above it leads to bus %02x: its range begins with the bus that the device is on."
                        .formatted(
                                device.getName(),
                                address.get().bus(),
                                buses.get().secondary()));
    }

    @Check
    public void noTwoFunctionsHaveOneAddress(Host host) {
        var physical = new HashMap<PciAddress, HostDevice>();
        var devices = Inherited.<Host, HostDevice>merged(host, Host::getDevices);
        for (var device : devices) {
            var address = PciAddress.of(device.getAddress());
            if (address.isEmpty()) continue;
            var other = physical.putIfAbsent(address.get(), device);
            if (other != null && device.eContainer() == host)
                report(
                        Rule.SAME_ADDRESS,
                        device,
                        HOST_DEVICE__ADDRESS,
                        "'%s' is at %s already: two functions cannot have one address."
                                .formatted(other.getName(), address.get()));
        }
        virtualFunctionsAreApart(host, devices, physical);
    }

    private void virtualFunctionsAreApart(
            Host host, List<HostDevice> devices, HashMap<PciAddress, HostDevice> physical) {
        var taken = new HashMap<PciAddress, String>();
        physical.forEach((address, device) -> taken.put(address, "'" + device.getName() + "'"));
        for (var device : devices) {
            var functions = FunctionAddresses.of(device);
            if (functions.isEmpty() || !functions.get().isPlaced()) continue;
            for (long n = 1; n <= functions.get().enabled(); n++) {
                var address = functions.get().of(n);
                var other = taken.putIfAbsent(address, "virtual function %d of '%s'".formatted(n, device.getName()));
                if (other == null || device.eContainer() != host) continue;
                report(
                        Rule.SAME_ROUTING_ID,
                        device,
                        HOST_DEVICE__VFS,
                        "Virtual function %d of '%s' would be at %s, where %s is: ports of one card have offsets of their own, so give this one a type with its own 'sr-iov { offset ... }'."
                                .formatted(n, device.getName(), address, other));
                break;
            }
        }
    }
}
