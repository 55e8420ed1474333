// SPDX-License-Identifier: EPL-2.0

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import ringzero.language.Models;

/**
 * How long a file of 1,000, 10,000 and 100,000 declarations takes to check as a whole and after one key stroke, and what it occupies.
 * Needs no build of its own: {@code java -Xmx8g -cp bundles/ringzero.cli/target/ringzero.jar releng/ringzero.performance/text/Typing.java}.
 * CPU time of the one thread that works, the best of several; the first check in a process takes several times as long.
 */
public class Typing {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);

    public static void main(String[] sizes) {
        var models = new Models();
        System.out.println("declarations      lines  whole check  key stroke: parse + link + checks    memory each");
        for (int declarations : sizes.length == 0 ? SIZES : List.of(sizes).stream().map(Integer::valueOf).toList())
            measure(models, declarations);
    }

    private static void measure(Models models, int declarations) {
        var text = model(declarations);
        int repetitions = declarations > 50_000 ? 3 : 12;
        double whole = Double.MAX_VALUE;
        for (int i = 0; i < repetitions; i++) {
            long start = cpu();
            models.parse(text, "typing.vmm");
            whole = Math.min(whole, milliseconds(start));
        }
        long before = occupied();
        var resource = (XtextResource) models.parse(text, "typing.vmm").model().eResource();
        long after = occupied();
        var validator = ((IResourceServiceProvider) resource.getResourceServiceProvider()).get(IResourceValidator.class);
        int at = text.indexOf("vcpus 4", text.length() / 2) + "vcpus ".length();
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        for (int i = 0; i < 2 * repetitions; i++) {
            long start = cpu();
            resource.update(at, 1, i % 2 == 0 ? "8" : "4");
            best[0] = Math.min(best[0], milliseconds(start));
            start = cpu();
            EcoreUtil.resolveAll(resource);
            best[1] = Math.min(best[1], milliseconds(start));
            start = cpu();
            validator.validate(resource, CheckMode.FAST_ONLY, CancelIndicator.NullImpl);
            best[2] = Math.min(best[2], milliseconds(start));
        }
        System.out.printf(
                Locale.ROOT,
                "%,12d %,10d %,9.0f ms %,8.0f + %,.0f + %,.0f = %,.0f ms %,14.1f kB%n",
                declarations,
                text.lines().count(),
                whole,
                best[0],
                best[1],
                best[2],
                best[0] + best[1] + best[2],
                (after - before) / 1e3 / declarations);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double milliseconds(long start) {
        return (cpu() - start) / 1e6;
    }

    private static long occupied() {
        for (int i = 0; i < 3; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Racks of a host, eight guests and their workload: declarations of four lines. */
    private static String model(int declarations) {
        var text = new ArrayList<String>();
        text.add("package big\n\nimport ringzero.processors.*\nimport ringzero.devices.*\n");
        for (int i = 0; i < declarations; i++) {
            int rack = i / 10;
            text.add(switch (i % 10) {
                case 0 -> """
                        host rack%d {
                            processor 2 x IntelXeonGold6338  memory 512 GiB  iommu on  hypervisor KVM
                            nic eth0 : IntelE810 { vfs 16 }  disk nvme0 : NvmeFlash
                        }
                        """.formatted(rack);
                case 1 -> """
                        workload Requests%d {
                            arrivals poisson 1200/s
                            request { receive 512 B  compute exponential 80 us  perform 12 syscall  send 16 KiB }
                        }
                        """.formatted(rack);
                default -> """
                        guest web%d on rack%d {
                            os Linux  mode hardware-assisted  vcpus 4  memory 8 GiB
                            net eth0 via sr-iov  runs Requests%d
                        }
                        """.formatted(i, rack, rack);
            });
        }
        return String.join("\n", text);
    }
}
