// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringzero.experiment.compile.ModelException;
import ringzero.language.Checked;
import ringzero.language.Models;
import ringzero.language.Problem;
import ringzero.language.check.Rule;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.model.Experiment;
import ringzero.model.Factor;
import ringzero.model.Model;
import ringzero.model.quantity.Amount;

/**
 * Settings from the command line or a launch configuration. They are written behind the model as the factors of one more experiment, so
 * that names, units and checks are those of the language.
 */
final class Overrides {

    /** Hardly anybody calls an experiment so. */
    static final String EXPERIMENT = "set-by-the-user";

    private final List<String> settings;
    private final String text;

    /** @param text the model's */
    Overrides(List<String> settings, String text) {
        this.settings = settings;
        this.text = text;
    }

    /** The model with the settings behind it. */
    Checked read(Models models, Path path) {
        var appended = new StringBuilder(text)
                .append("\nexperiment ")
                .append(EXPERIMENT)
                .append(" {\n");
        for (String setting : settings) appended.append(factor(setting)).append('\n');
        appended.append("}\n");
        Checked checked = models.parse(appended.toString(), path);
        if (!checked.valid())
            throw new ModelProblems(checked.errors().stream()
                    .map(problem -> problem.file().equals(path.toString()) ? told(problem) : problem)
                    .toList());
        return checked;
    }

    private static String factor(String setting) {
        int equals = setting.indexOf('=');
        String path = equals < 0 ? "" : setting.substring(0, equals).strip();
        String value = equals < 0 ? "" : setting.substring(equals + 1).strip();
        // whatever is no path or no single value could be taken for something else by the parser
        if (!path.matches("[\\w.-]+") || !value.matches("[^\\s{},]+( [^\\s{},]+)?"))
            throw new ModelProblems(
                    List.of(
                            problem(
                                    "'" + setting
                                            + "' is not a setting. Write for example web.net.path=sr-iov or WebRequests.arrivals.rate=5000/s.")));
        return "vary " + path + " over " + value;
    }

    private static Problem problem(String message) {
        return Problem.error(Rule.WRONG_OVERRIDE, "--set", 0, message);
    }

    /** Problems behind the end of the model are about a setting. */
    private Problem told(Problem problem) {
        int index = problem.line() - (int) text.lines().count() - extraLine() - 2;
        if (index < 0) return problem;
        String setting = settings.get(Math.min(index, settings.size() - 1));
        return problem("'" + setting + "': " + problem.message());
    }

    /** A text that ends with a line end is followed by an empty line. */
    private int extraLine() {
        return text.endsWith("\n") ? 1 : 0;
    }

    /** The settings, read. */
    List<Factor> factors(Model model) {
        return List.copyOf(QuestionReader.experiments(model).get(EXPERIMENT).getFactors());
    }

    /** Settings of experiments are changed at once: what was read belongs to this study alone. */
    static void applyToExperiments(List<Factor> overrides) {
        for (Factor override : overrides) {
            if (!(override.getPath().getHead() instanceof Experiment)) continue;
            var setting = SettingPath.setting(override.getPath())
                    .orElseThrow(() -> new ModelException(
                            "'" + QuestionReader.name(override.getPath()) + "' names no setting.", override));
            var level = override.getLevels().getFirst();
            setting.owner().eSet(setting.feature(), EcoreUtil.copy(level.getAmount()));
        }
    }

    /** The settings that change the model and not an experiment. */
    static List<Factor> ofModel(List<Factor> overrides) {
        List<Factor> ofModel = new ArrayList<>(overrides);
        ofModel.removeIf(override -> override.getPath().getHead() instanceof Experiment);
        return ofModel;
    }

    /** "web.net.path = sr-iov" */
    static String text(Factor override) {
        var level = override.getLevels().getFirst();
        String value =
                level.getElement() == null ? Amount.written(level.getAmount()) : Setting.written(level.getElement());
        return QuestionReader.name(override.getPath()) + " = " + value;
    }
}
