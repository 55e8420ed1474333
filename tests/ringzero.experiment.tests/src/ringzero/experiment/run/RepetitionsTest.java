// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringzero.experiment.estimate.Observable;
import ringzero.experiment.store.Outcome;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.RunKey;
import ringzero.experiment.store.ScenarioDigest;
import ringzero.simulation.control.WarmUp;
import ringzero.simulation.scenario.Scenario;

class RepetitionsTest {

    private static final long DURATION = Scenario.SECOND / 1000;
    private static final WarmUp WARM_UP = WarmUp.of(DURATION / 10);
    private static final Observable MEAN_LATENCY = new Observable("latency", "mean", "clients", "");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void resultsDoNotDependOnTheNumberOfThreads(int threads) {
        var stopping = new Stopping.Precise(MEAN_LATENCY, 0.05, 0.95, 30);
        var works = List.of(work(1.5, stopping), work(2, stopping), work(5, stopping));

        assertThat(run(works, threads, Optional.empty(), Simulator::engine))
                .isEqualTo(run(works, 1, Optional.empty(), Simulator::engine));
    }

    @Test
    void repeatsUntilTheNumberIsKnownPrecisely() {
        var stopping = new Stopping.Precise(MEAN_LATENCY, 0.04, 0.95, 200);

        var result = run(List.of(work(1.5, stopping)), 2, Optional.empty(), Simulator::engine)
                .getFirst();

        assertThat(result.runs()).hasSizeBetween(5, 199);
        assertThat(MEAN_LATENCY.of(result.runs(), 0.95).precision()).isLessThanOrEqualTo(0.04);
    }

