// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

import java.util.List;

/**
 * What a request does next. A program is a flat list of steps; targets are indexes into it and always lie ahead, so every
 * request leaves. Resources are named by slot: an index into {@link Source#binding()}.
 */
public sealed interface Step {

    /**
     * Queue at a {@link Resource.Threads} or {@link Resource.Station} and be served for the sum of the charges, in one visit.
     *
     * @param slot the resource
     * @param charges what is spent, layer by layer; layers matter at threads only
     */
    record Use(int slot, List<Charge> charges) implements Step {
        public Use {
            charges = List.copyOf(charges);
        }
    }

    /**
     * A part of a visit.
     *
     * @param cost how long
     * @param layer who spent it
     * @param origin where this cost comes from, an index into {@link Program#origins()}; -1: not known
     */
    record Charge(Cost cost, int layer, int origin) {}

    /**
     * Let time pass without using anything.
     *
     * @param cost how long
     * @param origin where this cost comes from, an index into {@link Program#origins()}; -1: not known
     */
    record Delay(Cost cost, int origin) implements Step {
        public Delay(Cost cost) {
            this(cost, -1);
        }
    }

    /** Draw a number into a register, such as the size of a message; the stream is named so that variants draw the same. */
    record Draw(int register, Distribution distribution, String stream) implements Step {}

    /** Go on with the given probability, else jump. */
    record Choose(double probability, int otherwise, String stream) implements Step {}

    /** Go on if the threads behind the slot are idle (halted or polling, nothing queued), else jump. */
    record WhenIdle(int slot, int otherwise) implements Step {}

    /** Go on the first so many times a request of this source comes here (a translation cache that fills), else jump. */
    record First(long times, int otherwise) implements Step {}

    /** Go on while the devices of the guest of this {@link Move} are unplugged, else jump. */
    record WhileAway(int move, int otherwise) implements Step {}

    /** Go on somewhere ahead. */
    record Jump(int target) implements Step {}

    /** Wait for a batch at a {@link Resource.Gather}; the leader goes on, the others wait at the matching {@link Ungather}. */
    record Gather(int slot) implements Step {}

    /** End of what is done once for a batch: its members go on from here, in the order they came. */
    record Ungather(int slot) implements Step {}

    /**
     * End of what is done for each member after {@link Ungather} while the kernel polls (Linux NAPI): it comes before other jobs of
     * the same threads, and who comes to the {@link Gather} before the last member is here finds the poll under way: it joins at once,
     * without a batch of its own and without what is done once for one.
     */
    record Polled(int slot) implements Step {}

    /** Take one of the {@link Resource.Tokens}, first come, first served. */
    record Acquire(int slot) implements Step {}

    /** Give a token back. */
    record Release(int slot) implements Step {}

    /** Wait until a {@link Resource.Bucket} holds so many tokens, and take them; the cost counts tokens, not time. */
    record Take(int slot, Cost tokens) implements Step {}

    /**
     * Go on in parallel branches. Each branch runs from its start to the {@link Join}, where the last to come goes on.
     *
     * @param branches first steps of the branches; the first branch follows this step
     */
    record Fork(List<Integer> branches) implements Step {
        public Fork {
            branches = List.copyOf(branches);
        }
    }

    /** Where the branches of the innermost {@link Fork} meet. */
    record Join() implements Step {}

    /** Start a stopwatch; stopwatch 0 starts when the request is born and is not to be started again. */
    record Start(int stopwatch) implements Step {}

    /** Record the time on a stopwatch under a measure. */
    record Observe(int measure, int stopwatch) implements Step {}

    /** Add to a counter. */
    record Count(int counter, double amount) implements Step {}

    /** The request is done. The last step of every program. */
    record Leave() implements Step {}
}
