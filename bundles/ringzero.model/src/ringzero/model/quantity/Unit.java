// SPDX-License-Identifier: EPL-2.0
package ringzero.model.quantity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A unit as written in a model.
 *
 * @param symbol as written: "us", "Gbit/s", "%"
 * @param dimension what it measures
 * @param factor base units in one of it; a megabyte is 1e6 byte, a mebibyte 2^20, a bit an eighth of a byte
 */
public record Unit(String symbol, Dimension dimension, double factor) {

    private static final Map<String, Unit> SIMPLE = new LinkedHashMap<>();

    static {
        // spotless:off, a table
        add(Dimension.TIME, "ps", 1e-12, "ns", 1e-9, "us", 1e-6, "\u00b5s", 1e-6, "\u03bcs", 1e-6, "ms", 1e-3, "s", 1.0);
        add(Dimension.TIME, "min", 60.0, "h", 3600.0, "d", 86400.0);
        add(Dimension.SIZE, "B", 1.0, "kB", 1e3, "MB", 1e6, "GB", 1e9, "TB", 1e12);
        add(Dimension.SIZE, "KiB", 0x1p10, "MiB", 0x1p20, "GiB", 0x1p30, "TiB", 0x1p40);
        add(Dimension.SIZE, "bit", 0.125, "kbit", 125.0, "Mbit", 125e3, "Gbit", 125e6, "Tbit", 125e9);
        add(Dimension.BANDWIDTH, "kbps", 125.0, "Mbps", 125e3, "Gbps", 125e6);
        add(Dimension.FREQUENCY, "Hz", 1.0, "kHz", 1e3, "MHz", 1e6, "GHz", 1e9);
        add(Dimension.CYCLES, "cycles", 1.0, "cycle", 1.0);
        add(Dimension.NUMBER, "%", 0.01);
        add(new Dimension(0, 0, 0, 1), "USD", 1.0);
        // spotless:on
    }

    private static void add(Dimension dimension, Object... symbolsAndFactors) {
        for (int i = 0; i < symbolsAndFactors.length; i += 2) {
            var symbol = (String) symbolsAndFactors[i];
            SIMPLE.put(symbol, new Unit(symbol, dimension, (Double) symbolsAndFactors[i + 1]));
        }
    }

    /** No unit: a plain number. */
    public static final Unit ONE = new Unit("", Dimension.NUMBER, 1);

    /** The unit with this symbol, simple or with one slash ("ns/B", "/s"); empty if there is none. */
    public static Optional<Unit> of(String symbol) {
        if (symbol == null || symbol.isEmpty()) return Optional.of(ONE);
        int slash = symbol.indexOf('/');
        if (slash < 0) return Optional.ofNullable(SIMPLE.get(symbol));
        var above = slash == 0 ? Optional.of(ONE) : Optional.ofNullable(SIMPLE.get(symbol.substring(0, slash)));
        var below = Optional.ofNullable(SIMPLE.get(symbol.substring(slash + 1)));
        if (above.isEmpty() || below.isEmpty()) return Optional.empty();
        return Optional.of(new Unit(
                symbol, above.get().dimension.per(below.get().dimension), above.get().factor / below.get().factor));
    }

    /** Symbols of the simple units, for completion and for "did you mean". */
    public static List<String> symbols() {
        return List.copyOf(SIMPLE.keySet());
    }
}
