// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.eclipse.swt.graphics.DeviceData;
import org.eclipse.swt.widgets.Display;

/**
 * What there is at one moment, after a collection.
 *
 * @param objects by class
 * @param resources fonts, images and the like that nobody has disposed of, by where they were made
 * @param threads of ours
 * @param files open in this process; 0 where the system does not tell
 * @param heap in bytes
 */
record Census(Map<String, Long> objects, Map<String, Long> resources, long threads, long files, long heap) {

    static Census take() throws Exception {
        // Collects garbage first.
        Map<String, Long> objects = instances();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Census(objects, undisposed(), ourThreads(), openFiles(), heap);
    }

    /** What there are at least so many more of than before. */
    static Map<String, Long> grown(Map<String, Long> before, Map<String, Long> after, long least) {
        Map<String, Long> more = new TreeMap<>();
        after.forEach((name, count) -> {
            long grown = count - before.getOrDefault(name, 0L);
            if (grown >= least) more.put(name, grown);
        });
        return more;
    }

    private static Map<String, Long> undisposed() {
        DeviceData made = Display.getCurrent().getDeviceData();
        Map<String, Long> resources = new HashMap<>();
        for (int i = 0; i < made.objects.length; i++)
            if (made.objects[i] != null) resources.merge(where(made.objects[i], made.errors[i]), 1L, Long::sum);
        return resources;
    }

    private static String where(Object resource, Error made) {
        return resource.getClass().getSimpleName()
                + Arrays.stream(made.getStackTrace())
                        .filter(frame -> !frame.getClassName().startsWith("org.eclipse.swt.graphics."))
                        .limit(12)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
    }

    private static long ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Ringzero"))
                .count();
    }

    private static long openFiles() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) return 0;
        try (Stream<Path> files = Files.list(open)) {
            return files.count();
        }
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
}
