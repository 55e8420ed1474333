// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Module;
import org.eclipse.xtext.util.Modules2;
import ringzero.language.VmmStandaloneSetup;
import ringzero.language.check.Outlook;

/** The language together with its editor services, as the language server uses it. */
public class VmmIdeSetup extends VmmStandaloneSetup {

    /** For those who cannot simulate. */
    public VmmIdeSetup() {}

    /** @param outlook says what is expected of models */
    public VmmIdeSetup(Outlook outlook) {
        super(outlook);
    }

    @Override
    protected Module modules() {
        return Modules2.mixin(super.modules(), new VmmIdeModule());
    }
}
