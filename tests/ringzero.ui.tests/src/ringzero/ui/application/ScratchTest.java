// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

class ScratchTest {
    private final Bench bench = new Bench();

    static void picture(String name) {
        Display display = Display.getCurrent();
        GC gc = new GC(display);
        Image image = new Image(display, display.getBounds());
        gc.copyArea(image, 0, 0);
        ImageLoader loader = new ImageLoader();
        loader.data = new org.eclipse.swt.graphics.ImageData[] {image.getImageData()};
        loader.save("/tmp/pic-" + name + ".png", SWT.IMAGE_PNG);
        gc.dispose();
        image.dispose();
    }

    @Test
    void shows() throws Exception {
        var text = Files.readString(Path.of(System.getProperty("ringzero.root"), "examples/virtualization-101.vmm"));
        var file = bench.file(bench.project("scratch"), "virtualization-101.vmm", text);
        bench.page().getWorkbenchWindow().getShell().setBounds(0, 0, 1600, 1000);
        bench.open(file);
        long end = System.nanoTime() + 6_000_000_000L;
        bench.until(() -> System.nanoTime() > end);
        picture("editor");
    }
}
