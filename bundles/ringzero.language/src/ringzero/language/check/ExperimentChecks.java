// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Factors;
import ringzero.language.scope.Observed;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.language.scope.Vocabulary;
import ringzero.model.Experiment;
import ringzero.model.Factor;
import ringzero.model.Filter;
import ringzero.model.Find;
import ringzero.model.Goal;
import ringzero.model.Level;
import ringzero.model.PathExpression;
import ringzero.model.Plot;
import ringzero.model.Repetition;
import ringzero.model.Requirement;

/** Experiments: what is varied can be varied, and what is reported can be observed. */
public class ExperimentChecks extends Concern {

    private static final Pattern LATENCY = Pattern.compile("mean|max|min|jitter|p\\d{1,2}(\\.\\d+)?");

    @Inject
    private Vocabulary vocabulary;

    // ---- settings

    @Check
    public void aFactorNamesASetting(Factor factor) {
        var setting = setting(factor.getPath());
        if (setting == null) return;
        if (factor.getRange() != null && setting.type() != QUANTITY) {
            report(
                    Rule.WRONG_LEVEL,
                    factor,
                    FACTOR__RANGE,
                    "'%s' is %s, not a quantity, so it has no range: list the ones to try after 'over'."
                            .formatted(text(factor.getPath()), sort(setting)));
        }
        for (var level : factor.getLevels()) levelFits(level, setting, factor.getPath());
    }

    @Check
    public void aFilterNamesALevelOfAFactor(Filter filter) {
        var setting = setting(filter.getPath());
        if (setting == null) return;
        if (filter.getLevel() != null) levelFits(filter.getLevel(), setting, filter.getPath());
        var factor = factor(filter, filter.getPath());
        if (factor == null) {
            notVaried(filter, FILTER__PATH, -1, filter.getPath());
            return;
        }
        var wanted = filter.getLevel() == null ? null : filter.getLevel().getElement();
        if (!known(wanted)
                || factor.getLevels().isEmpty()
                || factor.getLevels().stream().anyMatch(level -> level.getElement() == wanted)) return;
        report(
                Rule.WRONG_LEVEL,
                filter,
                FILTER__LEVEL,
                "'%s' is not among the levels of '%s' that are tried: %s."
                        .formatted(
                                Setting.written(wanted),
                                text(filter.getPath()),
                                factor.getLevels().stream()
                                        .map(Level::getElement)
                                        .filter(Concern::known)
                                        .map(Setting::written)
                                        .collect(Collectors.joining(", "))));
    }

    private void levelFits(Level level, Setting setting, PathExpression path) {
        boolean quantity = setting.type() == QUANTITY;
        if (!quantity && level.getAmount() != null) {
            report(
                    Rule.WRONG_LEVEL,
                    level,
                    LEVEL__AMOUNT,
                    "'%s' is %s, not a quantity: name one.".formatted(text(path), sort(setting)));
        } else if (quantity && known(level.getElement())) {
            report(
                    Rule.WRONG_LEVEL,
                    level,
                    LEVEL__ELEMENT,
                    "'%s' is a quantity, but '%s' is %s."
                            .formatted(
                                    text(path),
                                    Setting.written(level.getElement()),
                                    Words.one(level.getElement().eClass())));
        }
    }

    /** "a mode", "one of on, off". */
    private static String sort(Setting setting) {
        return setting.type() instanceof EEnum words
                ? "one of " + String.join(", ", UnknownNames.words(words))
                : Words.one(setting.type());
    }

    @Check
    public void aSearchNamesASetting(Find find) {
        if (find.getGoal() == Goal.CHEAPEST) {
            // what it costs: a setting that is varied, or what is observed
            if (SettingPath.setting(find.getPath()).isEmpty()) observed(find.getPath());
            return;
        }
        var setting = setting(find.getPath());
        if (setting == null) return;
        if (setting.type() != QUANTITY) {
            report(
                    Rule.WRONG_LEVEL,
                    find,
                    FIND__PATH,
                    "'%s' has no largest or smallest value: it is %s.".formatted(text(find.getPath()), sort(setting)));
        } else if (find.getRange() == null) {
            report(Rule.EMPTY_RANGE, find, FIND__PATH, "Say where to search, as in 'from 1 to 100'.");
        }
    }

    /** Reports a path that names no setting, at the first name that is wrong. */
    private Setting setting(PathExpression path) {
        if (path == null || !known(path.getHead())) return null;
        var setting = SettingPath.setting(path);
        if (setting.isPresent()) return setting.get();
        var names = path.getSegments();
        int wrong = 0;
        while (wrong < names.size() && SettingPath.owner(path.getHead(), names.subList(0, wrong + 1)) != null) wrong++;
        var owner = SettingPath.owner(path.getHead(), names.subList(0, Math.min(wrong, names.size())));
        if (wrong == names.size() || owner == null) {
            report(
                    Rule.UNKNOWN_SETTING,
                    path,
                    null,
                    "'%s' is not a single setting: go on with one of %s."
                            .formatted(
                                    text(path),
                                    owner == null
                                            ? "its settings"
                                            : String.join(
                                                    ", ",
                                                    SettingPath.names(owner).keySet())));
            return null;
        }
        var possible = SettingPath.names(owner).keySet();
        var nearest = Nearest.to(names.get(wrong), possible.stream());
        report(
                Rule.UNKNOWN_SETTING,
                path,
                PATH_EXPRESSION__SEGMENTS,
                wrong,
                "%s has no setting '%s'%s"
                        .formatted(
                                named(path, wrong),
                                names.get(wrong),
                                nearest.isEmpty()
                                        ? "; it has " + String.join(", ", possible) + "."
                                        : Nearest.question(nearest)),
                nearest.toArray(String[]::new));
        return null;
    }

