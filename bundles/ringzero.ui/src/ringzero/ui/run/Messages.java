// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import org.eclipse.osgi.util.NLS;

/** Texts of running, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String Progress_left;
    public static String Progress_precision;
    public static String Progress_reused;
    public static String Progress_runs;
    public static String RunSettings_missing;
    public static String RunSettings_noModel;
    public static String RunSettings_override;
    public static String RunTab_asWritten;
    public static String RunTab_browse;
    public static String RunTab_browseTitle;
    public static String RunTab_experiment;
    public static String RunTab_model;
    public static String RunTab_name;
    public static String RunTab_overrides;
    public static String RunTab_overridesHint;
    public static String RunTab_quick;
    public static String RunTab_repetitions;
    public static String RunTab_seed;
    public static String RunTab_threads;
    public static String RunTab_whole;
    public static String StudyJob_cancelled;
    public static String StudyJob_done;
    public static String StudyJob_failed;
    public static String StudyJob_name;
    public static String StudyJob_starts;
    public static String StudyJob_wrong;

    static {
        NLS.initializeMessages("ringzero.ui.run.messages", Messages.class);
    }

    private Messages() {}
}
