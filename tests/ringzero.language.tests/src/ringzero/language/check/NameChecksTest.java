// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;

import org.junit.jupiter.api.Test;

class NameChecksTest {

    @Test
    void namesAreUnique() {
        assertThat(broken(Rule.DUPLICATE_NAME, "host a { }\nhost a { }"))
                .containsExactly("line 2: There is another host 'a': give one of them a different name.");
        assertThat(broken(Rule.DUPLICATE_NAME, "nic N { }\nhost h { nic a : N\n nic a : N }"))
                .containsExactly("line 3: There is another network card 'a': give one of them a different name.");
        assertThat(broken(Rule.DUPLICATE_NAME, "path a for nic { }\npath a for disk { }\nguest a { }"))
                .isEmpty();
    }

    @Test
    void specialisationComesToAnEnd() {
        assertThat(broken(Rule.CYCLIC_SPECIALISATION, "guest a : b { }\nguest b : a { }\nguest c : b { }"))
                .containsExactly(
                        "line 1: 'a' starts from 'b', which starts from 'a' again: one of them must stand alone.",
                        "line 2: 'b' starts from 'a', which starts from 'b' again: one of them must stand alone.");
        assertThat(broken(Rule.CYCLIC_SPECIALISATION, "guest a : b { }\nguest b { }"))
                .isEmpty();
    }

    @Test
    void importsNameSomething() {
        assertThat(broken(Rule.UNKNOWN_IMPORT, "import ringzero.procesors.*"))
                .containsExactly(
                        "line 1: Nothing is called 'ringzero.procesors.*'; did you mean 'ringzero.processors.*'?");
        assertThat(broken(Rule.UNKNOWN_IMPORT, "import ringzero.processors.*\nimport ringzero.devices.IntelE810"))
                .isEmpty();
    }

    @Test
    void aNameThatMeansNothingIsReportedWithTheNearest() {
        assertThat(broken(Rule.UNKNOWN_NAME, "guest g { mode hardware-asisted }"))
                .containsExactly("line 1: There is no mode 'hardware-asisted'; did you mean 'hardware-assisted'?");
    }

    @Test
    void aNameThatTheFileItselfDeclaresIsSuggested() {
        assertThat(broken(Rule.UNKNOWN_NAME, "package lab\nhost rack1 { }\nguest web on rakc1 { }"))
                .containsExactly("line 3: There is no host 'rakc1'; did you mean 'rack1'?");
    }

    @Test
    void whatIsInAnotherPackageIsToBeImported() {
        assertThat(broken(Rule.UNKNOWN_NAME, "host h { nic eth0 : IntelE810 }"))
                .containsExactly("line 1: 'IntelE810' is in ringzero.devices: add 'import ringzero.devices.*'.");
    }

    @Test
    void whatNothingUsesIsTold() {
        var text = "workload w { clients 1 }\nguest g { %s }\nexperiment e { vary g.vcpus over 1, 2 }";
        assertThat(broken(Rule.UNUSED, text.formatted("vcpus 1")))
                .containsExactly("line 1: Nothing in this file uses workload 'w'.");
        assertThat(broken(Rule.UNUSED, text.formatted("runs w"))).isEmpty();
    }
}
