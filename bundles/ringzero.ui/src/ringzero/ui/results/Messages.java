// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.osgi.util.NLS;

/** Texts of the result editor, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String ChartFiles_failed;
    public static String ChartFiles_title;
    public static String ChartsPage_nothing;
    public static String ChartsPage_time;
    public static String ChartsPage_title;
    public static String ComparisonPage_legend;
    public static String ComparisonPage_single;
    public static String ComparisonPage_title;
    public static String CopyRows_copy;
    public static String ExhibitView_copyNumbers;
    public static String ExhibitView_copyPicture;
    public static String ExhibitView_saveCsv;
    public static String ExhibitView_savePng;
    public static String ExhibitView_saveSvg;
    public static String LastVerdicts_before;
    public static String LastVerdicts_met;
    public static String LastVerdicts_metIn;
    public static String LastVerdicts_missed;
    public static String LastVerdicts_missedIn;
    public static String LastVerdicts_nothing;
    public static String LastVerdicts_open;
    public static String LastVerdicts_openIn;
    public static String FindingTable_measure;
    public static String FindingTable_of;
    public static String FindingTable_part;
    public static String FindingTable_value;
    public static String FindingsPage_all;
    public static String FindingsPage_count;
    public static String FindingsPage_filter;
    public static String FindingsPage_of;
    public static String FindingsPage_openModel;
    public static String FindingsPage_restsOn;
    public static String FindingsPage_title;
    public static String ProvenancePage_assumptions;
    public static String ProvenancePage_open;
    public static String ProvenancePage_confidence;
    public static String ProvenancePage_declared;
    public static String ProvenancePage_digest;
    public static String ProvenancePage_finished;
    public static String ProvenancePage_model;
    public static String ProvenancePage_name;
    public static String ProvenancePage_noAssumptions;
    public static String ProvenancePage_range;
    public static String ProvenancePage_repeat;
    public static String ProvenancePage_seed;
    public static String ProvenancePage_source;
    public static String ProvenancePage_text;
    public static String ProvenancePage_title;
    public static String ProvenancePage_value;
    public static String ProvenancePage_version;
    public static String ReportExport_failed;
    public static String ReportExport_job;
    public static String ReportExport_title;
    public static String ResultEditor_broken;
    public static String ResultEditor_reading;
    public static String ResultEditor_unreadable;
    public static String ResultPage_export;
    public static String ResultPage_outdated;
    public static String ResultPage_again;
    public static String RunTable_checks;
    public static String RunTable_events;
    public static String RunTable_failed;
    public static String RunTable_fingerprint;
    public static String RunTable_hold;
    public static String RunTable_repetition;
    public static String RunTable_seed;
    public static String RunsPage_count;
    public static String RunsPage_filter;
    public static String RunsPage_title;
    public static String SummaryPage_checkFailed;
    public static String SummaryPage_checks;
    public static String SummaryPage_checksHold;
    public static String SummaryPage_found;
    public static String SummaryPage_line;
    public static String SummaryPage_noChecks;
    public static String SummaryPage_noRequirements;
    public static String SummaryPage_nothing;
    public static String SummaryPage_requirements;
    public static String SummaryPage_title;
    public static String SummaryPage_warnings;
    public static String TimelinePage_job;
    public static String TimelinePage_variant;
    public static String TimelinePage_stages;
    public static String TimelinePage_percentile;
    public static String TimelinePage_keys;
    public static String TimelinePage_lanes;
    public static String TimelinePage_mean;
    public static String TimelinePage_noModel;
    public static String TimelinePage_tail;
    public static String TimelinePage_title;
    public static String TimelinePage_watch;
    public static String TimelinePage_what;
    public static String TimelinePage_wrong;
    public static String WaitingPage_title;
    public static String ReportPage_browse;
    public static String ReportPage_description;
    public static String ReportPage_folder;
    public static String ReportPage_format;
    public static String ReportPage_none;
    public static String ReportPage_overwrites;
    public static String ReportPage_results;
    public static String ReportPage_target;
    public static String ReportPage_where;

    static {
        NLS.initializeMessages("ringzero.ui.results.messages", Messages.class);
    }

    private Messages() {}
}
