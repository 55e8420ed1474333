// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What to run. Made with {@link #of} and changed with the {@code with} methods.
 *
 * @param model a model file
 * @param experiment name of the experiment; empty: the first of the file, or a plain run if there is none
 * @param overrides settings to change, as in "web.net.path=sr-iov" or "WebRequests.arrivals.rate=5000/s"; a factor on the same setting
 *     is replaced
 * @param seed replaces the experiment's seed
 * @param repetitions replaces the experiment's number of repetitions, fixed or until precise
 * @param threads how many runs at once, at least 1
 * @param quick a first impression: a tenth of the simulated time, two repetitions
 * @param watched of how many requests of each variant is written down where their time goes; 0: of none
 * @param results where results are kept; empty: nowhere. Finished runs found there are not repeated
 */
public record StudyRequest(
        Path model,
        Optional<String> experiment,
        List<String> overrides,
        OptionalLong seed,
        OptionalInt repetitions,
        int threads,
        boolean quick,
        int watched,
        Results results) {

    /** As many requests as give the 99th percentile some twenty neighbours. */
    private static final int WATCHED = 2_000;

    /** Where results are kept. */
    public sealed interface Results {
        /** Beside the model, in a file named after the model and the experiment. */
        record Beside() implements Results {}

        /** In this file. */
        record In(Path file) implements Results {}

        /** In a file named after the model and the experiment in this folder. */
        record InFolder(Path folder) implements Results {}

        /** Nowhere. */
        record Nowhere() implements Results {}
    }

    public StudyRequest {
        overrides = List.copyOf(overrides);
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
        if (watched < 0) throw new IllegalArgumentException("watched must not be negative, but is " + watched);
    }

    /** The first experiment of a file, as it stands there, with all processors; results are kept beside the file. */
    public static StudyRequest of(Path model) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new StudyRequest(
                model,
                Optional.empty(),
                List.of(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                processors,
                false,
                0,
                new Results.Beside());
    }

    public StudyRequest withExperiment(String name) {
        var chosen = name == null || name.isBlank() ? Optional.<String>empty() : Optional.of(name);
        return new StudyRequest(model, chosen, overrides, seed, repetitions, threads, quick, watched, results);
    }

    public StudyRequest withOverrides(List<String> settings) {
        return new StudyRequest(model, experiment, settings, seed, repetitions, threads, quick, watched, results);
    }

    public StudyRequest withSeed(long number) {
        return new StudyRequest(
                model, experiment, overrides, OptionalLong.of(number), repetitions, threads, quick, watched, results);
    }

    public StudyRequest withRepetitions(int number) {
        return new StudyRequest(
                model, experiment, overrides, seed, OptionalInt.of(number), threads, quick, watched, results);
    }

    public StudyRequest withThreads(int number) {
        return new StudyRequest(model, experiment, overrides, seed, repetitions, number, quick, watched, results);
    }

    public StudyRequest withQuick(boolean isQuick) {
        return new StudyRequest(model, experiment, overrides, seed, repetitions, threads, isQuick, watched, results);
    }

    public StudyRequest withResults(Results where) {
        return new StudyRequest(model, experiment, overrides, seed, repetitions, threads, quick, watched, where);
    }

    /** Also writes down where the time of some requests goes, for reports: one more run of each variant, of which only the begin counts. */
    public StudyRequest withWatching() {
        return new StudyRequest(model, experiment, overrides, seed, repetitions, threads, quick, WATCHED, results);
    }
}
