// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.editor.FormPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.report.chart.Ink;
import ringzero.report.chart.Theme;
import ringzero.ui.application.Bench;

class ThemeTest {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    private static final List<String> PAGES =
            List.of("summary", "comparison", "charts", "time", "timeline", "runs", "provenance");

    @RegisterExtension
    private final Bench bench = new Bench();

    private final IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);

    @AfterEach
    void backToLight() {
        themes.setTheme(LIGHT, false);
    }

    private ResultEditor open() throws PartInitException {
        var editor = (ResultEditor) bench.page().openEditor(new StudyInput(new Studies().paths()), ResultEditor.ID);
        bench.until(() -> editor.shown().isPresent());
        return editor;
    }

    /** What is not as dark or light as the theme, by class. */
    private List<String> strangers(ResultEditor editor, boolean dark) {
        List<String> found = new ArrayList<>();
        collect(((FormPage) editor.getSelectedPage()).getManagedForm().getForm(), dark, found);
        return found;
    }

    private static void collect(Control control, boolean dark, List<String> found) {
        RGB colour = control.getBackground().getRGB();
        boolean isDark = colour.red + colour.green + colour.blue < 3 * 128;
        if (isDark != dark && !(control instanceof ToolBar))
            found.add(control.getClass().getSimpleName() + " " + colour);
        if (control instanceof Composite parts) for (Control part : parts.getChildren()) collect(part, dark, found);
    }

    private void assertAll(ResultEditor editor, boolean dark) {
        for (String page : PAGES) {
            editor.setActivePage(page);
            assertThat(bench.until(() -> strangers(editor, dark).isEmpty()))
                    .as(() -> page + ": " + strangers(editor, dark))
                    .isTrue();
        }
    }

    @Test
    void everyPageFollowsASwitchOfTheThemeToDarkAndBack() throws PartInitException {
        var editor = open();
        PAGES.forEach(editor::setActivePage);
        assertAll(editor, false);

        themes.setTheme(DARK, false);
        assertAll(editor, true);

        themes.setTheme(LIGHT, false);
        assertAll(editor, false);
    }

    @Test
    void everyPageThatIsOpenedInTheDarkIsDark() throws PartInitException {
        themes.setTheme(DARK, false);

        assertAll(open(), true);
    }

    /** Wider than its window, as a comparison of many variants is. */
    @Test
    void aHiddenComparisonIsPaintedDarkWhenItIsLookedAtAfterASwitch() throws PartInitException {
        var editor = open();
        var window = bench.page().getWorkbenchWindow().getShell();
        var size = window.getSize();
        window.setSize(900, 700);
        editor.setActivePage("comparison");
        bench.until(() -> strangers(editor, false).isEmpty());
        editor.setActivePage("summary");

        themes.setTheme(DARK, false);
        editor.setActivePage("comparison");

        assertThat(bench.until(() -> lightShare(editor) < 0.2))
                .as(() -> "share of light pixels: " + lightShare(editor))
                .isTrue();
        window.setSize(size);
    }

    /** Of the pixels on the screen where the page is, how many are light; texts are. */
    private static double lightShare(ResultEditor editor) {
        var form = ((FormPage) editor.getSelectedPage()).getManagedForm().getForm();
        var bounds = form.getDisplay().map(form, null, form.getClientArea());
        Image image = new Image(form.getDisplay(), bounds.width, bounds.height);
        GC gc = new GC(form.getDisplay());
        gc.copyArea(image, bounds.x, bounds.y);
        gc.dispose();
        ImageData pixels = image.getImageData();
        image.dispose();
        int light = 0;
        for (int y = 0; y < pixels.height; y++)
            for (int x = 0; x < pixels.width; x++) {
                RGB colour = pixels.palette.getRGB(pixels.getPixel(x, y));
                if (colour.red + colour.green + colour.blue > 3 * 128) light++;
            }
        return (double) light / (pixels.width * pixels.height);
    }

    @Test
    void chartsHaveTheColoursOfWhatIsBehindThem() throws PartInitException {
        var editor = open();
        editor.setActivePage("charts");
        var chart = bench.controls(ChartCanvas.class).getFirst();

        themes.setTheme(DARK, false);

        assertThat(bench.until(() ->
                        chart.theme().colour(Ink.Role.SURFACE) == Theme.dark().colour(Ink.Role.SURFACE)))
                .isTrue();
    }
}
