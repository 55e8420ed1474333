// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.xtext.util.Modules2;
import ringzero.language.check.Outlook;
import ringzero.model.VmmPackage;

/** Makes the language usable without an Eclipse platform: for the command line, the language server and tests. */
public class VmmStandaloneSetup extends VmmStandaloneSetupGenerated {

    private final Outlook outlook;

    /** The language for those who cannot simulate. */
    public VmmStandaloneSetup() {
        this(Outlook.NONE);
    }

    /** @param outlook says what is expected of models */
    public VmmStandaloneSetup(Outlook outlook) {
        this.outlook = outlook;
    }

    @Override
    public Injector createInjector() {
        return Guice.createInjector(modules());
    }

    /** What the language is made of. */
    protected Module modules() {
        return Modules2.mixin(
                new VmmRuntimeModule(), binder -> binder.bind(Outlook.class).toInstance(outlook));
    }

    @Override
    public Injector createInjectorAndDoEMFRegistration() {
        // The grammar imports its metamodel, so nobody but us registers it.
        EPackage.Registry.INSTANCE.putIfAbsent(VmmPackage.eNS_URI, VmmPackage.eINSTANCE);
        return super.createInjectorAndDoEMFRegistration();
    }
}
