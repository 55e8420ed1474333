// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import ringzero.simulation.random.RandomStream;

/** The classic hold model: take the next event and add one an exponential time later. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EventQueueBenchmark {

    @Param({"100", "10000", "1000000"})
    int pending;

    private EventQueue queue;
    private RandomStream stream;

    @Setup
    public void fill() {
        queue = new EventQueue();
        stream = new RandomStream(1, 0, "hold");
        for (int i = 0; i < pending; i++) queue.add(increment(), i);
    }

    private long increment() {
        return (long) (stream.nextExponential() * 1e6);
    }

    @Benchmark
    public int hold() {
        int caller = queue.take(Long.MAX_VALUE);
        queue.add(queue.now + increment(), caller);
        return caller;
    }
}
