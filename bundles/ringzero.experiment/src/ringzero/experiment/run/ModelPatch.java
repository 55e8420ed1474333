// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import ringzero.language.Checked;
import ringzero.language.Models;
import ringzero.language.Problem;
import ringzero.language.check.Rule;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.model.Factor;
import ringzero.model.Specialisable;

/** Writes settings into the text of a model, each where its value stands; everything else is left as it is. */
public final class ModelPatch {

    private ModelPatch() {}

    /**
     * The changed text.
     *
     * @param file where the model is
     * @param text what it says
     * @param settings as in "web.net.path=sr-iov"
     * @throws ModelProblems if the model or a setting is wrong, or a value does not stand in this file with the declaration that is named
     */
    public static String apply(Models models, Path file, String text, List<String> settings) {
        if (settings.isEmpty()) return text;
        var overrides = new Overrides(settings, text);
        Checked checked = overrides.read(models, file);
        var edits = new TreeMap<Integer, String>(Comparator.reverseOrder());
        var lengths = new TreeMap<Integer, Integer>();
        List<Factor> factors = overrides.factors(checked.model());
        for (int i = 0; i < factors.size(); i++) {
            String setting = settings.get(i);
            INode node = place(checked, factors.get(i)).orElseThrow(() -> refused(file, setting));
            edits.put(
                    node.getOffset(),
                    setting.substring(setting.indexOf('=') + 1).strip());
            lengths.put(node.getOffset(), node.getLength());
        }
        var patched = new StringBuilder(text);
        edits.forEach((offset, value) -> patched.replace(offset, offset + lengths.get(offset), value));
        return patched.toString();
    }

    /** Where the value of a setting stands in the file; empty if it stands elsewhere, or belongs to a base that others share. */
    private static Optional<INode> place(Checked checked, Factor factor) {
        Setting setting = SettingPath.setting(factor.getPath()).orElse(null);
        if (setting == null || setting.value() == null) return Optional.empty();
        EObject owner = setting.owner();
        if (owner.eResource() != checked.model().eResource()) return Optional.empty();
        EObject around = owner;
        while (around != null && !(around instanceof Specialisable)) around = around.eContainer();
        if (around != factor.getPath().getHead()) return Optional.empty();
        if (setting.feature() instanceof EReference reference && reference.isContainment())
            return Optional.ofNullable(NodeModelUtils.findActualNodeFor((EObject) setting.value()));
        return NodeModelUtils.findNodesForFeature(owner, setting.feature()).stream()
                .findFirst();
    }

    private static ModelProblems refused(Path file, String setting) {
        return new ModelProblems(List.of(Problem.error(
                Rule.NOT_WRITABLE,
                file.toString(),
                0,
                "'" + setting
                        + "' cannot be written into the model, because its value is inherited or not written there. Write a value into"
                        + " the declaration itself first.")));
    }
}
