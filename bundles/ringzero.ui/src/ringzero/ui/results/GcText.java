// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;
import ringzero.report.chart.TextMeasure;

/** The workbench's font in the sizes that a chart wants, and how wide texts are in it. Belongs to a control. */
public final class GcText implements TextMeasure {
    private record Face(int pixels, boolean bold) {}

    private final Control control;
    private final Map<Face, Font> fonts = new HashMap<>();
    private final Map<Face, Map<String, Integer>> widths = new HashMap<>();

    public GcText(Control control) {
        this.control = control;
    }

    Font font(double size, boolean bold) {
        return fonts.computeIfAbsent(new Face((int) Math.round(size), bold), face -> {
            FontData data = control.getFont().getFontData()[0];
            // A chart speaks of pixels, a font of points.
            float points = face.pixels() * 72f / control.getDisplay().getDPI().y;
            return new Font(
                    control.getDisplay(),
                    new FontData(data.getName(), Math.round(points), bold ? SWT.BOLD : SWT.NORMAL));
        });
    }

    @Override
    public double width(String text, double size, boolean bold) {
        Face face = new Face((int) Math.round(size), bold);
        return widths.computeIfAbsent(face, f -> new HashMap<>()).computeIfAbsent(text, t -> {
            GC gc = new GC(control);
            gc.setFont(font(size, bold));
            int width = gc.textExtent(t, SWT.DRAW_TRANSPARENT).x;
            gc.dispose();
            return width;
        });
    }

    public void dispose() {
        fonts.values().forEach(Font::dispose);
        fonts.clear();
    }
}
