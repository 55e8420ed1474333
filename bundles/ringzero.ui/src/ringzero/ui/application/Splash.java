// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * The picture that is shown while the workbench starts. The platform shows its progress in it and closes it. Drawn, not loaded: the first drawing file
 * costs a quarter of a second.
 *
 * @param version what stands below the name
 */
record Splash(String version) {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 280;
    private static final int MARGIN = 32;
    /** By which the platform finds it. */
    private static final String SHELL = "org.eclipse.ui.workbench.splashShell";
    /** The native launcher's window, without which the platform believes that there is none. */
    private static final String HANDLE = "org.eclipse.equinox.launcher.splash.handle";
    /** More than a window takes to be painted. */
    private static final int EVENTS = 200;

    private static final Color NIGHT = new Color(22, 30, 42);
    private static final Color WORDS = new Color(240, 244, 248);
    private static final Color QUIET = new Color(170, 182, 196);
    private static final Color[] RINGS = {
        new Color(47, 111, 222), new Color(15, 139, 141), new Color(217, 130, 43),
    };

    void open(Display display) {
        Shell shell = new Shell(display, SWT.NO_TRIM);
        Image picture = new Image(display, (ImageGcDrawer) (gc, width, height) -> draw(gc), WIDTH, HEIGHT);
        shell.setBackgroundImage(picture);
        shell.addDisposeListener(event -> picture.dispose());
        Rectangle screen = display.getPrimaryMonitor().getBounds();
        shell.setBounds(screen.x + (screen.width - WIDTH) / 2, screen.y + (screen.height - HEIGHT) / 2, WIDTH, HEIGHT);
        shell.open();
        display.setData(SHELL, shell);
        System.setProperty(HANDLE, "0");
        // Nobody else looks after events until the workbench does.
        for (int i = 0; i < EVENTS && display.readAndDispatch(); i++) continue;
    }

    private void draw(GC gc) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(NIGHT);
        gc.fillRectangle(0, 0, WIDTH, HEIGHT);
        rings(gc, WIDTH - 82, 82);
        FontData family = gc.getFont().getFontData()[0];
        write(gc, family.getName(), 30, SWT.BOLD, WORDS, "Ringzero", 92);
        write(gc, family.getName(), 11, SWT.NORMAL, WORDS, Messages.WelcomePart_subtitle, 150);
        write(gc, family.getName(), 9, SWT.NORMAL, QUIET, version, 176);
    }

    private static void rings(GC gc, int x, int y) {
        int radius = 44;
        gc.setLineWidth(9);
        for (int ring = 0; ring < 2; ring++) {
            gc.setForeground(RINGS[ring]);
            int r = radius - 19 * ring;
            gc.drawOval(x - r, y - r, 2 * r, 2 * r);
        }
        gc.setBackground(RINGS[2]);
        gc.fillOval(x - 10, y - 10, 20, 20);
    }

    private static void write(GC gc, String family, int size, int style, Color colour, String words, int y) {
        Font font = new Font(gc.getDevice(), family, size, style);
        gc.setFont(font);
        gc.setForeground(colour);
        gc.drawText(words, MARGIN, y, true);
        gc.setFont(null);
        font.dispose();
    }
}
