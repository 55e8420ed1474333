// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/**
 * The program: the platform's workbench, with a picture to look at until its window is there. Eclipse's native launcher, which would show a picture, is not
 * on Maven Central.
 */
public final class Start implements IApplication {
    private static final String WORKBENCH = "org.eclipse.ui.ide.workbench";
    /** What the picture, the About window and the error log call the build. */
    private static final String BUILD = "eclipse.buildId";

    /** Whether windows are scaled anew when they come to another monitor. */
    private static final String RESCALING = "swt.autoScale.updateOnRuntime";

    private IApplication workbench;

    @Override
    public Object start(IApplicationContext context) throws Exception {
        if (System.getProperty(BUILD) == null)
            System.setProperty(
                    BUILD, FrameworkUtil.getBundle(Start.class).getVersion().toString());
        new Splash(System.getProperty(BUILD)).open(display());
        workbench = workbench();
        return workbench.start(context);
    }

    /** The one that the workbench will use. */
    private static Display display() {
        boolean chosen = System.getProperty(RESCALING) != null;
        Display display = PlatformUI.createDisplay();
        // Derived from a preference; the workbench derives it again, and would take it for a choice of the user's that
        // contradicts.
        if (!chosen) System.clearProperty(RESCALING);
        return display;
    }

    private static IApplication workbench() throws CoreException {
        for (IConfigurationElement run : Platform.getExtensionRegistry()
                .getExtension("org.eclipse.core.runtime.applications", WORKBENCH)
                .getConfigurationElements())
            for (IConfigurationElement runnable : run.getChildren("run"))
                return (IApplication) runnable.createExecutableExtension("class");
        throw new IllegalStateException(WORKBENCH + " is not installed");
    }

    @Override
    public void stop() {
        if (workbench != null) workbench.stop();
    }
}
