// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ringzero.simulation.random.Sampler;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** A scenario lowered to arrays of numbers: all programs one after another, one instruction a step. Immutable once built. */
final class Code {

    static final int USE = 0;
    static final int DELAY = 1;
    static final int DRAW = 2;
    static final int CHOOSE = 3;
    static final int WHEN_IDLE = 4;
    static final int FIRST = 5;
    static final int JUMP = 6;
    static final int GATHER = 7;
    static final int UNGATHER = 8;
    static final int ACQUIRE = 9;
    static final int RELEASE = 10;
    static final int TAKE = 11;
    static final int FORK = 12;
    static final int JOIN = 13;
    static final int START = 14;
    static final int OBSERVE = 15;
    static final int COUNT = 16;
    static final int LEAVE = 17;

    /** Instead of a slot: there is none. */
    static final int NONE = -1;

    static final int FIXED = 0;
    static final int LINEAR = 1;
    static final int DRAWN = 2;

    final Scenario scenario;

    // by instruction; what a and b mean depends on op
    final int[] op;
    final int[] a;
    final int[] b;
    final double[] amount;
    /** Sum of the charges that are always the same, rounded, by instruction. */
    final long[] fixed;
    /** Charges by instruction: fixed ones (one for each layer), then varying ones, both in the arrays below. */
    final int[] fixedFrom;

    final int[] varyingFrom;
    final int[] varyingTo;
    final int[] chargeLayer;
    final double[] chargeAmount;
    final int[] chargeCost;
    /** First instruction by program. */
    final int[] entry;

    final int[] programOf;
    final int[][] branches;

    // by cost
    final int[] costKind;
    final double[] costBase;
    final double[] costPerUnit;
    final int[] costRegister;
    final int[] costStream;
    final Sampler[] costSampler;

    // by source
    final int[] bindingFrom;
    final int[] binding;
    final int[] part;
    final int[] streamFrom;
    final int[] firstFrom;
    final int[] subject;
    final int[] rank;
    final int[] slots;
    /** First instruction of what its requests do. */
    final int[] start;
    /** Names of streams by program, in the order of their local numbers. */
    final List<List<String>> streamNames;

    final int streams;
    final int firsts;

    final List<String> subjects;
    /** Where time goes: subject and resource name by part; the first parts are delays, one for each subject. */
    final int[] partSubject;

    final String[] partName;

    final int ranks;
    final int stopwatches;
    final int registers;
    final int charges;
    /** Slots whose tokens requests may hold: 0 if there are no tokens. */
    final int heldSlots;

    final boolean gathers;

    // while building
    private final List<Cost> costs = new ArrayList<>();
    private final Map<Cost, Integer> costIndex = new HashMap<>();

