// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.List;

/**
 * Some requests, operation by operation: what Explain and the timeline show. Times are picoseconds, so that they add up exactly.
 *
 * @param requests in the order in which they were done
 * @param shares where the time of all these requests went; those of a subject add up to the sum of its latencies
 * @param occupancies who ran on which hardware thread while they were traced, in order of their end
 */
public record Trace(List<Request> requests, List<Share> shares, List<Occupancy> occupancies) {
    public Trace {
        requests = List.copyOf(requests);
        shares = List.copyOf(shares);
        occupancies = List.copyOf(occupancies);
    }

    /**
     * A thread on a hardware thread, from being put there until it leaves.
     *
     * @param processors name of the processors
     * @param hardwareThread its number among them, from 0
     * @param threads name of the threads, such as "web vCPUs"
     * @param thread its number among them, from 0
     * @param start when it was put there, or the beginning of the trace
     * @param end when it left, or the end of the trace
     */
    public record Occupancy(String processors, int hardwareThread, String threads, int thread, long start, long end) {}

    /** What a request does with its time. */
    public enum Kind {
        WAITING,
        SERVING,
        /** Time passes and nothing is used. */
        DELAY
    }

    /**
     * One request. Its moments that are not parallel follow each other without gaps from birth to end.
     *
     * @param source name of the source
     * @param subject whose request it is
     * @param born when it was born
     * @param latency until it was done
     * @param moments what it did, in order of their end
     */
    public record Request(String source, String subject, long born, long latency, List<Moment> moments) {
        public Request {
            moments = List.copyOf(moments);
        }
    }

    /**
     * A part of a request's time. Of a visit first all waiting is given, interruptions included, then the service, charge by charge.
     *
     * @param start when it began
     * @param duration how long it took
     * @param step index of the step in the program
     * @param kind waiting, being served, or neither
     * @param resource where, by its name in results; empty for a delay
     * @param layer who spent it, for service by threads, else empty
     * @param operation as the library names it, such as "kick"; empty if not known
     * @param declaredIn the declaration that charges it; empty if not known
     * @param stage the part of the request, such as "transmit"; empty if not known
     * @param origin index of the origin in its program, -1 if not known
     * @param parallel in a branch that was not the last to join, so that its time is hidden behind others
     */
    public record Moment(
            long start,
            long duration,
            int step,
            Kind kind,
            String resource,
            String layer,
            String operation,
            String declaredIn,
            String stage,
            int origin,
            boolean parallel) {}

    /** The time of all moments alike, of one subject; parallel ones left out. */
    public record Share(
            String subject,
            String stage,
            String operation,
            String declaredIn,
            String resource,
            Kind kind,
            String layer,
            long time) {}
}
