// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;
import ringzero.ui.application.Icon;

/**
 * A file of the library in an editor, to be read.
 *
 * @param address such as {@code ringzero:/library/modes/nitro.vmm}
 */
record LibraryFile(String address, String text) implements IStorageEditorInput, IEncodedStorage {
    static final String SCHEME = "ringzero";

    @Override
    public IEncodedStorage getStorage() {
        return this;
    }

    @Override
    public String getCharset() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public InputStream getContents() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** None: who sees a path looks for a file there. */
    @Override
    public IPath getFullPath() {
        return null;
    }

    @Override
    public String getName() {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icon.MODEL.descriptor();
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return address;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return null;
    }
}
