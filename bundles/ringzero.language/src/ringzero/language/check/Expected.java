// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.emf.ecore.EStructuralFeature;
import ringzero.language.scope.Observed;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.language.scope.Vocabulary;
import ringzero.model.Disk;
import ringzero.model.Distribution;
import ringzero.model.Factor;
import ringzero.model.Filter;
import ringzero.model.Find;
import ringzero.model.FindRange;
import ringzero.model.Level;
import ringzero.model.PathExpression;
import ringzero.model.Quantity;
import ringzero.model.Range;
import ringzero.model.Requirement;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.model.quantity.Unit;

/**
 * What a quantity must be at its place.
 *
 * @param name what the place is called in sentences: the keyword of the setting
 * @param dimension what it measures; empty if anything
 * @param orCycles whether cycles will do where a time is expected
 * @param above it must be greater than this
 * @param least it must be at least this
 * @param most it must be at most this
 * @param whole it must be a whole number
 */
public record Expected(
        String name,
        Optional<Dimension> dimension,
        boolean orCycles,
        OptionalDouble above,
        OptionalDouble least,
        OptionalDouble most,
        boolean whole) {

    private static final String ANNOTATION = "http://ringzero/model/quantity";

    private static final Expected ANYTHING = any("value");

    /**
     * What is expected where a quantity stands.
     *
     * @param vocabulary says what observations are measured in
     */
    public static Expected of(Quantity quantity, Vocabulary vocabulary) {
        var feature = quantity.eContainingFeature();
        return switch (quantity.eContainer()) {
            case Quantity parent -> of(parent, vocabulary).withoutBounds();
            case Distribution distribution -> ofDistribution(distribution, feature);
            case Level level ->
                ofVaried(level.eContainer() instanceof Filter filter ? filter.getPath() : varied(level));
            case Range range ->
                feature == RANGE__STEPS ? count("steps", 2) : ofVaried(((Factor) range.eContainer()).getPath());
            case FindRange range -> ofVaried(((Find) range.eContainer()).getPath());
            case Requirement requirement -> ofObserved(requirement.getObservation(), vocabulary);
            case null -> ANYTHING;
            default -> ofRepetition(feature).orElseGet(() -> of(feature));
        };
    }

    private static PathExpression varied(Level level) {
        return level.eContainer() instanceof Factor factor ? factor.getPath() : null;
    }

    /** What is expected of a setting. */
    public static Expected of(EStructuralFeature feature) {
        var name = SettingPath.keyword(feature);
        var annotation = feature.getEAnnotation(ANNOTATION);
        if (annotation == null) return any(name);
        var details = annotation.getDetails();
        return new Expected(
                name,
                Dimension.named(details.get("dimension")),
                feature == COMPUTE__AMOUNT || feature == DEMAND__WORK,
                bound(details.get("above")),
                bound(details.get("least")),
                bound(details.get("most")),
                "true".equals(details.get("whole")));
    }

    private static OptionalDouble bound(String text) {
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    /** A distribution's numbers measure what the distribution is for. */
    private static Expected ofDistribution(Distribution distribution, EStructuralFeature feature) {
        var own = of(feature);
        if (own.dimension.isPresent() || distribution.eContainer() == null) return own;
        var purpose = of(distribution.eContainingFeature());
        boolean nothingToDo = feature == CONSTANT__VALUE || feature == UNIFORM__LOW;
        boolean ofDisk = distribution.eContainer() instanceof Disk;
        return new Expected(
                purpose.name,
                ofDisk ? Optional.of(Dimension.TIME) : purpose.dimension,
                purpose.orCycles,
                nothingToDo ? OptionalDouble.empty() : OptionalDouble.of(0),
                OptionalDouble.of(0),
                OptionalDouble.empty(),
                false);
    }

    private static Expected ofVaried(PathExpression path) {
        var setting = SettingPath.setting(path);
        return setting.isEmpty() ? ANYTHING : ofSetting(setting.get());
    }

    private static Expected ofSetting(Setting setting) {
        if (setting.owner() instanceof Distribution distribution)
            return ofDistribution(distribution, setting.feature());
        var expected = of(setting.feature());
        if (expected.dimension.isPresent()) return expected;
        // a parameter or cost measures what it measures now
        var now = setting.value() instanceof Quantity quantity
                ? Amount.of(quantity).map(Amount::dimension)
                : Optional.<Dimension>empty();
        return new Expected(
                expected.name,
                now,
                now.equals(Optional.of(Dimension.TIME)),
                OptionalDouble.empty(),
                OptionalDouble.of(0),
                OptionalDouble.empty(),
                false);
    }

    private static Expected ofObserved(PathExpression path, Vocabulary vocabulary) {
        if (path == null) return ANYTHING;
        var observations = vocabulary.observations(path);
        var observed = Observed.of(path, observations.keySet());
        if (observed.isEmpty()) return ANYTHING;
        var name = observed.get().name();
        var observation = observations.get(name);
        return new Expected(
                name,
                observation == null
                        ? Optional.empty()
                        : Unit.of(observation.getUnit()).map(Unit::dimension),
                false,
                OptionalDouble.empty(),
                OptionalDouble.of(0),
                OptionalDouble.empty(),
                false);
    }

    private static Optional<Expected> ofRepetition(EStructuralFeature feature) {
        if (feature == REPETITION__TIMES) return Optional.of(count("repeat", 1));
        if (feature == REPETITION__MOST) return Optional.of(count("at most", 1));
        if (feature == REPETITION__PRECISION) return Optional.of(share("precision"));
        if (feature == REPETITION__CONFIDENCE) return Optional.of(share("confidence"));
        return Optional.empty();
    }

    private static Expected count(String name, double least) {
        return new Expected(
                name,
                Optional.of(Dimension.NUMBER),
                false,
                OptionalDouble.empty(),
                OptionalDouble.of(least),
                OptionalDouble.empty(),
                true);
    }

    private static Expected share(String name) {
        return new Expected(
                name,
                Optional.of(Dimension.NUMBER),
                false,
                OptionalDouble.of(0),
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                false);
    }

    private static Expected any(String name) {
        return new Expected(
                name,
                Optional.empty(),
                false,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false);
    }

    private Expected withoutBounds() {
        return new Expected(
                name,
                dimension,
                orCycles,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false);
    }

    public boolean allows(Dimension found) {
        return dimension.isEmpty() || dimension.get().equals(found) || orCycles && found.equals(Dimension.CYCLES);
    }

    /** An example of a right quantity, for "write 8 GiB". */
    public String example() {
        return dimension
                .map(each -> {
                    if (each.equals(Dimension.TIME)) return orCycles ? "80 us or 200000 cycles" : "5 ms";
                    if (each.equals(Dimension.SIZE)) return "8 GiB";
                    if (each.equals(Dimension.FREQUENCY)) return "2.6 GHz";
                    if (each.equals(Dimension.BANDWIDTH)) return "10 Gbit/s";
                    if (each.equals(Dimension.RATE)) return "1000/s";
                    return each.equals(Dimension.PRICE) ? "0.1 USD/h" : "4";
                })
                .orElse("4");
    }
}
