// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import ringzero.report.chart.Picture;
import ringzero.report.chart.SvgPainter;

/** Saves what a canvas shows, as SVG or PNG by the ending of the file. */
public record PictureFile(PictureCanvas canvas) {

    /** Asks where, and writes. */
    public void save(String name) {
        if (canvas.picture().isEmpty()) return;
        FileDialog dialog = new FileDialog(canvas.getShell(), SWT.SAVE);
        dialog.setFileName(name + ".svg");
        dialog.setFilterExtensions(new String[] {"*.svg", "*.png"});
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) return;
        try {
            write(Path.of(chosen));
        } catch (IOException e) {
            MessageDialog.openError(
                    canvas.getShell(),
                    Messages.PictureFile_title,
                    NLS.bind(Messages.PictureFile_failed, chosen, e.getMessage()));
        }
    }

    /** @throws IOException if the file cannot be written */
    public void write(Path file) throws IOException {
        Picture picture = canvas.picture().orElseThrow();
        if (file.toString().endsWith(".png")) {
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {canvas.png()};
            try (var out = Files.newOutputStream(file)) {
                loader.save(out, SWT.IMAGE_PNG);
            }
        } else Files.writeString(file, SvgPainter.standalone(picture), StandardCharsets.UTF_8);
    }
}
