// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.List;

/**
 * An experiment's answer: what was asked, what was found, and what it rests on. Everything a report needs.
 *
 * @param name the experiment's name
 * @param question its documentation comment, Markdown; may be empty
 * @param factors names of the factors, in order
 * @param variants every combination that was run
 * @param verdicts one for each requirement
 * @param plots what the user asked to see
 * @param observations measures the user asked to report, in order ("throughput", "latency")
 * @param assumptions the numbers of the library and the model that it rests on, with sources
 * @param warnings what the checks said about the model
 * @param provenance how to repeat it
 * @param topology what the model is made of, as it is written, without the factors
 */
public record Study(
        String name,
        String question,
        List<String> factors,
        List<Variant> variants,
        List<Verdict> verdicts,
        List<Plot> plots,
        List<String> observations,
        List<Assumption> assumptions,
        List<String> warnings,
        Provenance provenance,
        Topology topology) {
    public Study {
        factors = List.copyOf(factors);
        variants = List.copyOf(variants);
        verdicts = List.copyOf(verdicts);
        plots = List.copyOf(plots);
        observations = List.copyOf(observations);
        assumptions = List.copyOf(assumptions);
        warnings = List.copyOf(warnings);
    }

    /** Whether a requirement holds. */
    public enum Decision {
        MET,
        MISSED,
        /** The interval contains the bound: more repetitions are needed. */
        NOT_DECIDED
    }

    /**
     * The answer to one {@code require}.
     *
     * @param requirement as written
     * @param line line of the model, from 1
     * @param variant index of the variant it was judged on
     * @param decision the verdict
     * @param value what was found, in base units; NaN if nothing was
     * @param interval its confidence interval, if there is one
     * @param bound the required bound, in base units
     * @param unit base unit
     */
    public record Verdict(
            String requirement,
            int line,
            int variant,
            Decision decision,
            double value,
            java.util.Optional<Interval> interval,
            double bound,
            String unit) {}

    /**
     * A picture the user asked for: {@code plot latency.p99 against load by path}.
     *
     * @param measure such as "latency"
     * @param statistic such as "p99", "mean"; empty for totals
     * @param subject guest group or resource; empty for the whole
     * @param detail such as a layer; empty for the whole
     * @param against factor on the horizontal axis
     * @param by factors that make the series
     */
    public record Plot(
            String measure, String statistic, String subject, String detail, String against, List<String> by) {
        public Plot {
            by = List.copyOf(by);
        }
    }

    /**
     * A number the answer rests on.
     *
     * @param name such as "exit"
     * @param value as written: "604 cycles"
     * @param declaredIn such as "costs Skylake"
     * @param source who says so
     * @param confidence "measured", "quoted", "recalled", "assumed" or empty
     * @param range "441 cycles to 1692 cycles", or empty
     */
    public record Assumption(
            String name, String value, String declaredIn, String source, String confidence, String range) {}

    /**
     * How to repeat it.
     *
     * @param model file name of the model
     * @param text the model's text
     * @param digest SHA-256 of everything that was read, in hexadecimal
     * @param seed the seed
     * @param version the program's version
     * @param finished when the last run was finished, ISO 8601 with zone; the only clock in a report
     * @param arguments of the command line behind the model that ask the same again, such as "--set", "web.vcpus=8"
     */
    public record Provenance(
            String model,
            String text,
            String digest,
            long seed,
            String version,
            String finished,
            List<String> arguments) {
        public Provenance {
            arguments = List.copyOf(arguments);
        }
    }
}
