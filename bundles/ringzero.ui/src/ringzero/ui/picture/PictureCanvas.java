// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.picture;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import ringzero.report.chart.Ink;
import ringzero.report.chart.Mark;
import ringzero.report.chart.Picture;
import ringzero.report.chart.TextMeasure;
import ringzero.report.chart.Theme;
import ringzero.ui.results.ChartPainter;
import ringzero.ui.results.GcText;

/** A picture that can be scrolled and zoomed, with a tooltip where it has data and a frame around what is selected. */
public final class PictureCanvas extends Canvas {
    private static final double LEAST = 0.25;
    private static final double MOST = 4;
    private static final double STEP = 1.25;

    /** A part of the picture, in its own pixels. */
    public record Frame(double x, double y, double width, double height) {}

    private final ScrolledComposite around;
    private final GcText measure;
    private Picture picture;
    private Frame frame;
    private double zoom = 1;

    public PictureCanvas(ScrolledComposite around) {
        super(around, SWT.DOUBLE_BUFFERED);
        this.around = around;
        this.measure = new GcText(this);
        around.setContent(this);
        around.setExpandHorizontal(true);
        around.setExpandVertical(true);
        addPaintListener(event -> paint(event.gc));
        addMouseMoveListener(event -> {
            String text = datum(toPicture(event.x), toPicture(event.y))
                    .map(Mark.Datum::sentence)
                    .orElse(null);
            if (!Objects.equals(text, getToolTipText())) setToolTipText(text);
        });
        addListener(SWT.MouseWheel, event -> {
            if ((event.stateMask & SWT.MOD1) == 0) return;
            event.doit = false;
            zoom(event.count > 0);
        });
        // Tab must leave a canvas that takes keys.
        addTraverseListener(event -> {
            if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) event.doit = true;
        });
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = picture == null ? "" : picture.title();
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = picture == null ? "" : picture.description();
            }
        });
        addDisposeListener(event -> measure.dispose());
    }

    private void paint(GC gc) {
        gc.setBackground(surface(theme()));
        gc.fillRectangle(getClientArea());
        if (picture == null) return;
        Transform scale = new Transform(getDisplay());
        scale.scale((float) zoom, (float) zoom);
        gc.setTransform(scale);
        new ChartPainter(gc, theme(), measure).paint(picture);
        if (frame != null) {
            gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
            gc.setLineStyle(SWT.LINE_SOLID);
            gc.setLineWidth(3);
            gc.drawRoundRectangle(
                    (int) frame.x() - 1, (int) frame.y() - 1, (int) frame.width() + 2, (int) frame.height() + 2, 6, 6);
        }
        gc.setTransform(null);
        scale.dispose();
    }

    /** Light or dark, like the window. */
    public Theme theme() {
        RGB background = getShell().getBackground().getRGB();
        return background.red + background.green + background.blue < 3 * 128 ? Theme.dark() : Theme.light();
    }

    /** Of the font it paints with; for the UI thread. */
    public TextMeasure measure() {
        return measure;
    }

    public Optional<Picture> picture() {
        return Optional.ofNullable(picture);
    }

    public void show(Picture another) {
        picture = another;
        resize();
    }

    /** Draws a frame around a part and scrolls to it; null for none. */
    public void frame(Frame part) {
        if (Objects.equals(part, frame)) return;
        frame = part;
        if (part != null) reveal(part);
        redraw();
    }

    public Optional<Frame> frame() {
        return Optional.ofNullable(frame);
    }

    private void reveal(Frame part) {
        Point origin = around.getOrigin();
        Point size = new Point(around.getClientArea().width, around.getClientArea().height);
        int x = along(origin.x, size.x, part.x(), part.width());
        int y = along(origin.y, size.y, part.y(), part.height());
        if (x != origin.x || y != origin.y) around.setOrigin(x, y);
    }

    private int along(int origin, int room, double start, double length) {
        int from = (int) (start * zoom);
        int to = (int) ((start + length) * zoom);
        if (from < origin) return Math.max(0, from - 8);
        return to > origin + room ? Math.min(from, to - room + 8) : origin;
    }

    /** Larger or smaller by a step. */
    public void zoom(boolean in) {
        zoomTo(in ? zoom * STEP : zoom / STEP);
    }

    /** So that all of it is seen. */
    public void fit() {
        if (picture == null) return;
        var area = around.getClientArea();
        zoomTo(Math.min(area.width / picture.width(), area.height / picture.height()));
    }

    public void zoomTo(double factor) {
        zoom = Math.clamp(factor, LEAST, MOST);
        resize();
    }

    private void resize() {
        int width = picture == null ? 0 : (int) Math.ceil(picture.width() * zoom);
        int height = picture == null ? 0 : (int) Math.ceil(picture.height() * zoom);
        around.setMinSize(width, height);
        redraw();
    }

    /** A pixel of the canvas as one of the picture. */
    public double toPicture(int pixel) {
        return pixel / zoom;
    }

    private Optional<Mark.Datum> datum(double x, double y) {
        if (picture == null) return Optional.empty();
        for (Mark mark : picture.marks().reversed())
            if (mark instanceof Mark.Area area && area.contains(x, y)) return Optional.of(area.datum());
            else if (mark instanceof Mark.Rect r
                    && r.datum().isPresent()
                    && x >= r.x()
                    && x <= r.x() + r.width()
                    && y >= r.y()
                    && y <= r.y() + r.height()) return r.datum();
        return Optional.empty();
    }

    /** Twice as large, dark on white: it goes into documents. */
    ImageData png() {
        int margin = 12;
        Image image = new Image(
                getDisplay(), 2 * ((int) picture.width() + 2 * margin), 2 * ((int) picture.height() + 2 * margin));
        GC gc = new GC(image);
        Transform scale = new Transform(getDisplay());
        try {
            gc.setBackground(surface(Theme.light()));
            gc.fillRectangle(image.getBounds());
            scale.scale(2, 2);
            scale.translate(margin, margin);
            gc.setTransform(scale);
            new ChartPainter(gc, Theme.light(), measure).paint(picture);
            return image.getImageData();
        } finally {
            scale.dispose();
            gc.dispose();
            image.dispose();
        }
    }

    private static Color surface(Theme theme) {
        int colour = theme.colour(Ink.Role.SURFACE);
        return new Color(colour >> 16 & 255, colour >> 8 & 255, colour & 255);
    }
}
