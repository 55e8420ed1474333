// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.junit.jupiter.api.Test;
import ringzero.language.ide.VmmIdeSetup;

class VmmLanguageTest {

    @Test
    void anEmptyModelHasNoErrors() throws IOException {
        var injector = new VmmIdeSetup().createInjectorAndDoEMFRegistration();
        var resource = injector.getInstance(XtextResourceSet.class).createResource(URI.createURI("dummy:/empty.vmm"));

        resource.load(new ByteArrayInputStream(new byte[0]), Map.of());

        assertThat(resource.getErrors()).isEmpty();
    }
}
