// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.text.templates.TemplatePersistenceData;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.application.Bench;

class EditorShowsTest {
    private static final String MODEL = """
            package lab

            /**
             * The machine under the desk.
             */
            host rack1 {
                processor  2 x ringzero.processors.IntelXeonGold6338
                memory     512 GiB
                hypervisor KVM
            }

            guest web[4] on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  4
                memory 4 GiB
            }
            """;

    @RegisterExtension
    private final Bench bench = new Bench();

    @AfterEach
    void closeEditorsAndForgetChoices() throws Exception {
        InstanceScope.INSTANCE.getNode(Preferences.SCOPE).clear();
    }

    @Test
    void declarationsCanBeFolded() throws Exception {
        var viewer = (ProjectionViewer) bench.viewer(bench.open(bench.file("a.vmm", MODEL)));

        assertThat(bench.until(() ->
                        folds(viewer).contains("host rack1 {") && folds(viewer).contains("/**")))
                .isTrue();
    }

    /** The first lines of what can be folded. */
    private List<String> folds(ProjectionViewer viewer) {
        List<String> folds = new ArrayList<>();
        var model = viewer.getProjectionAnnotationModel();
        if (model == null) return folds;
        model.getAnnotationIterator().forEachRemaining(fold -> {
            int start = model.getPosition(fold).getOffset();
            folds.add(MODEL.substring(start, MODEL.indexOf('\n', start)));
        });
        return folds;
    }

    @Test
    void whatFollowsFromAGroupIsShownBesideItsCount() throws Exception {
        var viewer = bench.viewer(bench.open(bench.file("a.vmm", MODEL)));

        assertThat(labels(viewer)).anyMatch(label -> label.contains("16 vCPUs"));
    }

    @Test
    void nothingIsShownBesideTheTextIfThatIsNotWanted() throws Exception {
        var viewer = bench.viewer(bench.open(bench.file("a.vmm", MODEL)));
        InstanceScope.INSTANCE.getNode(Preferences.SCOPE).putBoolean(Preferences.SHOW_HINTS.key(), false);

        assertThat(labels(viewer)).isEmpty();
    }

    private List<String> labels(org.eclipse.jface.text.ITextViewer viewer) {
        return bench.inBackground(() -> new Hints()
                .provideCodeMinings(viewer, new NullProgressMonitor()).join().stream()
                        .map(ICodeMining::getLabel)
                        .toList());
    }

    @Test
    void aModelIsFormattedWhenItIsSavedIfThatIsWanted() throws Exception {
        var file = bench.file("a.vmm", MODEL);
        var editor = bench.open(file);
        InstanceScope.INSTANCE.getNode(Preferences.SCOPE).putBoolean(Preferences.FORMAT_ON_SAVE.key(), true);
        bench.text(editor).replace(MODEL.indexOf("    vcpus  4"), 12, "  vcpus   4");
        bench.inBackground(() -> ModelLanguage.ofWorkbench()
                .answer(
                        java.time.Duration.ofSeconds(20),
                        server -> server.documentSymbol(
                                new org.eclipse.lsp4j.DocumentSymbolParams(ModelLanguage.ofWorkbench()
                                        .model(bench.text(editor))
                                        .orElseThrow()
                                        .identifier()))));

        editor.doSave(new NullProgressMonitor());

        assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(MODEL);
        assertThat(editor.isDirty()).isFalse();
    }

    @Test
    void theQuickOutlineLeadsToADeclaration() throws Exception {
        var editor = bench.open(bench.file("a.vmm", MODEL));
        editor.setFocus();

        editor.getSite().getService(IHandlerService.class).executeCommand("ringzero.ui.quickOutline", null);
        bench.until(() -> pattern() != null);
        Text pattern = pattern();
        pattern.setText("we");
        bench.press(pattern, '\r');

        assertThat(bench.until(() -> pattern() == null)).isTrue();
        var selection = (org.eclipse.jface.text.ITextSelection)
                editor.getSelectionProvider().getSelection();
        assertThat(selection.getText()).isEqualTo("web");
    }

    private Text pattern() {
        return Arrays.stream(Display.getCurrent().getShells())
                .filter(Shell::isVisible)
                .flatMap(shell -> bench.controls(Text.class).stream().filter(text -> text.getShell() == shell))
                .filter(text -> text.getMessage().equals(Messages.QuickOutline_filter))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aTemplateOfTheUserIsProposed() throws Exception {
        var store = UserTemplates.store();
        var template = new Template("rack", "my rack", TemplateContexts.ID, "host rack${cursor}", true);
        store.add(new TemplatePersistenceData(template, true));
        store.save();
        var viewer = bench.viewer(bench.open(bench.file("a.vmm", MODEL)));

        List<String> proposals = bench.inBackground(
                () -> Arrays.stream(new UserTemplates().computeCompletionProposals(viewer, MODEL.indexOf("host rack1")))
                        .map(ICompletionProposal::getDisplayString)
                        .toList());

        assertThat(proposals).containsExactly("rack - my rack");
    }
}
