// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import java.util.Locale;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;
import org.osgi.framework.FrameworkUtil;

/** The pictures of the workbench, one SVG file each in {@code icons/}. */
public enum Icon {
    BACK,
    CHART,
    COSTS,
    COURSE,
    DISK,
    EXAMPLES,
    EXPERIMENT,
    FACTOR,
    FIT,
    FORWARD,
    GUEST,
    HOST,
    HYPERVISOR,
    KEYWORD,
    LAYERS,
    MET,
    MISSED,
    MODE,
    MODEL,
    NIC,
    PATH,
    PROCESSOR,
    PROJECT,
    REPORT,
    RESULT,
    RINGZERO,
    RUN,
    SAVE,
    SERVICE,
    STEPS,
    TABLE,
    TEMPLATE,
    TOPOLOGY,
    UNDECIDED,
    UNIT,
    WORD,
    WORKLOAD,
    ZOOM_IN,
    ZOOM_OUT;

    public ImageDescriptor descriptor() {
        String file = "icons/" + name().toLowerCase(Locale.ROOT) + ".svg";
        return ImageDescriptor.createFromURL(FrameworkUtil.getBundle(Icon.class).getEntry(file));
    }

    /** Four times as large, for the head of a wizard: a drawing is as sharp then. */
    public ImageDescriptor large() {
        ImageDescriptor small = descriptor();
        return ImageDescriptor.createFromImageDataProvider(zoom -> small.getImageData(4 * zoom));
    }

    /** Shared by the whole workbench: not to be disposed. For the UI thread. */
    public Image image() {
        ImageRegistry shared = JFaceResources.getImageRegistry();
        String key = "ringzero.ui/" + name();
        if (shared.getDescriptor(key) == null) shared.put(key, descriptor());
        return shared.get(key);
    }
}
