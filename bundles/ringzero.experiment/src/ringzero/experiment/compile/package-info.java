// SPDX-License-Identifier: EPL-2.0
/**
 * From a checked model to a scenario: the only package that sees both. Names become indexes, units become picoseconds, and what a
 * path performs and a mode answers becomes one flat list of steps. The main type is {@link
 * ringzero.experiment.compile.ScenarioCompiler}.
 */
package ringzero.experiment.compile;
