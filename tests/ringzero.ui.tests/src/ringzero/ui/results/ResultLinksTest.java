// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.ui.application.Bench;
import ringzero.ui.editor.ModelLanguage;

/** From a number to the line of the model and of the cost sheet that it comes from. */
class ResultLinksTest {
    private static final String MODEL = """
            package lab
            import ringzero.processors.*
            import ringzero.devices.*

            host rack1 {
                processor  1 x IntelXeonGold6338
                memory     64 GiB
                hypervisor KVM
                nic eth0 : IntelE810
            }

            guest web on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  2
                memory 4 GiB
                net    eth0 via virtio
                runs   Pages
            }

            guest db on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  1
                memory 4 GiB
                net    eth0 via virtio
                runs   Pages
            }

            workload Pages {
                arrivals poisson 500/s
                request {
                    receive 512 B
                    compute exponential 80 us
                    send    4 KiB
                }
            }

            experiment Load {
                run     50 ms after warm-up 5 ms
                repeat  2 times
                seed    7
                report  latency
            }
            """;

    private final Bench bench = new Bench();
    private IFile model;
    private ResultEditor editor;

    @BeforeEach
    void openResults(TestInfo test) throws Exception {
        model = bench.file(bench.project(test.getTestMethod().orElseThrow().getName()), "web.vmm", MODEL);
        StudyRequest request = StudyRequest.of(Path.of(model.getLocationURI()));
        bench.inBackground(() -> new StudyRunner(
                        ModelLanguage.ofWorkbench().service(Models::new).join())
                .run(request, StudyProgress.unwatched()));
        model.getProject().refreshLocal(IResource.DEPTH_INFINITE, null);
        editor = (ResultEditor)
                IDE.openEditor(bench.page(), model.getProject().getFile("web-Load.rzr"), ResultEditor.ID);
        assertThat(bench.until(() -> editor.shown().isPresent())).isTrue();
    }

    @AfterEach
    void close() {
        bench.page().closeAllEditors(false);
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
