// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.explain;

import org.eclipse.osgi.util.NLS;

/** Texts of this package, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String ExplainView_back;
    public static String ExplainView_beside;
    public static String ExplainView_diskPaths;
    public static String ExplainView_forward;
    public static String ExplainView_guest;
    public static String ExplainView_job;
    public static String ExplainView_modes;
    public static String ExplainView_netPaths;
    public static String ExplainView_noGuest;
    public static String ExplainView_noModel;
    public static String ExplainView_nothing;
    public static String ExplainView_operation;
    public static String ExplainView_problem;
    public static String ExplainView_save;
    public static String StepTable_cycles;
    public static String StepTable_declared;
    public static String StepTable_hidden;
    public static String StepTable_numbers;
    public static String StepTable_step;
    public static String StepTable_time;
    public static String StepTable_who;

    static {
        NLS.initializeMessages("ringzero.ui.explain.messages", Messages.class);
    }

    private Messages() {}
}
