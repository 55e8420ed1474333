// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import org.eclipse.osgi.util.NLS;

/** Texts of the course, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String CourseHandler_perspective;
    public static String CourseModel_job;
    public static String CourseModel_none;
    public static String ExerciseCheck_changed;
    public static String ExerciseCheck_missed;
    public static String ExerciseCheck_notBegun;
    public static String ExerciseCheck_notRun;
    public static String ExerciseCheck_requirements;
    public static String ExerciseCheck_solved;
    public static String ExerciseCheck_unreadable;
    public static String ModelHandler_chapter;

    static {
        NLS.initializeMessages("ringzero.ui.course.messages", Messages.class);
    }

    private Messages() {}
}
