// SPDX-License-Identifier: EPL-2.0
/**
 * Random numbers that are the same on every machine. A {@link ringzero.simulation.random.RandomStream} is derived from the seed, the
 * replication and its name, so that adding a stream disturbs no other; a {@link ringzero.simulation.random.Sampler} draws from a law.
 * Only + - * / and square roots are computed by the machine, everything else by {@link StrictMath}.
 */
package ringzero.simulation.random;
