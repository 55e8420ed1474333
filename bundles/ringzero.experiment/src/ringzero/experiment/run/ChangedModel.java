// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import ringzero.experiment.compile.Compiled;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.compile.ScenarioCompiler;
import ringzero.language.Checked;
import ringzero.language.Models;
import ringzero.language.Problem;
import ringzero.model.Factor;
import ringzero.model.Model;

/** A copy of a checked model in which some settings have other values. It belongs to whoever asked, and may be changed further. */
public final class ChangedModel {

    private final Path file;
    private final ModelCopy copy;

    private ChangedModel(Path file, ModelCopy copy) {
        this.file = file;
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
        Checked checked = models.parse(text, file);
        if (!checked.valid()) throw new ModelProblems(checked.problems());
        List<Factor> factors = List.of();
        if (!settings.isEmpty()) {
            var overrides = new Overrides(settings, text);
            checked = overrides.read(models, file);
            factors = Overrides.ofModel(overrides.factors(checked.model()));
        }
        List<Model> all = new ArrayList<>(models.library().models());
        all.add(checked.model());
        var reader = new QuestionReader(checked.model(), QuestionReader.observations(all), StudyRequest.of(file));
        try {
            List<Assignment> assignments =
                    reader.plain(factors).treatments().getFirst().assignments();
            return new ChangedModel(file, new ModelCopy(checked.model(), roots(models, checked.model()), assignments));
        } catch (ModelException e) {
            throw problem(file, e.getMessage(), e.where());
        }
    }

    private static List<EObject> roots(Models models, Model model) {
        List<EObject> roots = new ArrayList<>(models.library().models());
        if (model.eResource() == null || model.eResource().getResourceSet() == null) return roots;
        for (Resource other : List.copyOf(model.eResource().getResourceSet().getResources()))
            roots.addAll(other.getContents());
        return roots;
    }

    private static ModelProblems problem(Path file, String message, EObject where) {
        return new ModelProblems(List.of(new Problem(
                Problem.Severity.ERROR,
                "RZ0900",
                message,
                file.toString(),
                QuestionReader.line(where),
                1,
                0,
                0,
                java.util.Optional.empty())));
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
            return new ScenarioCompiler(file.toAbsolutePath().getParent()).compile(copy.model());
        } catch (ModelException e) {
            throw problem(file, e.getMessage(), e.where() == null ? null : originalOf(e.where()));
        }
    }
}
