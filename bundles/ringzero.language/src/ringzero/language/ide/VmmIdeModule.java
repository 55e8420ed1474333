// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import org.eclipse.xtext.formatting2.IFormatter2;
import ringzero.language.format.ModelFormatter;

/** Names the editor services of the language, where Xtext's defaults are not enough. */
public class VmmIdeModule extends AbstractVmmIdeModule {

    public Class<? extends IFormatter2> bindIFormatter2() {
        return ModelFormatter.class;
    }
}
