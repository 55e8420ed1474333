// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import ringzero.model.Guest;
import ringzero.model.Quantity;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Step;

/**
 * One flat list of steps with what they refer to: slots, registers, stopwatches, random draws and origins of costs. Branches are
 * written by reserving a place for the test and setting it once its target is known.
 */
final class StepList {

    /** A program longer than that is a mistake (repeat 1000000 times), not a model. */
    private static final int MOST_STEPS = 100_000;

    private final Guest guest;
    private final ScenarioParts scenario;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Slot, Integer> slots = new LinkedHashMap<>();
    private final List<Program.Origin> origins = new ArrayList<>();
    private final List<Compiled.Evidence> evidence = new ArrayList<>();
    private final List<Double> registerMeans = new ArrayList<>();

    private int stopwatches = 1;
    private int draws;

    /** No visit may grow beyond the last place that something jumps to. */
    private int barrier;

    private String stage = "";

    /** @param guest whose requests these are */
    StepList(Guest guest, ScenarioParts scenario) {
        this.guest = guest;
        this.scenario = scenario;
    }

    Program program(String name) {
        return new Program(name, steps, slots.size(), Math.max(1, registerMeans.size()), stopwatches, origins);
    }

    /** What stands behind the origins of the program's costs, by their number. */
    List<Compiled.Evidence> evidence() {
        return List.copyOf(evidence);
    }

    /** The slots of the program, by number. */
    List<Slot> slots() {
        return List.copyOf(slots.keySet());
    }

    /** What follows belongs to this stage of the request. */
    void stage(String name) {
        stage = name;
    }

    // ---- what steps refer to

    int slot(Slot slot) {
        return slots.computeIfAbsent(slot, s -> slots.size());
    }

    /** A register for an amount that is drawn anew for each request. */
    int register(double mean) {
        registerMeans.add(mean);
        return registerMeans.size() - 1;
    }

    double mean(Affine value) {
        return value.isConstant() ? value.base() : value.base() + value.perUnit() * registerMeans.get(value.register());
    }

    int stopwatch() {
        return stopwatches++;
    }

    /** A name for the next source of randomness. */
    String stream(String what) {
        return what + " " + draws++;
    }

    /** What is charged next, and the numbers that it was computed from. */
    int origin(String operation, String declaredIn, EObject where, List<Quantity> numbers) {
        var origin = new Program.Origin(operation, declaredIn, stage);
        var behind = new Compiled.Evidence(where, numbers);
        for (int i = 0; i < origins.size(); i++)
            if (origins.get(i).equals(origin) && evidence.get(i).equals(behind)) return i;
        origins.add(origin);
        evidence.add(behind);
        return origins.size() - 1;
    }

    // ---- the list itself

    /**
     * A visit; visits of the same resource that follow each other are one.
     *
     * @return whether it takes any time; if not, nothing is added
     */
    boolean use(Slot resource, Cost cost, String layer, int origin) {
        if (cost instanceof Cost.Fixed fixed && fixed.amount() == 0) return false;
        int slot = slot(resource);
        var charge = new Step.Charge(cost, scenario.layer(layer), origin);
        int last = lastUse();
        if (last >= barrier && steps.get(last) instanceof Step.Use before && before.slot() == slot) {
            var together = new ArrayList<>(before.charges());
            together.add(charge);
            steps.set(last, new Step.Use(slot, together));
            return true;
        }
        add(new Step.Use(slot, List.of(charge)));
        return true;
    }

    /** The last visit that only counting and drawing followed, which take no time; -1 if there is none. */
    private int lastUse() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            var step = steps.get(i);
            if (step instanceof Step.Use) return i;
            if (!(step instanceof Step.Count)) return -1;
        }
        return -1;
    }

    void add(Step step) {
        steps.add(step);
        if (steps.size() > MOST_STEPS)
            throw new ModelException(
                    "A request of " + guest.getName() + " has more than " + MOST_STEPS + " steps. Repeat less.", guest);
    }

    /** Keeps a place for a step whose target is not known yet. */
    int reserve() {
        add(null);
        return mark() - 1;
    }

    void set(int place, Step step) {
        steps.set(place, step);
    }

    /** The next step's index, as the target of a jump. */
    int mark() {
        barrier = steps.size();
        return barrier;
    }
}
