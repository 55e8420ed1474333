// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Trace;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;

/**
 * Runs one scenario as often as asked. Every run begins empty and idle and depends on nothing but the scenario and the control.
 * Not for several threads at once; engines share nothing, so that each thread can have its own.
 *
 * <p>What is measured: all that happens from the end of the warm-up to the end of the run. Statistics are reset at the end of the
 * warm-up; a request that was born before and is done after it counts, with its whole latency. Events at the very end of the run do
 * not happen any more.
 *
 * <p>Findings of a run: {@code throughput} by subject of the sources (requests done, not those dropped), a histogram for each {@link
 * Scenario.Measure}, the {@link Scenario.Counter}s in 1/s, {@code latency-part} (mean time by subject, detail "resource: waiting" or
 * "resource: service"; delays as "delay: service"), {@code host-cpu} by subject and layer, for each subject (no detail) and in all
 * (no subject); its detail "switch" is the time lost in switching. {@code steal} is the share of time in which the subject's vCPUs (or
 * its threads, if it has no vCPUs) were runnable and not running. By resource name: {@code utilisation} (serving; for processors:
 * occupied, for tokens: held, for buckets: of the rate), {@code queue} (mean number there, waiting or served; for processors: threads
 * that wait) and {@code drops}. Services run beside the sources; what is found about them says {@link ServiceAnswers},
 * and about migrations {@link PreCopy}.
 */
public final class Engine {

    private final Code code;

    /** Lowers the scenario; refuses one that contradicts itself. */
    public Engine(Scenario scenario) {
        code = new Code(scenario);
    }

    /**
     * Runs it.
     *
     * @param cancelled asked every few thousand events
     * @param progress told now and then how far the run is, from 0 to 1
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws OverloadException if a queue without a limit grows beyond all bounds
     */
    public Run run(RunControl control, BooleanSupplier cancelled, DoubleConsumer progress) {
        List<Finding> findings = new ArrayList<>();
        List<Run.AuditCheck> audit = new ArrayList<>();
        long events = 0;
        long fingerprint = 0;
        int parts = (code.scenario.sources().isEmpty() ? 0 : 1)
                + code.scenario.services().size();
        int done = 0;
        long warmUp = control.warmUp().least();
        if (!code.scenario.sources().isEmpty()) {
            Simulation simulation = new Simulation(code, control);
            simulation.run(cancelled, part -> progress.accept(part / parts));
            warmUp = simulation.warmedUp();
            done++;
            events += simulation.handled;
            fingerprint = simulation.fingerprint();
            findings.addAll(new Answers(simulation).findings());
            audit.addAll(new Audit(simulation).checks());
        }
        for (Service service : code.scenario.services()) {
            ServiceRun run = new ServiceRun(service, control);
            int before = done++;
            run.run(cancelled, part -> progress.accept((before + part) / parts));
            warmUp = Math.max(warmUp, run.warmedUp());
            events += run.handled;
            fingerprint = Long.rotateLeft(fingerprint, 1) ^ run.fingerprint();
            var answers = new ServiceAnswers(run);
            findings.addAll(answers.findings());
            audit.addAll(answers.checks());
        }
        for (Migration migration : code.scenario.migrations()) {
            var moved = new PreCopy(migration);
            fingerprint = Long.rotateLeft(fingerprint, 1) ^ moved.fingerprint();
            findings.addAll(moved.findings());
        }
        double second = Scenario.SECOND;
        return new Run(
                control.seed(),
                control.replication(),
                warmUp / second,
                control.duration() / second,
                events,
                fingerprint,
                findings,
                audit);
    }

    /**
     * Runs it and writes down what requests do, operation by operation: the first {@code maxRequests} that are born after the
     * warm-up and are done before the end. What happens is what happens in a plain run with the same control.
     */
    public Trace trace(RunControl control, long maxRequests) {
        return trace(control, maxRequests, () -> false);
    }

    /**
     * As {@link #trace(RunControl, long)}.
     *
     * @param cancelled asked every few thousand events
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Trace trace(RunControl control, long maxRequests, BooleanSupplier cancelled) {
        return new Simulation(code, control).trace(maxRequests, cancelled);
    }
}
