// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetTest {

    @Test
    void fillsInDefaultsAndRemembersWhereTheyAre() {
        var snippet = Snippet.parse("host ${1:name} {\n\tmemory ${2:64} GiB\n\t$0\n}");

        assertThat(snippet.text()).isEqualTo("host name {\n\tmemory 64 GiB\n\t\n}");
        assertThat(snippet.places()).containsExactly(new Snippet.Place(5, 4), new Snippet.Place(20, 2));
        assertThat(snippet.end()).isEqualTo(new Snippet.Place(28, 0));
    }

    @Test
    void visitsPlacesInTheOrderOfTheirNumbers() {
        var snippet = Snippet.parse("$2 then $1");

        assertThat(snippet.places()).containsExactly(new Snippet.Place(6, 0), new Snippet.Place(0, 0));
    }

    @Test
    void takesTheFirstOfSeveralChoices() {
        assertThat(Snippet.parse("via ${1|virtio,sr-iov|}").text()).isEqualTo("via virtio");
    }

    @Test
    void keepsEscapedDollarSigns() {
        assertThat(Snippet.parse("price \\$5").text()).isEqualTo("price $5");
    }

    @Test
    void movesPlacesWhenLinesAreIndented() {
        var snippet = Snippet.parse("a {\n${1:x}\n}").indented("    ");

        assertThat(snippet.text()).isEqualTo("a {\n    x\n    }");
        assertThat(snippet.places()).containsExactly(new Snippet.Place(8, 1));
    }
}
