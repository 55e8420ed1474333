// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Step;

/** What a visit costs and whom it is charged to: first what is always the same, once for each layer, then what varies. Immutable. */
final class Charges {

    static final Charges NONE = new Charges(new int[0], new double[0], new LoweredCost[0]);

    /** Who is charged: for the amounts, then for the costs. */
    final int[] layers;

    final double[] amounts;
    final LoweredCost[] costs;

    private Charges(int[] layers, double[] amounts, LoweredCost[] costs) {
        this.layers = layers;
        this.amounts = amounts;
        this.costs = costs;
    }

    /** A single cost that nobody is charged. */
    static Charges of(LoweredCost cost) {
        return new Charges(new int[0], new double[0], new LoweredCost[] {cost});
    }

    /**
     * The charges of a visit.
     *
     * @param fixed the sum of what is always the same in whole picoseconds; the layers share it, so that they add up to it
     */
    static Charges of(List<Step.Charge> charges, long fixed, Function<Cost, LoweredCost> lowering) {
        Map<Integer, Double> byLayer = new LinkedHashMap<>();
        List<Integer> layers = new ArrayList<>();
        List<LoweredCost> costs = new ArrayList<>();
        for (Step.Charge charge : charges) {
            if (charge.cost() instanceof Cost.Fixed(double cost)) {
                byLayer.merge(charge.layer(), cost, Double::sum);
            } else {
                layers.add(charge.layer());
                costs.add(lowering.apply(charge.cost()));
            }
        }
        layers.addAll(0, byLayer.keySet());
        double sum = fixedSum(charges);
        double scale = sum > 0 ? fixed / sum : 0;
        return new Charges(
                layers.stream().mapToInt(Integer::intValue).toArray(),
                byLayer.values().stream().mapToDouble(each -> each * scale).toArray(),
                costs.toArray(LoweredCost[]::new));
    }

    /** What is always the same of these charges, in picoseconds. */
    static double fixedSum(List<Step.Charge> charges) {
        double sum = 0;
        for (Step.Charge charge : charges) if (charge.cost() instanceof Cost.Fixed(double cost)) sum += cost;
        return sum;
    }
}
