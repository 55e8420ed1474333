// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import ringzero.language.scope.Inherited;
import ringzero.model.Attachment;
import ringzero.model.Guest;
import ringzero.model.Mode;
import ringzero.model.Net;
import ringzero.model.Path;

/** What is chosen for guests, by themselves and by the experiments of their file. */
class Choices {

    private final FileIndex index;

    @Inject
    Choices(FileIndex index) {
        this.index = index;
    }

    /** The guest's mode and those that experiments of the file set instead. */
    List<Choice<Mode>> modes(Guest guest) {
        var modes = new ArrayList<Choice<Mode>>();
        var mode = Inherited.value(guest, Guest::getMode);
        if (known(mode)) modes.add(new Choice<>(mode, guest, GUEST__MODE));
        for (var level : index.levels(guest, guest, GUEST__MODE))
            if (level.getElement() instanceof Mode each && known(each) && each != mode)
                modes.add(new Choice<>(each, level, LEVEL__ELEMENT));
        return modes;
    }

    /** The path of an attachment and those that experiments of the file set for the guest instead. */
    List<Choice<Path>> paths(Guest guest, Attachment attachment) {
        var paths = new ArrayList<Choice<Path>>();
        var feature = attachment instanceof Net ? NET__PATH : GUEST_DISK__PATH;
        var path = (Path) attachment.eGet(feature);
        boolean own = attachment.eContainer() == guest;
        if (known(path)) paths.add(new Choice<>(path, own ? attachment : guest, own ? feature : NAMED__NAME));
        for (var level : index.levels(guest, attachment, feature)) {
            if (level.getElement() instanceof Path each && known(each) && each != path)
                paths.add(new Choice<>(each, level, LEVEL__ELEMENT));
        }
        return paths;
    }

    private static boolean known(EObject object) {
        return object != null && !object.eIsProxy();
    }
}
