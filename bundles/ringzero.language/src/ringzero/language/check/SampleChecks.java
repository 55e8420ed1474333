// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import com.google.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Factors;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Observed;
import ringzero.language.scope.SettingPath;
import ringzero.language.scope.Vocabulary;
import ringzero.model.Experiment;
import ringzero.model.Guest;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.OpenArrivals;
import ringzero.model.PathExpression;
import ringzero.model.Requirement;
import ringzero.model.Workload;

/** Experiments: a run is long enough for the percentiles that are asked for. */
public class SampleChecks extends Concern {

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?)");

    @Inject
    private Vocabulary vocabulary;

    /** Of fewer requests than one in so many that a percentile leaves above it, the percentile is the slowest one. */
    @Check
    public void aRunHasRequestsBeyondItsPercentiles(Experiment experiment) {
        double duration = number(Inherited.value(experiment, Experiment::getDuration), 0);
        if (duration <= 0 || !(experiment.eContainer() instanceof Model model)) return;
        var paths = new ArrayList<PathExpression>(Inherited.list(experiment, Experiment::getObservations));
        Inherited.list(experiment, Experiment::getRequirements).stream()
                .map(Requirement::getObservation)
                .forEach(paths::add);
        for (var path : paths) {
            if (path == null || path.eContainer() == null || path.eResource() != experiment.eResource()) continue;
            var observed = Observed.of(path, vocabulary.observations(path).keySet());
            var above = observed.flatMap(SampleChecks::shareAbove);
            if (above.isEmpty()) continue;
            var rate = requests(observed.get().subject(), experiment, model);
            if (rate.isEmpty() || rate.getAsDouble() * duration * above.get() >= 1) continue;
            report(
                    Rule.TOO_FEW_REQUESTS,
                    path,
                    null,
                    "A run has about %s requests, of which one in %s is slower than the %s percentile: let it run %s s at least."
                            .formatted(
                                    rounded(rate.getAsDouble() * duration),
                                    rounded(1 / above.get()),
                                    observed.get().detail().orElse("").substring(1) + "th",
                                    rounded(Math.ceil(1 / above.get() / rate.getAsDouble()))));
        }
    }

    private static Optional<Double> shareAbove(Observed observed) {
        if (!observed.name().equals("latency")) return Optional.empty();
        var percentile = PERCENTILE.matcher(observed.detail().orElse(""));
        if (!percentile.matches()) return Optional.empty();
        // in decimals: the binary fraction nearest to 0.999 is above it
        return Optional.of(BigDecimal.valueOf(100)
                .subtract(new BigDecimal(percentile.group(1)))
                .movePointLeft(2)
                .doubleValue());
    }

    /** Requests in a second of a guest, of a workload, or of all guests; empty if that is not known from the text alone. */
    private static OptionalDouble requests(Optional<Named> subject, Experiment experiment, Model model) {
        double rate = 0;
        for (var declaration : model.getDeclarations()) {
            if (!(declaration instanceof Guest guest) || !known(Inherited.value(guest, Guest::getHost))) continue;
            if (subject.isPresent() && subject.get() instanceof Guest && subject.get() != guest) continue;
            for (var workload : Inherited.list(guest, Guest::getWorkloads)) {
                if (subject.isPresent() && subject.get() instanceof Workload && subject.get() != workload) continue;
                if (!known(workload)
                        || isVaried(experiment, List.of(guest, workload))
                        || !(Inherited.value(workload, Workload::getArrivals) instanceof OpenArrivals open))
                    return OptionalDouble.empty();
                rate += HostChecks.count(guest)
                        * number(open.getRate(), Double.POSITIVE_INFINITY)
                        * number(open.getBatch(), 1);
            }
        }
        return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }

    /** Whether an experiment changes the load: the number of guests, what they run, or when requests come. */
    private static boolean isVaried(Experiment experiment, List<Named> things) {
        return Factors.of(experiment).stream()
                .anyMatch(factor -> factor.getPath() != null
                        && things.contains(factor.getPath().getHead())
                        && SettingPath.setting(factor.getPath())
                                .map(setting -> !(setting.owner() instanceof ringzero.model.Attachment))
                                .orElse(true));
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
