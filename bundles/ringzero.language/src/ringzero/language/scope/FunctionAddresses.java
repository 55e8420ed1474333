// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import java.util.Optional;
import ringzero.model.DeviceType;
import ringzero.model.HostDevice;
import ringzero.model.HostDisk;
import ringzero.model.HostNic;
import ringzero.model.OnOff;
import ringzero.model.Quantity;
import ringzero.model.quantity.Amount;

/**
 * Where the virtual functions of a device are: function n has the routing ID of the physical function plus offset plus (n - 1) times
 * stride (PCI Express base specification, chapter 9).
 *
 * @param physical where the physical function is; 00:00.0 if that is not known
 * @param isPlaced whether it is known
 * @param offset from the physical to the first virtual function
 * @param stride from one virtual function to the next
 * @param ari whether functions beyond device 0 can be reached on the bus of the physical function; also if it is not known
 * @param enabled how many there are
 */
public record FunctionAddresses(
        PciAddress physical, boolean isPlaced, long offset, long stride, boolean ari, long enabled) {

    /** More cannot be told apart by 16 bits. */
    private static final long MOST = 1 << 16;

    /** Those of a device; empty if it has none, or if its type does not say where they are. */
    public static Optional<FunctionAddresses> of(HostDevice device) {
        var type = type(device);
        if (type == null || type.eIsProxy()) return Optional.empty();
        var srIov = Inherited.value(type, DeviceType::getSrIov);
        if (srIov == null) return Optional.empty();
        long offset = count(srIov.getOffset());
        long enabled = count(device.getVfs());
        if (offset < 1 || enabled < 1) return Optional.empty();
        var address = PciAddress.of(device.getAddress());
        return Optional.of(new FunctionAddresses(
                address.orElse(new PciAddress(0, 0)),
                address.isPresent(),
                offset,
                Math.max(1, count(srIov.getStride())),
                !srIov.isSetAri() || srIov.getAri() == OnOff.YES || srIov.getAri() == OnOff.ON,
                enabled));
    }

    private static DeviceType type(HostDevice device) {
        return switch (device) {
            case HostNic nic -> nic.getType();
            case HostDisk disk -> disk.getType();
            default -> throw new IllegalArgumentException("neither a card nor a disk: " + device);
        };
    }

    private static long count(Quantity quantity) {
        return Math.min(MOST, Amount.of(quantity).map(Amount::value).orElse(0.0).longValue());
    }

    /**
     * Where a virtual function is.
     *
     * @param n from 1
     */
    public PciAddress of(long n) {
        return physical.plus(offset + (n - 1) * stride);
    }

    /** Whether transactions for an address lead to it: without ARI only device 0 is on the physical function's own bus. */
    public boolean reaches(PciAddress address) {
        return address.exists() && (ari || address.bus() != physical.bus() || address.isOfDevice0());
    }

    /** The first virtual function that has no address or cannot be reached; empty if all can. */
    public Optional<Long> firstUnreachable() {
        for (long n = 1; n <= enabled; n++) if (!reaches(of(n))) return Optional.of(n);
        return Optional.empty();
    }

    /** How many of the virtual functions are on buses up to this one; they are in the order of their numbers. */
    public long upToBus(int bus) {
        long n = 0;
        while (n < enabled && of(n + 1).bus() <= bus) n++;
        return n;
    }

    /** The address of a virtual function, or how far behind the physical function it is where that is not placed. */
    public String text(long n) {
        return isPlaced ? of(n).toString() : "%d after the physical function".formatted(offset + (n - 1) * stride);
    }
}
