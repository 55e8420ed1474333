// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.osgi.util.NLS;

/** Texts of the application, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String WelcomePart_chapters;
    public static String WelcomePart_course;
    public static String WelcomePart_courseText;
    public static String WelcomePart_examples;
    public static String WelcomePart_examplesText;
    public static String WelcomePart_project;
    public static String WelcomePart_projectText;
    public static String WelcomePart_steps;
    public static String WelcomePart_stepTexts;
    public static String WelcomePart_subtitle;
    public static String WelcomePart_title;
    public static String WelcomePart_workbench;
    public static String WelcomePart_workbenchText;

    static {
        NLS.initializeMessages("ringzero.ui.application.messages", Messages.class);
    }

    private Messages() {}
}
