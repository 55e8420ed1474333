// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import org.eclipse.osgi.util.NLS;

/** Texts of the wizards, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String ExampleHandler_job;
    public static String ExamplePage_all;
    public static String ExamplePage_choose;
    public static String ExamplePage_description;
    public static String ExamplePage_none;
    public static String ExamplePage_noneChosen;
    public static String ExamplePage_project;
    public static String ExamplePage_title;
    public static String ExampleWizard_failed;
    public static String ExampleWizard_title;
    public static String ExperimentPage_badName;
    public static String ExperimentPage_bound;
    public static String ExperimentPage_browse;
    public static String ExperimentPage_browseTitle;
    public static String ExperimentPage_description;
    public static String ExperimentPage_factor;
    public static String ExperimentPage_failed;
    public static String ExperimentPage_guest;
    public static String ExperimentPage_levels;
    public static String ExperimentPage_model;
    public static String ExperimentPage_name;
    public static String ExperimentPage_noFactor;
    public static String ExperimentPage_noGuest;
    public static String ExperimentPage_noLevels;
    public static String ExperimentPage_noModel;
    public static String ExperimentPage_preview;
    public static String ExperimentPage_reading;
    public static String ExperimentPage_wrong;
    public static String ExperimentWizard_failed;
    public static String ExperimentWizard_title;
    public static String ModelWizard_description;
    public static String ModelWizard_title;
    public static String ProjectWizard_description;
    public static String ProjectWizard_failed;
    public static String ProjectWizard_name;
    public static String ProjectWizard_title;
    public static String TemplateChoice_title;
    public static String Templates_capacity;
    public static String Templates_modes;
    public static String Templates_paths;

    static {
        NLS.initializeMessages("ringzero.ui.wizard.messages", Messages.class);
    }

    private Messages() {}
}
