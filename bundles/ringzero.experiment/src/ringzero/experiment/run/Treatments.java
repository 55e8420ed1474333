// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static ringzero.experiment.run.QuestionReader.name;
import static ringzero.experiment.run.QuestionReader.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import ringzero.experiment.compile.ModelException;
import ringzero.language.scope.Factors;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.model.Experiment;
import ringzero.model.Factor;
import ringzero.model.Quantity;
import ringzero.model.Range;
import ringzero.model.VmmFactory;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Unit;
import ringzero.simulation.results.Variant.Level;

/**
 * The combinations that an experiment tries: every row of a factor and its partners with every row of the others.
 *
 * @param factors names of what is varied, in order
 * @param all the combinations, the last factor changing fastest; each once
 */
record Treatments(List<String> factors, List<Treatment> all) {

    /** More variants than this are a slip of the pen. */
    private static final int MOST_VARIANTS = 100_000;

    private static final String METAMODEL_QUANTITY = "http://ringzero/model/quantity";

    /** A level of a factor and what it changes. */
    private record Choice(String factor, Level level, Assignment assignment) {}

    /**
     * Reads the factors of an experiment.
     *
     * @param overrides settings that hold in all combinations; a factor on the same setting is left out, its partners are not
     */
    static Treatments of(Experiment experiment, List<Factor> overrides) {
        List<Assignment> fixed = new ArrayList<>();
        for (Factor override : overrides) fixed.add(choices(override).getFirst().assignment());
        List<String> names = new ArrayList<>();
        List<Treatment> treatments = List.of(new Treatment(Map.of(), fixed));
        for (Factor factor : Inherited.list(experiment, Experiment::getFactors)) {
            List<Factor> varied = Factors.together(factor)
                    .filter(each -> !isSet(each, overrides))
                    .toList();
            if (varied.isEmpty()) continue;
            varied.forEach(each -> names.add(name(each.getPath())));
            treatments = product(treatments, rows(varied), factor);
        }
        return new Treatments(List.copyOf(names), treatments);
    }

    private static boolean isSet(Factor factor, List<Factor> overrides) {
        return overrides.stream().anyMatch(each -> name(each.getPath()).equals(name(factor.getPath())));
    }

    private static List<Treatment> product(List<Treatment> treatments, List<List<Choice>> rows, Factor factor) {
        if ((long) treatments.size() * rows.size() > MOST_VARIANTS)
            throw new ModelException(
                    "The factors have more than " + MOST_VARIANTS
                            + " combinations. Vary less at once, or in fewer steps.",
                    factor);
        List<Treatment> finer = new ArrayList<>();
        for (Treatment treatment : treatments)
            for (List<Choice> row : rows) {
                Treatment further = treatment;
                for (Choice choice : row) further = further.with(choice.factor(), choice.level(), choice.assignment());
                finer.add(further);
            }
        return finer;
    }

    /** The levels of settings that are varied together, one list for each row; a row that comes again is left out. */
    private static List<List<Choice>> rows(List<Factor> together) {
        List<List<Choice>> columns = together.stream().map(Treatments::choices).toList();
        int length = columns.getFirst().size();
        for (int i = 1; i < columns.size(); i++)
            if (columns.get(i).size() != length)
                throw new ModelException(
                        "What is varied together needs as many levels each: '%s' has %d, '%s' %d."
                                .formatted(
                                        name(together.getFirst().getPath()),
                                        length,
                                        name(together.get(i).getPath()),
                                        columns.get(i).size()),
                        together.get(i));
        Map<List<Level>, List<Choice>> rows = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            int row = i;
            List<Choice> choices =
                    columns.stream().map(column -> column.get(row)).toList();
            rows.putIfAbsent(choices.stream().map(Choice::level).toList(), choices);
        }
        return List.copyOf(rows.values());
    }

    private static List<Choice> choices(Factor factor) {
        Setting setting = SettingPath.setting(factor.getPath())
                .orElseThrow(() -> new ModelException(
                        "'" + name(factor.getPath()) + "' names no setting that can be varied.", factor));
        List<Choice> choices = new ArrayList<>();
        for (var level : factor.getLevels()) {
            EObject value = level.getElement() == null ? level.getAmount() : level.getElement();
            if (value == null) throw new ModelException("This level is neither a quantity nor a name.", level);
            choices.add(choice(factor, setting, value));
        }
        if (factor.getRange() != null)
            for (Quantity quantity : quantities(factor.getRange(), isWhole(setting)))
                choices.add(choice(factor, setting, quantity));
        if (choices.isEmpty())
            throw new ModelException(
                    "'" + name(factor.getPath())
                            + "' has no levels. Add 'over' and a list, or 'from ... to ... in ... steps'.",
                    factor);
        return choices;
    }

    private static Choice choice(Factor factor, Setting setting, EObject value) {
        Level level = switch (value) {
            case Quantity quantity -> {
                Amount amount =
                        Amount.of(quantity).orElseThrow(() -> new ModelException("The unit is not known.", quantity));
                yield new Level(Amount.written(quantity), amount.value(), QuestionReader.symbol(amount.dimension()));
            }
            default -> new Level(Setting.written(value), Double.NaN, "");
        };
        return new Choice(
                name(factor.getPath()), level, new Assignment(factor.getPath().getHead(), setting, value));
    }

    private static boolean isWhole(Setting setting) {
        var annotation = setting.feature().getEAnnotation(METAMODEL_QUANTITY);
        return annotation != null && "true".equals(annotation.getDetails().get("whole"));
    }

    /** The levels of a range, in the unit of its upper end. */
    private static List<Quantity> quantities(Range range, boolean whole) {
        int steps = (int) Math.round(number(range.getSteps(), 2));
        double low = number(range.getLow(), 0);
        double high = number(range.getHigh(), 0);
        if (steps < 2 && low != high)
            throw new ModelException("A range needs at least 2 steps, one at each end.", range);
        if (steps > MOST_VARIANTS)
            throw new ModelException("A range cannot have more than " + MOST_VARIANTS + " steps.", range);
        if (range.isLogarithmic() && !(low > 0 && high > 0))
            throw new ModelException("A logarithmic range must begin and end above zero.", range);
        String symbol = range.getHigh().getUnit();
        double unit = Unit.of(symbol).map(Unit::factor).orElse(1.0);
        List<Quantity> levels = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double share = steps == 1 ? 0 : (double) i / (steps - 1);
            double value = range.isLogarithmic() ? low * Math.pow(high / low, share) : low + (high - low) * share;
            double written =
                    new BigDecimal(value / unit).round(new MathContext(6)).doubleValue();
            // the ends are as the user wrote them
            if (i == 0)
                written = new BigDecimal(low / unit).round(new MathContext(15)).doubleValue();
            if (i == steps - 1)
                written = new BigDecimal(high / unit).round(new MathContext(15)).doubleValue();
            if (whole) written = Math.rint(written);
            Quantity quantity = VmmFactory.eINSTANCE.createQuantity();
            quantity.setMagnitude(Math.abs(written));
            quantity.setNegative(written < 0);
            quantity.setUnit(symbol);
            levels.add(quantity);
        }
        return levels;
    }
}
