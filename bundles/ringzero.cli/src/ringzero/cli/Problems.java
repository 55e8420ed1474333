// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import ringzero.language.Problem;

/** What is wrong with models, as text and as JSON. */
final class Problems {

    private Problems() {}

    /** As editors and build tools read it: "web.vmm:3:5: error RZ0003: There is no mode 'turbo'." */
    static String line(Problem problem) {
        String place =
                problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line() + ":" + problem.column();
        return "%s: %s %s: %s".formatted(place, severity(problem), problem.code(), problem.message());
    }

    static JsonArray json(List<Problem> problems) {
        var array = new JsonArray();
        for (Problem problem : problems) {
            var object = new JsonObject();
            object.addProperty("file", problem.file());
            object.addProperty("line", problem.line());
            object.addProperty("column", problem.column());
            object.addProperty("offset", problem.offset());
            object.addProperty("length", problem.length());
            object.addProperty("severity", severity(problem));
            object.addProperty("code", problem.code());
            object.addProperty("message", problem.message());
            problem.fix().ifPresent(fix -> object.addProperty("fix", fix));
            array.add(object);
        }
        return array;
    }

    private static String severity(Problem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }
}
