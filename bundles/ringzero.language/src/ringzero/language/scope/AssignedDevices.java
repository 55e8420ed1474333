// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import ringzero.model.FeatureTest;
import ringzero.model.Path;
import ringzero.model.Subject;

/** Which paths give a guest a device of its own: those that require an IOMMU, with SR-IOV a virtual function, without the whole. */
public final class AssignedDevices {

    private AssignedDevices() {}

    /** Whether every guest that takes this path needs a virtual function of its own. */
    public static boolean isVirtualFunction(Path path) {
        return requires(path, Subject.DEVICE, "sr-iov");
    }

    /** Whether a guest that takes this path has the whole device, so that nobody else can. */
    public static boolean isWhole(Path path) {
        return requires(path, Subject.HOST, "iommu") && !isVirtualFunction(path);
    }

    private static boolean requires(Path path, Subject subject, String feature) {
        return Inherited.list(path, Path::getRequirements).stream()
                .flatMap(condition -> EcoreUtil2.eAllOfType(condition, FeatureTest.class).stream())
                .anyMatch(test -> test.getSubject() == subject
                        && known(test.getFeature())
                        && feature.equals(test.getFeature().getName()));
    }

    private static boolean known(EObject object) {
        return object != null && !object.eIsProxy();
    }
}
