// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResource;
import ringzero.experiment.compile.ModelException;
import ringzero.language.Checked;
import ringzero.language.Models;
import ringzero.language.Problem;
import ringzero.language.check.Rule;
import ringzero.model.Factor;
import ringzero.model.Model;

/**
 * A model that was read and checked, with the settings that somebody gave besides, and everything that it can refer to.
 *
 * @param path where it is
 * @param text what it says, without the settings
 * @param checked the model with the settings
 * @param overrides the settings
 * @param library the models of the library
 */
record LoadedModel(Path path, String text, Checked checked, List<Factor> overrides, List<Model> library) {

    /**
     * Takes settings in.
     *
     * @param read the model as it stands in its file
     * @param settings as in "web.net.path=sr-iov"
     * @throws ModelProblems if the model or a setting is wrong
     */
    static LoadedModel of(Models models, Path path, Checked read, List<String> settings) {
        if (!read.valid()) throw new ModelProblems(read.problems());
        var text = text(read.model().eResource());
        if (settings.isEmpty())
            return new LoadedModel(path, text, read, List.of(), models.library().models());
        var overrides = new Overrides(settings, text);
        var checked = overrides.read(models, path);
        return new LoadedModel(
                path,
                text,
                checked,
                overrides.factors(checked.model()),
                models.library().models());
    }

    Model model() {
        return checked.model();
    }

    /** Reads the questions that the model asks, and what the settings make of them. */
    QuestionReader reader(StudyRequest request) {
        var all = new ArrayList<>(library);
        all.add(model());
        return new QuestionReader(model(), QuestionReader.observations(all), request);
    }

    /** The model, its neighbours and the library: whatever an element of the model can refer to. */
    List<EObject> roots() {
        var roots = new ArrayList<EObject>(library);
        var resource = model().eResource();
        if (resource == null || resource.getResourceSet() == null) return roots;
        for (var other : List.copyOf(resource.getResourceSet().getResources())) roots.addAll(other.getContents());
        return roots;
    }

    /** A copy of the model with other values. */
    ModelCopy copy(List<Assignment> assignments) {
        return new ModelCopy(model(), roots(), assignments);
    }

    /**
     * Says what cannot be computed, at the line and in the file where it stands.
     *
     * @param where an element of the text, of a neighbour or of the library; null if none is to blame
     */
    ModelProblems problem(ModelException e, EObject where) {
        var file = path.toString();
        if (where != null && where.eResource() != null && where.eResource() != model().eResource()) {
            var address = where.eResource().getURI();
            file = address.isFile() ? address.toFileString() : address.lastSegment();
        }
        return new ModelProblems(
                List.of(Problem.error(Rule.NOT_RUNNABLE, file, QuestionReader.line(where), e.getMessage())));
    }

    /** SHA-256 of all texts that were read: the model with its settings, its neighbours, the library. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(text(model().eResource()).getBytes(StandardCharsets.UTF_8));
            for (var root : roots())
                if (root != model()) digest.update(text(root.eResource()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What the checks warn of, and what was set: everybody who reads the results should know. */
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        long lines = text.lines().count();
        for (var problem : checked.problems())
            if (problem.severity() == Problem.Severity.WARNING && problem.line() <= lines)
                warnings.add("Line " + problem.line() + ": " + problem.message() + " (" + problem.code() + ")");
        for (var override : overrides) warnings.add("Set for this study: " + Overrides.text(override) + ".");
        return warnings;
    }

    private static String text(Resource resource) {
        return resource instanceof XtextResource xtext && xtext.getParseResult() != null
                ? xtext.getParseResult().getRootNode().getText()
                : "";
    }
}
