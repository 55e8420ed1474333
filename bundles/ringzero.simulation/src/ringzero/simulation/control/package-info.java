// SPDX-License-Identifier: EPL-2.0
/** How a scenario is run: for how long, from when on it is measured, and with which random numbers. */
package ringzero.simulation.control;
