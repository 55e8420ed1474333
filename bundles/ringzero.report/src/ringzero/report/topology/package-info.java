// SPDX-License-Identifier: EPL-2.0
/**
 * The picture of a model: what is in it, and how busy a run found it. {@link ringzero.report.topology.TopologyLayout} turns a topology
 * into a {@link ringzero.report.chart.Picture}. The only package that knows the Eclipse Layout Kernel.
 */
package ringzero.report.topology;
