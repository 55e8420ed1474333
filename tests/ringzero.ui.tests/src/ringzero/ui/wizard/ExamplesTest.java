// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExamplesTest {

    @Test
    void bringsTheModelsOfTheRepository() {
        assertThat(new Examples().all()).anyMatch(example -> example.path().equals("virtualization-101.vmm"));
    }

    @Test
    void everyModelSaysWhatItAnswers() {
        assertThat(new Examples().all())
                .filteredOn(Examples.Example::isModel)
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(example.description()).as(example.path()).isNotBlank());
    }

    @Test
    void describesAnExampleByTheFirstSentenceOfItsQuestion() {
        String text = """
                // SPDX-License-Identifier: EPL-2.0
                package a

                /** A host of its own. */
                host h { }

                /**
                 * Which path is best? A comparison
                 * of four.
                 */
                experiment Paths { }
                """;

        assertThat(Examples.description(text)).isEqualTo("Which path is best?");
    }

    @Test
    void doesNotEndASentenceAtADecimalPoint() {
        assertThat(Examples.description("/** Takes 0.4 ms. Really. */ experiment E { }"))
                .isEqualTo("Takes 0.4 ms.");
    }
}
