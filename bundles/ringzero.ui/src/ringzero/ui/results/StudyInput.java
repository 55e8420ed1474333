// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import ringzero.simulation.results.Study;
import ringzero.ui.application.Icon;

/** A study that is in no file, because its folder cannot be written. */
public record StudyInput(Study study) implements IEditorInput {

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icon.RESULT.descriptor();
    }

    @Override
    public String getName() {
        return study.name();
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return study.name();
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return null;
    }
}
