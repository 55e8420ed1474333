// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRequest.Results;

/** The arguments of every command that runs something. */
final class Asking {

    @Parameters(paramLabel = "FILE", description = "The model (.vmm).")
    Path model;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "PATH=VALUE",
            description =
                    "Another value for a setting, as in web.net.path=sr-iov or WebRequests.arrivals.rate=5000/s. Replaces a factor.")
    List<String> settings = new ArrayList<>();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no messages, except what is wrong.")
    boolean quiet;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Runs at the same time; one for each processor if not given.")
    Integer threads;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Where results and reports go; beside the model if not given.")
    Path folder;

    @Option(names = "--no-results", description = "Keep no result file.")
    boolean noResults;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the experiment's.")
    Long seed;

    @Option(names = "--quick", description = "A first impression: a tenth of the time, two repetitions.")
    boolean quick;

    StudyRequest request() {
        if (threads != null && threads < 1)
            throw new UsageException("--threads must be at least 1, but is " + threads + ".");
        var request =
                StudyRequest.of(model).withOverrides(settings).withQuick(quick).withResults(results());
        if (threads != null) request = request.withThreads(threads);
        if (seed != null) request = request.withSeed(seed);
        return request;
    }

    private Results results() {
        if (noResults) return new Results.Nowhere();
        return folder == null ? new Results.Beside() : new Results.InFolder(folder);
    }
}
