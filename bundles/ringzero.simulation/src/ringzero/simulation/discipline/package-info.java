// SPDX-License-Identifier: EPL-2.0
/**
 * Which thread runs on which hardware thread when there are more threads than hardware threads. The main type is {@link
 * ringzero.simulation.discipline.Discipline}; a new discipline is one class here and one line in the engine's host. Knows neither
 * requests nor events: threads and hardware threads are numbers.
 */
package ringzero.simulation.discipline;
