// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The buses that a bridge forwards to what is below it.
 *
 * @param secondary the bus right below it
 * @param subordinate the last bus below it; at least the secondary
 */
public record BusRange(int secondary, int subordinate) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-fA-F]{2})(?:-([0-9a-fA-F]{2}))?");

    /** As {@code lspci -t} writes it: "3b" or "3b-3c"; empty if it is no range. */
    public static Optional<BusRange> of(String text) {
        if (text == null) return Optional.empty();
        var parts = TEXT.matcher(text);
        if (!parts.matches()) return Optional.empty();
        int first = Integer.parseInt(parts.group(1), 16);
        int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2), 16);
        return first <= last ? Optional.of(new BusRange(first, last)) : Optional.empty();
    }

    /** As "3b-3c". */
    @Override
    public String toString() {
        return secondary == subordinate ? "%02x".formatted(secondary) : "%02x-%02x".formatted(secondary, subordinate);
    }
}
