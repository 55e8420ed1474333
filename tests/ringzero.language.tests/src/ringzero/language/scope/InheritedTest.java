// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringzero.language.Texts;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.Mode;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.VmmPackage;

class InheritedTest {

    private static <D> D declared(Model model, String name, Class<D> type) {
        return model.getDeclarations().stream()
                .filter(each -> name.equals(each.getName()) && type.isInstance(each))
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSettingThatIsNotGivenIsTakenFromTheBase() {
        var model = Texts.model("guest a { vcpus 4 memory 8 GiB }  guest b : a { vcpus 2 }  guest c : b { }");
        var c = declared(model, "c", Guest.class);

        assertThat(Inherited.value(c, Guest::getVcpus).getMagnitude()).isEqualTo(2);
        assertThat(Inherited.value(c, Guest::getMemory).getMagnitude()).isEqualTo(8);
        assertThat(Inherited.value(c, Guest::getWeight)).isNull();
    }

    @Test
    void aSwitchThatIsOffOverridesOneThatIsOn() {
        var model = Texts.model("host a { iommu on }  host b : a { iommu off }  host c : a { }");

        assertThat(Inherited.isOn(declared(model, "b", Host.class), VmmPackage.Literals.HOST__IOMMU))
                .contains(false);
        assertThat(Inherited.isOn(declared(model, "c", Host.class), VmmPackage.Literals.HOST__IOMMU))
                .contains(true);
    }

    @Test
    void partsAreMergedByName() {
        var model = Texts.model("""
            nic A { }  nic B { }
            host a { nic x : A nic y : A }
            host b : a { nic y : B nic z : B }
            """);

        var devices = Inherited.merged(declared(model, "b", Host.class), Host::getDevices);

        assertThat(devices).extracting(Named::getName).containsExactly("x", "y", "z");
        assertThat(devices.get(1).eContainer()).isSameAs(declared(model, "b", Host.class));
    }

    @Test
    void handlersOfTheBaseHoldUntilTheyAreReplaced() {
        var model = Texts.model("""
            mode a { on kick, interrupt { } on syscall { } }
            mode b : a { on kick { } on syscall { } }
            """);
        var b = declared(model, "b", Mode.class);

        assertThat(Inherited.handlers(b)).hasSize(3);
        assertThat(Inherited.handler(
                                b, b.getHandlers().getFirst().getOperations().getFirst())
                        .orElseThrow()
                        .eContainer())
                .isSameAs(b);
    }

    @Test
    void aCycleEnds() {
        var model = Texts.checked("guest a : b { }  guest b : a { vcpus 3 }").model();

        assertThat(Inherited.line(declared(model, "a", Guest.class))).hasSize(2);
        assertThat(Inherited.value(declared(model, "a", Guest.class), Guest::getVcpus)
                        .getMagnitude())
                .isEqualTo(3);
    }
}
