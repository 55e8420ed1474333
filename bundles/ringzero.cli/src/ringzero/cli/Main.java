// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "ringzero",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "Models and simulates virtual machine monitors.")
public final class Main implements Runnable {

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
