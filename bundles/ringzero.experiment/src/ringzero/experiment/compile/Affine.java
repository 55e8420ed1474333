// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import ringzero.model.quantity.Dimension;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Scenario;

/**
 * A computed value that may grow with one number of the request: {@code base + perUnit * register}. Cycles have become seconds.
 *
 * @param base in base units
 * @param perUnit base units for each unit in the register
 * @param register which register; meaningless while {@code perUnit} is 0
 * @param dimension what it measures
 */
record Affine(double base, double perUnit, int register, Dimension dimension) {

    static Affine constant(double value, Dimension dimension) {
        return new Affine(value, 0, 0, dimension);
    }

    boolean isConstant() {
        return perUnit == 0;
    }

    /** The sum; both must have the same dimension, and at most one may depend on a register, or both on the same. */
    Affine plus(Affine other, double sign) {
        int which = isConstant() ? other.register : register;
        return new Affine(base + sign * other.base, perUnit + sign * other.perUnit, which, dimension);
    }

    /** The product with a constant. */
    Affine times(Affine constant) {
        return new Affine(base * constant.base, perUnit * constant.base, register, dimension.times(constant.dimension));
    }

    /** The quotient by a constant. */
    Affine per(Affine constant) {
        return new Affine(base / constant.base, perUnit / constant.base, register, dimension.per(constant.dimension));
    }

    /** As a time. */
    Cost cost() {
        double second = Scenario.SECOND;
        if (isConstant()) return new Cost.Fixed(Math.max(0, base) * second);
        return new Cost.Linear(Math.max(0, base) * second, perUnit * second, register);
    }

    /** As a number of tokens. */
    Cost tokens() {
        if (isConstant()) return new Cost.Fixed(base);
        return new Cost.Linear(Math.max(0, base), perUnit, register);
    }
}
