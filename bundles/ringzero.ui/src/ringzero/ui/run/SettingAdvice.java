// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.resources.IFile;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.language.ide.SettingChoices;
import ringzero.language.ide.SettingChoices.Choice;
import ringzero.model.Model;
import ringzero.ui.editor.ModelLanguage;

/** What can be set in a model, and whether settings suit it. Belongs to the model as its file was when this was made. */
final class SettingAdvice {
    private final Path file;
    private final Models models;
    private final SettingChoices choices;
    private final Model model;

    private SettingAdvice(Path file, Models models, SettingChoices choices) {
        this.file = file;
        this.models = models;
        this.choices = choices;
        this.model = models.load(file).model();
    }

    /** Reads the model in the background. */
    static CompletableFuture<SettingAdvice> of(IFile model) {
        Path file = Path.of(model.getLocationURI());
        return ModelLanguage.ofWorkbench()
                .service(language ->
                        new SettingAdvice(file, new Models(language), language.getInstance(SettingChoices.class)));
    }

    List<Choice> paths(String experiment, String typed) {
        return choices.paths(model, experiment, typed);
    }

    /** What a setting can be, of which what is typed is a part. */
    List<Choice> values(String path, String typed) {
        return choices.values(model, path).stream()
                .filter(choice -> choice.text().startsWith(typed))
                .toList();
    }

    /** What a setting is in the model; the levels if the experiment varies it. */
    Optional<String> now(String experiment, String path) {
        return choices.now(model, experiment, path);
    }

    /** What is wrong with settings, in a sentence; computed in the background. */
    CompletableFuture<Optional<String>> mistake(String experiment, List<String> settings) {
        StudyRequest request = StudyRequest.of(file).withExperiment(experiment).withOverrides(settings);
        return CompletableFuture.supplyAsync(() -> new StudyRunner(models)
                .problems(request).stream()
                        .findFirst()
                        .map(problem -> problem.line() == 0
                                ? problem.message()
                                : problem.file() + ", line " + problem.line() + ": " + problem.message()));
    }
}
