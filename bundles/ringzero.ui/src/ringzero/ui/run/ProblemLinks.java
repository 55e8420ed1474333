// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.ui.console.FileLink;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;

/** Makes {@code /lab/web.vmm:12} in the console a link to that line. */
public final class ProblemLinks implements IPatternMatchListenerDelegate {
    private TextConsole console;

    @Override
    public void connect(TextConsole textConsole) {
        console = textConsole;
    }

    @Override
    public void disconnect() {
        console = null;
    }

    @Override
    public void matchFound(PatternMatchEvent event) {
        try {
            String text = console.getDocument().get(event.getOffset(), event.getLength());
            int colon = text.lastIndexOf(':');
            IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.forPosix(text.substring(0, colon)));
            int line = Integer.parseInt(text.substring(colon + 1));
            if (file.exists())
                console.addHyperlink(new FileLink(file, null, -1, -1, line), event.getOffset(), event.getLength());
        } catch (BadLocationException e) {
            // The console was cleared meanwhile.
        } catch (IllegalArgumentException e) {
            ILog.get().error("A line of the console could not be linked.", e);
        }
    }
}
