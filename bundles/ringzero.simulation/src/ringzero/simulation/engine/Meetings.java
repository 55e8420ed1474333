// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** The steps in which requests meet: batches, tokens, rate limits, and branches that part and join. */
final class Meetings {

    private final Simulation simulation;
    private final EventQueue events;
    private final Requests requests;
    private final Resources resources;
    private final Interpreter interpreter;
    private final Code code;
    private final int slots;

    Meetings(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        requests = simulation.requests;
        resources = simulation.resources;
        interpreter = simulation.interpreter;
        code = simulation.code;
        slots = code.heldSlots;
    }

    /** The steps in which requests meet; the request that goes on, or -1 if none does. */
    int coordinate(int r, int pc, Instruction step) {
        return switch (step.op) {
            case Instruction.GATHER -> gather(r, step);
            case Instruction.UNGATHER -> ungather(r, pc, step);
            case Instruction.POLLED -> {
                requests.pc[r] = pc + 1;
                leavePoll(r);
                yield r;
            }
            case Instruction.ACQUIRE -> acquire(r, pc, step);
            case Instruction.RELEASE -> release(r, pc, step);
            case Instruction.TAKE -> take(r, pc, step);
            case Instruction.FORK -> fork(r, step);
            default -> joined(r, pc);
        };
    }

    /** Ends a wait at a place that serves nobody. */
    private void endWait(int r, Flow flow, int slot) {
        flow.leave(events.now, requests.entered[r]);
        simulation.books.waited[interpreter.part(r, slot)] += events.now - requests.entered[r];
        if (simulation.tracer != null) simulation.tracer.waited(r, requests.where[r], requests.entered[r]);
        requests.where[r] = Requests.MOVING;
    }

    // ---- batches ----

    private int gather(int r, Instruction step) {
        GatherPoint point = resources.gathers[interpreter.resource(r, step.a)];
        if (point.polled > 0) { // so there is no leader
            joinPoll(point, r);
            requests.pc[r] = step.b + 1;
            return r;
        }
        requests.enter(r, point.resource, point.flow, events.now);
        point.append(r, requests.next);
        consider(point, r);
        return point.leader == r ? r : -1;
    }

    /** The event of a gather point: its batch may leave. */
    void gathered(GatherPoint point) {
        if (events.tag != point.due) return;
        point.dueTime = Long.MAX_VALUE;
        consider(point, -1);
    }

    /** Lets a batch leave if it is time; its leader goes on by an event unless it is the current request. */
    private void consider(GatherPoint point, int current) {
        if (point.leader >= 0 || point.waiting == 0) return;
        long time = point.waiting >= point.limit ? events.now : point.leaves(requests.entered);
        if (time > events.now) {
            if (time >= point.dueTime) return;
            point.dueTime = time;
            point.due = events.add(time, point.caller);
            return;
        }
        point.leave(events.now, requests.next);
        int leader = point.leader;
        endWait(leader, point.flow, interpreter.step(leader).a);
        requests.pc[leader]++;
        if (leader != current) interpreter.resume(leader, events.now);
    }

    private int ungather(int r, int pc, Instruction step) {
        requests.pc[r] = pc + 1;
        GatherPoint point = resources.gathers[interpreter.resource(r, step.a)];
        if (point.leader != r) return r;
        if (step.b == 1) joinPoll(point, r);
        release(point, false);
        return r;
    }

    // ---- polls ----

    private void joinPoll(GatherPoint point, int r) {
        point.polled++;
        requests.polledBy[r] = point.resource;
    }

    /** The request is through with its poll, or with everything. */
    void leavePoll(int r) {
        if (requests.polledBy[r] < 0) return;
        resources.gathers[requests.polledBy[r]].polled--;
        requests.polledBy[r] = -1;
    }

    /** Who came while the interrupt was handled is found by the poll. */
    private void find(GatherPoint point) {
        for (int r = point.found(requests.next); r >= 0; r = point.found(requests.next)) {
            Instruction step = interpreter.step(r);
            endWait(r, point.flow, step.a);
            joinPoll(point, r);
            interpreter.resumeNext(r, step.b + 1);
        }
    }

    private void release(GatherPoint point, boolean lost) {
        int member = point.release();
        while (member >= 0) {
            int following = requests.next[member];
            Instruction step = interpreter.step(member);
            endWait(member, point.flow, step.a);
            if (lost) {
                simulation.population.drop(member, point.flow);
            } else {
                if (point.polled > 0) joinPoll(point, member);
                interpreter.resumeNext(member, step.b + 1);
            }
            member = following;
        }
        if (point.polled > 0) find(point);
        consider(point, -1);
    }

