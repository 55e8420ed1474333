// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ringzero.report.ReportFormats;
import ringzero.report.chart.Mark;
import ringzero.simulation.results.Study;
import ringzero.ui.application.Bench;

class ResultEditorTest {
    @RegisterExtension
    private final Bench bench = new Bench();

    private final Study study = new Studies().paths();

    private ResultEditor open() throws PartInitException {
        var editor = (ResultEditor) bench.page().openEditor(new StudyInput(study), ResultEditor.ID);
        bench.until(() -> editor.shown().isPresent());
        return editor;
    }

    @Test
    void showsAPageForEachWayOfLooking() throws PartInitException {
        var editor = open();

        assertThat(editor.getPartName()).isEqualTo("PathsUnderLoad");
        for (String page : new String[] {"summary", "comparison", "charts", "time", "runs", "provenance"})
            assertThat(editor.setActivePage(page)).as(page).isNotNull();
    }

    @Test
    void showsAfterARestartThePageThatWasShownBefore() throws PartInitException {
        var editor = open();
        editor.setActivePage("runs");
        var memento = XMLMemento.createWriteRoot("editor");

        editor.saveState(memento);
        bench.page().closeAllEditors(false);
        var shown = (ResultEditor) bench.page().openEditor(new StudyInput(study), ResultEditor.ID);
        shown.restoreState(memento);

        assertThat(bench.until(() -> shown.shown().isPresent())).isTrue();
        assertThat(shown.getActivePageInstance().getId()).isEqualTo("runs");
    }

    @Test
    void listsEveryRun() throws PartInitException {
        open().setActivePage("runs");

        assertThat(bench.controls(Table.class)).anyMatch(table -> table.getItemCount() == 12);
    }

    @Test
    void drawsTheChartThatWasAskedFor() throws PartInitException {
        open().setActivePage("charts");

        var chart = bench.controls(ChartCanvas.class).getFirst();
        chart.heightFor(600);

        boolean hit = java.util.stream.IntStream.range(0, 600)
                .anyMatch(x -> java.util.stream.IntStream.range(0, 300)
                        .anyMatch(y -> chart.at(x, y)
                                .map(Mark.Datum::sentence)
                                .orElse("")
                                .startsWith("sr-iov at")));
        assertThat(hit).isTrue();
    }

    @Test
    void paintsAPictureThatIsNotEmpty() throws PartInitException {
        open().setActivePage("charts");
        var chart = bench.controls(ChartCanvas.class).getFirst();

        var picture =
                new ChartFiles(Results.of(study).answer().figures().getFirst().chart(), chart).png();

        int[] pixels = new int[picture.width * picture.height];
        for (int y = 0; y < picture.height; y++) picture.getPixels(0, y, picture.width, pixels, y * picture.width);
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(10);
    }

    @Test
    void writesTheReportOfWhatItShows(@TempDir Path folder) throws Exception {
        var editor = open();
        Path file = folder.resolve("report.html");

        var written = ReportExport.write(
                editor.shown().orElseThrow(), ReportFormats.named("html").orElseThrow(), file);

        assertThat(written.isOK()).isTrue();
        assertThat(Files.readString(file)).contains("PathsUnderLoad");
    }
}