    @Test
    void whatIsFinishedIsNotRunAgain() {
        var calls = new AtomicInteger();
        var works = List.of(work(2, new Stopping.Times(3)));
        List<Work.Result> first;
        try (var file = ResultFile.open(path())) {
            first = run(works, 2, Optional.of(file), counting(calls));
        }

        List<Work.Result> second;
        try (var file = ResultFile.open(path())) {
            second = run(works, 2, Optional.of(file), counting(calls));
        }

        assertThat(calls).hasValue(3);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void moreRepetitionsGoOnWhereFewerEnded() {
        var calls = new AtomicInteger();
        try (var file = ResultFile.open(path())) {
            run(List.of(work(2, new Stopping.Times(3))), 2, Optional.of(file), counting(calls));

            var more = run(List.of(work(2, new Stopping.Times(5))), 2, Optional.of(file), counting(calls));

            assertThat(calls).hasValue(5);
            assertThat(more.getFirst().runs())
                    .extracting(run -> run.replication())
                    .containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void fewerRepetitionsTakeTheFirst() {
        try (var file = ResultFile.open(path())) {
            run(List.of(work(2, new Stopping.Times(5))), 2, Optional.of(file), Simulator::engine);

            var fewer = run(List.of(work(2, new Stopping.Times(2))), 2, Optional.of(file), Simulator::engine);

            assertThat(fewer.getFirst().runs()).hasSize(2);
        }
    }

    @Test
    void cancellingStopsWithinASecondAndKeepsWhatIsFinished() {
        var watch = new Watch();
        // the first repetition ends, the second would run for ever
        Simulator simulator = (scenario, control, cancelled, progress) -> {
            if (control.replication() == 0) return Simulator.engine(scenario, control, cancelled, progress);
            watch.cancelled = true;
            while (!cancelled.getAsBoolean()) Thread.onSpinWait();
            throw new CancellationException();
        };
        var work = work(2, new Stopping.Times(2));
        long began = System.nanoTime();

        try (var file = ResultFile.open(path())) {
            assertThatThrownBy(() -> new Repetitions(List.of(work), 1, Optional.of(file), simulator, watch).run())
                    .isInstanceOf(CancellationException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
            assertThat(file.outcomes(work.digest(), 1)).containsOnlyKeys(0);
        }
    }

    @Test
    void aRunThatDoesNotListenIsLeftBehind() {
        var watch = new Watch();
        var release = new CountDownLatch(1);
        Simulator deaf = (scenario, control, cancelled, progress) -> {
            watch.cancelled = true;
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new CancellationException();
        };
        long began = System.nanoTime();

        assertThatThrownBy(() -> new Repetitions(
                                List.of(work(2, new Stopping.Times(2))), 2, Optional.empty(), deaf, watch)
                        .run())
                .isInstanceOf(CancellationException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1500));
        release.countDown();
    }

    @Test
    void anOverloadEndsTheVariantAtTheFirstRunThatHasIt() {
        Simulator breaksDown = (scenario, control, cancelled, progress) -> control.replication() == 2
                ? new Outcome.Overloaded("server", "full")
                : Simulator.engine(scenario, control, cancelled, progress);

        var result = run(List.of(work(2, new Stopping.Times(6))), 3, Optional.empty(), breaksDown)
                .getFirst();

        assertThat(result.runs()).hasSize(2);
        assertThat(result.overload()).contains(new Outcome.Overloaded("server", "full"));
    }

    @Test
    void aFaultOfTheSimulatorIsNotSwallowed() {
        Simulator faulty = (scenario, control, cancelled, progress) -> {
            throw new IllegalStateException("divided by zero");
        };

        assertThatThrownBy(() -> run(List.of(work(2, new Stopping.Times(6))), 2, Optional.empty(), faulty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("divided by zero");
    }

    @Test
    void aFileThatFailsIsSaidOnceAndTheStudyGoesOn() {
        var watch = new Watch();
        var file = ResultFile.open(path());
        file.close();

        var result = new Repetitions(
                        List.of(work(2, new Stopping.Times(4))), 2, Optional.of(file), Simulator::engine, watch)
                .run();

        assertThat(result.getFirst().runs()).hasSize(4);
        assertThat(watch.said).singleElement().asString().contains("The study goes on");
    }

    @Test
    void aRunThatAnotherProgramHasFinishedMeanwhileIsTakenFromIt() {
        var calls = new AtomicInteger();
        var work = work(2, new Stopping.Times(2));
        try (var file = ResultFile.open(path());
                var other = ResultFile.open(path())) {
            // while repetition 0 runs, the other program writes repetition 1
            Simulator simulator = (scenario, control, cancelled, progress) -> {
                calls.incrementAndGet();
                other.add(new RunKey(work.digest(), 1, 1), Map.of(), new Outcome.Overloaded("other", ""));
                return Simulator.engine(scenario, control, cancelled, progress);
            };

            var result = run(List.of(work), 1, Optional.of(file), simulator).getFirst();

            assertThat(calls).hasValue(1);
            assertThat(result.overload()).contains(new Outcome.Overloaded("other", ""));
        }
    }

    @Test
    void twoProgramsShareTheRunsAndFindTheSame() throws Exception {
        var calls = new AtomicInteger();
        var works =
                List.of(work(1.5, new Stopping.Times(20)), work(2, new Stopping.Precise(MEAN_LATENCY, 0.05, 0.95, 60)));
        var alone = run(works, 1, Optional.empty(), Simulator::engine);
        int needed = alone.stream().mapToInt(result -> result.runs().size()).sum();
        var together = new CyclicBarrier(2);
        Callable<List<Work.Result>> program = () -> {
            try (var file = ResultFile.open(path())) {
                together.await();
                return run(works, 2, Optional.of(file), counting(calls));
            }
        };

        try (var programs = Executors.newFixedThreadPool(2)) {
            var results = programs.invokeAll(List.of(program, program));

            for (var each : results) assertThat(each.get()).isEqualTo(alone);
        }
        assertThat(calls).hasValue(needed);
    }

    @Test
    void aRunThatAnotherProgramGivesUpIsTakenOver() {
        var watch = new Watch();
        var work = work(2, new Stopping.Times(3));
        try (var file = ResultFile.open(path());
                var other = ResultFile.open(path())) {
            other.take(new RunKey(work.digest(), 1, 1));
            // the other program ends when nothing else is left to do
            Simulator simulator = (scenario, control, cancelled, progress) -> {
                if (control.replication() == 2) other.release();
                return Simulator.engine(scenario, control, cancelled, progress);
            };

            var result = new Repetitions(List.of(work), 1, Optional.of(file), simulator, watch).run();

            assertThat(result.getFirst().runs())
                    .extracting(run -> run.replication())
                    .containsExactly(0, 1, 2);
            assertThat(watch.said).containsExactly("Another program works on this study, too; the runs are shared.");
        }
    }

    @Test
    void cancellingGivesBackWhatWasTaken() {
        var watch = new Watch();
        var work = work(2, new Stopping.Times(2));
        Simulator simulator = (scenario, control, cancelled, progress) -> {
            watch.cancelled = true;
            while (!cancelled.getAsBoolean()) Thread.onSpinWait();
            throw new CancellationException();
        };
        try (var file = ResultFile.open(path())) {
            assertThatThrownBy(() -> new Repetitions(List.of(work), 2, Optional.of(file), simulator, watch).run())
                    .isInstanceOf(CancellationException.class);
        }

        try (var file = ResultFile.open(path())) {
            assertThat(file.take(new RunKey(work.digest(), 1, 0))).isEqualTo(new ResultFile.Turn.Ours());
        }
    }

    @Test
    void progressReachesTheEnd() {
        var watch = new Watch();

        new Repetitions(
                        List.of(work(2, new Stopping.Times(3)), work(3, new Stopping.Times(3))),
                        2,
                        Optional.empty(),
                        Simulator::engine,
                        watch)
                .run();

        var last = new ArrayList<>(watch.seen).getLast();
        assertThat(last.runsDone()).isEqualTo(6);
        assertThat(last.runsPlanned()).isEqualTo(6);
        assertThat(last.fraction()).isEqualTo(1);
    }

    private static final class Watch implements StudyProgress {
        final ConcurrentLinkedQueue<Status> seen = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
        volatile boolean cancelled;

        @Override
        public void at(Status status) {
            seen.add(status);
        }

        @Override
        public void say(String sentence) {
            said.add(sentence);
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    private Path path() {
        return folder.resolve("x.rzr");
    }

    private static Simulator counting(AtomicInteger calls) {
        return (scenario, control, cancelled, progress) -> {
            calls.incrementAndGet();
            return Simulator.engine(scenario, control, cancelled, progress);
        };
    }

    private static List<Work.Result> run(
            List<Work> works, int threads, Optional<ResultFile> file, Simulator simulator) {
        return new Repetitions(works, threads, file, simulator, StudyProgress.unwatched()).run();
    }

    private static Work work(double interval, Stopping stopping) {
        Scenario scenario = Scenarios.queue(interval);
        String digest = ScenarioDigest.of(scenario, WARM_UP, DURATION, "test");
        return new Work(scenario, digest, Map.of(), WARM_UP, DURATION, 1, stopping);
    }
}
