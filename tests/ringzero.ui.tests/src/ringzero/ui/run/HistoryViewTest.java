// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.simulation.results.Study;
import ringzero.ui.application.Bench;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.results.ResultEditor;

/** A user looks back at what was run. */
class HistoryViewTest {
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
                require web.latency.p99 <= 1 s
            }
            """;

    private final Bench bench = new Bench();
    private IFile model;
    private HistoryView view;

    @BeforeEach
    void runTwice(TestInfo test) throws Exception {
        model = bench.file(bench.project(test.getTestMethod().orElseThrow().getName()), "web.vmm", MODEL);
        run(List.of());
        run(List.of("web.vcpus=4"));
        view = (HistoryView) bench.page().showView(HistoryView.ID);
        assertThat(bench.until(() -> own().size() == 2)).isTrue();
    }

    @AfterEach
    void closeAll() throws Exception {
        bench.page().closeAllEditors(false);
        bench.page().hideView(view);
        model.getProject().delete(true, true, null);
    }

    private void run(List<String> changes) throws Exception {
        StudyRequest request = StudyRequest.of(Path.of(model.getLocationURI())).withOverrides(changes);
        bench.inBackground(() -> new StudyRunner(
                        ModelLanguage.ofWorkbench().service(Models::new).join())
                .run(request, StudyProgress.unwatched()));
        model.getProject().refreshLocal(IResource.DEPTH_INFINITE, null);
    }

    /** Rows of this test's project, as they are listed. */
    private List<PastStudy> own() {
        return view.studies().stream()
                .filter(study -> study.results().getProject().equals(model.getProject()))
                .toList();
    }

    private Table table() {
        return bench.controls(Table.class).stream()
                .filter(table -> table.getColumnCount() == 6
                        && table.getItemCount() == view.studies().size())
                .findFirst()
                .orElseThrow();
    }

    private void select(List<PastStudy> studies) {
        table().deselectAll();
        studies.forEach(study -> table().select(view.studies().indexOf(study)));
        table().notifyListeners(SWT.Selection, new Event());
    }

    private Optional<Study> shown() {
        return Arrays.stream(bench.page().getEditorReferences())
                .map(reference -> reference.getEditor(false))
                .filter(ResultEditor.class::isInstance)
                .flatMap(editor -> ((ResultEditor) editor).shown().stream())
                .findFirst();
    }

    @Test
    void listsWhatWasChangedAndWhatBecameOfIt() {
        assertThat(own().stream().map(PastStudy::changes)).containsExactlyInAnyOrder("", "web.vcpus=4");
        assertThat(own().stream().map(PastStudy::verdict)).containsOnly("1 met");
        assertThat(own()).allSatisfy(study -> assertThat(study.cells()[2]).endsWith("/web.vmm"));
    }

    @Test
    void opensResultsThatWereReplacedSince() {
        select(own().stream().filter(study -> study.changes().isEmpty()).toList());

        table().notifyListeners(SWT.DefaultSelection, new Event());

        assertThat(bench.until(() -> shown().isPresent())).isTrue();
        assertThat(shown().orElseThrow().provenance().arguments()).doesNotContain("--set");
        assertThat(shown().orElseThrow().variants().getFirst().runs()).hasSize(2);
    }

    @Test
    void comparesTwoRunsSideBySide() {
        PastStudy one = own().getLast();
        PastStudy other = own().getFirst();

        Study both = bench.inBackground(() -> one.beside(other));

        assertThat(both.factors()).containsExactly("run");
        assertThat(both.variants()).hasSize(2);
        assertThat(both.variants().getLast().levels().get("run").text()).isEqualTo(other.label());
        assertThat(both.verdicts().stream().map(Study.Verdict::variant)).containsExactly(0, 1);
    }

    @Test
    void knowsHowToRunTheSameAgain() {
        var settings = own().stream()
                .filter(study -> !study.changes().isEmpty())
                .findFirst()
                .flatMap(PastStudy::settings)
                .orElseThrow();

        assertThat(settings.overrides()).containsExactly("web.vcpus=4");
        assertThat(settings.experiment()).isEqualTo("Load");
        assertThat(settings.mistake()).isEmpty();
    }
}
