// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ringzero.report.chart.Mark;
import ringzero.ui.application.Bench;
import ringzero.ui.picture.PictureCanvas;
import ringzero.ui.picture.PictureFile;
import ringzero.ui.run.RunShortcut;

class TopologyViewTest {
    private static final String MODEL = """
            package lab
            import ringzero.processors.*
            import ringzero.devices.*
            host rack { processor 1 x IntelXeonGold6338  memory 64 GiB  iommu on  hypervisor KVM  nic eth0 : IntelE810 { vfs 4 } }
            guest web[2] on rack { os Linux  mode hardware-assisted  vcpus 2  memory 4 GiB  net eth0 via vhost  runs Pages }
            workload Pages { arrivals poisson 500/s  request { receive 512 B  compute 80 us  send 4 KiB } }
            experiment Busy { run 50 ms after warm-up 10 ms  repeat 1 times  report throughput }
            """;

    @RegisterExtension
    private final Bench bench = new Bench();

    @AfterEach
    void closeEverything() {
        bench.page().hideView(bench.page().findView(TopologyView.ID));
    }

    @Test
    void aClickOnABoxSelectsItsNameInTheText() throws Exception {
        TopologyView view = view();
        ITextEditor editor = open(MODEL);
        Mark.Area box = box(view, "web");

        Event event = new Event();
        event.button = 1;
        event.x = (int) (box.x() + box.width() / 2);
        event.y = (int) (box.y() + 6);
        canvas().notifyListeners(SWT.MouseDown, event);

        var selection = (ITextSelection) editor.getSelectionProvider().getSelection();
        assertThat(selection.getText()).isEqualTo("web");
    }

    @Test
    void theCaretSelectsTheBoxOfItsDeclaration() throws Exception {
        TopologyView view = view();
        ITextEditor editor = open(MODEL);
        box(view, "web");
        bench.page().activate(editor);

        editor.selectAndReveal(MODEL.indexOf("vcpus 2"), 0);

        assertThat(bench.until(() -> view.selection().contains("web")))
                .as(view.selection())
                .isTrue();
        editor.selectAndReveal(MODEL.indexOf("memory 64"), 0);
        assertThat(bench.until(() -> view.selection().contains("rack")))
                .as(view.selection())
                .isTrue();
    }

    @Test
    void itIsDrawnAnewWhenTheTextChanges() throws Exception {
        TopologyView view = view();
        ITextEditor editor = open(MODEL);
        box(view, "web");

        bench.text(editor)
                .set(
                        MODEL
                                + "guest late on rack { os Linux  mode hardware-assisted  vcpus 1  memory 1 GiB  runs Pages }\n");

        assertThat(bench.until(() -> view.drawing().stream()
                        .anyMatch(d -> d.topology().nodes().stream()
                                .anyMatch(n -> n.label().contains("late")))))
                .isTrue();
    }

    @Test
    void aRunColoursIt(@TempDir Path folder) throws Exception {
        TopologyView view = view();
        IFile file = bench.file("web.vmm", MODEL);
        bench.open(file);
        box(view, "web");
        assertThat(view.drawing().orElseThrow().run()).isEmpty();

        RunShortcut.run(file, "Busy");

        assertThat(bench.until(
                        () -> view.drawing().stream().anyMatch(d -> d.run().equals("Busy") && !d.isOutdated())))
                .isTrue();
        new PictureFile(canvas()).write(folder.resolve("t.svg"));
        new PictureFile(canvas()).write(folder.resolve("t.png"));
        assertThat(Files.readString(folder.resolve("t.svg"))).contains("<svg", "web");
        assertThat(Files.size(folder.resolve("t.png"))).isGreaterThan(2000);
    }

    @Test
    void withoutAModelItSaysWhatIsMissing() throws Exception {
        TopologyView view = view();
        assertThat(view.message()).startsWith("Open a model");

        open("package nothing\n");

        assertThat(bench.until(() -> view.message().startsWith("There is nothing to draw yet")))
                .isTrue();
    }

    private TopologyView view() throws Exception {
        return (TopologyView) bench.page().showView(TopologyView.ID);
    }

    private ITextEditor open(String text) throws Exception {
        return bench.open(bench.file("web.vmm", text));
    }

    private Mark.Area box(TopologyView view, String name) {
        assertThat(bench.until(() -> found(view, name).isPresent()))
                .as(view.message())
                .isTrue();
        return found(view, name).orElseThrow();
    }

    private static Optional<Mark.Area> found(TopologyView view, String name) {
        return view.drawing().stream()
                .flatMap(drawing -> drawing.areas().stream())
                .filter(area -> area.datum().sentence().contains(name))
                .findFirst();
    }

    private PictureCanvas canvas() {
        return bench.controls(PictureCanvas.class).stream()
                .filter(c -> c.isVisible() && c.picture().isPresent())
                .findFirst()
                .orElseThrow();
    }
}
