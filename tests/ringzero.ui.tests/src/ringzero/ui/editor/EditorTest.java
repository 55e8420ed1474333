// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.language.Models;
import ringzero.language.Problem.Severity;
import ringzero.ui.application.Bench;

class EditorTest {
    private static final String MODEL = """
            package lab

            /** The machine under the desk. */
            host rack1 {
                processor  1 x ringzero.processors.IntelXeonGold6338
                memory     512 GiB
                hypervisor KVM
            }

            guest web on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  4
                memory 4 GiB
                runs   Work
            }

            workload Work {
                arrivals poisson 10/s
                request { compute 1 ms }
            }
            """;

    @RegisterExtension
    private final Bench bench = new Bench();

    @Test
    void theModelOfTheseTestsIsCorrect() {
        var models = bench.inBackground(
                () -> ModelLanguage.ofWorkbench().service(Models::new).join());

        assertThat(models.parse(MODEL, "a.vmm").problems()).noneMatch(p -> p.severity() == Severity.ERROR);
    }

    @Test
    void marksAMistakeWhenTheProjectIsBuilt() throws CoreException {
        var file = bench.file("a.vmm", MODEL.replace("on rack1", "on nowhere"));

        bench.until(() -> isWrong(file));

        assertThat(bench.problems(file)).anyMatch(p -> p.startsWith("error, line 10:") && p.contains("nowhere"));
    }

    private boolean isWrong(IFile file) {
        return bench.problems(file).stream().anyMatch(problem -> problem.startsWith("error"));
    }

    @Test
    void marksAMistakeWhileTypingAndForgetsItWhenItIsCorrected() throws CoreException, BadLocationException {
        var file = bench.file("a.vmm", MODEL);
        var text = bench.text(bench.open(file));

        text.replace(text.get().indexOf("on rack1") + 3, 5, "nowhere");
        boolean marked = bench.until(() -> isWrong(file));
        text.replace(text.get().indexOf("on nowhere") + 3, 7, "rack1");
        boolean forgotten = bench.until(() -> !isWrong(file));

        assertThat(marked).isTrue();
        assertThat(forgotten).isTrue();
    }

    @Test
    void coloursWhatTheGrammarCallsAKeyword() throws CoreException {
        var editor = bench.open(bench.file("a.vmm", MODEL));
        var widget = bench.viewer(editor).getTextWidget();

        boolean coloured = bench.until(() -> isBold(widget.getStyleRangeAtOffset(MODEL.indexOf("host rack1"))));

        assertThat(coloured).isTrue();
        assertThat(isBold(widget.getStyleRangeAtOffset(MODEL.indexOf("rack1")))).isFalse();
    }

    @Test
    void doesNotColourANameThatIsSpelledLikeAKeyword() throws CoreException {
        String named = MODEL.replace("host rack1", "host disk").replace("on rack1", "on disk");
        var editor = bench.open(bench.file("a.vmm", named));
        var widget = bench.viewer(editor).getTextWidget();

        boolean plain = bench.until(() -> isBold(widget.getStyleRangeAtOffset(named.indexOf("host disk")))
                && !isBold(widget.getStyleRangeAtOffset(named.indexOf("disk")))
                && !isBold(widget.getStyleRangeAtOffset(named.indexOf("on disk") + 3)));

        assertThat(plain).isTrue();
    }

    private static boolean isBold(StyleRange range) {
        return range != null && (range.fontStyle & SWT.BOLD) != 0;
    }

    @Test
    void proposesTheHostsOfTheModel() throws CoreException {
        var editor = bench.open(bench.file("a.vmm", MODEL));
        var viewer = bench.viewer(editor);

        List<String> proposals = bench.inBackground(() -> Arrays.stream(
                        new ModelCompletion().computeCompletionProposals(viewer, MODEL.indexOf("on rack1") + 3))
                .map(ICompletionProposal::getDisplayString)
                .toList());

        assertThat(proposals).anyMatch(p -> p.startsWith("rack1"));
    }

    @Test
    void showsProposalsInAPopup() throws CoreException {
        var editor = bench.open(bench.file("a.vmm", MODEL));
        var viewer = bench.viewer(editor);
        viewer.getTextWidget().setFocus();
        viewer.getTextWidget().setSelection(MODEL.indexOf("vcpus"));

        ((ITextOperationTarget) viewer).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);

        bench.until(() -> popupItems().stream().anyMatch(item -> item.startsWith("vcpus")));
        assertThat(popupItems()).anyMatch(item -> item.startsWith("vcpus"));
    }

    private List<String> popupItems() {
        return bench.controls(Table.class).stream()
                .filter(table -> table.getShell().getText().isEmpty())
                .flatMap(table -> Arrays.stream(table.getItems()))
                .map(TableItem::getText)
                .toList();
    }

    @Test
    void outlinesTheDeclarations() throws CoreException {
        bench.open(bench.file("a.vmm", MODEL));
        var outline = bench.page().showView(IPageLayout.ID_OUTLINE);

        boolean shown = bench.until(() -> bench.controls(Tree.class).stream()
                .anyMatch(tree -> Arrays.stream(tree.getItems())
                        .anyMatch(item -> item.getText().startsWith("rack1"))));

        assertThat(outline).isNotNull();
        assertThat(shown).isTrue();
    }

    @Test
    void findsTheDeclarationOfAReference() throws CoreException {
        ITextEditor editor = bench.open(bench.file("a.vmm", MODEL));
        var viewer = bench.viewer(editor);
        var region = new org.eclipse.jface.text.Region(MODEL.indexOf("on rack1") + 4, 0);
        var links = new DeclarationLinks();

        boolean found = bench.until(() -> links.detectHyperlinks(viewer, region, false) != null);
        links.detectHyperlinks(viewer, region, false)[0].open();

        assertThat(found).isTrue();
        var selection = (org.eclipse.jface.text.ITextSelection)
                editor.getSelectionProvider().getSelection();
        assertThat(selection.getOffset()).isEqualTo(MODEL.indexOf("rack1 {"));
    }

    @Test
    void putsImportsInOrder() throws Exception {
        String before = "package lab\n\nimport ringzero.devices.*\nimport ringzero.processors.*\n";
        String model = MODEL.replace("package lab\n", before).replace("ringzero.processors.Intel", "Intel");
        var editor = bench.open(bench.file("a.vmm", model));
        editor.setFocus();

        editor.getSite().getService(IHandlerService.class).executeCommand("ringzero.ui.organizeImports", null);

        assertThat(bench.until(() -> !bench.text(editor).get().contains("ringzero.devices")))
                .isTrue();
        assertThat(bench.text(editor).get()).startsWith("package lab\n\nimport ringzero.processors.*\n");
    }

    @Test
    void togglesComments() throws Exception {
        var editor = bench.open(bench.file("a.vmm", MODEL));
        editor.selectAndReveal(MODEL.indexOf("memory     512"), 0);
        editor.setFocus();
        var handlers = editor.getSite().getService(IHandlerService.class);

        handlers.executeCommand("ringzero.ui.comment", null);
        String commented = bench.text(editor).get();
        handlers.executeCommand("ringzero.ui.comment", null);

        assertThat(commented).contains("//    memory     512 GiB");
        assertThat(bench.text(editor).get()).isEqualTo(MODEL);
    }
}
