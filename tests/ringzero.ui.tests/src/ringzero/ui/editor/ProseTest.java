// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import ringzero.ui.editor.Prose.Span;
import ringzero.ui.editor.Prose.Style;

class ProseTest {

    @Test
    void marksAreStylesAndAreNotToBeRead() {
        Prose prose = Prose.of("**hypervisor** `KVM`, *assumed*");

        assertThat(prose.text()).isEqualTo("hypervisor KVM, assumed");
        assertThat(prose.spans())
                .containsExactly(
                        new Span(0, 10, Set.of(Style.STRONG)),
                        new Span(11, 3, Set.of(Style.CODE)),
                        new Span(16, 7, Set.of(Style.EMPHASIS)));
    }

    @Test
    void stylesWithinEachOtherAddUp() {
        assertThat(Prose.of("**a `b`**").spans())
                .containsExactly(
                        new Span(0, 2, Set.of(Style.STRONG)), new Span(2, 1, Set.of(Style.STRONG, Style.CODE)));
    }

    @Test
    void paragraphsAreApartAndItemsOfAListAreNot() {
        assertThat(Prose.of("A\nline.\n\nAnother:\n\n- one\n- two\n").text())
                .isEqualTo("A line.\n\nAnother:\n• one\n• two");
    }

    @Test
    void whatLooksLikeATagIsText() {
        assertThat(Prose.of("latency <b>99</b> & more").text()).isEqualTo("latency <b>99</b> & more");
    }
}