    Code(Scenario scenario) {
        this.scenario = scenario;
        List<Program> programs = scenario.programs();
        int length = programs.stream().mapToInt(p -> p.steps().size()).sum();
        op = new int[length];
        a = new int[length];
        b = new int[length];
        amount = new double[length];
        fixed = new long[length];
        fixedFrom = new int[length];
        varyingFrom = new int[length];
        varyingTo = new int[length];
        programOf = new int[length];
        entry = new int[programs.size()];
        List<int[]> forks = new ArrayList<>();
        List<Integer> layers = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        List<Integer> chargeCosts = new ArrayList<>();
        List<Map<String, Integer>> names = new ArrayList<>();
        List<int[]> costStreams = new ArrayList<>();
        int[] firstsOf = new int[programs.size()];
        int at = 0;
        boolean anyGather = false;
        for (int p = 0; p < programs.size(); p++) {
            Program program = programs.get(p);
            Map<String, Integer> local = new LinkedHashMap<>();
            names.add(local);
            entry[p] = at;
            int gathered = NONE;
            for (int i = 0; i < program.steps().size(); i++, at++) {
                programOf[at] = p;
                int base = entry[p];
                fixedFrom[at] = varyingFrom[at] = varyingTo[at] = layers.size();
                switch (program.steps().get(i)) {
                    case Step.Use(int slot, List<Step.Charge> charges) -> {
                        op[at] = USE;
                        a[at] = slot;
                        b[at] = gathered;
                        double sum = 0;
                        Map<Integer, Double> byLayer = new LinkedHashMap<>();
                        for (Step.Charge charge : charges) {
                            if (!(charge.cost() instanceof Cost.Fixed(double cost))) continue;
                            sum += cost;
                            byLayer.merge(charge.layer(), cost, Double::sum);
                        }
                        fixed[at] = Math.round(sum);
                        // the layers share the rounded sum, so that they add up to it
                        double scale = sum > 0 ? fixed[at] / sum : 0;
                        for (var each : byLayer.entrySet()) {
                            layers.add(each.getKey());
                            amounts.add(each.getValue() * scale);
                            chargeCosts.add(-1);
                        }
                        varyingFrom[at] = layers.size();
                        for (Step.Charge charge : charges) {
                            if (charge.cost() instanceof Cost.Fixed) continue;
                            layers.add(charge.layer());
                            amounts.add(0.0);
                            chargeCosts.add(cost(charge.cost(), local, costStreams));
                        }
                        varyingTo[at] = layers.size();
                    }
                    case Step.Delay(Cost cost, int origin) -> {
                        op[at] = DELAY;
                        a[at] = cost(cost, local, costStreams);
                    }
                    case Step.Draw(int register, Distribution distribution, String stream) -> {
                        op[at] = DRAW;
                        a[at] = register;
                        b[at] = cost(new Cost.Drawn(distribution, stream), local, costStreams);
                    }
                    case Step.Choose(double probability, int otherwise, String stream) -> {
                        op[at] = CHOOSE;
                        amount[at] = probability;
                        a[at] = ahead(program, i, otherwise) + base;
                        b[at] = local.computeIfAbsent(stream, k -> local.size());
                    }
                    case Step.WhenIdle(int slot, int otherwise) -> {
                        op[at] = WHEN_IDLE;
                        a[at] = ahead(program, i, otherwise) + base;
                        b[at] = slot;
                    }
                    case Step.First(long times, int otherwise) -> {
                        op[at] = FIRST;
                        a[at] = ahead(program, i, otherwise) + base;
                        b[at] = firstsOf[p]++;
                        fixed[at] = times;
                    }
                    case Step.Jump(int target) -> {
                        op[at] = JUMP;
                        a[at] = ahead(program, i, target) + base;
                    }
                    case Step.Gather(int slot) -> {
                        op[at] = GATHER;
                        a[at] = slot;
                        b[at] = ungather(program, i, slot) + base;
                        anyGather = true;
                        gathered = slot;
                    }
                    case Step.Ungather(int slot) -> {
                        op[at] = UNGATHER;
                        a[at] = slot;
                        gathered = NONE;
                    }
                    case Step.Acquire(int slot) -> {
                        op[at] = ACQUIRE;
                        a[at] = slot;
                    }
                    case Step.Release(int slot) -> {
                        op[at] = RELEASE;
                        a[at] = slot;
                    }
                    case Step.Take(int slot, Cost tokens) -> {
                        op[at] = TAKE;
                        a[at] = slot;
                        b[at] = cost(tokens, local, costStreams);
                    }
                    case Step.Fork(List<Integer> starts) -> {
                        op[at] = FORK;
                        a[at] = forks.size();
                        int from = i;
                        forks.add(starts.stream()
                                .mapToInt(s -> ahead(program, from, s) + base)
                                .toArray());
                    }
                    case Step.Join() -> op[at] = JOIN;
                    case Step.Start(int stopwatch) -> {
                        op[at] = START;
                        a[at] = stopwatch;
                    }
                    case Step.Observe(int measure, int stopwatch) -> {
                        op[at] = OBSERVE;
                        a[at] = measure;
                        b[at] = stopwatch;
                    }
                    case Step.Count(int counter, double count) -> {
                        op[at] = COUNT;
                        a[at] = counter;
                        amount[at] = count;
                    }
                    case Step.Leave() -> op[at] = LEAVE;
                }
            }
        }
        gathers = anyGather;
        branches = forks.toArray(int[][]::new);
        chargeLayer = layers.stream().mapToInt(Integer::intValue).toArray();
        chargeAmount = amounts.stream().mapToDouble(Double::doubleValue).toArray();
        chargeCost = chargeCosts.stream().mapToInt(Integer::intValue).toArray();
        int widest = 0;
        for (int i = 0; i < length; i++) widest = Math.max(widest, varyingTo[i] - varyingFrom[i]);
        charges = widest;
        stopwatches = programs.stream().mapToInt(Program::stopwatches).max().orElse(1);
        registers = programs.stream().mapToInt(Program::registers).max().orElse(0);
        heldSlots = scenario.resources().stream().anyMatch(Resource.Tokens.class::isInstance)
                ? programs.stream().mapToInt(Program::slots).max().orElse(0)
                : 0;

        int n = costs.size();
        costKind = new int[n];
        costBase = new double[n];
        costPerUnit = new double[n];
        costRegister = new int[n];
        costSampler = new Sampler[n];
        costStream = costStreams.stream().mapToInt(s -> s[0]).toArray();
        for (int i = 0; i < n; i++) lower(i, costs.get(i));

        List<Source> sources = scenario.sources();
        bindingFrom = new int[sources.size()];
        streamFrom = new int[sources.size()];
        firstFrom = new int[sources.size()];
        subject = new int[sources.size()];
        rank = new int[sources.size()];
        start = sources.stream().mapToInt(s -> entry[s.program()]).toArray();
        slots = sources.stream()
                .mapToInt(s -> programs.get(s.program()).slots())
                .toArray();
        binding = new int[sources.stream().mapToInt(s -> s.binding().size()).sum()];
        part = new int[binding.length];
        streamNames = names.stream().map(m -> List.copyOf(m.keySet())).toList();
        TreeSet<Integer> priorities = new TreeSet<>();
        Map<String, Integer> subjectIndex = new LinkedHashMap<>();
        for (Source source : sources) {
            priorities.add(source.priority());
            subjectIndex.putIfAbsent(source.subject(), subjectIndex.size());
        }
        List<Integer> order = List.copyOf(priorities);
        Map<Integer, Integer> rankOf = new HashMap<>();
        for (int i = 0; i < order.size(); i++) rankOf.put(order.get(i), i);
        ranks = Math.max(1, order.size());
        subjects = List.copyOf(subjectIndex.keySet());
        Map<Part, Integer> parts = new LinkedHashMap<>();
        for (int i = 0; i < subjects.size(); i++) parts.put(new Part(i, ""), i);
        int bindings = 0;
        int streamCount = 0;
        int firstCount = 0;
        for (int s = 0; s < sources.size(); s++) {
            Source source = sources.get(s);
            check(source);
            bindingFrom[s] = bindings;
            streamFrom[s] = streamCount;
            firstFrom[s] = firstCount;
            subject[s] = subjectIndex.get(source.subject());
            rank[s] = rankOf.get(source.priority());
            for (int resource : source.binding()) {
                binding[bindings] = resource;
                Part key =
                        new Part(subject[s], scenario.resources().get(resource).name());
                part[bindings++] = parts.computeIfAbsent(key, k -> parts.size());
            }
            streamCount += streamNames.get(source.program()).size();
            firstCount += firstsOf[source.program()];
        }
        streams = streamCount;
        firsts = firstCount;
        partSubject = parts.keySet().stream().mapToInt(Part::subject).toArray();
        partName = parts.keySet().stream().map(Part::name).toArray(String[]::new);
    }

