// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import ringzero.report.chart.Chart;
import ringzero.report.chart.ChartLayout;
import ringzero.report.chart.Ink;
import ringzero.report.chart.Picture;
import ringzero.report.chart.SvgPainter;
import ringzero.report.chart.Table;
import ringzero.report.chart.Theme;

/** Takes a chart along: to the clipboard or into a file. */
record ChartFiles(Chart chart, ChartCanvas canvas) {
    private static final int WIDTH = 900;

    void copyNumbers() {
        put(lines("\t"), TextTransfer.getInstance());
    }

    void copyPicture() {
        put(png(), ImageTransfer.getInstance());
    }

    private void put(Object content, Transfer transfer) {
        Clipboard clipboard = new Clipboard(canvas.getDisplay());
        clipboard.setContents(new Object[] {content}, new Transfer[] {transfer});
        clipboard.dispose();
    }

    void saveSvg() {
        save("svg", file -> Files.writeString(file, svg(), StandardCharsets.UTF_8));
    }

    void savePng() {
        save("png", file -> {
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {png()};
            loader.save(file.toString(), SWT.IMAGE_PNG);
        });
    }

    void saveCsv() {
        save("csv", file -> Files.writeString(file, lines(","), StandardCharsets.UTF_8));
    }

    private interface Content {
        void writeTo(Path file) throws IOException;
    }

    private void save(String extension, Content content) {
        FileDialog dialog = new FileDialog(canvas.getShell(), SWT.SAVE);
        dialog.setFileName(chart.title().replaceAll("[^\\p{L}\\p{N}]+", "-") + "." + extension);
        dialog.setFilterExtensions(new String[] {"*." + extension});
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) return;
        try {
            content.writeTo(Path.of(chosen));
        } catch (IOException e) {
            MessageDialog.openError(
                    canvas.getShell(),
                    Messages.ChartFiles_title,
                    NLS.bind(Messages.ChartFiles_failed, chosen, e.getMessage()));
        }
    }

    String svg() {
        return SvgPainter.standalone(new ChartLayout(WIDTH, true).layout(chart));
    }

    /** Always dark on white: it goes into documents. */
    ImageData png() {
        Picture picture = new ChartLayout(WIDTH, true, canvas.measure()).layout(chart);
        Theme theme = Theme.light();
        Display display = canvas.getDisplay();
        Image image = new Image(display, (int) picture.width() + 24, (int) picture.height() + 24);
        GC gc = new GC(image);
        try {
            int surface = theme.colour(Ink.Role.SURFACE);
            gc.setBackground(new Color(surface >> 16 & 255, surface >> 8 & 255, surface & 255));
            gc.fillRectangle(image.getBounds());
            org.eclipse.swt.graphics.Transform margin = new org.eclipse.swt.graphics.Transform(display);
            margin.translate(12, 12);
            gc.setTransform(margin);
            new ChartPainter(gc, theme, canvas.measure()).paint(picture);
            margin.dispose();
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    private String lines(String separator) {
        Table table = Table.of(chart);
        StringBuilder text = new StringBuilder(line(table.columns(), separator));
        for (List<String> row : table.rows()) text.append(line(row, separator));
        return text.toString();
    }

    private static String line(List<String> cells, String separator) {
        return cells.stream().map(cell -> quoted(cell, separator)).collect(Collectors.joining(separator)) + "\n";
    }

    private static String quoted(String cell, String separator) {
        if (!cell.contains(separator) && !cell.contains("\"") && !cell.contains("\n")) return cell;
        return '"' + cell.replace("\"", "\"\"") + '"';
    }
}
