// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import ringzero.simulation.results.SourceLine;

/** Where elements of models and of the library stand. */
public final class SourceLines {

    private SourceLines() {}

    /** The line of an element of a text; {@link SourceLine#NOWHERE} if it comes from none. */
    public static SourceLine of(EObject element) {
        INode node = NodeModelUtils.findActualNodeFor(element);
        if (node == null || element.eResource() == null) return SourceLine.NOWHERE;
        return new SourceLine(element.eResource().getURI().toString(), node.getStartLine());
    }
}
