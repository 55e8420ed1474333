// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import ringzero.ui.editor.ModelLanguage;

@Tag(ResponsiveUi.UNWATCHED)
class ResponsiveUiTest {
    private final Bench bench = new Bench();
    private final ResponsiveUi watch = new ResponsiveUi();

    /** Holds this thread in code of ours. */
    private static void hold(Duration time) {
        ModelLanguage.ofWorkbench().answer(time, server -> new CompletableFuture<>());
    }

    /** Lets the platform have this thread. */
    private void waitOutside(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        bench.until(() -> System.nanoTime() > end);
    }

    @Test
    void aCallOfOursThatWaitsTooLongIsReportedWithItsStack() throws Exception {
        watch.begin();

        hold(Duration.ofMillis(400));

        assertThat(watch.end()).singleElement().asString().contains("ringzero.ui.editor.ModelLanguage.answer");
    }

    @Test
    void shortCallsInOneEventAreNoLongOne() throws Exception {
        watch.begin();

        for (int i = 0; i < 4; i++) {
            hold(Duration.ofMillis(80));
            waitOutside(Duration.ofMillis(60));
        }

        assertThat(watch.end()).isEmpty();
    }

    @Test
    void timeInThePlatformAndInTestsDoesNotCount() throws Exception {
        watch.begin();

        waitOutside(Duration.ofMillis(400));

        assertThat(watch.end()).isEmpty();
    }
}
