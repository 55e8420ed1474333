// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.failure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProduct;
import org.eclipse.core.runtime.Platform;

/**
 * What whoever mends failures wants to know: which program on which system, and what went wrong.
 *
 * @param program name and version
 * @param system Java and operating system
 * @param log the file of the error log
 */
record FailureReport(String program, String system, String log) {

    static FailureReport ofThisProgram() {
        IProduct product = Platform.getProduct();
        String program = product == null
                ? "Ringzero"
                : product.getName() + " " + product.getDefiningBundle().getVersion();
        String system = "Java %s (%s), %s %s %s, %s"
                .formatted(
                        Runtime.version(),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"),
                        Platform.getWS());
        return new FailureReport(program, system, Platform.getLogFileLocation().toOSString());
    }

    String text(List<Failure> failures) {
        String what = failures.stream()
                .map(failure -> failure.what() + "\n" + failure.trace())
                .collect(Collectors.joining("\n"));
        return "%s\n%s\n%s\nError log: %s\n\n%s"
                .formatted(program, system, Instant.now().truncatedTo(ChronoUnit.SECONDS), log, what);
    }
}
