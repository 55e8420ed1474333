// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;

/** A scenario lowered: the instructions of all programs one after another, and what they mean for each source. Immutable. */
final class Code {

    final Scenario scenario;
    final Instruction[] instructions;
    /** By source. */
    final Binding[] bindings;
    /** Names of streams by program, in the order of their numbers. */
    final List<List<String>> streamNames;

    final int streams;
    /** How many actions all sources have together. */
    final int actions;

    final List<String> subjects;
    /** Where time goes: subject and resource name by part; the first parts are delays, one for each subject. */
    final int[] partSubject;

    final String[] partName;

    final int ranks;
    final int stopwatches;
    final int registers;
    /** The most varying charges of a visit. */
    final int charges;
    /** Slots whose tokens requests may hold: 0 if there are no tokens. */
    final int heldSlots;

    final boolean gathers;

    Code(Scenario scenario) {
        this.scenario = scenario;
        List<Program> programs = scenario.programs();
        List<Instruction> all = new ArrayList<>();
        List<Lowering> lowered = new ArrayList<>();
        int[] entries = new int[programs.size()];
        for (int p = 0; p < entries.length; p++) {
            entries[p] = all.size();
            var lowering = new Lowering(programs.get(p), p, all.size());
            lowered.add(lowering);
            all.addAll(lowering.instructions());
        }
        instructions = all.toArray(Instruction[]::new);
        streamNames = lowered.stream().map(Lowering::streams).toList();
        gathers = all.stream().anyMatch(each -> each.op == Instruction.GATHER);
        charges = all.stream()
                .filter(each -> each.op == Instruction.USE)
                .mapToInt(each -> each.charges.costs.length)
                .max()
                .orElse(0);
        stopwatches = programs.stream().mapToInt(Program::stopwatches).max().orElse(1);
        registers = programs.stream().mapToInt(Program::registers).max().orElse(0);
        heldSlots = scenario.resources().stream().anyMatch(Resource.Tokens.class::isInstance)
                ? programs.stream().mapToInt(Program::slots).max().orElse(0)
                : 0;

        List<Source> sources = scenario.sources();
        Map<Integer, Integer> rankOf = new HashMap<>();
        for (int priority : new TreeSet<>(sources.stream().map(Source::priority).toList()))
            rankOf.put(priority, rankOf.size());
        ranks = Math.max(1, rankOf.size());
        Map<String, Integer> subjectIndex = new LinkedHashMap<>();
        for (Source source : sources) subjectIndex.putIfAbsent(source.subject(), subjectIndex.size());
        subjects = List.copyOf(subjectIndex.keySet());
        Map<Part, Integer> parts = new LinkedHashMap<>();
        for (int i = 0; i < subjects.size(); i++) parts.put(new Part(i, ""), i);
        bindings = new Binding[sources.size()];
        int streamCount = 0;
        int actionCount = 0;
        for (int s = 0; s < bindings.length; s++) {
            Source source = sources.get(s);
            Binding.check(scenario, source);
            int subject = subjectIndex.get(source.subject());
            int[] resources =
                    source.binding().stream().mapToInt(Integer::intValue).toArray();
            int[] partOf = new int[resources.length];
            for (int slot = 0; slot < partOf.length; slot++) {
                var part = new Part(
                        subject, scenario.resources().get(resources[slot]).name());
                partOf[slot] = parts.computeIfAbsent(part, k -> parts.size());
            }
            int program = source.program();
            bindings[s] = new Binding(
                    entries[program],
                    programs.get(program).steps().size(),
                    actionCount,
                    resources,
                    partOf,
                    subject,
                    rankOf.get(source.priority()),
                    programs.get(program).slots(),
                    streamCount);
            streamCount += streamNames.get(program).size();
            actionCount += bindings[s].length();
        }
        streams = streamCount;
        actions = actionCount;
        partSubject = parts.keySet().stream().mapToInt(Part::subject).toArray();
        partName = parts.keySet().stream().map(Part::name).toArray(String[]::new);
    }

    private record Part(int subject, String name) {}

    /** By resource and layer, whether a program may charge the layer there. */
    boolean[][] layersByResource() {
        int layers = scenario.layers().size();
        boolean[][] found = new boolean[scenario.resources().size()][layers];
        for (Binding binding : bindings) {
            for (int i = 0; i < binding.length(); i++) {
                Instruction each = instructions[binding.instructions() + i];
                if (each.op != Instruction.USE) continue;
                boolean[] charged = found[binding.resources()[each.a]];
                for (int layer : each.charges.layers) if (layer >= 0 && layer < layers) charged[layer] = true;
            }
        }
        return found;
    }
}
