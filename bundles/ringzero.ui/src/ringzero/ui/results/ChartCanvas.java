// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.events.KeyListener;
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

/**
 * Shows one chart, as wide as it is, with a tooltip on every value. The arrow keys go from value to value; the value is written beside it
 * and told to screen readers. Knows marks, nothing of what they mean.
 */
final class ChartCanvas extends Canvas {
    private static final int LEAST = 200;
    private static final double REACH = 6;
    private static final double LABEL = 12;
    private static final double PADDING = 4;

    private Chart chart;
    private final GcText measure;
    private final ChartCursor cursor = new ChartCursor();
    private Picture picture;

    ChartCanvas(Composite parent, Chart chart) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.chart = chart;
        this.measure = new GcText(this);
        setBackground(parent.getBackground());
        addPaintListener(event -> {
            if (picture == null) return;
            ChartPainter painter = new ChartPainter(event.gc, theme(), measure);
            painter.paint(picture);
            if (isFocusControl()) cursor.point().ifPresent(point -> paint(painter, point));
            if (isFocusControl() && cursor.point().isEmpty()) event.gc.drawFocus(0, 0, getSize().x, getSize().y);
        });
        addListener(SWT.Resize, event -> layoutFor(getClientArea().width));
        addMouseMoveListener(event -> {
            String text = at(event.x, event.y).map(Mark.Datum::sentence).orElse(null);
            if (!java.util.Objects.equals(text, getToolTipText())) setToolTipText(text);
        });
        addMouseTrackListener(MouseTrackListener.mouseExitAdapter(event -> setToolTipText(null)));
        addKeyListener(KeyListener.keyPressedAdapter(event -> key(event.keyCode)));
        addFocusListener(FocusListener.focusGainedAdapter(event -> redraw()));
        addFocusListener(FocusListener.focusLostAdapter(event -> redraw()));
        // Tab must leave a canvas that takes keys, and arrows must not scroll the page.
        addTraverseListener(event -> event.doit = switch (event.detail) {
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS, SWT.TRAVERSE_PAGE_NEXT, SWT.TRAVERSE_PAGE_PREVIOUS ->
                true;
            case SWT.TRAVERSE_ARROW_NEXT, SWT.TRAVERSE_ARROW_PREVIOUS -> false;
            default -> event.doit;
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_GRAPHIC;
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                event.result = value();
            }
        });
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

    private void key(int code) {
        switch (code) {
            case SWT.ARROW_RIGHT -> cursor.along(1);
            case SWT.ARROW_LEFT -> cursor.along(-1);
            case SWT.ARROW_UP -> cursor.across(true);
            case SWT.ARROW_DOWN -> cursor.across(false);
            case SWT.ESC -> cursor.leave();
            default -> {
                return;
            }
        }
        redraw();
        getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
    }

    /** The value that the arrow keys have come to; empty if there is none. */
    String value() {
        return cursor.point().map(point -> point.datum().sentence()).orElse("");
    }

    private void paint(ChartPainter painter, ChartCursor.Point point) {
        painter.frame(point.x(), point.y(), point.width(), point.height());
        String text = point.datum().sentence();
        double width = measure.width(text, LABEL, false);
        double x = Math.clamp(point.x(), 0, Math.max(0, picture.width() - width - 2 * PADDING));
        boolean above = point.y() > 2 * LABEL + PADDING;
        painter.label(text, x, above ? point.y() - 2 * LABEL : point.y() + point.height() + PADDING, LABEL, PADDING);
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
            show(new ChartLayout(usable, false, measure).layout(chart));
    }

    private void show(Picture laidOut) {
        picture = laidOut;
        cursor.show(laidOut);
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
