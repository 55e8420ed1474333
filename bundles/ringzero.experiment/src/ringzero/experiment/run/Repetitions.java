// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import ringzero.experiment.store.Outcome;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.ResultFile.Turn;
import ringzero.experiment.store.RunKey;
import ringzero.experiment.store.StoreException;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.results.Run;

/**
 * Runs scenarios again and again, several at once, until enough is known about each. First every scenario is run once, then once more:
 * an early picture of the whole is worth more than a precise one of a part. What a run finds and how many there are depends on the
 * scenario and the seed alone, not on the number of threads or on what was there already. Runs that another program works on at the same
 * time are left to it; when nothing else is left to do, they are waited for, and taken over should that program end without them.
 */
final class Repetitions {

    private static final long WATCH_MILLISECONDS = 100;

    /** The engine asks every few thousand events whether to stop; a run that does not is left behind. */
    private static final long FAREWELL_MILLISECONDS = 800;

    /** How often other programs are told that this one still works; a fraction of the time after which it is taken for dead. */
    private static final long RENEWAL_NANOSECONDS = 10_000_000_000L;

    private final List<State> states = new ArrayList<>();
    private final Simulator simulator;
    private final StudyProgress progress;
    private final int threads;
    private final Object progressLock = new Object();

    // guarded by this
    private final List<Job> running = new ArrayList<>();
    private Optional<ResultFile> file;
    private Throwable failure;
    private long nanosecondsSpent;
    private int simulated;
    private boolean isShared;

    private volatile boolean stopped;
    private volatile long renewed = System.nanoTime();

    /**
     * @param file where finished runs are kept and looked for; empty: nowhere
     */
    Repetitions(List<Work> works, int threads, Optional<ResultFile> file, Simulator simulator, StudyProgress progress) {
        for (Work work : works) states.add(new State(work));
        this.threads = threads;
        this.file = file;
        this.simulator = simulator;
        this.progress = progress;
    }

    /** One scenario: what is finished and how far it is meant to go. */
    private static final class State {
        final Work work;
        final Map<Integer, Outcome> outcomes = new TreeMap<>();
        final Deque<Integer> elsewhere = new ArrayDeque<>();
        int target;
        int dispatched;
        int reused;
        Work.Result result;
        double precision = Double.NaN;

        State(Work work) {
            this.work = work;
            target = work.stopping().wanted(List.of());
        }

        /** Looks whether enough is known. Asks only at the numbers that were planned, so that chance and threads decide nothing. */
        void advance() {
            while (result == null) {
                List<Run> runs = new ArrayList<>();
                for (int i = 0; i < target; i++) {
                    switch (outcomes.get(i)) {
                        case null -> {
                            return;
                        }
                        case Outcome.Finished(Run run) -> runs.add(run);
                        case Outcome.Overloaded overloaded -> {
                            result = new Work.Result(List.copyOf(runs), Optional.of(overloaded));
                            return;
                        }
                    }
                }
                int wanted = work.stopping().wanted(runs);
                precision = work.stopping().precision(runs);
                if (wanted <= target) result = new Work.Result(List.copyOf(runs), Optional.empty());
                else target = wanted;
            }
        }

        /** The next repetition that nobody has begun; -1 if there is none. */
        int next() {
            if (result != null) return -1;
            while (dispatched < target && outcomes.containsKey(dispatched)) dispatched++;
            return dispatched < target ? dispatched : -1;
        }

        /** A repetition that another program had begun when it was asked for. */
        Optional<Integer> nextElsewhere() {
            return result == null ? Optional.ofNullable(elsewhere.poll()) : Optional.empty();
        }
    }

    /** A run that goes on. */
    private static final class Job {
        final State state;
        final int replication;
        volatile double part;

        Job(State state, int replication) {
            this.state = state;
            this.replication = replication;
        }
    }

