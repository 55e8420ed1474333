// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ringzero.experiment.estimate.Estimate;
import ringzero.experiment.estimate.Observable;
import ringzero.experiment.estimate.StudentT;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/**
 * A number computed from what a study found: {@code 100 * vm.throughput / bare.throughput}. Names are observations, or factors, whose
 * level is meant. Knows {@code + - * /}, brackets, and of a list of variants {@code max(x)}, {@code min(x)}, {@code slope(y, x)} (of the
 * line of least squares), {@code fit(y, x)} (its coefficient of determination) and {@code least-step(y, x)} (the least increase from one
 * variant to the next); {@code at(condition, x)} evaluates at other variants. A minus that is not part of a name has spaces around it.
 */
public final class Formula {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?![\\w/%])|([A-Za-z_][\\w.-]*)|(<=|>=|[-+*/(),=]))");

    private final String text;
    private final Study study;
    private final double confidence;

    public Formula(String text, Study study, double confidence) {
        this.text = text;
        this.study = study;
        this.confidence = confidence;
    }

    /**
     * The value, with an interval over repetitions.
     *
     * @param condition chooses variants, as in "vm.count = 24 and vm.disk.path = vhost"; empty: all
     * @throws IllegalArgumentException with a sentence, if the formula is wrong or asks for something that is not there
     */
    public Estimate value(String condition) {
        List<Integer> variants = matching(condition);
        double value = evaluate(variants, runs -> runs);
        int repetitions =
                study.variants().stream().mapToInt(v -> v.runs().size()).min().orElse(0);
        double[] each = IntStream.range(0, repetitions)
                .mapToDouble(r -> evaluate(variants, runs -> List.of(runs.get(r))))
                .filter(Double::isFinite)
                .toArray();
        return new Estimate(value, StudentT.interval(value, each, confidence), "");
    }

    private double evaluate(List<Integer> variants, Function<List<Run>, List<Run>> choice) {
        var parser = new Parser(choice);
        double value = parser.sum(variants);
        parser.end();
        return value;
    }

    /** The variants at the levels that a condition names. */
    private List<Integer> matching(String condition) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < study.variants().size(); i++) all.add(i);
        if (condition.isBlank()) return all;
        for (String part : condition.strip().split("\\s+and\\s+")) {
            String[] sides = part.split("=", 2);
            if (sides.length < 2)
                throw new IllegalArgumentException("'" + part + "' is no condition; write 'factor = level'.");
            String factor = sides[0].strip();
            String level = sides[1].strip();
            if (!study.factors().contains(factor))
                throw new IllegalArgumentException("'" + factor + "' is not varied.");
            all.removeIf(i -> !isAt(study.variants().get(i).levels().get(factor), level));
        }
        if (all.isEmpty()) throw new IllegalArgumentException("No variant has " + condition + ".");
        return all;
    }

    private static boolean isAt(Variant.Level found, String level) {
        return found.text().equals(level)
                || level.matches("\\d+(\\.\\d+)?") && found.number() == Double.parseDouble(level);
    }

    /** Reads and computes at once; what stands for several variants is read once for each. */
    private final class Parser {
        private final Function<List<Run>, List<Run>> choice;
        private int position;

        Parser(Function<List<Run>, List<Run>> choice) {
            this.choice = choice;
        }

        double sum(List<Integer> variants) {
            double value = product(variants);
            while (true) {
                if (accept("+")) value += product(variants);
                else if (accept("-")) value -= product(variants);
                else return value;
            }
        }

        private double product(List<Integer> variants) {
            double value = factor(variants);
            while (true) {
                if (accept("*")) value *= factor(variants);
                else if (accept("/")) value /= factor(variants);
                else return value;
            }
        }

        private double factor(List<Integer> variants) {
            if (accept("-")) return -factor(variants);
            if (accept("(")) {
                double value = sum(variants);
                expect(")");
                return value;
            }
            Matcher token = token();
            position = token.end();
            if (token.group(1) != null) return Double.parseDouble(token.group(1));
            if (token.group(2) == null) throw wrong("'" + token.group(3) + "' cannot stand here");
            return accept("(") ? function(token.group(2), variants) : named(token.group(2), variants);
        }

        private double function(String name, List<Integer> variants) {
            if (name.equals("at")) {
                int comma = text.indexOf(',', position);
                if (comma < 0) throw wrong("'at' needs a condition and a value");
                List<Integer> others = matching(text.substring(position, comma));
                position = comma + 1;
                double value = sum(others);
                expect(")");
                return value;
            }
            double[] y = each(variants);
            double[] x = accept(",") ? each(variants) : new double[0];
            expect(")");
            return switch (name) {
                case "max" -> java.util.Arrays.stream(y).max().orElse(Double.NaN);
                case "min" -> java.util.Arrays.stream(y).min().orElse(Double.NaN);
                case "slope" -> covariance(x, y) / covariance(x, x);
                case "fit" -> Math.pow(covariance(x, y), 2) / covariance(x, x) / covariance(y, y);
                case "least-step" -> leastStep(x, y);
                default -> throw wrong("there is no function '" + name + "'");
            };
        }

        private double[] each(List<Integer> variants) {
            int begin = position;
            double[] values = new double[variants.size()];
            for (int i = 0; i < values.length; i++) {
                position = begin;
                values[i] = sum(List.of(variants.get(i)));
            }
            return values;
        }

        private double named(String name, List<Integer> variants) {
            if (variants.size() != 1)
                throw wrong("'" + name + "' has " + variants.size() + " values; say which variant is meant");
            Variant variant = study.variants().get(variants.getFirst());
            if (variant.levels().containsKey(name))
                return variant.levels().get(name).number();
            var found = observable(name, variant);
            double value = found.of(choice.apply(variant.runs()), confidence).value();
            if (Double.isNaN(value)) throw wrong("'" + name + "' was not observed");
            return value;
        }

        private Matcher token() {
            Matcher token = TOKEN.matcher(text).region(position, text.length());
            if (!token.lookingAt()) throw wrong("something is missing");
            return token;
        }

        private boolean accept(String symbol) {
            Matcher token = TOKEN.matcher(text).region(position, text.length());
            if (!token.lookingAt() || !symbol.equals(token.group(3))) return false;
            position = token.end();
            return true;
        }

        private void expect(String symbol) {
            if (!accept(symbol)) throw wrong("'" + symbol + "' is missing");
        }

        void end() {
            if (!text.substring(position).isBlank())
                throw wrong("'" + text.substring(position).strip() + "' is too much");
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("In '" + text + "', " + what + ".");
        }
    }

    private static double covariance(double[] x, double[] y) {
        if (x.length != y.length)
            throw new IllegalArgumentException(
                    "A line needs two numbers for each variant, as in slope(host-cpu, vm.count).");
        double meanX = java.util.Arrays.stream(x).average().orElse(Double.NaN);
        double meanY = java.util.Arrays.stream(y).average().orElse(Double.NaN);
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += (x[i] - meanX) * (y[i] - meanY);
        return sum;
    }

    private static double leastStep(double[] x, double[] y) {
        var order = IntStream.range(0, x.length)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> x[i]))
                .toList();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < order.size(); i++) least = Math.min(least, y[order.get(i)] - y[order.get(i - 1)]);
        return least;
    }

    /**
     * What a path means, judged by what was found: results do not know the model any more.
     *
     * @throws IllegalArgumentException with a sentence, if it was not observed
     */
    public static Observable observable(String path, Variant variant) {
        List<String> names = new ArrayList<>(List.of(path.split("\\.")));
        // the dot of p99.9
        if (names.size() > 1
                && names.getLast().matches("\\d+")
                && names.get(names.size() - 2).matches("p\\d+")) {
            String digits = names.removeLast();
            names.add(names.removeLast() + "." + digits);
        }
        List<String> measures =
                variant.findings().stream().map(Finding::measure).distinct().toList();
        for (int i = 0; i < names.size(); i++) {
            if (!measures.contains(names.get(i))) continue;
            String rest = String.join(".", names.subList(i + 1, names.size()));
            boolean statistic = Observable.isStatistic(rest);
            String subject = String.join(".", names.subList(0, i));
            return new Observable(names.get(i), statistic ? rest : "", subject, statistic ? "" : rest);
        }
        throw new IllegalArgumentException(
                "'" + path + "' was not observed; there are " + String.join(", ", measures) + ".");
    }
}
