// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Step;

/** Lowers one program to instructions, one a step; refuses one that contradicts itself. */
final class Lowering {

    private final Program program;
    private final int number;
    /** The place of its first instruction among those of all programs. */
    private final int base;

    private final Map<String, Integer> streams = new LinkedHashMap<>();
    private int gathered = Instruction.NONE;

    Lowering(Program program, int number, int base) {
        this.program = program;
        this.number = number;
        this.base = base;
    }

    List<Instruction> instructions() {
        List<Instruction> instructions = new ArrayList<>();
        for (int i = 0; i < program.steps().size(); i++) instructions.add(lower(i));
        return instructions;
    }

    /** Names of the streams that it draws from, in the order of their numbers. */
    List<String> streams() {
        return List.copyOf(streams.keySet());
    }

    private Instruction lower(int i) {
        var at = new Instruction.Place(number, i);
        return switch (program.steps().get(i)) {
            case Step.Use(int slot, List<Step.Charge> charges) -> {
                long fixed = Math.round(Charges.fixedSum(charges));
                yield at.use(slot, gathered, fixed, Charges.of(charges, fixed, this::cost));
            }
            case Step.Delay(Cost cost, int origin) -> at.costing(Instruction.DELAY, 0, cost(cost));
            case Step.Draw(int register, Distribution distribution, String stream) ->
                at.costing(Instruction.DRAW, register, cost(new Cost.Drawn(distribution, stream)));
            case Step.Choose(double probability, int otherwise, String stream) ->
                at.numbered(Instruction.CHOOSE, ahead(i, otherwise), stream(stream), probability);
            case Step.WhenIdle(int slot, int otherwise) -> at.plain(Instruction.WHEN_IDLE, ahead(i, otherwise), slot);
            case Step.First(long times, int otherwise) -> at.first(times, ahead(i, otherwise));
            case Step.WhileAway(int move, int otherwise) -> at.plain(Instruction.WHILE_AWAY, ahead(i, otherwise), move);
            case Step.Jump(int target) -> at.plain(Instruction.JUMP, ahead(i, target), 0);
            case Step.Gather(int slot) -> {
                gathered = slot;
                yield at.plain(Instruction.GATHER, slot, ungather(i, slot));
            }
            case Step.Ungather(int slot) -> {
                boolean polled = isPolled(i, slot);
                gathered = polled ? slot : Instruction.NONE;
                yield at.plain(Instruction.UNGATHER, slot, polled ? 1 : 0);
            }
            case Step.Polled(int slot) -> {
                gathered = Instruction.NONE;
                yield at.plain(Instruction.POLLED, slot, 0);
            }
            case Step.Acquire(int slot) -> at.plain(Instruction.ACQUIRE, slot, 0);
            case Step.Release(int slot) -> at.plain(Instruction.RELEASE, slot, 0);
            case Step.Take(int slot, Cost tokens) -> at.costing(Instruction.TAKE, slot, cost(tokens));
            case Step.Fork(List<Integer> starts) ->
                at.fork(starts.stream().mapToInt(start -> ahead(i, start)).toArray());
            case Step.Join() -> at.plain(Instruction.JOIN, 0, 0);
            case Step.Start(int stopwatch) -> at.plain(Instruction.START, stopwatch, 0);
            case Step.Observe(int measure, int stopwatch) -> at.plain(Instruction.OBSERVE, measure, stopwatch);
            case Step.Count(int counter, double count) -> at.numbered(Instruction.COUNT, counter, 0, count);
            case Step.Leave() -> at.plain(Instruction.LEAVE, 0, 0);
        };
    }

    private LoweredCost cost(Cost cost) {
        return new LoweredCost(cost, cost instanceof Cost.Drawn drawn ? stream(drawn.stream()) : Instruction.NONE);
    }

    private int stream(String name) {
        return streams.computeIfAbsent(name, k -> streams.size());
    }

    private int ahead(int from, int target) {
        if (target <= from || target >= program.steps().size())
            throw new IllegalArgumentException(
                    "program " + program.name() + ": step " + from + " jumps to " + target + ", which is not ahead");
        return base + target;
    }

    private boolean isPolled(int from, int slot) {
        return program.steps().subList(from, program.steps().size()).contains(new Step.Polled(slot));
    }

    private int ungather(int from, int slot) {
        for (int i = from + 1; i < program.steps().size(); i++)
            if (program.steps().get(i) instanceof Step.Ungather(int other) && other == slot) return base + i;
        throw new IllegalArgumentException("program " + program.name() + ": step " + from + " gathers at slot " + slot
                + ", but no step ungathers");
    }
}
