// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.swt.graphics.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.results.ResultEditor;

/**
 * Opening a model, running it and closing everything leaves nothing behind. {@code -Dringzero.cycles=200} looks longer than a build
 * has time for.
 */
class LeakTest {
    /** Whatever is made once, however late. */
    private static final int WARM_UP = 3;

    private static final int CYCLES = Integer.getInteger("ringzero.cycles", 6);

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
    }

    @Test
    void openingRunningAndClosingLeavesNothingBehind() throws Exception {
        Resource.setNonDisposeHandler(undisposed::add);
        IFile model = bench.file("web.vmm", MODEL);
        var type = DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType("ringzero.ui.launch");
        var copy = type.newInstance(null, "leaks");
        copy.setAttribute("ringzero.model", model.getFullPath().toString());
        var configuration = copy.doSave();
        for (int i = 0; i < WARM_UP; i++) cycle(model, configuration);
        Map<String, Long> before = instances();
        long threads = threads();

        for (int i = 0; i < CYCLES; i++) cycle(model, configuration);

        Map<String, Long> more = new TreeMap<>();
        instances().forEach((name, count) -> {
            long grown = count - before.getOrDefault(name, 0L);
            // One cycle may hold on to what the next one replaces, such as the last results.
            if (grown >= CYCLES) more.put(name, grown);
        });
        assertThat(more).as("instances more after " + CYCLES + " cycles").isEmpty();
        assertThat(threads()).as("threads of ours").isLessThanOrEqualTo(threads);
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

    /** How many objects there are of every class of ours and of widgets, after a collection. */
    private static Map<String, Long> instances() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, Long> instances = new HashMap<>();
        for (String line : histogram.lines().toList()) {
            // "  12:     340     10880  ringzero.ui.editor.OpenModel (bundle)"
            String[] columns = line.strip().split("\\s+");
            if (columns.length < 4 || !columns[0].endsWith(":")) continue;
            String name = columns[3];
            if (name.startsWith("ringzero.") || name.startsWith("org.eclipse.swt.widgets."))
                instances.merge(name, Long.parseLong(columns[1]), Long::sum);
        }
        return instances;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Ringzero"))
                .collect(Collectors.counting());
    }
}
