// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

/** What a colour is for. The {@link Theme} knows the colour. */
public sealed interface Ink {

    /** A fixed purpose. */
    enum Role implements Ink {
        TEXT,
        MUTED,
        AXIS,
        GRID,
        RULE,
        SURFACE
    }

    /** The colour of the n-th series; repeats after {@link Theme#SERIES}. */
    record OfSeries(int index) implements Ink {
        /** From 0 to {@link Theme#SERIES} - 1. */
        public int colour() {
            return Math.floorMod(index, Theme.SERIES);
        }
    }

    /** A step of the sequential ramp of heat maps, from 0 (least) to {@link Theme#STEPS} - 1. */
    record OfStep(int step) implements Ink {}

    /** Text that is legible on that step of the ramp. */
    record OnStep(int step) implements Ink {}

    /** Text that is legible on the filled colour of that series. */
    record OnSeries(int index) implements Ink {
        public int colour() {
            return Math.floorMod(index, Theme.SERIES);
        }
    }
}
