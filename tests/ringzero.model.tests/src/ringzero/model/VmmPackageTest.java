// SPDX-License-Identifier: EPL-2.0
package ringzero.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VmmPackageTest {

    @Test
    void theMetamodelIsKnownByItsAddress() {
        var address = VmmPackage.eINSTANCE.getNsURI();

        assertThat(address).isEqualTo("http://ringzero/model");
    }
}
