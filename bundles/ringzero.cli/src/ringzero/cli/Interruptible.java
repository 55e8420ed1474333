// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets Ctrl-C end work properly: what is finished is kept and said. */
final class Interruptible {

    /** How long interrupted work may take to end. */
    private static final long FAREWELL_MILLISECONDS = 1500;

    private Interruptible() {}

    static <T> T run(ProgressLine progress, Supplier<T> work) {
        var over = new CountDownLatch(1);
        var interrupt = new Thread(() -> {
            progress.cancel();
            try {
                if (!over.await(FAREWELL_MILLISECONDS, TimeUnit.MILLISECONDS)) return;
                progress.say(Main.CANCELLED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(interrupt);
        try {
            T result = work.get();
            progress.clear();
            return result;
        } finally {
            over.countDown();
            // work that ended by itself, well or not, was not cancelled
            if (!progress.isCancelled()) Runtime.getRuntime().removeShutdownHook(interrupt);
        }
    }
}
