// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.StoreException;
import ringzero.experiment.trace.SingleRun;
import ringzero.experiment.trace.TracedRun;
import ringzero.simulation.engine.OverloadException;
import ringzero.simulation.results.Watched;

/** Watches the begin of one run of each scenario, several at once, unless a result file says already what is to be seen there. */
final class Watching {

    private final int requests;
    private final int threads;
    private final Optional<ResultFile> file;
    private final StudyProgress progress;

    /**
     * @param requests how many of each scenario, at least 1
     * @param file where it is kept and looked for; empty: nowhere
     */
    Watching(int requests, int threads, Optional<ResultFile> file, StudyProgress progress) {
        this.requests = requests;
        this.threads = threads;
        this.file = file;
        this.progress = progress;
    }

    /** A scenario to watch, and what runs of it are called. */
    record Subject(String digest, SingleRun run) {
        private long seed() {
            return run.control().seed();
        }
    }

    /**
     * What was seen of each, in their order; nothing of those that broke down.
     *
     * @throws CancellationException if cancelled, or if the thread is interrupted
     */
    List<Optional<Watched>> watch(List<Subject> subjects) {
        try (var executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("ringzero-watch-", 1).factory())) {
            List<Future<Optional<Watched>>> futures = subjects.stream()
                    .map(subject -> executor.submit(() -> watch(subject)))
                    .toList();
            try {
                List<Optional<Watched>> seen = new ArrayList<>();
                for (Future<Optional<Watched>> future : futures) seen.add(future.get());
                return seen;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The study was cancelled.");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) throw cause;
                if (e.getCause() instanceof Error cause) throw cause;
                throw new IllegalStateException(e.getCause());
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private Optional<Watched> watch(Subject subject) {
        Optional<Watched> known = known(subject);
        if (known.isPresent()) return known;
        try {
            Watched seen = new TracedRun(subject.run, requests, this::isCancelled).watched();
            keep(subject, seen);
            return Optional.of(seen);
        } catch (OverloadException e) {
            return Optional.empty();
        }
    }

    private Optional<Watched> known(Subject subject) {
        try {
            return file.flatMap(open -> open.watched(subject.digest, subject.seed()));
        } catch (StoreException e) {
            progress.say(e.getMessage());
            return Optional.empty();
        }
    }

    private void keep(Subject subject, Watched seen) {
        try {
            file.ifPresent(open -> open.addWatched(subject.digest, subject.seed(), seen));
        } catch (StoreException e) {
            progress.say(e.getMessage());
        }
    }

    private boolean isCancelled() {
        return progress.isCancelled() || Thread.currentThread().isInterrupted();
    }
}
