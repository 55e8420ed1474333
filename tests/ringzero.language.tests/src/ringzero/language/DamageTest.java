// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.language.check.Rule;
import ringzero.language.format.ModelFormatter;
import ringzero.language.ide.VmmIdeSetup;
import ringzero.model.Model;

/** Whatever a text contains: it is read to its end, nothing of it is lost, and what is whole in it keeps working. */
class DamageTest {

    private static final ModelFormatter FORMATTER =
            new VmmIdeSetup().createInjectorAndDoEMFRegistration().getInstance(ModelFormatter.class);

    static Stream<Damage.Sound> everyText() {
        return Damage.everyText();
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void aDamagedTextIsReadToItsEnd(Damage.Sound sound) {
        var random = new Random(sound.name().hashCode());
        for (int round = 0; round < Damage.ROUNDS; round++) {
            var text = Damage.damaged(sound.text(), random);

            var checked = Texts.checked(text);

            assertThat(textOf(checked.model())).isEqualTo(text);
            assertThat(checked.problems()).allSatisfy(problem -> {
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.offset() + problem.length()).isLessThanOrEqualTo(text.length());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void formattingADamagedTextChangesNothingButBlanksOrIsRefused(Damage.Sound sound) {
        var random = new Random(sound.name().hashCode() + 1L);
        for (int round = 0; round < Damage.ROUNDS; round++) {
            var text = Damage.damaged(sound.text(), random);

            var formatted = FORMATTER.format(text);

            formatted.ifPresent(laidOut -> {
                assertThat(withoutBlanks(laidOut)).isEqualTo(withoutBlanks(text));
                assertThat(FORMATTER.format(laidOut)).contains(laidOut);
            });
        }
    }

    @Test
    void whatFollowsAMistakeIsStillUnderstood() {
        var checked = Texts.checked("host a { memory ??? }\nhost b { memory 8 GiB }\nguest web on b { vcpus 1 }");

        assertThat(checked.model().getDeclarations())
                .extracting(declaration -> declaration.getName())
                .containsExactly("a", "b", "web");
        assertThat(checked.errors()).extracting(Problem::line).containsOnly(1);
    }

    @Test
    void aLineOfAMegabyteIsRead() {
        var checked = Texts.checked("host h { label \"" + "x".repeat(1 << 20) + "\" memory 8 GiB }");

        assertThat(checked.errors()).isEmpty();
    }

    @Test
    void aMegabyteOfBracketsIsRefusedInASentence() {
        var checked = Texts.checked("mode m { on syscall { use vcpu for " + "(".repeat(1 << 20));

        assertThat(checked.errors()).extracting(Problem::code).contains(Rule.NOT_A_MODEL.code());
    }

    private static String textOf(Model model) {
        var resource = (XtextResource) model.eResource();
        return resource.getParseResult().getRootNode().getText();
    }

    /** A byte order mark is a blank without width. */
    private static String withoutBlanks(String text) {
        return text.replaceAll("[\\s\uFEFF]+", "");
    }
}
