// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import ringzero.experiment.compile.Sources;
import ringzero.language.Models;
import ringzero.simulation.results.SourceLine;
import ringzero.simulation.results.Study.Assumption;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.ModelPlace;

/**
 * The line of the library or the model that says a number.
 *
 * @param model what was run; only its name need be right if it is gone
 */
record AssumptionLine(Assumption assumption, Path model) {

    /** Looks for it in the background and opens it, if it is still there. */
    void open(IWorkbenchPage page) {
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        Job.createSystem(Messages.ProvenancePage_open, (IProgressMonitor monitor) -> {
                    SourceLine line = new Sources(ModelLanguage.ofWorkbench()
                                    .service(Models::new)
                                    .join())
                            .of(assumption, model);
                    display.asyncExec(() -> {
                        if (line.line() > 0)
                            ModelPlace.line(line.file(), line.line()).open(page);
                    });
                })
                .schedule();
    }
}
