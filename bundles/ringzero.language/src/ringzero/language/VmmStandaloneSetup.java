// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import com.google.inject.Injector;
import org.eclipse.emf.ecore.EPackage;
import ringzero.model.VmmPackage;

/** Makes the language usable without an Eclipse platform: for the command line, the language server and tests. */
public class VmmStandaloneSetup extends VmmStandaloneSetupGenerated {

    @Override
    public Injector createInjectorAndDoEMFRegistration() {
        // The grammar imports its metamodel, so nobody but us registers it.
        EPackage.Registry.INSTANCE.putIfAbsent(VmmPackage.eNS_URI, VmmPackage.eINSTANCE);
        return super.createInjectorAndDoEMFRegistration();
    }
}
