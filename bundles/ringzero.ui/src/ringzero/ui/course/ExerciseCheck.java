// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.osgi.util.NLS;
import ringzero.experiment.run.StudyRunner;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.StoreException;
import ringzero.report.answer.Answer;
import ringzero.report.answer.Requirement;
import ringzero.simulation.results.Study.Decision;

/**
 * Whether an exercise is solved: its last run met everything that was asked, and what was asked is still in the model.
 *
 * @param solved whether it is
 * @param says what to tell the learner
 */
record ExerciseCheck(boolean solved, String says) {

    static ExerciseCheck of(Chapter chapter) {
        IFile model = ResourcesPlugin.getWorkspace()
                .getRoot()
                .getFile(IPath.forPosix("/" + CourseModel.PROJECT + "/" + CourseModel.file(chapter)));
        if (!model.exists() || model.getLocationURI() == null) return open(Messages.ExerciseCheck_notBegun);
        Path results = StudyRunner.resultsOf(Path.of(model.getLocationURI()), chapter.experiment());
        if (!results.toFile().exists()) return open(Messages.ExerciseCheck_notRun);
        if (results.toFile().lastModified() < model.getLocalTimeStamp()) return open(Messages.ExerciseCheck_changed);
        try {
            if (!Chapter.requirements(model.readString()).containsAll(chapter.requirements()))
                return open(NLS.bind(Messages.ExerciseCheck_requirements, list(chapter.requirements())));
            return of(Answer.of(ResultFile.read(results)).requirements());
        } catch (StoreException | CoreException e) {
            ILog.get().error("The exercise could not be checked.", e);
            return open(NLS.bind(Messages.ExerciseCheck_unreadable, e.getMessage()));
        }
    }

    private static ExerciseCheck of(List<Requirement> requirements) {
        List<Requirement> rest =
                requirements.stream().filter(r -> r.decision() != Decision.MET).toList();
        if (rest.isEmpty())
            return new ExerciseCheck(
                    true,
                    NLS.bind(
                            Messages.ExerciseCheck_solved,
                            requirements.stream().map(ExerciseCheck::line).collect(Collectors.joining("\n"))));
        return open(NLS.bind(
                Messages.ExerciseCheck_missed,
                rest.stream().map(ExerciseCheck::line).collect(Collectors.joining("\n"))));
    }

    private static String line(Requirement requirement) {
        return requirement.text() + ": " + requirement.judgements().getFirst().found();
    }

    private static String list(Set<String> requirements) {
        return requirements.stream().sorted().map(text -> "require " + text).collect(Collectors.joining("\n"));
    }

    private static ExerciseCheck open(String says) {
        return new ExerciseCheck(false, says);
    }
}
