// SPDX-License-Identifier: EPL-2.0
/**
 * One resolved run as plain data: indexes instead of names, picoseconds instead of units. The main type is {@link
 * ringzero.simulation.scenario.Scenario}. Written by the compiler of the experiment bundle, read by the engine and the analytic
 * twin; it must not depend on either, nor on the model.
 */
package ringzero.simulation.scenario;