    /** A leader that leaves early takes its batch with it: lost together, or going on without it. */
    void ungatherAll(int r, boolean lost) {
        Binding binding = code.bindings[requests.source[r]];
        for (int slot = 0; slot < binding.slots(); slot++) {
            GatherPoint point = resources.gathers[binding.resources()[slot]];
            if (point != null && point.leader == r) release(point, lost);
        }
    }

    // ---- tokens ----

    private int acquire(int r, int pc, Instruction step) {
        TokenPool pool = resources.pools[interpreter.resource(r, step.a)];
        if (pool.held == pool.count) {
            requests.enter(r, pool.resource, pool.flow, events.now);
            pool.queue.append(r, requests.next);
            return -1;
        }
        pool.hold(1, events.now);
        requests.held[r * slots + step.a]++;
        requests.pc[r] = pc + 1;
        return r;
    }

    private int release(int r, int pc, Instruction step) {
        requests.pc[r] = pc + 1;
        if (requests.held[r * slots + step.a] > 0) giveBack(r, step.a);
        return r;
    }

    private void giveBack(int r, int slot) {
        requests.held[r * slots + slot]--;
        TokenPool pool = resources.pools[interpreter.resource(r, slot)];
        int next = pool.queue.poll(requests.next);
        if (next < 0) {
            pool.hold(-1, events.now);
            return;
        }
        int wanted = interpreter.step(next).a;
        endWait(next, pool.flow, wanted);
        requests.held[next * slots + wanted]++;
        interpreter.resumeNext(next, requests.pc[next] + 1);
    }

    /** Gives back all tokens that the request holds. */
    void releaseAll(int r) {
        for (int slot = 0; slot < slots; slot++) while (requests.held[r * slots + slot] > 0) giveBack(r, slot);
    }

    private int take(int r, int pc, Instruction step) {
        TokenBucket bucket = resources.buckets[interpreter.resource(r, step.a)];
        if (requests.where[r] == bucket.resource) { // it has waited
            endWait(r, bucket.flow, step.a);
            requests.pc[r] = pc + 1;
            return r;
        }
        long time = bucket.take(interpreter.value(step.cost(), r), events.now);
        if (time > events.now) {
            requests.enter(r, bucket.resource, bucket.flow, events.now);
            interpreter.resume(r, time);
            return -1;
        }
        requests.pc[r] = pc + 1;
        return r;
    }

    // ---- branches ----

    private int fork(int r, Instruction step) {
        int[] starts = step.branches;
        requests.branches[r] = starts.length;
        requests.lost[r] = false;
        for (int start : starts) {
            int child = simulation.population.takeRequest(requests.source[r]);
            requests.parent[child] = r;
            requests.where[child] = Requests.MOVING;
            copy(r, child);
            if (simulation.tracer != null) simulation.tracer.forked(r, child);
            interpreter.resumeNext(child, start);
        }
        return -1;
    }

    private void copy(int from, int to) {
        int watches = code.stopwatches;
        int registers = code.registers;
        System.arraycopy(requests.stopwatch, from * watches, requests.stopwatch, to * watches, watches);
        System.arraycopy(requests.register, from * registers, requests.register, to * registers, registers);
    }

    private int joined(int r, int pc) {
        if (requests.parent[r] < 0) throw new IllegalStateException("a request joins that was not forked");
        return join(r, pc + 1);
    }

    /** A branch ends here; the last one hands what it knows and holds to the request. */
    int join(int child, int pc) {
        int r = requests.parent[child];
        for (int slot = 0; slot < slots; slot++) {
            requests.held[r * slots + slot] += requests.held[child * slots + slot];
            requests.held[child * slots + slot] = 0;
        }
        boolean last = --requests.branches[r] == 0;
        if (last) copy(child, r);
        if (simulation.tracer != null) simulation.tracer.joined(child, r, last);
        requests.free(child);
        if (!last) return -1;
        if (requests.lost[r]) {
            requests.lost[r] = false;
            if (requests.parent[r] >= 0) {
                requests.lost[requests.parent[r]] = true;
                return join(r, requests.pc[r]);
            }
            simulation.population.lose(r);
            return -1;
        }
        requests.pc[r] = pc;
        return r;
    }
}
