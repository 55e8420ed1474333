// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Watches the UI thread during every test of this bundle: nothing of ours should hold it for longer than {@link #LONGEST}.
 *
 * <p>A thread looks at the stack of the UI thread every few milliseconds. What counts is one call of our code from the platform or
 * a test: the processor time it takes, and the time it waits for a lock or an answer. Time in which the thread could run but got
 * no processor does not count, nor does a nested event loop, nor the loading of classes, which happens once: a busy machine and a
 * platform that has just started make no test fail.
 */
public final class ResponsiveUi implements BeforeEachCallback, AfterEachCallback {
    static final Duration LONGEST = Duration.ofMillis(200);

    /**
     * What fails a test: longer than {@link #LONGEST}, because code that runs for the first time on a shared machine takes several
     * times as long, in processor time, too. On a quiet machine ask for the real limit with {@code -Dringzero.ui.longest=200}; what takes
     * longer is printed anyway.
     */
    private static final Duration FAILS = Duration.ofMillis(Long.getLong("ringzero.ui.longest", 500));

    /** For the test of this class, which does what it forbids. */
    static final String UNWATCHED = "unwatched";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private Watch watch;

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!context.getTags().contains(UNWATCHED)) begin();
    }

    void begin() {
        Display display = Display.getDefault();
        watch = new Watch(display.getThread());
        display.addListener(SWT.PreEvent, watch.nextEvent);
        watch.start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        if (context.getTags().contains(UNWATCHED)) return;
        List<Call> tooLong = ended();
        tooLong.forEach(System.out::println);
        assertThat(tooLong.stream().filter(call -> call.held().compareTo(FAILS) > 0))
                .as("calls of ours that held the UI thread")
                .isEmpty();
    }

    /** What held the UI thread for too long since the beginning, longest call as it was last seen. */
    List<String> end() throws InterruptedException {
        return ended().stream().map(Call::toString).toList();
    }

    private List<Call> ended() throws InterruptedException {
        watch.interrupt();
        watch.join();
        Display.getDefault().removeListener(SWT.PreEvent, watch.nextEvent);
        return watch.tooLong;
    }

    /**
     * Which call it is: two looks see the same one if no event was begun between them, and our method was called from the same line.
     *
     * @param method the outermost of ours
     * @param callers everything below it
     */
    private record Entry(long event, String method, List<StackTraceElement> callers) {}

    /** One call of our code and how long it has held the thread. */
    private static final class Call {
        private final Entry entry;
        private StackTraceElement[] longestSeen;
        private long processor;
        private long waiting;

        Call(Entry entry, StackTraceElement[] seen) {
            this.entry = entry;
            this.longestSeen = seen;
        }

        Duration held() {
            return Duration.ofNanos(processor + waiting);
        }

        @Override
        public String toString() {
            return "%d ms (%d ms waiting) in%n    %s"
                    .formatted(
                            held().toMillis(),
                            Duration.ofNanos(waiting).toMillis(),
                            String.join(
                                    "\n    ",
                                    Arrays.stream(longestSeen)
                                            .limit(40)
                                            .map(String::valueOf)
                                            .toList()));
        }
    }

    private static final class Watch extends Thread {
        private final Thread ui;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final Map<String, Boolean> ours = new ConcurrentHashMap<>();
        private final Bundle tests;
        private final List<Call> tooLong = new ArrayList<>();
        private volatile long events;
        private final Listener nextEvent = event -> events++;

        Watch(Thread ui) {
            super("UI watch");
            setDaemon(true);
            this.ui = ui;
            tests = Platform.getFragments(FrameworkUtil.getBundle(Icon.class))[0];
        }

        @Override
        public void run() {
            Call call = null;
            long looked = System.nanoTime();
            long processor = threads.getThreadCpuTime(ui.threadId());
            try {
                while (true) {
                    Thread.sleep(BETWEEN_LOOKS);
                    StackTraceElement[] stack = ui.getStackTrace();
                    boolean waits = ui.getState() != State.RUNNABLE;
                    long now = System.nanoTime();
                    long used = threads.getThreadCpuTime(ui.threadId());
                    Optional<Entry> entry = entry(stack);
                    if (entry.isEmpty()) {
                        finish(call);
                        call = null;
                    } else if (call == null || !call.entry.equals(entry.get())) {
                        finish(call);
                        call = new Call(entry.get(), stack);
                    } else {
                        if (!loadsClasses(stack)) call.processor += used - processor;
                        if (waits) call.waiting += now - looked;
                        call.longestSeen = stack;
                    }
                    looked = now;
                    processor = used;
                }
            } catch (InterruptedException e) {
                finish(call);
            }
        }

        private void finish(Call call) {
            if (call != null && call.held().compareTo(LONGEST) > 0) tooLong.add(call);
        }

        /** The outermost call of ours in the innermost event loop, if something of ours is at work. */
        private Optional<Entry> entry(StackTraceElement[] stack) {
            int end = stack.length;
            for (int i = 0; i < stack.length && end == stack.length; i++) if (isEventLoop(stack[i])) end = i;
            for (int i = end - 1; i >= 0; i--)
                if (isOurs(stack[i].getClassName()))
                    return Optional.of(new Entry(
                            events,
                            stack[i].getClassName() + "." + stack[i].getMethodName(),
                            List.of(stack).subList(i + 1, stack.length)));
            return Optional.empty();
        }

        private static boolean loadsClasses(StackTraceElement[] stack) {
            return Arrays.stream(stack)
                    .anyMatch(frame -> frame.getClassName().equals("java.lang.ClassLoader")
                            && frame.getMethodName().equals("loadClass"));
        }

        private static boolean isEventLoop(StackTraceElement frame) {
            return frame.getClassName().equals("org.eclipse.swt.widgets.Display")
                    && (frame.getMethodName().equals("readAndDispatch")
                            || frame.getMethodName().equals("sleep"));
        }

        private boolean isOurs(String type) {
            return type.startsWith("ringzero.") && ours.computeIfAbsent(type, each -> !isTest(each));
        }

        private boolean isTest(String type) {
            String outer = type.indexOf('$') < 0 ? type : type.substring(0, type.indexOf('$'));
            return tests.getEntry(outer.replace('.', '/') + ".class") != null;
        }
    }
}