    private record Part(int subject, String name) {}

    private static int ahead(Program program, int from, int target) {
        if (target <= from || target >= program.steps().size())
            throw new IllegalArgumentException(
                    "program " + program.name() + ": step " + from + " jumps to " + target + ", which is not ahead");
        return target;
    }

    private static int ungather(Program program, int from, int slot) {
        for (int i = from + 1; i < program.steps().size(); i++)
            if (program.steps().get(i) instanceof Step.Ungather(int other) && other == slot) return i;
        throw new IllegalArgumentException("program " + program.name() + ": step " + from + " gathers at slot " + slot
                + ", but no step ungathers");
    }

    /** Refuses a source whose program does not fit its resources: a mistake of the compiler, found before it does harm. */
    private void check(Source source) {
        Program program = scenario.programs().get(source.program());
        if (source.binding().size() < program.slots())
            throw new IllegalArgumentException("source " + source.name() + " binds "
                    + source.binding().size() + " slots, but program " + program.name() + " has " + program.slots());
        for (Step step : program.steps()) {
            boolean fits = switch (step) {
                case Step.Use use ->
                    resource(source, use.slot()) instanceof Resource.Threads
                            || resource(source, use.slot()) instanceof Resource.Station;
                case Step.WhenIdle idle ->
                    resource(source, idle.slot()) instanceof Resource.Threads
                            || resource(source, idle.slot()) instanceof Resource.Station;
                case Step.Gather gather -> resource(source, gather.slot()) instanceof Resource.Gather;
                case Step.Ungather gather -> resource(source, gather.slot()) instanceof Resource.Gather;
                case Step.Acquire acquire -> resource(source, acquire.slot()) instanceof Resource.Tokens;
                case Step.Release release -> resource(source, release.slot()) instanceof Resource.Tokens;
                case Step.Take take -> resource(source, take.slot()) instanceof Resource.Bucket;
                default -> true;
            };
            if (!fits)
                throw new IllegalArgumentException("source " + source.name() + ": " + step
                        + " does not fit the resource that its slot is bound to");
        }
    }

