// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import ringzero.experiment.find.SideBySide;
import ringzero.experiment.run.StudyRequest;
import ringzero.simulation.results.Study;
import ringzero.ui.editor.ModelText;

/**
 * What a launch configuration says.
 *
 * @param model path of the model in the workspace
 * @param experiment its name; empty: the first of the model
 * @param overrides settings to change, one each, such as "web.net.path=sr-iov"
 * @param seed replaces the experiment's
 * @param repetitions replaces the experiment's
 * @param threads how many runs at once; empty: as the preferences say
 * @param quick whether a first impression is enough
 */
record RunSettings(
        String model,
        String experiment,
        List<String> overrides,
        OptionalLong seed,
        OptionalInt repetitions,
        OptionalInt threads,
        boolean quick) {
    static final String TYPE = "ringzero.ui.launch";

    private static final String MODEL = "ringzero.model";
    private static final String EXPERIMENT = "ringzero.experiment";
    private static final String OVERRIDES = "ringzero.overrides";
    private static final String SEED = "ringzero.seed";
    private static final String REPETITIONS = "ringzero.repetitions";
    private static final String THREADS = "ringzero.threads";
    private static final String QUICK = "ringzero.quick";

    static RunSettings of(IFile model, String experiment) {
        return new RunSettings(
                model.getFullPath().toString(),
                experiment,
                List.of(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false);
    }

    /** What a study was run with, as its results say. */
    static RunSettings of(IFile model, Study study) {
        List<String> arguments = study.provenance().arguments();
        int repeat = arguments.indexOf("--repeat");
        return new RunSettings(
                model.getFullPath().toString(),
                arguments.contains("--experiment") ? study.name() : "",
                SideBySide.settings(arguments).entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList(),
                OptionalLong.of(study.provenance().seed()),
                repeat < 0 ? OptionalInt.empty() : small(arguments.get(repeat + 1)),
                OptionalInt.empty(),
                arguments.contains("--quick"));
    }

    static RunSettings of(ILaunchConfiguration configuration) throws CoreException {
        return new RunSettings(
                configuration.getAttribute(MODEL, ""),
                configuration.getAttribute(EXPERIMENT, ""),
                configuration.getAttribute(OVERRIDES, List.of()),
                number(configuration.getAttribute(SEED, "")),
                small(configuration.getAttribute(REPETITIONS, "")),
                small(configuration.getAttribute(THREADS, "")),
                configuration.getAttribute(QUICK, false));
    }

    /** Empty if it is not a number: {@link #mistake} has told. */
    static OptionalLong number(String text) {
        try {
            return text.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalInt small(String text) {
        OptionalLong number = number(text);
        return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    void store(ILaunchConfigurationWorkingCopy configuration) {
        configuration.setAttribute(MODEL, model);
        configuration.setAttribute(EXPERIMENT, experiment);
        configuration.setAttribute(OVERRIDES, overrides);
        configuration.setAttribute(SEED, seed.isPresent() ? Long.toString(seed.getAsLong()) : "");
        configuration.setAttribute(
                REPETITIONS, repetitions.isPresent() ? Integer.toString(repetitions.getAsInt()) : "");
        configuration.setAttribute(THREADS, threads.isPresent() ? Integer.toString(threads.getAsInt()) : "");
        configuration.setAttribute(QUICK, quick);
        configuration.setMappedResources(file().map(f -> new IFile[] {f}).orElse(null));
    }

    /** The model, if there is such a file. */
    Optional<IFile> file() {
        return ModelText.file(model);
    }

    /** What is wrong and what to do about it. */
    Optional<String> mistake() {
        if (model.isBlank()) return Optional.of(Messages.RunSettings_noModel);
        if (file().isEmpty()) return Optional.of(org.eclipse.osgi.util.NLS.bind(Messages.RunSettings_missing, model));
        for (String override : overrides)
            if (!override.matches("\\s*[^=\\s]+\\s*=\\s*\\S.*"))
                return Optional.of(org.eclipse.osgi.util.NLS.bind(Messages.RunSettings_override, override));
        return Optional.empty();
    }

    /** "PathsUnderLoad of web", "web". */
    String name() {
        String stem = IPath.forPosix(model).removeFileExtension().lastSegment();
        return experiment.isBlank() ? stem : experiment + " of " + stem;
    }

    /** Only if there is no mistake. */
    StudyRequest request() {
        RunDefaults defaults = RunDefaults.chosen();
        IFile text = file().orElseThrow();
        StudyRequest request = StudyRequest.of(Path.of(text.getLocationURI()))
                .withWatching()
                .withExperiment(experiment)
                .withOverrides(overrides.stream().map(String::strip).toList())
                .withQuick(quick);
        if (seed.isPresent()) request = request.withSeed(seed.getAsLong());
        if (repetitions.isPresent()) request = request.withRepetitions(repetitions.getAsInt());
        OptionalInt atOnce = threads.isPresent() ? threads : defaults.threads();
        if (atOnce.isPresent()) request = request.withThreads(atOnce.getAsInt());
        var folder = defaults.folder(text);
        if (folder.isPresent()) request = request.withResults(new StudyRequest.Results.InFolder(folder.get()));
        return request;
    }
}
