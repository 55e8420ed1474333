// SPDX-License-Identifier: EPL-2.0
/**
 * A picture of the model in the editor, coloured by its last run; what is selected in one is selected in the other. The picture comes from {@link
 * ringzero.report.topology.TopologyLayout}. The main type is {@link ringzero.ui.topology.TopologyView}.
 */
package ringzero.ui.topology;
