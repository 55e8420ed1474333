// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import ringzero.ui.application.Icon;

/** A chapter to be read. It is not opened again by itself: its address is another one when the program is started again. */
record ChapterInput(Chapter chapter) implements IEditorInput {

    @Override
    public String getName() {
        return chapter.title();
    }

    @Override
    public String getToolTipText() {
        return chapter.title();
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icon.COURSE.descriptor();
    }

    @Override
    public boolean exists() {
        return false;
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return null;
    }
}
