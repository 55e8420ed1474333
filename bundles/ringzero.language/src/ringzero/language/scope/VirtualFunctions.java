// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import ringzero.model.Condition;
import ringzero.model.FeatureTest;
import ringzero.model.Path;
import ringzero.model.Subject;

/** Which paths lead through a virtual function: those that require a device with SR-IOV. */
public final class VirtualFunctions {

    private VirtualFunctions() {}

    /** Whether every guest that takes this path needs a virtual function of its own. */
    public static boolean areUsedBy(Path path) {
        return Inherited.list(path, Path::getRequirements).stream().anyMatch(VirtualFunctions::areRequiredBy);
    }

    private static boolean areRequiredBy(Condition condition) {
        for (var test : EcoreUtil2.eAllOfType(condition, FeatureTest.class)) {
            if (test.getSubject() == Subject.DEVICE
                    && known(test.getFeature())
                    && "sr-iov".equals(test.getFeature().getName())) return true;
        }
        return false;
    }

    private static boolean known(EObject object) {
        return object != null && !object.eIsProxy();
    }
}
