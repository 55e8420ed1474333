// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.explain.ExplainView;
import ringzero.ui.results.ResultEditor;

/** From an example to a report and an explanation, without a mouse: every key goes through the window system. */
@EnabledIf("ringzero.ui.application.User#canPressKeys")
class KeyboardStoryTest {
    private static final String PROJECT = "By keys";

    @RegisterExtension
    private final Bench bench = new Bench();

    private final IFile model =
            ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT).getFile("virtualization-101.vmm");

    @Test
    void fromAnExampleToAnExplanationByKeysAlone() {
        bench.page();
        bench.page().getWorkbenchWindow().getShell().forceActive();

        User.does(user -> {
            openAnExample(user);
            makeAMistakeAndMendIt(user);
            complete(user);
            rename(user);
            stopARun(user);
            run(user);
            turnPages(user);
            exportAReport(user);
            explain(user);
            lookBack(user);
        });
    }

    private void openAnExample(User user) {
        user.isIn("the workbench", () -> true);
        user.press("ctrl+n");
        user.isIn("the choice of wizards", () -> user.focus() instanceof Text);
        user.type("Ringzero Examples");
        user.sees(
                "the wizard found",
                () -> bench.controls(Tree.class).stream()
                        .filter(tree -> tree.getShell() == user.focus().getShell() && tree.getSelectionCount() == 1)
                        .anyMatch(tree -> tree.getSelection()[0].getText().equals("Ringzero Examples")));
        user.press("alt+n");
        user.isIn("the list of examples", () -> user.focus() instanceof Table);
        user.pressUntil("the name of the project", "Tab", 6, () -> user.focus() instanceof Text);
        user.press("ctrl+a");
        user.type(PROJECT);
        user.sees(
                "the name typed",
                () -> user.focus() instanceof Text text && text.getText().equals(PROJECT));
        user.press("Return");
        user.isIn("the first example", () -> text().isPresent() && inText(user));
        user.sees("the project built", () -> Job.getJobManager().find(ResourcesPlugin.FAMILY_AUTO_BUILD).length == 0);
    }

    private void makeAMistakeAndMendIt(User user) {
        toLineOf(user, "guest web on server {");
        user.press("End", "Left", "Left");
        user.type("er");
        user.sees("a mistake in the text", () -> text("guest web on serverer {"));
        user.press("ctrl+s");
        user.sees(
                "a mark of the mistake",
                () -> bench.problems(model).stream().anyMatch(problem -> problem.startsWith("error")));
        // From the end of the word into it; who asks before the checker has the text gets nothing, and asks again.
        user.press("Left");
        user.pressUntil("the choice of corrections", "ctrl+1", 10, () -> popup("Write 'server'"));
        user.press("Return");
        user.sees("the mistake mended", () -> text("guest web on server {"));
        user.isIn("the text", () -> inText(user));
    }

    private void complete(User user) {
        toLineOf(user, "    vcpus  4");
        user.press("End", "Return");
        user.type("weig");
        user.sees("a word begun", () -> text("weig"));
        user.press("ctrl+space");
        user.sees("the setting completed or proposed", () -> popup("weight") || text("weight"));
        if (!user.look(() -> text("weight"))) user.press("Return");
        user.sees("the setting completed", () -> text("weight"));
        user.press("Escape", "ctrl+d");
        user.sees("its line gone", () -> !text("weig"));
    }

    private void rename(User user) {
        toLineOf(user, "guest web on server {");
        user.press("Home", "ctrl+Right", "Right");
        user.press("alt+shift+r");
        user.isInWindow("Rename");
        user.isIn(
                "the new name",
                () -> user.focus() instanceof Text text && text.getText().equals("web"));
        user.press("ctrl+a");
        user.type("shop");
        user.sees(
                "the new name typed",
                () -> user.focus() instanceof Text text && text.getText().equals("shop"));
        user.press("Return");
        user.sees("the guest renamed wherever it is named", () -> text("guest shop on") && text("vary   shop.mode"));
        user.isIn("the text", () -> inText(user));
    }

    private void stopARun(User user) {
        user.press("ctrl+s");
        user.sees("the model saved", () -> !text().orElseThrow().isDirty());
        toLineOf(user, "experiment Methods {");
        user.press("ctrl+r");
        user.sees("a run", KeyboardStoryTest::runs);
        user.press("ctrl+F2");
        user.sees("the run stopped", () -> !runs());
    }

    private void run(User user) {
        user.isIn("the text", () -> inText(user));
        toLineOf(user, "    run    2 s after warm-up 1 s");
        user.press("Home", "shift+End");
        user.type("    run    50 ms after warm-up 5 ms");
        user.press("ctrl+s");
        user.sees("the model saved", () -> !text().orElseThrow().isDirty() && text("run    50 ms"));
        user.press("ctrl+r");
        user.sees("results", () -> results().flatMap(ResultEditor::shown).isPresent());
    }

    private void turnPages(User user) {
        user.isIn("the results", () -> bench.page().getActivePart() == results().orElseThrow());
        for (String page :
                new String[] {"comparison", "findings", "charts", "time", "timeline", "runs", "provenance"}) {
            user.press("alt+Next");
            user.sees("the page " + page, () -> shownPage().equals(page));
            user.isIn("the page " + page, () -> user.focus() != null);
        }
    }

    private void exportAReport(User user) {
        user.press("alt+shift+e");
        user.isInWindow("Export report");
        user.pressUntil("the file", "Tab", 6, () -> user.focus() instanceof Text);
        Path report = Path.of(user.look(() -> ((Text) user.focus()).getText()));
        user.press("Return");
        user.sees("the report written", () -> Files.exists(report));
        assertThat(report).content().contains("Methods");
    }

    private void explain(User user) {
        showView(user, "Explain", "e");
        user.isIn("the explanation", () -> isFocusNamed(user, "PictureCanvas"));
        var view = user.look(() -> (ExplainView) bench.page().findView(ExplainView.ID));
        user.sees("an explanation", () -> view.message().isEmpty());
        user.press("Home", "Right", "Right");
        user.sees(
                "the third step in the table",
                () -> bench.controls(Table.class).stream()
                        .filter(table -> table.isVisible()
                                && table.getColumnCount() > 0
                                && table.getColumn(0).getText().equals("Step"))
                        .anyMatch(table -> table.getSelectionIndex() == Math.min(2, table.getItemCount() - 1)));
        user.pressUntil("the choice of the operation", "shift+Tab", 4, () -> user.focus() instanceof Combo);
    }

    private void lookBack(User user) {
        showView(user, "Run History", "r");
        user.isIn("the run history", () -> user.focus() instanceof Table table && table.getItemCount() > 0);
        user.press("Home");
        user.press("Return");
        user.sees(
                "results of the past",
                () -> bench.page().getActiveEditor() instanceof ResultEditor past
                        && past != results().orElse(null));
    }

    /** With the first key comes a list of what the second may be. */
    private void showView(User user, String name, String key) {
        user.press("alt+shift+q");
        user.sees("the list of views", () -> popup("Show View (" + name + ")"));
        user.press(key);
    }

    /** Goes to the line with exactly this text. */
    private void toLineOf(User user, String line) {
        int number = user.look(() -> Arrays.asList(document().get().split("\n")).indexOf(line)) + 1;
        assertThat(number).as(line).isPositive();
        user.press("ctrl+l");
        user.isInWindow("Go to Line");
        user.type(Integer.toString(number));
        user.press("Return");
        user.isIn("line " + number, () -> inText(user) && line(user) == number);
    }

    private static int line(User user) {
        StyledText text = (StyledText) user.focus();
        return text.getLineAtOffset(text.getCaretOffset()) + 1;
    }

    private Optional<ITextEditor> text() {
        return Optional.ofNullable(bench.page().getActiveEditor())
                .filter(ITextEditor.class::isInstance)
                .map(ITextEditor.class::cast)
                .filter(editor -> model.equals(ResourceUtil.getFile(editor.getEditorInput())));
    }

    private IDocument document() {
        return bench.text(text().orElseThrow());
    }

    private boolean text(String part) {
        return text().isPresent() && document().get().contains(part);
    }

    private boolean inText(User user) {
        return user.focus() instanceof StyledText && bench.page().getActivePart() == text().orElse(null);
    }

    /** Whether something that begins so is proposed. */
    private boolean popup(String begin) {
        Predicate<Table> isPopup =
                table -> table.isVisible() && table.getShell().getText().isEmpty();
        return bench.controls(Table.class).stream()
                .filter(isPopup)
                .flatMap(table -> Arrays.stream(table.getItems()))
                .anyMatch(item -> item.getText().contains(begin));
    }

    private static boolean isFocusNamed(User user, String type) {
        return user.focus().getClass().getSimpleName().equals(type);
    }

    private Optional<ResultEditor> results() {
        return bench.results(model.getProject());
    }

    private String shownPage() {
        return results()
                .map(editor -> editor.getActivePageInstance())
                .map(page -> page.getId())
                .orElse("");
    }

    private static boolean runs() {
        return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getProcesses())
                .anyMatch(process -> !process.isTerminated());
    }
}
