// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ringzero.ui.application.Bench;

class EditorTest {
    private static final String MODEL = """
            package lab

            /** The machine under the desk. */
            host rack1 {
                memory 512 GiB
            }

            guest web on rack1 {
                vcpus 4
            }
            """;

    private final Bench bench = new Bench();

    @AfterEach
    void closeEditors() {
        bench.page().closeAllEditors(false);
    }

    @Test
    void marksAMistakeWhenTheProjectIsBuilt() throws CoreException {
        var file = bench.file(bench.project("marksAMistake"), "a.vmm", MODEL.replace("on rack1", "on nowhere"));

        bench.until(() -> !bench.problems(file).isEmpty());

        assertThat(bench.problems(file))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("error, line 8:")
                .contains("nowhere");
    }

    @Test
    void marksAMistakeWhileTypingAndForgetsItWhenItIsCorrected() throws CoreException, BadLocationException {
        var file = bench.file(bench.project("whileTyping"), "a.vmm", MODEL);
        var text = bench.text(bench.open(file));

        text.replace(text.get().indexOf("on rack1") + 3, 5, "nowhere");
        boolean marked = bench.until(() -> !bench.problems(file).isEmpty());
        text.replace(text.get().indexOf("on nowhere") + 3, 7, "rack1");
        boolean forgotten = bench.until(() -> bench.problems(file).isEmpty());

        assertThat(marked).isTrue();
        assertThat(forgotten).isTrue();
    }

    @Test
    void coloursWhatTheGrammarCallsAKeyword() throws CoreException {
        var editor = bench.open(bench.file(bench.project("colours"), "a.vmm", MODEL));
        var widget = bench.viewer(editor).getTextWidget();

        boolean coloured = bench.until(() -> isBold(widget.getStyleRangeAtOffset(MODEL.indexOf("host rack1"))));

        assertThat(coloured).isTrue();
        assertThat(isBold(widget.getStyleRangeAtOffset(MODEL.indexOf("rack1")))).isFalse();
    }

    private static boolean isBold(StyleRange range) {
        return range != null && (range.fontStyle & SWT.BOLD) != 0;
    }

    @Test
    void proposesTheHostsOfTheModel() throws CoreException {
        var editor = bench.open(bench.file(bench.project("proposes"), "a.vmm", MODEL));
        var viewer = bench.viewer(editor);

        List<String> proposals = bench.inBackground(() -> Arrays.stream(
                        new ModelCompletion().computeCompletionProposals(viewer, MODEL.indexOf("on rack1") + 3))
                .map(ICompletionProposal::getDisplayString)
                .toList());

        assertThat(proposals).anyMatch(p -> p.startsWith("rack1"));
    }

    @Test
    void showsProposalsInAPopup() throws CoreException {
        var editor = bench.open(bench.file(bench.project("popup"), "a.vmm", MODEL));
        var viewer = bench.viewer(editor);
        viewer.getTextWidget().setFocus();
        viewer.getTextWidget().setSelection(MODEL.indexOf("on rack1") + 3);

        ((ITextOperationTarget) viewer).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);

        assertThat(bench.until(() -> popupItems().stream().anyMatch(item -> item.startsWith("rack1"))))
                .isTrue();
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
        bench.open(bench.file(bench.project("outlines"), "a.vmm", MODEL));
        var outline = bench.page().showView(IPageLayout.ID_OUTLINE);

        boolean shown = bench.until(() -> bench.controls(Tree.class).stream()
                .anyMatch(tree -> Arrays.stream(tree.getItems())
                        .anyMatch(item -> item.getText().startsWith("rack1"))));

        assertThat(outline).isNotNull();
        assertThat(shown).isTrue();
    }

    @Test
    void findsTheDeclarationOfAReference() throws CoreException {
        ITextEditor editor = bench.open(bench.file(bench.project("finds"), "a.vmm", MODEL));
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
    void togglesComments() throws Exception {
        var editor = bench.open(bench.file(bench.project("comments"), "a.vmm", MODEL));
        editor.selectAndReveal(MODEL.indexOf("memory"), 0);
        editor.setFocus();
        var handlers = editor.getSite().getService(IHandlerService.class);

        handlers.executeCommand("ringzero.ui.comment", null);
        String commented = bench.text(editor).get();
        handlers.executeCommand("ringzero.ui.comment", null);

        assertThat(commented).contains("//    memory 512 GiB");
        assertThat(bench.text(editor).get()).isEqualTo(MODEL);
    }
}
