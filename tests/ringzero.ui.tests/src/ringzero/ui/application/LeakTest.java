// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.results.ResultEditor;

/**
 * Opening a model, running it and closing everything leaves nothing behind: no objects of ours, no widgets, no fonts and images, no
 * threads, no open files, no memory. {@code -Dringzero.cycles=200} looks longer than a build has time for.
 */
class LeakTest {
    /** Whatever is made once, however late. */
    private static final int WARM_UP = 3;

    private static final int CYCLES = Integer.getInteger("ringzero.cycles", 12);

    /**
     * What a cycle may add to the heap, where caches of the platform fill still: 74 KiB were seen in 12 cycles, 35 KiB in 200. An editor
     * that is kept with its results is larger.
     */
    private static final long BYTES_PER_CYCLE = 128 << 10;

    private static final String MODEL = LabModels.webAnd("""
            experiment Load {
                vary    Pages.arrivals.rate over 100/s, 500/s
                run     100 ms after warm-up 10 ms
                repeat  2 times
                seed    7
                report  throughput, latency
                require web.latency.p99 <= 2 ms
            }
            """);

    @RegisterExtension
    private final Bench bench = new Bench();

    private final List<Error> undisposed = new ArrayList<>();

    @AfterEach
    void forget() {
        Resource.setNonDisposeHandler(null);
        Display.getCurrent().setTracking(false);
    }

    @Test
    void openingRunningAndClosingLeavesNothingBehind() throws Exception {
        Resource.setNonDisposeHandler(undisposed::add);
        IFile model = bench.file("web.vmm", MODEL);
        var type = DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType("ringzero.ui.launch");
        var copy = type.newInstance(null, "leaks");
        copy.setAttribute("ringzero.model", model.getFullPath().toString());
        var configuration = copy.doSave();
        Display.getCurrent().setTracking(true);
        for (int i = 0; i < WARM_UP; i++) cycle(model, configuration);
        Census before = Census.take();

        for (int i = 0; i < CYCLES; i++) cycle(model, configuration);

        Census after = Census.take();
        System.out.printf(
                "After %d cycles: heap %+d bytes a cycle, files %+d, threads %+d, undisposed fonts and images %+d%n",
                CYCLES,
                (after.heap() - before.heap()) / CYCLES,
                after.files() - before.files(),
                after.threads() - before.threads(),
                after.resources().values().stream().mapToLong(Long::longValue).sum()
                        - before.resources().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        // One cycle may hold on to what the next one replaces, such as the last results.
        assertThat(Census.grown(before.objects(), after.objects(), CYCLES))
                .as("instances more after " + CYCLES + " cycles")
                .isEmpty();
        assertThat(Census.grown(before.resources(), after.resources(), CYCLES))
                .as("fonts, images and the like more after " + CYCLES + " cycles")
                .isEmpty();
        assertThat(after.threads()).as("threads of ours").isLessThanOrEqualTo(before.threads());
        assertThat(after.files() - before.files()).as("open files more").isLessThan(CYCLES);
        assertThat((after.heap() - before.heap()) / CYCLES)
                .as("bytes more a cycle")
                .isLessThan(BYTES_PER_CYCLE);
        assertThat(undisposed).as("SWT resources that nobody disposed of").isEmpty();
    }

    private void cycle(IFile model, ILaunchConfiguration configuration) throws Exception {
        bench.open(model);
        DebugUITools.launch(configuration, ILaunchManager.RUN_MODE);
        assertThat(bench.until(() -> Arrays.stream(bench.page().getEditorReferences())
                        .map(reference -> reference.getEditor(false))
                        .anyMatch(editor -> editor instanceof ResultEditor results
                                && results.shown().isPresent())))
                .isTrue();
        bench.page().closeAllEditors(false);
        var manager = DebugPlugin.getDefault().getLaunchManager();
        manager.removeLaunches(manager.getLaunches());
        // Closing is followed by work that was put off.
        long end = System.nanoTime() + 300_000_000L;
        bench.until(() -> System.nanoTime() > end);
    }
}
