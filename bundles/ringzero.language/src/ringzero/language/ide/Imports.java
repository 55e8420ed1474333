// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import ringzero.model.Model;
import ringzero.model.VmmPackage;

/** Where a new import goes: behind the last one, or behind the package, or to the top. */
final class Imports {

    /**
     * A place for an import.
     *
     * @param offset where it is inserted
     * @param before what separates it from what stands before
     * @param after what separates it from what follows
     */
    record Place(int offset, String before, String after) {

        String text(String packageName) {
            return before + "import " + packageName + ".*" + after;
        }
    }

    private Imports() {}

    static Place place(XtextResource resource) {
        if (resource.getContents().isEmpty() || !(resource.getContents().getFirst() instanceof Model model))
            return new Place(0, "", "\n\n");
        if (!model.getImports().isEmpty()) {
            var last = NodeModelUtils.getNode(model.getImports().getLast());
            return new Place(last.getEndOffset(), "\n", "");
        }
        var names = NodeModelUtils.findNodesForFeature(model, VmmPackage.Literals.NAMED__NAME);
        return names.isEmpty()
                ? new Place(0, "", "\n\n")
                : new Place(names.getLast().getEndOffset(), "\n\n", "");
    }
}
