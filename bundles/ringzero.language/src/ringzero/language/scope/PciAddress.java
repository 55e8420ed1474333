// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a function is on PCI Express.
 *
 * @param domain the segment, 0 to 0xffff
 * @param routingId 16 bits: eight for the bus, five for the device, three for the function; greater if arithmetic led beyond bus ff
 */
public record PciAddress(int domain, long routingId) {

    private static final Pattern TEXT =
            Pattern.compile("(?:([0-9a-fA-F]{4}):)?([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");

    /** As lspci writes it: "3b:00.0" or "0000:3b:00.0"; empty if it is no address. */
    public static Optional<PciAddress> of(String text) {
        if (text == null) return Optional.empty();
        var parts = TEXT.matcher(text);
        if (!parts.matches()) return Optional.empty();
        int domain = parts.group(1) == null ? 0 : hexadecimal(parts.group(1));
        int routingId =
                hexadecimal(parts.group(2)) << 8 | hexadecimal(parts.group(3)) << 3 | Integer.parseInt(parts.group(4));
        return Optional.of(new PciAddress(domain, routingId));
    }

    private static int hexadecimal(String digits) {
        return Integer.parseInt(digits, 16);
    }

    /** A function whose routing ID is greater by a distance. */
    public PciAddress plus(long distance) {
        return new PciAddress(domain, routingId + distance);
    }

    /** The bus; above 255 there is none. */
    public long bus() {
        return routingId >> 8;
    }

    /** Whether the routing ID has no more than its 16 bits. */
    public boolean exists() {
        return routingId <= 0xffff;
    }

    /** Whether the function is one of device 0 on its bus, the only device that there is below a PCI Express port. */
    public boolean isOfDevice0() {
        return (routingId & 0xff) < 8;
    }

    /** As "3b:01.2"; with the domain only if that is not 0. */
    @Override
    public String toString() {
        var local = "%02x:%02x.%d".formatted(bus(), routingId >> 3 & 0x1f, routingId & 7);
        return domain == 0 ? local : "%04x:%s".formatted(domain, local);
    }
}
