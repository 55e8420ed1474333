// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.control.RunControl;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.scenario.Scenario;

/** Links the code to one run: makes the actions of each source. */
final class Linking {

    private final Code code;
    private final Resources resources;
    private final Books books;
    private final RandomStream[] streams;

    private Linking(Simulation simulation) {
        code = simulation.code;
        resources = simulation.resources;
        books = simulation.books;
        streams = streams(code, simulation.control);
    }

    /** The actions of all sources one after another, each source's from {@link Binding#start} on. */
    static Action[] actions(Simulation simulation) {
        return new Linking(simulation).actions();
    }

    private static RandomStream[] streams(Code code, RunControl control) {
        RandomStream[] streams = new RandomStream[code.streams];
        Scenario scenario = code.scenario;
        for (int s = 0; s < scenario.sources().size(); s++) {
            int at = code.bindings[s].firstStream();
            String source = scenario.sources().get(s).name();
            for (String name : code.streamNames.get(scenario.sources().get(s).program()))
                streams[at++] = new RandomStream(control.seed(), control.replication(), source + "/" + name);
        }
        return streams;
    }

    private Action[] actions() {
        Action[] actions = new Action[code.actions];
        for (int s = 0; s < code.bindings.length; s++) {
            Binding binding = code.bindings[s];
            for (int i = 0; i < binding.length(); i++)
                actions[binding.start() + i] =
                        action(code.instructions[binding.instructions() + i], binding, books.traffic[s]);
        }
        return actions;
    }

    private Action action(Instruction instruction, Binding binding, Traffic traffic) {
        int slot = instruction.slot();
        LoweredCost[] costs = instruction.charges.costs.clone();
        for (int k = 0; k < costs.length; k++) costs[k] = costs[k].bind(streams, binding.firstStream());
        return new Action(
                instruction,
                traffic,
                binding.start() - binding.instructions(),
                slot == Instruction.NONE ? null : resources.places[binding.resources()[slot]],
                part(instruction, slot, binding),
                instruction.op == Instruction.OBSERVE ? books.measures[instruction.a] : null,
                instruction.op == Instruction.CHOOSE ? streams[binding.firstStream() + instruction.b] : null,
                costs);
    }

    private Part part(Instruction instruction, int slot, Binding binding) {
        if (instruction.op == Instruction.DELAY) return books.parts[binding.subject()];
        return slot == Instruction.NONE ? null : books.parts[binding.parts()[slot]];
    }
}
