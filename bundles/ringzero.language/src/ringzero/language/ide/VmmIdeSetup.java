// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import org.eclipse.xtext.util.Modules2;
import ringzero.language.VmmRuntimeModule;
import ringzero.language.VmmStandaloneSetup;

/** The language together with its editor services, as the language server uses it. */
public class VmmIdeSetup extends VmmStandaloneSetup {

    @Override
    public Injector createInjector() {
        return Guice.createInjector(Modules2.mixin(new VmmRuntimeModule(), new VmmIdeModule()));
    }
}
