// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.random.Sampler;
import ringzero.simulation.scenario.Distribution;

class EventQueueTest {

    private record Event(long time, long tag) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(tag, other.tag);
        }
    }

    @Test
    void eventsAtTheSameTimeRunInTheOrderTheyWereAdded() {
        EventQueue queue = new EventQueue();
        for (int i = 0; i < 10_000; i++) queue.add(i % 3, i);

        long last = -1;
        for (int i = 0; i < 10_000; i++) {
            int caller = queue.take(Long.MAX_VALUE);
            long rank = queue.now * 100_000 + caller;
            assertEquals(true, rank > last);
            last = rank;
        }
        assertEquals(-1, queue.take(Long.MAX_VALUE));
    }

    @Test
    void nothingIsTakenAtOrAfterTheEnd() {
        EventQueue queue = new EventQueue();
        queue.add(5, 1);

        assertEquals(-1, queue.take(5));
        assertEquals(1, queue.take(6));
    }

    /** Grows to so many pending events, holds them, shrinks to few, and grows again. */
    @ParameterizedTest
    @CsvSource({
        "exponential, 100",
        "exponential, 5000",
        "exponential, 100000",
        "zeros, 5000",
        "zeros, 100000",
        "pareto, 100000",
        "constant, 50000",
        "far, 20000"
    })
    void theOrderIsThatOfASortedList(String law, int pending) {
        var stream = new RandomStream(1, 0, law);
        var sampler = new Sampler(
                switch (law) {
                    case "pareto" -> new Distribution.Pareto(1e3, 0.7);
                    case "constant" -> new Distribution.Constant(1000);
                    default -> new Distribution.Exponential(1e6);
                });
        EventQueue queue = new EventQueue();
        PriorityQueue<Event> sorted = new PriorityQueue<>();
        int caller = 0;
        for (int round = 0; round < 2; round++) {
            for (long step = 0; step < 6L * pending; step++) {
                boolean grow = sorted.size() < 10 || step < pending || step < 4L * pending && sorted.size() < pending;
                if (grow) {
                    long time = queue.now + (long) Math.min(1e15, sampler.next(stream));
                    if (law.equals("zeros") && stream.nextDouble() < 0.9) time = queue.now;
                    if (law.equals("far") && stream.nextDouble() < 0.01) time = queue.now + (1L << 60);
                    sorted.add(new Event(time, queue.add(time, caller++ & 0xfffff)));
                }
                if (!grow || step >= pending) {
                    queue.take(Long.MAX_VALUE);
                    assertEquals(sorted.poll(), new Event(queue.now, queue.tag));
                    if (law.equals("far") && queue.now > 1L << 61) return;
                }
            }
            assertEquals(sorted.size(), queue.size());
        }
    }
}
