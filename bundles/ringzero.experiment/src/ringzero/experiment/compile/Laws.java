// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.emf.ecore.EObject;
import ringzero.model.ArrivalLaw;
import ringzero.model.BurstyArrivals;
import ringzero.model.ClosedArrivals;
import ringzero.model.Constant;
import ringzero.model.Empirical;
import ringzero.model.Erlang;
import ringzero.model.Exponential;
import ringzero.model.HyperExponential;
import ringzero.model.LogNormal;
import ringzero.model.OpenArrivals;
import ringzero.model.Pareto;
import ringzero.model.Quantity;
import ringzero.model.TraceArrivals;
import ringzero.model.Uniform;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;

/** Laws of random numbers and of arrivals, from the model's to the scenario's; numbers in base units times a scale. */
final class Laws {

    /** More values in one file would not make a better law and would only take memory. */
    private static final int MOST_VALUES = 10_000_000;

    private final Arithmetic arithmetic;
    private final Path folder;

    /** @param folder where files are that the model names; null if it has no place */
    Laws(Arithmetic arithmetic, Path folder) {
        this.arithmetic = arithmetic;
        this.folder = folder;
    }

    Distribution law(ringzero.model.Distribution law, double scale) {
        return switch (law) {
            case Constant constant -> new Distribution.Constant(of(constant.getValue(), scale));
            case Exponential exponential -> new Distribution.Exponential(of(exponential.getMean(), scale));
            case Uniform uniform -> new Distribution.Uniform(of(uniform.getLow(), scale), of(uniform.getHigh(), scale));
            case Erlang erlang -> new Distribution.Erlang((int) of(erlang.getPhases(), 1), of(erlang.getMean(), scale));
            case LogNormal logNormal ->
                new Distribution.LogNormal(of(logNormal.getMean(), scale), of(logNormal.getVariation(), 1));
            case HyperExponential hyper ->
                new Distribution.HyperExponential(of(hyper.getMean(), scale), of(hyper.getVariation(), 1));
            case Pareto pareto -> new Distribution.Pareto(of(pareto.getLow(), scale), of(pareto.getShape(), 1));
            case Empirical empirical -> new Distribution.Empirical(column(empirical.getFile(), scale, empirical));
            default -> throw new IllegalArgumentException("unknown law " + law);
        };
    }

    /** The mean, in base units. */
    double mean(ringzero.model.Distribution law) {
        return law(law, 1).mean();
    }

    /** When requests come, in picoseconds. */
    Source.Arrivals arrivals(ringzero.model.Arrivals arrivals) {
        return switch (arrivals) {
            case OpenArrivals open -> {
                double batch = open.getBatch() == null ? 1 : of(open.getBatch(), 1);
                double interval = Scenario.SECOND
                        * batch
                        / arithmetic.amount(open.getRate()).base();
                yield new Source.Arrivals.Open(
                        open.getLaw() == ArrivalLaw.POISSON
                                ? new Distribution.Exponential(interval)
                                : new Distribution.Constant(interval),
                        (int) batch);
            }
            case BurstyArrivals bursty ->
                new Source.Arrivals.Bursty(
                        new double[] {
                            Scenario.SECOND
                                    / arithmetic.amount(bursty.getRate()).base(),
                            Scenario.SECOND
                                    / arithmetic.amount(bursty.getOtherRate()).base()
                        },
                        new double[] {
                            Scenario.SECOND
                                    * arithmetic.amount(bursty.getStay()).base(),
                            Scenario.SECOND
                                    * arithmetic.amount(bursty.getOtherStay()).base()
                        });
            case TraceArrivals trace -> {
                var seconds = column(trace.getFile(), Scenario.SECOND, trace);
                var times = new long[seconds.length];
                for (int i = 0; i < times.length; i++) times[i] = Math.round(seconds[i]);
                java.util.Arrays.sort(times);
                yield new Source.Arrivals.Trace(times);
            }
            case ClosedArrivals closed ->
                new Source.Arrivals.Closed(
                        (int) of(closed.getClients(), 1),
                        closed.getThink() == null
                                ? new Distribution.Constant(0)
                                : law(closed.getThink(), Scenario.SECOND));
            default -> throw new IllegalArgumentException("unknown arrivals " + arrivals);
        };
    }

    private double of(Quantity quantity, double scale) {
        return arithmetic.amount(quantity).base() * scale;
    }

    /** The first column of a CSV file beside the model. */
    double[] column(String file, double scale, EObject where) {
        if (folder == null)
            throw new ModelException("The model has no folder, so '" + file + "' cannot be found.", where);
        var path = folder.resolve(file).normalize();
        if (!path.startsWith(folder.normalize()))
            throw new ModelException(
                    "'" + file + "' lies outside the model's folder. Copy it beside the model.", where);
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .limit(MOST_VALUES)
                    .map(line -> line.split("[,;\t]", 2)[0].strip())
                    .filter(cell -> !cell.isEmpty() && "+-.0123456789".indexOf(cell.charAt(0)) >= 0)
                    .mapToDouble(cell -> Double.parseDouble(cell) * scale)
                    .toArray();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ModelException("'" + file + "' cannot be read: " + e.getMessage() + ".", where);
        } catch (NumberFormatException e) {
            throw new ModelException("'" + file + "' has a line that is not a number: " + e.getMessage() + ".", where);
        }
    }
}
