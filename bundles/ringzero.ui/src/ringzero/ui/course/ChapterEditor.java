// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import java.net.URL;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;

/** A chapter of the course, to be read beside its steps. Pages of the help open in it, others in the browser of the system. */
public final class ChapterEditor extends EditorPart {
    static final String ID = "ringzero.ui.chapter";

    private Browser browser;

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        URL page = PlatformUI.getWorkbench()
                .getHelpSystem()
                .resolve(((ChapterInput) getEditorInput()).chapter().page(), true);
        browser = new Browser(parent, SWT.NONE);
        browser.addLocationListener(LocationListener.changingAdapter(event -> {
            if (!event.location.startsWith("http") || event.location.contains(page.getAuthority())) return;
            event.doit = false;
            Program.launch(event.location);
        }));
        browser.setUrl(page.toString());
    }

    @Override
    public void setFocus() {
        browser.setFocus();
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public void doSave(IProgressMonitor monitor) {}

    @Override
    public void doSaveAs() {}

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
