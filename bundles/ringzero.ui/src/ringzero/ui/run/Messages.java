// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import org.eclipse.osgi.util.NLS;

/** Texts of running, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String HistoryView_again;
    public static String HistoryView_changes;
    public static String HistoryView_compare;
    public static String HistoryView_confirm;
    public static String HistoryView_delete;
    public static String HistoryView_experiment;
    public static String HistoryView_finished;
    public static String HistoryView_job;
    public static String HistoryView_model;
    public static String HistoryView_noModel;
    public static String HistoryView_nothing;
    public static String HistoryView_open;
    public static String HistoryView_reading;
    public static String HistoryView_requirements;
    public static String HistoryView_runs;
    public static String OverrideDialog_add;
    public static String OverrideDialog_edit;
    public static String OverrideDialog_hint;
    public static String OverrideDialog_noPath;
    public static String OverrideDialog_noValue;
    public static String OverrideDialog_now;
    public static String OverrideDialog_path;
    public static String OverrideDialog_twice;
    public static String OverrideDialog_value;
    public static String OverrideTable_add;
    public static String OverrideTable_edit;
    public static String OverrideTable_now;
    public static String OverrideTable_path;
    public static String OverrideTable_remove;
    public static String OverrideTable_value;
    public static String PastStudy_met;
    public static String PastStudy_missed;
    public static String PastStudy_open;
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
