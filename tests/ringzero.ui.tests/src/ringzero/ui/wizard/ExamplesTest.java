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
    void describesAnExampleByTheFirstSentenceOfItsComment() {
        String text = """
                /**
                 * Which path is best? A comparison
                 * of four.
                 */
                package a
                """;

        assertThat(Examples.description(text)).isEqualTo("Which path is best?");
    }

    @Test
    void doesNotEndASentenceAtADecimalPoint() {
        assertThat(Examples.description("/* Takes 0.4 ms. Really. */")).isEqualTo("Takes 0.4 ms.");
    }
}
