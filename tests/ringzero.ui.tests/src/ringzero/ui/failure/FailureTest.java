// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static IStatus loggedBy(String plugin, Throwable cause) {
        return new Status(IStatus.ERROR, plugin, "An internal error occurred during: \"Draw\".", cause);
    }

    @Test
    void anExceptionThatNobodyExpectedIsAFailure() {
        var cause = new IllegalStateException("no picture");

        assertThat(Failure.in(loggedBy("org.eclipse.core.jobs", cause)))
                .hasValueSatisfying(failure -> assertThat(failure.headline())
                        .isEqualTo("An internal error occurred during: \"Draw\". no picture"));
    }

    @Test
    void aFailureInsideOfAPlatformErrorIsFound() {
        var cause = new IllegalStateException("no picture");
        var wrapped = new CoreException(Status.error("could not draw", cause));

        assertThat(Failure.in(loggedBy("org.eclipse.core.jobs", wrapped)))
                .hasValueSatisfying(failure -> assertThat(failure.cause()).isSameAs(cause));
    }

    @Test
    void troubleWithTheWorldIsNoFailureOfTheProgram() {
        assertThat(Failure.in(loggedBy("org.eclipse.core.jobs", new IOException("disk full"))))
                .isEmpty();
        assertThat(Failure.in(loggedBy("org.eclipse.core.jobs", new OperationCanceledException())))
                .isEmpty();
        assertThat(Failure.in(loggedBy("org.eclipse.core.jobs", null))).isEmpty();
    }

    @Test
    void whatOurOwnCodeLogsIsDealtWithAlready() {
        assertThat(Failure.in(loggedBy("ringzero.ui", new IllegalStateException("dropped question"))))
                .isEmpty();
    }

    @Test
    void whatConcernsNoneOfOurCodeIsLeftToThePlatform() {
        var foreign = new IllegalStateException("not ours");
        foreign.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.eclipse.ui.internal.Workbench", "run", "Workbench.java", 1)
        });

        assertThat(Failure.in(loggedBy("org.eclipse.ui", foreign))).isEmpty();
    }

    @Test
    void withoutMemoryThereIsNoGoingOn() {
        assertThat(new Failure("drawing", new OutOfMemoryError("Java heap space")).isFatal())
                .isTrue();
        assertThat(new Failure("drawing", new IllegalStateException("no picture")).isFatal())
                .isFalse();
    }

    @Test
    void theReportNamesProgramSystemLogAndTrace() {
        var report = new FailureReport("Ringzero 1.2.3", "Java 25, Linux", "/home/ada/.metadata/.log");

        String text = report.text(List.of(new Failure("drawing", new IllegalStateException("no picture"))));

        assertThat(text)
                .startsWith("Ringzero 1.2.3\nJava 25, Linux\n")
                .contains("Error log: /home/ada/.metadata/.log")
                .contains("drawing\njava.lang.IllegalStateException: no picture")
                .contains("at ringzero.ui.failure.FailureTest.theReportNamesProgramSystemLogAndTrace");
    }
}
