// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.MouseTrackListener;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import ringzero.report.chart.Chart;
import ringzero.report.chart.ChartLayout;
import ringzero.report.chart.Mark;
import ringzero.report.chart.Picture;
import ringzero.report.chart.Theme;

/** Shows one chart, as wide as it is, with a tooltip on every value. Knows marks, nothing of what they mean. */
final class ChartCanvas extends Canvas {
    private static final int LEAST = 200;
    private static final double REACH = 6;

    private Chart chart;
    private final GcText measure;
    private Picture picture;

    ChartCanvas(Composite parent, Chart chart) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.chart = chart;
        this.measure = new GcText(this);
        setBackground(parent.getBackground());
        addPaintListener(event -> {
            if (picture != null) new ChartPainter(event.gc, theme(), measure).paint(picture);
        });
        addListener(SWT.Resize, event -> layoutFor(getClientArea().width));
        addMouseMoveListener(event -> {
            String text = at(event.x, event.y).map(Mark.Datum::sentence).orElse(null);
            if (!java.util.Objects.equals(text, getToolTipText())) setToolTipText(text);
        });
        addMouseTrackListener(MouseTrackListener.mouseExitAdapter(event -> setToolTipText(null)));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = ChartCanvas.this.chart.title();
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = ChartCanvas.this.chart.description();
            }
        });
        addDisposeListener(event -> measure.dispose());
    }

    /** Light or dark, like what is behind it. */
    Theme theme() {
        RGB background = getBackground().getRGB();
        boolean dark = background.red + background.green + background.blue < 3 * 128;
        return dark ? Theme.dark() : Theme.light();
    }

    /** Shows another chart in its place. */
    void show(Chart another) {
        chart = another;
        picture = null;
        layoutFor(getClientArea().width);
        redraw();
    }

    int heightFor(int width) {
        layoutFor(width);
        return (int) Math.ceil(picture.height());
    }

    private void layoutFor(int width) {
        int usable = Math.max(LEAST, width);
        if (picture == null || (int) picture.width() != usable)
            picture = new ChartLayout(usable, false, measure).layout(chart);
    }

    /** What is under the mouse; the last that was painted covers the others. */
    Optional<Mark.Datum> at(double x, double y) {
        if (picture == null) return Optional.empty();
        for (Mark mark : picture.marks().reversed()) {
            boolean hit = switch (mark) {
                case Mark.Rect r -> x >= r.x() && x <= r.x() + r.width() && y >= r.y() && y <= r.y() + r.height();
                case Mark.Symbol s -> Math.hypot(x - s.x(), y - s.y()) <= s.radius() + REACH;
                case Mark.Area a -> a.contains(x, y);
                case Mark.Line l -> false;
                case Mark.Polyline l -> false;
                case Mark.Polygon p -> false;
                case Mark.Text t -> false;
            };
            if (hit) return datum(mark);
        }
        return Optional.empty();
    }

    private static Optional<Mark.Datum> datum(Mark mark) {
        return switch (mark) {
            case Mark.Rect rect -> rect.datum();
            case Mark.Symbol symbol -> symbol.datum();
            case Mark.Area area -> Optional.of(area.datum());
            default -> Optional.empty();
        };
    }

    GcText measure() {
        return measure;
    }

    @Override
    public org.eclipse.swt.graphics.Point computeSize(int wHint, int hHint, boolean changed) {
        Rectangle area = getClientArea();
        int width = wHint != SWT.DEFAULT ? wHint : Math.max(LEAST, area.width);
        return new org.eclipse.swt.graphics.Point(width, hHint != SWT.DEFAULT ? hHint : heightFor(width));
    }
}
