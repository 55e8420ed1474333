// SPDX-License-Identifier: EPL-2.0
package ringzero.model.quantity;

import java.util.Map;
import java.util.Optional;

/**
 * What kind of quantity something is, as exponents of the base units.
 *
 * @param time exponent of the second
 * @param size exponent of the byte
 * @param cycles exponent of the processor cycle
 * @param money exponent of the US dollar
 */
public record Dimension(int time, int size, int cycles, int money) {

    public static final Dimension NUMBER = new Dimension(0, 0, 0, 0);
    public static final Dimension TIME = new Dimension(1, 0, 0, 0);
    public static final Dimension SIZE = new Dimension(0, 1, 0, 0);
    public static final Dimension CYCLES = new Dimension(0, 0, 1, 0);
    public static final Dimension FREQUENCY = new Dimension(-1, 0, 1, 0);
    public static final Dimension BANDWIDTH = new Dimension(-1, 1, 0, 0);
    public static final Dimension RATE = new Dimension(-1, 0, 0, 0);
    public static final Dimension PRICE = new Dimension(-1, 0, 0, 1);

    // spotless:off, a table
    private static final Map<String, Dimension> BY_NAME = Map.of(
            "number", NUMBER,
            "time", TIME,
            "size", SIZE,
            "frequency", FREQUENCY,
            "bandwidth", BANDWIDTH,
            "rate", RATE,
            "price", PRICE);

    private static final Map<Dimension, String> IN_WORDS = Map.of(
            NUMBER, "a number",
            TIME, "a time",
            SIZE, "a size",
            CYCLES, "a number of cycles",
            FREQUENCY, "a frequency",
            BANDWIDTH, "a bandwidth",
            RATE, "a rate",
            PRICE, "a price",
            new Dimension(1, -1, 0, 0), "a time per byte",
            new Dimension(0, -1, 1, 0), "a number of cycles per byte");
    // spotless:on

    /** The dimension that the metamodel calls so; empty for "any". */
    public static Optional<Dimension> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public Dimension times(Dimension other) {
        return new Dimension(time + other.time, size + other.size, cycles + other.cycles, money + other.money);
    }

    public Dimension per(Dimension other) {
        return new Dimension(time - other.time, size - other.size, cycles - other.cycles, money - other.money);
    }

    /** In words with an article, as in "'exit' is a time, but 3 B is a size". */
    public String words() {
        return IN_WORDS.getOrDefault(this, "a quantity of another kind");
    }
}