    private static String named(PathExpression path, int until) {
        var names = Stream.concat(Stream.of(path.getHead().getName()), path.getSegments().stream())
                .limit(until + 1);
        return "'" + names.collect(Collectors.joining(".")) + "'";
    }

    static String text(PathExpression path) {
        if (path == null || path.getHead() == null || path.getHead().getName() == null) return "?";
        return Stream.concat(Stream.of(path.getHead().getName()), path.getSegments().stream())
                .collect(Collectors.joining("."));
    }

    private static Factor factor(EObject context, PathExpression path) {
        var experiment = EcoreUtil2.getContainerOfType(context, Experiment.class);
        for (var factor : Factors.of(experiment)) {
            if (factor.getPath() != null && text(factor.getPath()).equals(text(path))) return factor;
        }
        return null;
    }

    @Check
    public void aSettingIsVariedOnce(Experiment experiment) {
        var varied = new HashSet<String>();
        var factors = experiment.getFactors().stream().flatMap(Factors::together);
        for (var factor : (Iterable<Factor>) factors::iterator) {
            if (factor.getPath() == null || !known(factor.getPath().getHead()) || varied.add(text(factor.getPath())))
                continue;
            report(
                    Rule.GIVEN_TWICE,
                    factor,
                    FACTOR__PATH,
                    "'%s' is varied already: put all its levels into one 'vary'.".formatted(text(factor.getPath())));
        }
    }

    @Check
    public void whatIsVariedTogetherHasAsManyLevels(Factor factor) {
        int rows = Factors.levels(factor);
        for (var partner : factor.getPartners()) {
            int levels = Factors.levels(partner);
            if (rows == 0 || levels == 0 || levels == rows || partner.getPath() == null) continue;
            report(
                    Rule.UNPAIRED_LEVEL,
                    partner,
                    partner.getRange() == null ? FACTOR__LEVELS : FACTOR__RANGE,
                    partner.getRange() == null && levels > rows ? rows : -1,
                    "'%s' has %s, but '%s', which it goes with row by row, has %d: give both as many."
                            .formatted(
                                    text(partner.getPath()),
                                    levels == 1 ? "1 level" : levels + " levels",
                                    text(factor.getPath()),
                                    rows));
        }
    }

    @Check
    public void aPlotIsOverWhatIsVaried(Plot plot) {
        observed(plot.getObservation());
        if (plot.getAgainst() != null
                && setting(plot.getAgainst()) != null
                && factor(plot, plot.getAgainst()) == null) {
            notVaried(plot, PLOT__AGAINST, -1, plot.getAgainst());
        }
        for (int i = 0; i < plot.getBy().size(); i++) {
            var by = plot.getBy().get(i);
            if (setting(by) != null && factor(plot, by) == null) notVaried(plot, PLOT__BY, i, by);
        }
    }

    private void notVaried(EObject object, EStructuralFeature feature, int index, PathExpression path) {
        var experiment = EcoreUtil2.getContainerOfType(object, Experiment.class);
        var varied = Factors.of(experiment).stream()
                .map(Factor::getPath)
                .map(ExperimentChecks::text)
                .toList();
        report(
                Rule.NOT_VARIED,
                object,
                feature,
                index,
                "'%s' is not varied in this experiment%s."
                        .formatted(
                                text(path),
                                varied.isEmpty()
                                        ? ": add 'vary %s over ...'".formatted(text(path))
                                        : ", only " + String.join(", ", varied)));
    }

    // ---- observations

    @Check
    public void whatIsReportedCanBeObserved(Experiment experiment) {
        for (var observation : experiment.getObservations()) observed(observation);
    }

    @Check
    public void whatIsRequiredCanBeObserved(Requirement requirement) {
        observed(requirement.getObservation());
    }

    @Check
    public void whatMustBePreciseCanBeObserved(Repetition repetition) {
        observed(repetition.getObservation());
    }

    private void observed(PathExpression path) {
        if (path == null || !known(path.getHead())) return;
        var observations = vocabulary.observations(path).keySet();
        var observed = Observed.of(path, observations);
        if (observed.isEmpty()) {
            var last = path.getSegments().isEmpty()
                    ? path.getHead().getName()
                    : path.getSegments().getLast();
            var nearest = Nearest.to(last == null ? "" : last, observations.stream());
            report(
                    Rule.UNKNOWN_OBSERVATION,
                    path,
                    null,
                    "'%s' cannot be observed%s"
                            .formatted(
                                    text(path),
                                    nearest.isEmpty()
                                            ? "; what can is " + String.join(", ", observations) + "."
                                            : Nearest.question(nearest)));
            return;
        }
        observed.get()
                .detail()
                .ifPresent(detail -> detailIsKnown(path, observed.get().name(), detail));
    }

    private void detailIsKnown(PathExpression path, String observation, String detail) {
        if (observation.equals("latency") && !LATENCY.matcher(detail).matches()) {
            report(
                    Rule.UNKNOWN_OBSERVATION,
                    path,
                    PATH_EXPRESSION__SEGMENTS,
                    path.getSegments().size() - 1,
                    "Latency is observed as mean, min, max, jitter, or as a percentile such as p99 or p99.9, not as '%s'."
                            .formatted(detail));
        }
        if (!observation.equals("host-cpu") && !observation.equals("guest-cpu")) return;
        var layers = vocabulary.layers(path).keySet();
        if (layers.contains(detail) || detail.equals("idle") || detail.equals("steal")) return;
        report(
                Rule.UNKNOWN_OBSERVATION,
                path,
                PATH_EXPRESSION__SEGMENTS,
                path.getSegments().size() - 1,
                "There is no layer '%s'; CPU time is spent by %s.".formatted(detail, String.join(", ", layers)));
    }
}
