// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.experiment.explain.Explanation;
import ringzero.report.chart.Mark;
import ringzero.report.chart.TextMeasure;
import ringzero.ui.application.Bench;
import ringzero.ui.picture.PictureCanvas;
import ringzero.ui.topology.TopologyView;

class ExplainViewTest {
    private static final String MODEL = """
            package lab
            import ringzero.processors.*
            import ringzero.devices.*
            host rack { processor 1 x IntelXeonGold6338  memory 64 GiB  iommu on  hypervisor KVM  nic eth0 : IntelE810 { vfs 4 } }
            guest web on rack { os Linux  mode hardware-assisted  vcpus 2  memory 4 GiB  net eth0 via vhost  runs Pages }
            workload Pages { arrivals poisson 500/s  request { receive 512 B  compute 80 us  send 4 KiB } }
            """;

    @RegisterExtension
    private final Bench bench = new Bench();

    @AfterEach
    void closeEverything() {
        bench.page().hideView(bench.page().findView(ExplainView.ID));
    }

    @Test
    void aSystemCallIsExplainedInAllModes() throws Exception {
        ExplainView view = shown();

        assertThat(view.explanations().getFirst().mode()).isEqualTo("Hardware-assisted virtualization");
        assertThat(view.explanations().stream().map(Explanation::mode))
                .contains("Bare metal", "Emulation by binary translation");
        assertThat(view.explanations()).allSatisfy(e -> assertThat(e.steps()).isNotEmpty());
    }

    @Test
    void aPacketIsExplainedOnAllPathsAndSteppedThroughWithTheKeyboard() throws Exception {
        ExplainView view = shown();
        choose("transmit");
        bench.until(() -> view.explanations().stream().anyMatch(e -> !e.path().isEmpty()));
        PictureCanvas canvas = bench.controls(PictureCanvas.class).stream()
                .filter(c -> c.isVisible())
                .findFirst()
                .orElseThrow();

        press(canvas, SWT.HOME);
        press(canvas, SWT.ARROW_RIGHT);
        press(canvas, SWT.ARROW_RIGHT);

        assertThat(view.explanations().stream().map(Explanation::path).toList())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(3);
        assertThat(view.reached()).isEqualTo(3);
        assertThat(table().getSelectionIndex()).isEqualTo(2);
        press(canvas, SWT.ARROW_LEFT);
        assertThat(view.reached()).isEqualTo(2);
    }

    @Test
    void theLibraryLineThatSetsACostCanBeOpened() throws Exception {
        shown();
        table().select(0);

        table().notifyListeners(SWT.DefaultSelection, new Event());

        assertThat(bench.until(() -> bench.page().getActiveEditor().getTitle().equals("core.vmm")))
                .isTrue();
    }

    @Test
    void aViewThatIsOpenedAgainExplainsWhatItExplainedBefore() throws Exception {
        ExplainView before = shown();
        choose("transmit");
        assertThat(bench.until(() ->
                        before.explanations().stream().anyMatch(e -> !e.path().isEmpty())))
                .isTrue();
        List<String> paths =
                before.explanations().stream().map(Explanation::path).toList();

        bench.page().hideView(before);
        ExplainView after = view();

        assertThat(bench.until(() -> !after.explanations().isEmpty())).isTrue();
        assertThat(after.explanations().stream().map(Explanation::path)).containsExactlyElementsOf(paths);
    }

    @Test
    void withoutAModelItSaysWhatIsMissing() throws Exception {
        ExplainView view = view();

        assertThat(bench.until(() -> view.message().startsWith("Open a model"))).isTrue();
    }

    @Test
    void besideResultsItExplainsTheModelThatIsOpen() throws Exception {
        bench.open(bench.file("web.vmm", MODEL));
        bench.page().openEditor(new FileEditorInput(bench.file("note.txt", "")), "org.eclipse.ui.DefaultTextEditor");

        ExplainView view = view();

        assertThat(bench.until(() -> !view.explanations().isEmpty()))
                .as(view.message())
                .isTrue();
    }

    @Test
    void nothingFailsWhenTheProjectOfTheModelIsDeleted() throws Exception {
        ExplainView view = shown();

        bench.project().delete(true, true, null);

        assertThat(bench.until(() -> view.message().startsWith("Open a model"))).isTrue();
    }

    @Test
    void aBrokenModelIsSaidToBeBroken() throws Exception {
        ExplainView view = view();
        bench.open(bench.file("b.vmm", "host a { memory 1 GiB }\nguest g on b { mode nothing }\n"));

        assertThat(bench.until(() -> view.message().contains("b.vmm cannot be explained as it stands")))
                .isTrue();
    }

    @Test
    void stepsDoNotOverlapAndBarsAreToOneScale() throws Exception {
        ExplainView view = shown();
        List<Explanation> explanations = view.explanations();

        var laid = new StepsLayout(TextMeasure.estimate()).layout(explanations, 900, Integer.MAX_VALUE);

        assertThat(laid.boxes())
                .hasSize(explanations.stream().mapToInt(e -> e.steps().size()).sum());
        for (var box : laid.boxes())
            assertThat(laid.boxes())
                    .filteredOn(other ->
                            other != box && other.contains(box.x() + box.width() / 2, box.y() + box.height() / 2))
                    .isEmpty();
        double longest = laid.picture().marks().stream()
                .filter(Mark.Rect.class::isInstance)
                .map(Mark.Rect.class::cast)
                .filter(rect -> rect.height() == 8)
                .mapToDouble(rect -> rect.x() + rect.width())
                .max()
                .orElseThrow();
        assertThat(longest).isLessThanOrEqualTo(900);
    }

    /** Alone of its kind: another view's picture would take the keys. */
    private ExplainView view() throws Exception {
        bench.page().hideView(bench.page().findView(TopologyView.ID));
        return (ExplainView) bench.page().showView(ExplainView.ID);
    }

    private ExplainView shown() throws Exception {
        ExplainView view = view();
        bench.open(bench.file("web.vmm", MODEL));
        bench.page().activate(view);
        assertThat(bench.until(() -> !view.explanations().isEmpty()))
                .as(view.message())
                .isTrue();
        // A view comes back with what was chosen last.
        choose("syscall");
        assertThat(bench.until(() ->
                        view.explanations().stream().allMatch(e -> e.operation().equals("syscall"))))
                .isTrue();
        return view;
    }

    private void choose(String operation) {
        Combo combo = bench.controls(Combo.class).stream()
                .filter(c -> c.indexOf(operation) >= 0 && c.isVisible())
                .findFirst()
                .orElseThrow();
        combo.select(combo.indexOf(operation));
        combo.notifyListeners(SWT.Selection, new Event());
    }

    private Table table() {
        return bench.controls(Table.class).stream()
                .filter(t -> t.isVisible()
                        && t.getColumnCount() > 0
                        && t.getColumn(0).getText().equals("Step"))
                .findFirst()
                .orElseThrow();
    }

    private static void press(PictureCanvas canvas, int key) {
        Event event = new Event();
        event.keyCode = key;
        canvas.notifyListeners(SWT.KeyDown, event);
    }
}
