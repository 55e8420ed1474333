// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import ringzero.simulation.results.Interval;

/** Numbers in JSON, which has no word for those that are none: they are null. */
final class Numbers {

    private Numbers() {}

    static void add(JsonObject object, String name, double number) {
        object.add(name, Double.isFinite(number) ? new JsonPrimitive(number) : JsonNull.INSTANCE);
    }

    /** With its ends and its confidence; null if there is none. */
    static void add(JsonObject object, String name, Optional<Interval> interval) {
        if (interval.isEmpty()) {
            object.add(name, JsonNull.INSTANCE);
            return;
        }
        var ends = new JsonObject();
        add(ends, "low", interval.get().low());
        add(ends, "high", interval.get().high());
        add(ends, "confidence", interval.get().confidence());
        object.add(name, ends);
    }
}