    private Resource resource(Source source, int slot) {
        return scenario.resources().get(source.binding().get(slot));
    }

    /** The number of a cost; costs that draw are told apart by program, because streams are. */
    private int cost(Cost cost, Map<String, Integer> streamsOfProgram, List<int[]> costStreams) {
        if (cost instanceof Cost.Drawn(Distribution distribution, String stream)) {
            costs.add(cost);
            costStreams.add(new int[] {streamsOfProgram.computeIfAbsent(stream, k -> streamsOfProgram.size())});
            return costs.size() - 1;
        }
        Integer known = costIndex.get(cost);
        if (known != null) return known;
        costs.add(cost);
        costStreams.add(new int[] {-1});
        costIndex.put(cost, costs.size() - 1);
        return costs.size() - 1;
    }

    private void lower(int i, Cost cost) {
        switch (cost) {
            case Cost.Fixed(double value) -> {
                costKind[i] = FIXED;
                costBase[i] = value;
            }
            case Cost.Linear(double base, double perUnit, int register) -> {
                costKind[i] = LINEAR;
                costBase[i] = base;
                costPerUnit[i] = perUnit;
                costRegister[i] = register;
            }
            case Cost.Drawn(Distribution distribution, String stream) -> {
                costKind[i] = DRAWN;
                costSampler[i] = new Sampler(distribution);
            }
        }
    }

    /** By resource and layer, whether a program may charge the layer there. */
    boolean[][] layersByResource() {
        boolean[][] found =
                new boolean[scenario.resources().size()][scenario.layers().size()];
        for (Source source : scenario.sources()) {
            int from = entry[source.program()];
            int to = from + scenario.programs().get(source.program()).steps().size();
            for (int pc = from; pc < to; pc++) {
                if (op[pc] != USE) continue;
                boolean[] layers = found[source.binding().get(a[pc])];
                for (int k = fixedFrom[pc]; k < varyingTo[pc]; k++)
                    if (chargeLayer[k] >= 0 && chargeLayer[k] < layers.length) layers[chargeLayer[k]] = true;
            }
        }
        return found;
    }
}
