// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.application.Bench;
import ringzero.ui.application.LabModels;

/** From a number to the line of the model and of the cost sheet that it comes from. */
class ResultLinksTest {
    private static final String MODEL = LabModels.webAnd("""
            guest db on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  1
                memory 4 GiB
                net    eth0 via virtio
                runs   Pages
            }

            experiment Load {
                run     50 ms after warm-up 5 ms
                repeat  2 times
                seed    7
                report  latency
            }
            """);

    @RegisterExtension
    private final Bench bench = new Bench();

    private IFile model;
    private ResultEditor editor;

    @BeforeEach
    void openResults() throws Exception {
        model = bench.file("web.vmm", MODEL);
        bench.study(model, List.of());
        editor = (ResultEditor)
                IDE.openEditor(bench.page(), model.getProject().getFile("web-Load.rzr"), ResultEditor.ID);
        assertThat(bench.until(() -> editor.shown().isPresent())).isTrue();
    }

    private Table table() {
        return bench.controls(Table.class).stream()
                .filter(table -> table.isVisible()
                        && table.getParent().getShell()
                                == bench.page().getWorkbenchWindow().getShell())
                .filter(table -> table.getColumnCount() >= 4 && isOnPage(table))
                .findFirst()
                .orElseThrow();
    }

    private boolean isOnPage(Table table) {
        var form = ((FormPage) editor.getSelectedPage()).getManagedForm().getForm();
        for (var parent = table.getParent(); parent != null; parent = parent.getParent())
            if (parent == form) return true;
        return false;
    }

    private static void enter(Table table, int row) {
        table.setSelection(row);
        table.notifyListeners(SWT.DefaultSelection, new Event());
    }

    /** Text of the line that is selected in the active editor; empty if that is none of text. */
    private String selectedLine() {
        return bench.page().getActiveEditor() instanceof ITextEditor text
                        && text.getSelectionProvider().getSelection() instanceof ITextSelection selection
                        && selection.getText() != null
                ? selection.getText()
                : "";
    }

    @Test
    void aFindingLeadsToTheGuestItIsAbout() {
        var page = (FindingsPage) editor.setActivePage(FindingsPage.ID);

        editor.showFindings("db");
        assertThat(page.rows()).isPositive();
        enter(table(), 0);

        assertThat(bench.until(() -> selectedLine().startsWith("guest db"))).isTrue();
    }

    @Test
    void aGuestFiltersTheFindings() {
        var page = (FindingsPage) editor.setActivePage(FindingsPage.ID);
        int all = page.rows();

        editor.showFindings("db");
        int ofDb = page.rows();
        editor.showFindings("nobody");

        assertThat(ofDb).isBetween(1, all - 1);
        assertThat(page.rows()).isEqualTo(all);
    }

    @Test
    void anAssumptionLeadsToItsLineInTheLibrary() {
        editor.setActivePage(ProvenancePage.ID);
        var assumptions = editor.shown().orElseThrow().assumptions();
        int row = 0;
        while (!assumptions.get(row).declaredIn().startsWith("hypervisor KVM")) row++;

        enter(table(), row);

        String name = assumptions.get(row).name();
        assertThat(bench.until(() -> selectedLine().contains(name))).isTrue();
        assertThat(bench.page().getActiveEditor().getTitle()).isEqualTo("KVM.vmm");
    }

    @Test
    void saysThatTheModelHasChangedUntilItSaysTheSameAgain() throws Exception {
        assertThat(editor.isOutdated()).isFalse();

        write(MODEL.replace("vcpus  1", "vcpus  2"));
        assertThat(bench.until(() -> editor.isOutdated())).isTrue();
        var form = ((FormPage) editor.getSelectedPage()).getManagedForm().getForm();
        assertThat(bench.until(() -> form.getMessage() != null)).isTrue();
        assertThat(form.getMessage()).contains("has changed");

        write(MODEL);
        assertThat(bench.until(() -> !editor.isOutdated())).isTrue();
        assertThat(form.getMessage()).isNull();
    }

    private void write(String text) throws Exception {
        model.setContents(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, false, null);
    }
}
