// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.event.EventHandler;

/**
 * Colours pages as the theme of the workbench says ({@code css/dark.css} and {@code css/light.css}). A form's toolkit takes the colours of the system, which
 * stay as they are when the user switches the theme, and it takes them after the theme has coloured the page.
 */
final class PageColours {
    /** By which the style sheet knows a page. */
    private static final String PAGE = "RingzeroPage";

    private static final String CLASS = "org.eclipse.e4.ui.css.CssClassName";

    private PageColours() {}

    /** Colours a page that is complete, and does so again whenever there is another theme. */
    static void follow(Control page) {
        page.setData(CLASS, PAGE);
        applySoon(page);
        IEventBroker broker = PlatformUI.getWorkbench().getService(IEventBroker.class);
        EventHandler handler = event -> applySoon(page);
        broker.subscribe(IThemeEngine.Events.THEME_CHANGED, handler);
        page.addDisposeListener(event -> broker.unsubscribe(handler));
    }

    /** Colours a page as soon as it is to be seen. */
    static void applySoon(Control page) {
        if (page.isDisposed()) return;
        page.getDisplay().asyncExec(() -> {
            if (!page.isDisposed()) apply(page);
        });
    }

    /** Colours what has been added to a page. */
    static void apply(Control part) {
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        if (engine == null) return;
        engine.applyStyles(part, true);
        redraw(part);
    }

    /** What was coloured while it was hidden is not painted anew by itself. */
    private static void redraw(Control part) {
        part.redraw();
        if (part instanceof Composite parts) for (Control each : parts.getChildren()) redraw(each);
    }
}
