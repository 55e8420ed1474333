// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.List;

/**
 * What went on at the same time in a window of a run. Times are picoseconds of simulated time.
 *
 * @param from begin of the window
 * @param to end of the window
 * @param lanes hardware threads, vCPUs, other threads, devices
 */
public record Timeline(long from, long to, List<Lane> lanes) {
    public Timeline {
        lanes = List.copyOf(lanes);
    }

    /** What a lane shows. */
    public enum Kind {
        /** A hardware thread: which thread runs on it. */
        HARDWARE_THREAD,
        /** A guest's virtual CPU: what it does, by layer: exits and interrupts among them. */
        VCPU,
        /** A host thread that serves guests. */
        THREAD,
        /** A link, or a channel of a disk. */
        DEVICE
    }

    /**
     * A lane.
     *
     * @param name for people
     * @param kind what it shows
     * @param spans in order, not overlapping; the first and last may reach beyond the window
     */
    public record Lane(String name, Kind kind, List<Span> spans) {
        public Lane {
            spans = List.copyOf(spans);
        }

        /** How much of a window something went on, in picoseconds. */
        public long busy(long from, long to) {
            return spans.stream()
                    .mapToLong(span -> Math.max(0, Math.min(to, span.end()) - Math.max(from, span.start())))
                    .sum();
        }
    }

    /**
     * Something that went on.
     *
     * @param start when it began
     * @param end when it ended
     * @param label what it was: a thread, or an operation
     * @param layer to whom the CPU time is charged; empty if none is used, or if that is said by other lanes
     * @param source name of the source whose request it was; empty for hardware threads
     */
    public record Span(long start, long end, String label, String layer, String source) {}
}
