// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    @Test
    void tellsItsVersion() {
        var output = new StringWriter();

        new CommandLine(new Main()).setOut(new PrintWriter(output)).execute("--version");

        assertThat(output.toString()).startsWith("0.");
    }
}
