// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import ringzero.experiment.compile.Compiled;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.compile.ScenarioCompiler;
import ringzero.language.Models;
import ringzero.model.Model;

/** A copy of a checked model in which some settings have other values. It belongs to whoever asked, and may be changed further. */
public final class ChangedModel {

    private final LoadedModel loaded;
    private final ModelCopy copy;

    private ChangedModel(LoadedModel loaded, ModelCopy copy) {
        this.loaded = loaded;
        this.copy = copy;
    }

    /**
     * Reads a model.
     *
     * @param file where it is, or would be if it has not been saved yet
     * @param text what it says
     * @param settings as in "web.net.path=sr-iov"
     * @throws ModelProblems if the model or a setting is wrong
     */
    public static ChangedModel of(Models models, Path file, String text, List<String> settings) {
        var loaded = LoadedModel.of(models, file, models.parse(text, file), settings);
        try {
            var question = loaded.reader(StudyRequest.of(file)).plain(Overrides.ofModel(loaded.overrides()));
            return new ChangedModel(
                    loaded, loaded.copy(question.treatments().getFirst().assignments()));
        } catch (ModelException e) {
            throw loaded.problem(e, e.where());
        }
    }

    /** The copy. */
    public Model model() {
        return copy.model();
    }

    /** What an element of the text or the library has become. */
    public EObject copyOf(EObject original) {
        return copy.copyOf(original);
    }

    /** What an element of the copy, or the next one around it, was in the text. */
    public EObject originalOf(EObject element) {
        return copy.originalOf(element);
    }

    /**
     * The copy as it is now, ready to run.
     *
     * @throws ModelProblems if it cannot be run
     */
    public Compiled compile() {
        try {
            return new ScenarioCompiler(loaded.path().toAbsolutePath().getParent()).compile(copy.model());
        } catch (ModelException e) {
            throw loaded.problem(e, e.where() == null ? null : originalOf(e.where()));
        }
    }
}
