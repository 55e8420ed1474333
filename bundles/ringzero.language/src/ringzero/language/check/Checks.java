// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.List;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.xtext.validation.ComposedChecks;
import ringzero.language.validation.VmmValidator;
import ringzero.model.VmmPackage;

/** All checks of the language, one class for each concern. */
@ComposedChecks(
        validators = {
            NameChecks.class,
            SettingChecks.class,
            QuantityChecks.class,
            HostChecks.class,
            DeviceChecks.class,
            GuestChecks.class,
            PathChecks.class,
            FunctionChecks.class,
            AssignmentChecks.class,
            KindChecks.class,
            WorkloadChecks.class,
            ServiceChecks.class,
            MigrationChecks.class,
            FailureChecks.class,
            ExperimentChecks.class,
            SampleChecks.class,
            PlausibilityChecks.class
        })
public class Checks extends VmmValidator {

    @Override
    protected List<EPackage> getEPackages() {
        return List.of(VmmPackage.eINSTANCE);
    }
}
