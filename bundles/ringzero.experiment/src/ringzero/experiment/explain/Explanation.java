// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

import java.util.List;
import ringzero.simulation.results.SourceLine;
import ringzero.simulation.results.Study.Assumption;
import ringzero.simulation.results.Trace.Kind;

/**
 * One operation or message of a guest that has the machine for itself, step by step. Laws of random numbers are replaced by their means.
 * The durations of the steps that are not hidden add up to the total, to the picosecond.
 *
 * @param guest whose it is
 * @param operation its name, such as "kick" or "transmit"
 * @param size of the message or block as written; empty for other operations
 * @param mode label of the guest's mode
 * @param path label of the path; empty if the operation takes none
 * @param clock of the host's processor, in Hz
 * @param steps in the order in which they begin
 * @param total from the beginning to the end, in picoseconds
 * @param notes why the model would not allow this mode or path; empty if it does
 */
public record Explanation(
        String guest,
        String operation,
        String size,
        String mode,
        String path,
        double clock,
        List<Step> steps,
        long total,
        List<String> notes) {
    public Explanation {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** Picoseconds of all steps of an actor, hidden ones left out. */
    public long time(Actor actor) {
        return steps.stream()
                .filter(step -> step.actor() == actor && !step.isHidden())
                .mapToLong(Step::duration)
                .sum();
    }

    /** Picoseconds as cycles of the host's processor. */
    public double cycles(long picoseconds) {
        return picoseconds * clock / 1e12;
    }

    /**
     * What happens next.
     *
     * @param actor who does it, or who is waited for
     * @param ring with which privilege
     * @param kind serving, waiting, or time that passes
     * @param label what it is: the operation, or the cost as the library writes it
     * @param about what the library says about the operation; empty if it is none
     * @param layer to whom the CPU time is charged; empty if none is used
     * @param resource where, by its name in results; empty if nowhere
     * @param declaredIn the declaration that says so, such as "mode hardware-assisted"; empty if none does
     * @param start picoseconds after the beginning
     * @param duration in picoseconds
     * @param isHidden whether others that go on at the same time take longer
     * @param place the line that says so
     * @param numbers what the cost was computed from
     */
    public record Step(
            Actor actor,
            Ring ring,
            Kind kind,
            String label,
            String about,
            String layer,
            String resource,
            String declaredIn,
            long start,
            long duration,
            boolean isHidden,
            SourceLine place,
            List<Number> numbers) {
        public Step {
            numbers = List.copyOf(numbers);
        }

        Step from(long beginning) {
            return new Step(
                    actor,
                    ring,
                    kind,
                    label,
                    about,
                    layer,
                    resource,
                    declaredIn,
                    start - beginning,
                    duration,
                    isHidden,
                    place,
                    numbers);
        }
    }

    /**
     * A number behind a cost.
     *
     * @param says its name, value, source, confidence and range
     * @param place where it stands
     */
    public record Number(Assumption says, SourceLine place) {}
}
