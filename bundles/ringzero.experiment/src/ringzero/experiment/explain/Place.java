// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * Where something stands.
 *
 * @param file address of the file: {@code ringzero:/library/modes/hardware-assisted.vmm} or {@code file:/...}; empty if it stands nowhere
 * @param line from 1; 0 if it stands nowhere
 */
public record Place(String file, int line) {

    static final Place NOWHERE = new Place("", 0);

    /** The place of an element of a text. */
    static Place of(EObject element) {
        INode node = NodeModelUtils.findActualNodeFor(element);
        if (node == null || element.eResource() == null) return NOWHERE;
        return new Place(element.eResource().getURI().toString(), node.getStartLine());
    }

    /** For people: "modes/hardware-assisted.vmm, line 17"; empty if it stands nowhere. */
    public String words() {
        if (line == 0) return "";
        String library = "/library/";
        int at = file.indexOf(library);
        String name = at >= 0 ? file.substring(at + library.length()) : file.substring(file.lastIndexOf('/') + 1);
        return name + ", line " + line;
    }
}
