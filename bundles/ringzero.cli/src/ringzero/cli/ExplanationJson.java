// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import ringzero.experiment.explain.Explainer;
import ringzero.experiment.explain.Explanation;
import ringzero.report.answer.TimeSpent;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.SourceLine;

/** Explanations as JSON. Times are in seconds. */
final class ExplanationJson {

    private static final double PICOSECONDS = 1e12;

    private ExplanationJson() {}

    static JsonArray ofChoices(List<Explainer.Choice> choices) {
        var array = new JsonArray();
        for (var choice : choices) {
            var object = new JsonObject();
            object.addProperty("guest", choice.guest());
            object.addProperty("mode", choice.mode());
            object.add("operations", strings(choice.operations()));
            object.add("modes", strings(choice.modes()));
            object.add("netPaths", strings(choice.netPaths()));
            object.add("diskPaths", strings(choice.diskPaths()));
            array.add(object);
        }
        return array;
    }

    static JsonArray ofExplanations(List<Explanation> explanations) {
        var array = new JsonArray();
        for (var explanation : explanations) {
            var object = new JsonObject();
            object.addProperty("guest", explanation.guest());
            object.addProperty("operation", explanation.operation());
            object.addProperty("size", explanation.size());
            object.addProperty("mode", explanation.mode());
            object.addProperty("path", explanation.path());
            object.addProperty("total", explanation.total() / PICOSECONDS);
            object.addProperty("cycles", explanation.cycles(explanation.total()));
            object.add("notes", strings(explanation.notes()));
            var steps = new JsonArray();
            for (var step : explanation.steps()) steps.add(step(explanation, step));
            object.add("steps", steps);
            array.add(object);
        }
        return array;
    }

    private static JsonObject step(Explanation explanation, Explanation.Step step) {
        var object = new JsonObject();
        object.addProperty("actor", word(step.actor()));
        object.addProperty("privilege", step.ring().words());
        object.addProperty("kind", word(step.kind()));
        object.addProperty("label", step.label());
        object.addProperty("layer", step.layer());
        object.addProperty("resource", step.resource());
        object.addProperty("start", step.start() / PICOSECONDS);
        object.addProperty("duration", step.duration() / PICOSECONDS);
        object.addProperty("cycles", explanation.cycles(step.duration()));
        object.addProperty("hidden", step.isHidden());
        object.addProperty("declaredIn", step.declaredIn());
        object.add("place", place(step.place()));
        var numbers = new JsonArray();
        for (var number : step.numbers()) {
            var each = new JsonObject();
            each.addProperty("name", number.says().name());
            each.addProperty("value", number.says().value());
            each.addProperty("declaredIn", number.says().declaredIn());
            each.addProperty("source", number.says().source());
            each.addProperty("confidence", number.says().confidence());
            each.addProperty("range", number.says().range());
            each.add("place", place(number.place()));
            numbers.add(each);
        }
        object.add("numbers", numbers);
        return object;
    }

    static JsonArray ofBreakdowns(List<Breakdown> breakdowns) {
        var array = new JsonArray();
        for (var breakdown : breakdowns) {
            var object = new JsonObject();
            object.addProperty("subject", breakdown.subject());
            object.addProperty("percentile", breakdown.percentile().orElse(Double.NaN));
            object.addProperty("requests", breakdown.requests());
            if (breakdown.requests() > 0) object.addProperty("latency", breakdown.mean() / PICOSECONDS);
            object.addProperty("sentence", TimeSpent.sentence(breakdown));
            var parts = new JsonArray();
            for (var part : breakdown.longestFirst()) {
                var each = new JsonObject();
                each.addProperty("stage", part.stage());
                each.addProperty("kind", word(part.kind()));
                each.addProperty("resource", part.resource());
                each.addProperty("layer", part.layer());
                each.addProperty("operation", part.operation());
                each.addProperty("declaredIn", part.declaredIn());
                each.addProperty("time", part.time() / PICOSECONDS / breakdown.requests());
                each.addProperty("share", breakdown.share(part.time()));
                each.add("place", place(part.place()));
                parts.add(each);
            }
            object.add("parts", parts);
            array.add(object);
        }
        return array;
    }

    private static JsonObject place(SourceLine place) {
        var object = new JsonObject();
        object.addProperty("file", place.file());
        object.addProperty("line", place.line());
        return object;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonArray strings(List<String> list) {
        var array = new JsonArray();
        list.forEach(array::add);
        return array;
    }
}
