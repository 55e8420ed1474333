// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

/**
 * The resource that runs out first.
 *
 * @param resource its name in results
 * @param utilisation offered work over capacity; above 1 the offered load exceeds the capacity
 */
public record Bottleneck(String resource, double utilisation) {}
