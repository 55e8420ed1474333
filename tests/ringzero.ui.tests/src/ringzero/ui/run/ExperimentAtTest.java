// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExperimentAtTest {
    private static final String MODEL = """
            host a { }
            experiment First {
                vary web.net.path over virtio
            }
            experiment Second { run 1 s }
            // the end
            """;

    @Test
    void namesTheExperimentAroundTheCaret() {
        assertThat(ExperimentAt.caret(MODEL, MODEL.indexOf("vary"))).hasValue("First");
        assertThat(ExperimentAt.caret(MODEL, MODEL.indexOf("run 1 s"))).hasValue("Second");
    }

    @Test
    void namesNoneOutsideOfExperiments() {
        assertThat(ExperimentAt.caret(MODEL, 3)).isEmpty();
        assertThat(ExperimentAt.caret(MODEL, MODEL.indexOf("the end"))).isEmpty();
    }

    @Test
    void namesTheExperimentThatIsStillBeingWritten() {
        String broken = "experiment Third {\n vary ";

        assertThat(ExperimentAt.caret(broken, broken.length())).hasValue("Third");
    }

    @Test
    void listsAllExperiments() {
        assertThat(ExperimentAt.all(MODEL)).containsExactly("First", "Second");
    }
}
