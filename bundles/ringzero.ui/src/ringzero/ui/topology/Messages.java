// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.topology;

import org.eclipse.osgi.util.NLS;

/** Texts of this package, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String TopologyView_fit;
    public static String TopologyView_job;
    public static String TopologyView_larger;
    public static String TopologyView_noModel;
    public static String TopologyView_noRun;
    public static String TopologyView_nothing;
    public static String TopologyView_outdated;
    public static String TopologyView_run;
    public static String TopologyView_save;
    public static String TopologyView_smaller;

    static {
        NLS.initializeMessages("ringzero.ui.topology.messages", Messages.class);
    }

    private Messages() {}
}
