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

    /** The steps in which requests meet; the request that goes on, or null if none does. */
    Request coordinate(Request q, Action action) {
        return switch (action.op) {
            case Instruction.GATHER -> gather(q, action);
            case Instruction.UNGATHER -> ungather(q, action);
            case Instruction.POLLED -> {
                q.at++;
                leavePoll(q);
                yield q;
            }
            case Instruction.ACQUIRE -> acquire(q, action);
            case Instruction.RELEASE -> release(q, action);
            case Instruction.TAKE -> take(q, action);
            case Instruction.FORK -> fork(q, action);
            default -> joined(q);
        };
    }

    /** Ends a wait at a place that serves nobody. */
    private void endWait(Request q, Action action) {
        action.place.flow.leave(events.now, q.entered);
        action.part.waited += events.now - q.entered;
        if (simulation.tracer != null) simulation.tracer.waited(q, q.where, q.entered);
        q.where = Request.MOVING;
    }

    // ---- batches ----

    private Request gather(Request q, Action action) {
        GatherPoint point = (GatherPoint) action.place;
        if (point.polled > 0) { // so there is no leader
            joinPoll(point, q);
            q.at = action.b + 1;
            return q;
        }
        q.enter(point.resource, point.flow, events.now);
        point.append(q);
        consider(point, q);
        return point.leader == q ? q : null;
    }

    /** The event of a gather point: its batch may leave. */
    void gathered(GatherPoint point) {
        if (events.tag != point.due) return;
        point.dueTime = Long.MAX_VALUE;
        consider(point, null);
    }

    /** Lets a batch leave if it is time; its leader goes on by an event unless it is the current request. */
    private void consider(GatherPoint point, Request current) {
        if (point.leader != null || point.waiting == 0) return;
        long time = point.waiting >= point.limit ? events.now : point.leaves();
        if (time > events.now) {
            if (time >= point.dueTime) return;
            point.dueTime = time;
            point.due = events.add(time, point.caller);
            return;
        }
        point.leave(events.now);
        Request leader = point.leader;
        endWait(leader, interpreter.action(leader));
        leader.at++;
        if (leader != current) interpreter.resume(leader, events.now);
    }

    private Request ungather(Request q, Action action) {
        q.at++;
        GatherPoint point = (GatherPoint) action.place;
        if (point.leader != q) return q;
        if (action.b == 1) joinPoll(point, q);
        release(point, false);
        return q;
    }

    // ---- polls ----

    private void joinPoll(GatherPoint point, Request q) {
        point.polled++;
        q.polledBy = point.resource;
    }

    /** The request is through with its poll, or with everything. */
    void leavePoll(Request q) {
        if (q.polledBy < 0) return;
        resources.gathers[q.polledBy].polled--;
        q.polledBy = -1;
    }

    /** Who came while the interrupt was handled is found by the poll. */
    private void find(GatherPoint point) {
        for (Request q = point.found(); q != null; q = point.found()) {
            Action action = interpreter.action(q);
            endWait(q, action);
            joinPoll(point, q);
            interpreter.resumeNext(q, action.b + 1);
        }
    }

    private void release(GatherPoint point, boolean lost) {
        int following = point.release();
        while (following >= 0) {
            Request member = requests.get(following);
            following = member.next;
            Action action = interpreter.action(member);
            endWait(member, action);
            if (lost) {
                simulation.population.drop(member, point.flow);
            } else {
                if (point.polled > 0) joinPoll(point, member);
                interpreter.resumeNext(member, action.b + 1);
            }
        }
        if (point.polled > 0) find(point);
        consider(point, null);
    }

    /** A leader that leaves early takes its batch with it: lost together, or going on without it. */
    void ungatherAll(Request q, boolean lost) {
        Binding binding = code.bindings[q.source];
        for (int slot = 0; slot < binding.slots(); slot++) {
            GatherPoint point = resources.gathers[binding.resources()[slot]];
            if (point != null && point.leader == q) release(point, lost);
        }
    }

    // ---- tokens ----

    private Request acquire(Request q, Action action) {
        TokenPool pool = (TokenPool) action.place;
        if (pool.held == pool.count) {
            q.enter(pool.resource, pool.flow, events.now);
            pool.queue.append(q);
            return null;
        }
        pool.hold(1, events.now);
        q.held[action.a]++;
        q.at++;
        return q;
    }

    private Request release(Request q, Action action) {
        q.at++;
        if (q.held[action.a] > 0) giveBack(q, action.a);
        return q;
    }

    private void giveBack(Request q, int slot) {
        q.held[slot]--;
        TokenPool pool = resources.pools[code.bindings[q.source].resources()[slot]];
        Request next = pool.queue.poll();
        if (next == null) {
            pool.hold(-1, events.now);
            return;
        }
        Action wanted = interpreter.action(next);
        endWait(next, wanted);
        next.held[wanted.a]++;
        interpreter.resumeNext(next, next.at + 1);
    }

    /** Gives back all tokens that the request holds. */
    void releaseAll(Request q) {
        for (int slot = 0; slot < slots; slot++) while (q.held[slot] > 0) giveBack(q, slot);
    }

    private Request take(Request q, Action action) {
        TokenBucket bucket = (TokenBucket) action.place;
        if (q.where == bucket.resource) { // it has waited
            endWait(q, action);
            q.at++;
            return q;
        }
        long time = bucket.take(action.cost().value(q), events.now);
        if (time > events.now) {
            q.enter(bucket.resource, bucket.flow, events.now);
            interpreter.resume(q, time);
            return null;
        }
        q.at++;
        return q;
    }

    // ---- branches ----

    private Request fork(Request q, Action action) {
        q.branches = action.branches.length;
        q.lost = false;
        for (int start : action.branches) {
            Request child = simulation.population.takeRequest(q.source);
            child.parent = q.number;
            child.where = Request.MOVING;
            child.copy(q);
            if (simulation.tracer != null) simulation.tracer.forked(q, child);
            interpreter.resumeNext(child, start);
        }
        return null;
    }

    private Request joined(Request q) {
        if (!q.isBranch()) throw new IllegalStateException("a request joins that was not forked");
        return join(q, q.at + 1);
    }

    /** A branch ends here; the last one hands what it knows and holds to the request, which goes on at this action. */
    Request join(Request child, int at) {
        Request q = requests.get(child.parent);
        for (int slot = 0; slot < slots; slot++) {
            q.held[slot] += child.held[slot];
            child.held[slot] = 0;
        }
        boolean last = --q.branches == 0;
        if (last) q.copy(child);
        if (simulation.tracer != null) simulation.tracer.joined(child, q, last);
        requests.free(child);
        if (!last) return null;
        if (q.lost) {
            q.lost = false;
            if (q.isBranch()) {
                requests.get(q.parent).lost = true;
                return join(q, q.at);
            }
            simulation.population.lose(q);
            return null;
        }
        q.at = at;
        return q;
    }
}
