// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringzero.language.check.Rule;

class ScopeTest {

    @Test
    void devicesAreThoseOfTheGuestsOwnHost() {
        var errors = Texts.broken(Rule.UNKNOWN_NAME, """
            nic Card { }
            host a { nic eth0 : Card }
            host b { nic eth1 : Card }
            path wire for nic { }
            guest web on a { net eth0 via wire }
            guest db on b { net eth0 via wire }
            """);

        assertThat(errors).containsExactly("line 6: There is no network card 'eth0' on host b; did you mean 'eth1'?");
    }

    @Test
    void oneNameCanBeAPathOfPacketsAndOneOfBlocks() {
        var errors = Texts.broken(Rule.UNKNOWN_NAME, """
            nic Card { }  disk Drive { }
            host a { nic eth0 : Card disk nvme0 : Drive }
            path wire for nic { }
            path wire for disk { }
            guest web on a { net eth0 via wire disk nvme0 via wire }
            """);

        assertThat(errors).isEmpty();
    }

    @Test
    void aDeclarationStartsFromOneOfItsOwnKind() {
        var errors = Texts.broken(Rule.UNKNOWN_NAME, """
            workload web { clients 1 }
            guest web { vcpus 1 }
            guest db : web { vcpus 2 }
            host x : web { }
            """);

        assertThat(errors).containsExactly("line 4: There is no host 'web'.");
    }

    @Test
    void costsAreNamedByTheSheetThatHasNoBase() {
        var errors = Texts.broken(Rule.UNKNOWN_NAME, """
            costs primitives { exit 600 cycles }
            costs Skylake : primitives { exit 500 cycles }
            mode m { on syscall { use vcpu for exit as exit } }
            """);

        assertThat(errors).isEmpty();
    }

    @Test
    void keywordsAreNamesLikeAnyOther() {
        var errors = Texts.broken(Rule.UNKNOWN_NAME, """
            host host { memory 8 GiB }
            guest guest on host { memory 1 GiB }
            """);

        assertThat(errors).isEmpty();
    }
}
