// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.FrameworkUtil;
import ringzero.ui.application.Bench;
import ringzero.ui.help.HelpPages;

class CourseTest {
    private static final Pattern COMMAND = Pattern.compile("serialization=\"([^\"]+)\"");

    @RegisterExtension
    private final Bench bench = new Bench();

    @Test
    void everyChapterHasAnExerciseThatChecksItself() {
        assertThat(Chapter.all()).hasSize(7);
        for (Chapter chapter : Chapter.all()) {
            assertThat(chapter.requirements()).as(chapter.title()).isNotEmpty();
            assertThat(chapter.experiment()).isNotEmpty();
        }
    }

    @Test
    void everyStepOfEveryCheatSheetNamesACommandThatIsThere() throws Exception {
        var commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        for (Chapter chapter : Chapter.all()) {
            String name = chapter.page().replaceAll(".*/|\\.html", "");
            String sheet = HelpPages.text("cheatsheets/" + name + ".xml").orElseThrow();
            assertThat(sheet).contains("title=\"" + chapter.number() + ". " + chapter.title() + "\"");
            var steps = COMMAND.matcher(sheet);
            while (steps.find()) {
                ParameterizedCommand command = commands.deserialize(steps.group(1));
                assertThat(command.getCommand().isDefined()).as(steps.group(1)).isTrue();
                String example = (String) command.getParameterMap().get("ringzero.ui.file");
                if (example != null)
                    assertThat(FrameworkUtil.getBundle(Chapter.class).getEntry("examples/" + example))
                            .as(example)
                            .isNotNull();
            }
        }
    }

    @Test
    void aChapterOpensItsCheatSheet() throws Exception {
        execute("ringzero.ui.course", Map.of("ringzero.ui.chapter", "3"));

        assertThat(bench.until(() -> bench.page().findView("org.eclipse.ui.cheatsheets.views.CheatSheetView") != null))
                .isTrue();
    }

    @Test
    void anExerciseIsSolvedWhenItsOwnRequirementsAreMet() throws Exception {
        Chapter chapter = Chapter.numbered("3").orElseThrow();
        assertThat(ExerciseCheck.of(chapter).solved()).isFalse();

        execute("ringzero.ui.runExercise", Map.of("ringzero.ui.chapter", "3"));
        IFile model =
                ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.forPosix("/Virtualization 101/exercise-3.vmm"));
        bench.until(() -> says(chapter).startsWith("Not yet"));
        assertThat(says(chapter)).contains("build.latency.mean <= 1.3 ms");

        model.setContents(
                chapter.exercise().replace("hardware-assisted", "emulated").getBytes(), true, true, null);
        assertThat(says(chapter)).contains("changed");
        execute("ringzero.ui.runExercise", Map.of("ringzero.ui.chapter", "3"));
        bench.until(() -> ExerciseCheck.of(chapter).solved());
        assertThat(says(chapter)).startsWith("Solved");
    }

    @Test
    void anExerciseIsNotSolvedByTakingItsRequirementsAway() throws Exception {
        Chapter chapter = Chapter.numbered("4").orElseThrow();
        execute("ringzero.ui.exercise", Map.of("ringzero.ui.chapter", "4"));
        IFile model =
                ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.forPosix("/Virtualization 101/exercise-4.vmm"));
        bench.until(model::exists);
        model.setContents(chapter.exercise().replaceAll("require .*", "").getBytes(), true, true, null);

        execute("ringzero.ui.runExercise", Map.of("ringzero.ui.chapter", "4"));
        bench.until(() -> says(chapter).contains("asks for more"));

        assertThat(says(chapter)).contains("require db.latency.mean <= 640 us");
    }

    private static String says(Chapter chapter) {
        return ExerciseCheck.of(chapter).says();
    }

    private void execute(String command, Map<String, String> parameters) throws Exception {
        bench.page();
        var commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        var parameterized = ParameterizedCommand.generateCommand(commands.getCommand(command), parameters);
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(parameterized, null);
    }
}
