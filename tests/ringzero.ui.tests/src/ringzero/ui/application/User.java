// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * Somebody with a keyboard and without a mouse. Keys go through the window system and its window manager to whatever window has the
 * focus there, so that nothing is pressed that a user could not press.
 *
 * <p>As a user, this is outside of the program: what it does runs apart from the UI thread, which works on, in dialogs and menus, too.
 * It presses a key and waits for what it expects to see, however long that takes; it never waits for time to pass.
 */
public final class User {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Display display;

    private User(Display display) {
        this.display = display;
    }

    /** What a user does. */
    public interface Story {
        void of(User user) throws Exception;
    }

    /** Whether keys can be pressed here: Linux with X11 and xdotool. */
    public static boolean canPressKeys() {
        if (System.getenv("DISPLAY") == null) return false;
        try {
            return new ProcessBuilder("xdotool", "version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a user do something while this thread, which is the UI's, serves the workbench. */
    public static void does(Story story) {
        Display display = Display.getCurrent();
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform().name("user").start(() -> {
            try {
                story.of(new User(display));
                done.complete(null);
            } catch (Exception | AssertionError e) {
                photograph();
                // Before anything else: a dialog that is left open would keep the UI thread for ever.
                display.syncExec(() -> closeDialogs(display));
                done.completeExceptionally(e);
            } finally {
                display.wake();
            }
        });
        while (!done.isDone()) if (!display.readAndDispatch()) display.sleep();
        try {
            done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AssertionError failure) throw failure;
            throw e;
        }
    }

    private static void closeDialogs(Display display) {
        for (Shell shell : display.getShells()) if (!shell.isDisposed() && shell.getParent() != null) shell.close();
    }

    /** The screen as it was when something failed, for whoever looks into it. */
    private static void photograph() {
        String picture = Path.of(System.getProperty("java.io.tmpdir"), "ringzero-keyboard.png")
                .toString();
        try {
            run(List.of("import", "-window", "root", picture));
            System.out.println("What the user saw: " + picture);
        } catch (IllegalStateException e) {
            System.out.println("ImageMagick's import would have shown what the user saw: " + e.getMessage());
        }
    }

    /** Presses keys one after the other, each as xdotool names it: {@code "ctrl+s"}, {@code "Down"}. */
    public void press(String... keys) {
        List<String> command = new ArrayList<>(List.of("xdotool", "key", "--delay", "20"));
        command.addAll(List.of(keys));
        run(command);
    }

    public void type(String text) {
        run(List.of("xdotool", "type", "--delay", "20", text));
    }

    private static void run(List<String> command) {
        said(true, command);
    }

    private static String said(boolean mustSucceed, List<String> command) {
        try {
            Process started =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(started.getInputStream().readAllBytes());
            if (started.waitFor() != 0 && mustSucceed) fail(command + ": " + said);
            return said;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks until something is to be seen; fails if it never is. */
    public void sees(String what, BooleanSupplier seen) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!look(seen::getAsBoolean)) {
            if (System.nanoTime() > end) fail("Never seen: " + what + ". " + look(this::situation));
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a control has the focus, for the program and for the window system: only then keys reach it. */
    public void isIn(String what, BooleanSupplier isFocus) {
        sees("focus in " + what, () -> display.getActiveShell() != null && focus() != null && isFocus.getAsBoolean());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!focusedTitle()
                .equals(look(() -> focus() == null ? "" : focus().getShell().getText()))) {
            if (System.nanoTime() > end)
                fail("The window manager gives no focus to " + what + ". " + look(this::situation));
            pause();
        }
    }

    /** The title of the window that the window system sends keys to. */
    private static String focusedTitle() {
        return said(false, List.of("xdotool", "getwindowfocus", "getwindowname"))
                .strip();
    }

    /** Waits for a window of this title that has the focus. */
    public void isInWindow(String title) {
        isIn(
                "a window titled " + title,
                () -> display.getActiveShell().getText().equals(title));
    }

    /** Presses a key until something is to be seen, so often at most: as one does with Tab, and when an answer was late. */
    public void pressUntil(String what, String key, int most, BooleanSupplier there) {
        for (int i = 0; i < most && !look(there::getAsBoolean); i++) {
            Control before = look(this::focus);
            press(key);
            soon(() -> there.getAsBoolean() || focus() != before);
        }
        sees(what, there);
    }

    /** Waits a while for something that need not happen. */
    private void soon(BooleanSupplier seen) {
        long end = System.nanoTime() + A_WHILE.toNanos();
        while (!look(seen::getAsBoolean) && System.nanoTime() < end) pause();
    }

    /** Something of the program, read in its own thread. */
    public <T> T look(Supplier<T> at) {
        return display.syncCall(at::get);
    }

    /** What has the focus. For the UI thread. */
    public Control focus() {
        return display.getFocusControl();
    }

    private String situation() {
        List<String> windows = Arrays.stream(display.getShells())
                .filter(Shell::isVisible)
                .map(shell -> "'" + shell.getText() + "'")
                .toList();
        Shell active = display.getActiveShell();
        return "Focus: " + focus() + " in " + (active == null ? "no window" : "'" + active.getText() + "'")
                + ", windows: " + windows;
    }
}
