// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.util.function.Predicate;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.ILaunchShortcut2;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Runs what is selected: a model file, or the experiment around the caret. Makes a launch configuration if there is none. */
public final class RunShortcut implements ILaunchShortcut2 {

    @Override
    public void launch(ISelection selection, String mode) {
        if (selection instanceof IStructuredSelection elements)
            for (Object element : elements) {
                IFile file = Adapters.adapt(element, IFile.class);
                if (file != null) run(RunSettings.of(file, ""), mode);
            }
    }

    @Override
    public void launch(IEditorPart editor, String mode) {
        IFile file = ResourceUtil.getFile(editor.getEditorInput());
        if (file != null) run(RunSettings.of(file, experiment(editor)), mode);
    }

    /** Runs an experiment of a model; the first of the model if the name is empty. */
    public static void run(IFile model, String experiment) {
        run(RunSettings.of(model, experiment), ILaunchManager.RUN_MODE);
    }

    /** Runs exactly this, whatever other launch configurations there are of the model. */
    static void runAgain(RunSettings settings) {
        try {
            DebugUITools.launch(configuration(settings, settings::equals), ILaunchManager.RUN_MODE);
        } catch (CoreException e) {
            ILog.get().error(settings.name() + " could not be started.", e);
        }
    }

    static String experiment(IEditorPart editor) {
        if (!(editor instanceof ITextEditor text)) return "";
        var document = text.getDocumentProvider().getDocument(text.getEditorInput());
        if (document == null || !(text.getSelectionProvider().getSelection() instanceof ITextSelection caret))
            return "";
        return ExperimentAt.caret(document.get(), caret.getOffset()).orElse("");
    }

    private static void run(RunSettings settings, String mode) {
        try {
            DebugUITools.launch(configuration(settings), mode);
        } catch (CoreException e) {
            ILog.get().error(settings.name() + " could not be started.", e);
        }
    }

    /** The one that runs the same experiment, or a new one. */
    static ILaunchConfiguration configuration(RunSettings settings) throws CoreException {
        return configuration(
                settings,
                existing -> existing.model().equals(settings.model())
                        && existing.experiment().equals(settings.experiment()));
    }

    private static ILaunchConfiguration configuration(RunSettings settings, Predicate<RunSettings> suits)
            throws CoreException {
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        ILaunchConfigurationType type = manager.getLaunchConfigurationType(RunSettings.TYPE);
        for (ILaunchConfiguration configuration : manager.getLaunchConfigurations(type))
            if (suits.test(RunSettings.of(configuration))) return configuration;
        String name = manager.generateLaunchConfigurationName(settings.name());
        ILaunchConfigurationWorkingCopy copy = type.newInstance(null, name);
        settings.store(copy);
        return copy.doSave();
    }

    @Override
    public ILaunchConfiguration[] getLaunchConfigurations(ISelection selection) {
        // None: the launcher finds them by the resource.
        return null;
    }

    @Override
    public ILaunchConfiguration[] getLaunchConfigurations(IEditorPart editor) {
        return null;
    }

    @Override
    public IResource getLaunchableResource(ISelection selection) {
        return selection instanceof IStructuredSelection elements
                ? Adapters.adapt(elements.getFirstElement(), IFile.class)
                : null;
    }

    @Override
    public IResource getLaunchableResource(IEditorPart editor) {
        return ResourceUtil.getFile(editor.getEditorInput());
    }
}
