// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.simulation.results.Study;
import ringzero.ui.application.Bench;
import ringzero.ui.application.LabModels;
import ringzero.ui.results.ResultEditor;

/** A user looks back at what was run. */
class HistoryViewTest {
    private static final String MODEL = LabModels.webAnd("""
            experiment Load {
                run     50 ms after warm-up 5 ms
                repeat  2 times
                seed    7
                report  latency
                require web.latency.p99 <= 1 s
            }
            """);

    @RegisterExtension
    private final Bench bench = new Bench();

    private IFile model;
    private HistoryView view;

    @BeforeEach
    void runTwice() throws Exception {
        model = bench.file("web.vmm", MODEL);
        bench.study(model, List.of());
        bench.study(model, List.of("web.vcpus=4"));
        view = (HistoryView) bench.page().showView(HistoryView.ID);
        assertThat(bench.until(() -> own().size() == 2)).isTrue();
    }

    @AfterEach
    void closeAll() throws Exception {
        bench.page().hideView(view);
        model.getProject().delete(true, true, null);
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
