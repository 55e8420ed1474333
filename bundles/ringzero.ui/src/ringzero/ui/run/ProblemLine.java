// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import org.eclipse.core.runtime.IPath;
import ringzero.language.Problem;

/** How the console writes a problem: {@code /lab/web.vmm:12: message}, of which the first part becomes a link. */
final class ProblemLine {
    private ProblemLine() {}

    /**
     * @param model path of the model in the workspace; a neighbour of it is in the same folder
     */
    static String of(Problem problem, String model) {
        IPath file = IPath.forPosix(model)
                .removeLastSegments(1)
                .append(IPath.fromOSString(problem.file()).lastSegment());
        String code = problem.code() == null || problem.code().isEmpty() ? "" : " [" + problem.code() + "]";
        return file + ":" + problem.line() + ": " + problem.message() + code;
    }
}
