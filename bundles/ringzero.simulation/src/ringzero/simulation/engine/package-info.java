// SPDX-License-Identifier: EPL-2.0
/**
 * Runs a scenario, event by event. The main type is {@link ringzero.simulation.engine.Engine}: it lowers the scenario once into
 * primitive arrays ({@code Code}) and then runs it as often as asked; all that changes lives in a {@code Simulation}. Nothing is
 * allocated per event, nothing is shared between engines, and it must not depend on the model or on Eclipse.
 */
package ringzero.simulation.engine;
