// SPDX-License-Identifier: EPL-2.0
package ringzero.report.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapeTest {

    @Test
    void markupBecomesText() {
        assertThat(Escape.markup("<script>\"a\" & 'b'</script>"))
                .isEqualTo("&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
    }

    @Test
    void controlCharactersBecomeVisible() {
        assertThat(Escape.line("a\u0000b\u001bc\u007f")).isEqualTo("a\u2400b\u241bc\u2421");
    }

    @Test
    void breaksBecomeSpacesWhereThereIsOneLine() {
        assertThat(Escape.line("a\nb\tc")).isEqualTo("a b c");
        assertThat(Escape.lines("a\r\nb")).isEqualTo("a\nb");
    }

    @Test
    void marksThatTurnTheRestOfTheLineAreRemoved() {
        assertThat(Escape.line("a\u202eb\u2066c")).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void halfACharacterIsReplacedAndAWholeOneStays() {
        assertThat(Escape.line("\ud83d" + "x" + "\ud83d\ude00" + "שלום")).isEqualTo("\ufffdx\ud83d\ude00שלום");
    }
}
