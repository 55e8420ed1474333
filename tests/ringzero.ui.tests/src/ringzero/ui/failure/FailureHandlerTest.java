// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.statushandlers.StatusManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.application.Bench;

class FailureHandlerTest {
    private static final String OURS = "Ringzero failed to do something";

    @RegisterExtension
    private final Bench bench = new Bench();

    @AfterEach
    void closeWindows() {
        window(OURS).ifPresent(Shell::close);
    }

    @Test
    void aJobThatFailsIsShownWithWhatIsSafeAndHowToReportIt() {
        bench.page();

        Job.create("Count the stars", (IJobFunction) monitor -> {
                    throw new IllegalStateException("the sky is cloudy");
                })
                .schedule();

        assertThat(bench.until(() -> window(OURS).isPresent())).isTrue();
        assertThat(words())
                .contains("Count the stars")
                .contains("the sky is cloudy")
                .contains("Your files are as you last saved them")
                .contains("Nothing has been sent");
        assertThat(details()).contains("Ringzero 0.", "Java ", "Error log: ", "FailureHandlerTest");
    }

    @Test
    void aFailureOfTheEventLoopIsShownAlthoughThePlatformOnlyLogsIt() {
        bench.page();

        logByTheEventLoop(new IllegalStateException("nothing to draw"));

        assertThat(bench.until(() -> window(OURS).isPresent())).isTrue();
        assertThat(words()).contains("nothing to draw");
    }

    @Test
    void whatFailsAgainAndAgainOpensOneWindow() {
        bench.page();

        for (int i = 0; i < 3; i++) logByTheEventLoop(new IllegalStateException("nothing to draw"));

        assertThat(bench.until(() -> window(OURS).isPresent() && words().contains("2 more")))
                .isTrue();
        assertThat(windows(OURS)).hasSize(1);
    }

    @Test
    void detailsAreCopied() {
        bench.page();
        logByTheEventLoop(new IllegalStateException("nothing to copy"));
        bench.until(() -> window(OURS).isPresent());

        bench.controls(Button.class).stream()
                .filter(button -> button.getShell() == window(OURS).orElseThrow()
                        && button.getText().equals("&Copy Details"))
                .forEach(button -> button.notifyListeners(SWT.Selection, new Event()));

        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            assertThat((String) clipboard.getContents(TextTransfer.getInstance()))
                    .contains("java.lang.IllegalStateException: nothing to copy");
        } finally {
            clipboard.dispose();
        }
    }

    @Test
    void troubleWithTheWorldIsLeftToThePlatform() {
        bench.page();

        StatusManager.getManager()
                .handle(
                        new CoreException(Status.error("The report was not written", new IOException("disk full")))
                                .getStatus(),
                        StatusManager.SHOW);

        logByTheEventLoop(new IllegalStateException("nothing to draw"));

        bench.until(() -> window(OURS).isPresent());
        assertThat(details()).contains("nothing to draw").doesNotContain("disk full");
    }

    /** As the workbench does it. */
    private static void logByTheEventLoop(Throwable cause) {
        StatusManager.getManager()
                .handle(new Status(IStatus.ERROR, "org.eclipse.ui", "Unhandled event loop exception", cause));
    }

    private static Optional<Shell> window(String title) {
        return windows(title).stream().findFirst();
    }

    private static List<Shell> windows(String title) {
        return Arrays.stream(Display.getCurrent().getShells())
                .filter(shell -> shell.getText().equals(title) && shell.isVisible())
                .toList();
    }

    private String words() {
        return inWindow(Label.class).stream().map(Label::getText).collect(Collectors.joining("\n"));
    }

    private String details() {
        return inWindow(Text.class).getFirst().getText();
    }

    private <T extends Control> List<T> inWindow(Class<T> type) {
        Shell shell = window(OURS).orElseThrow();
        return bench.controls(type).stream()
                .filter(control -> control.getShell() == shell)
                .toList();
    }
}