    /** Runs everything that is not there yet; the results are in the order of the works. Interrupting the thread cancels. */
    List<Work.Result> run() {
        reuse();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(
                    Thread.ofPlatform().daemon().name("ringzero-run-" + (i + 1)).start(this::work));
        }
        try {
            while (!isOver()) watch();
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        } finally {
            stop();
            farewell(workers);
        }
        return results();
    }

    private synchronized List<Work.Result> results() {
        if (failure instanceof RuntimeException e) throw e;
        if (failure instanceof Error e) throw e;
        if (states.stream().anyMatch(state -> state.result == null))
            throw new CancellationException("The study was cancelled.");
        report();
        return states.stream().map(state -> state.result).toList();
    }

    private void reuse() {
        if (file.isEmpty()) return;
        for (State state : states) {
            try {
                state.outcomes.putAll(file.get().outcomes(state.work.digest(), state.work.seed()));
            } catch (StoreException e) {
                giveUpFile(e);
                return;
            }
            state.advance();
            state.reused = (int) state.outcomes.keySet().stream()
                    .filter(i -> i < state.target)
                    .count();
        }
    }

    private synchronized boolean isOver() {
        return stopped || failure != null || states.stream().allMatch(state -> state.result != null);
    }

    private void watch() throws InterruptedException {
        synchronized (this) {
            if (!isOver()) wait(WATCH_MILLISECONDS);
        }
        if (progress.isCancelled()) stop();
        else report();
    }

    private synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private static void farewell(List<Thread> workers) {
        long end = System.nanoTime() + FAREWELL_MILLISECONDS * 1_000_000;
        boolean interrupted = Thread.interrupted();
        for (Thread worker : workers) {
            try {
                worker.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    // ---- the workers ----

    private void work() {
        try {
            for (Job job = take(); job != null; job = take()) {
                switch (turn(job)) {
                    case Turn.Ours ours -> simulateAndKeep(job);
                    case Turn.Done(Outcome outcome) -> finish(job, outcome);
                    case Turn.Elsewhere elsewhere -> leave(job);
                }
            }
        } catch (CancellationException e) {
            // somebody else has said so already
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) failure = e;
        stop();
    }

    /** The next run, the lowest repetition first; if all are begun, one that another program had begun, after a while. */
    private synchronized Job take() {
        while (!stopped) {
            State chosen = null;
            int replication = Integer.MAX_VALUE;
            for (State state : states) {
                int next = state.next();
                if (next < 0 || next >= replication) continue;
                chosen = state;
                replication = next;
            }
            if (chosen != null) {
                chosen.dispatched = replication + 1;
                return begin(chosen, replication);
            }
            if (isOver()) return null;
            try {
                wait(WATCH_MILLISECONDS);
            } catch (InterruptedException e) {
                return null;
            }
            for (State state : states) {
                var elsewhere = state.nextElsewhere();
                if (elsewhere.isPresent()) return begin(state, elsewhere.get());
            }
        }
        return null;
    }

    private Job begin(State state, int replication) {
        var job = new Job(state, replication);
        running.add(job);
        return job;
    }

    private void simulateAndKeep(Job job) {
        long began = System.nanoTime();
        Outcome outcome = simulate(job);
        keep(job, outcome);
        synchronized (this) {
            simulated++;
            nanosecondsSpent += System.nanoTime() - began;
        }
        finish(job, outcome);
    }

    private Outcome simulate(Job job) {
        Work work = job.state.work;
        var control = new RunControl(work.warmUp(), work.duration(), work.seed(), job.replication);
        return simulator.run(work.scenario(), control, () -> stopped, part -> {
            job.part = part;
            renew();
        });
    }

    private synchronized void finish(Job job, Outcome outcome) {
        running.remove(job);
        job.state.outcomes.put(job.replication, outcome);
        job.state.advance();
        notifyAll();
    }

    // ---- keeping ----

    private static RunKey key(Job job) {
        return new RunKey(job.state.work.digest(), job.state.work.seed(), job.replication);
    }

    /** Another program may have written it meanwhile, or be at work on it. */
    private Turn turn(Job job) {
        try {
            return file().map(open -> open.take(key(job))).orElse(new Turn.Ours());
        } catch (StoreException e) {
            giveUpFile(e);
            return new Turn.Ours();
        }
    }

    private void leave(Job job) {
        boolean first;
        synchronized (this) {
            running.remove(job);
            job.state.elsewhere.add(job.replication);
            first = !isShared;
            isShared = true;
        }
        if (!first) return;
        synchronized (progressLock) {
            progress.say("Another program works on this study, too; the runs are shared.");
        }
    }

    /** Asked by all workers, a few thousand times a second. */
    private void renew() {
        long now = System.nanoTime();
        if (now - renewed < RENEWAL_NANOSECONDS) return;
        renewed = now;
        try {
            file().ifPresent(ResultFile::renew);
        } catch (StoreException e) {
            giveUpFile(e);
        }
    }

    private void keep(Job job, Outcome outcome) {
        try {
            file().ifPresent(open -> open.add(key(job), job.state.work.levels(), outcome));
        } catch (StoreException e) {
            giveUpFile(e);
        }
    }

    private synchronized Optional<ResultFile> file() {
        return file;
    }

    /** The study goes on; what is in the file already stays there. */
    private void giveUpFile(StoreException e) {
        synchronized (this) {
            if (file.isEmpty()) return;
            file = Optional.empty();
        }
        synchronized (progressLock) {
            progress.say(e.getMessage() + " The study goes on; from here on its results are in memory only.");
        }
    }

    // ---- telling ----

    private void report() {
        StudyProgress.Status status = status();
        synchronized (progressLock) {
            progress.at(status);
        }
    }

    private synchronized StudyProgress.Status status() {
        int planned = 0;
        int finished = 0;
        int reused = 0;
        double precision = Double.NaN;
        double wanted = Double.NaN;
        for (State state : states) {
            int there = 0;
            int goal = state.result == null ? state.target : state.result.runs().size();
            for (int i = 0; i < goal; i++) if (state.outcomes.containsKey(i)) there++;
            planned += goal;
            finished += there;
            reused += state.reused;
            if (!Double.isNaN(state.precision) && !(state.precision <= precision)) precision = state.precision;
            wanted = state.work.stopping().wantedPrecision();
        }
        double parts = running.stream().mapToDouble(job -> job.part).sum();
        double left = Math.max(0, planned - finished - parts);
        Optional<Duration> time = simulated == 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(
                        (long) (left * nanosecondsSpent / simulated / Math.min(threads, Math.max(1, left)))));
        double fraction = planned == 0 ? 1 : Math.min(1, (finished + parts) / planned);
        return new StudyProgress.Status(finished, planned, reused, fraction, precision, wanted, time);
    }
}
