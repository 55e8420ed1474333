// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import java.util.List;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ImageHyperlink;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.IntroPart;
import org.osgi.framework.FrameworkUtil;

/** What somebody sees first: what this is, four ways to begin, and the chapters of the course. */
public final class WelcomePart extends IntroPart {
    private static final int CHAPTERS = 7;
    private static final Point PLATFORM_SIZE = new Point(1024, 768);

    /** A way to begin. */
    private record Beginning(Icon icon, String title, String text, String command) {}

    private FormToolkit toolkit;
    private Composite first;

    @Override
    public void createPartControl(Composite parent) {
        toolkit = new FormToolkit(parent.getDisplay());
        ScrolledForm form = toolkit.createScrolledForm(parent);
        Composite body = form.getBody();
        GridLayout layout = new GridLayout();
        layout.marginWidth = 48;
        layout.marginHeight = 40;
        layout.verticalSpacing = 8;
        body.setLayout(layout);

        Composite head = toolkit.createComposite(body);
        head.setLayout(new GridLayout(2, false));
        Label logo = toolkit.createLabel(head, "");
        Image picture = Icon.RINGZERO.large().createImage();
        logo.setImage(picture);
        logo.addDisposeListener(event -> picture.dispose());
        Composite words = toolkit.createComposite(head);
        words.setLayout(new GridLayout());
        Label name = toolkit.createLabel(words, Messages.WelcomePart_title);
        Font big = JFaceResources.getHeaderFontDescriptor().setHeight(22).createFont(parent.getDisplay());
        name.setFont(big);
        name.addDisposeListener(event -> big.dispose());
        toolkit.createLabel(words, Messages.WelcomePart_subtitle);

        Composite ways = toolkit.createComposite(body);
        GridLayout columns = new GridLayout(2, true);
        columns.horizontalSpacing = 48;
        columns.verticalSpacing = 28;
        columns.marginTop = 24;
        ways.setLayout(columns);
        for (Beginning beginning : beginnings()) add(ways, beginning);
        chapters(part(ways, Messages.WelcomePart_chapters));
        steps(part(ways, Messages.WelcomePart_steps));
        first = ways;
        form.reflow(true);
        enlarge(parent.getShell());
    }

    /** The platform's first window is too small for a model with its views; any other size is the user's choice. */
    private static void enlarge(Shell window) {
        if (window.getSize().equals(PLATFORM_SIZE)) window.setMaximized(true);
    }

    private static List<Beginning> beginnings() {
        return List.of(
                new Beginning(
                        Icon.EXAMPLES,
                        Messages.WelcomePart_examples,
                        Messages.WelcomePart_examplesText,
                        "ringzero.ui.examples"),
                new Beginning(
                        Icon.PROJECT,
                        Messages.WelcomePart_project,
                        Messages.WelcomePart_projectText,
                        "ringzero.ui.newProject"),
                new Beginning(
                        Icon.COURSE,
                        Messages.WelcomePart_course,
                        Messages.WelcomePart_courseText,
                        "ringzero.ui.course"),
                new Beginning(
                        Icon.RINGZERO,
                        Messages.WelcomePart_workbench,
                        Messages.WelcomePart_workbenchText,
                        "ringzero.ui.workbench"));
    }

    /** A list with a title. */
    private Composite part(Composite parent, String title) {
        Composite part = toolkit.createComposite(parent);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        part.setLayout(layout);
        GridDataFactory.fillDefaults().applyTo(part);
        toolkit.createLabel(part, title)
                .setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        return part;
    }

    /** The course by its chapters. */
    private void chapters(Composite part) {
        var bundle = FrameworkUtil.getBundle(WelcomePart.class);
        for (int number = 1; number <= CHAPTERS; number++)
            link(
                    part,
                    Icon.COURSE,
                    Platform.getResourceString(bundle, "%course." + number),
                    "ringzero.ui.course(ringzero.ui.chapter=" + number + ")");
    }

    /** The shortest way to an answer of one's own. */
    private void steps(Composite part) {
        for (String step : Messages.WelcomePart_stepTexts.split("\n")) {
            Label text = toolkit.createLabel(part, step, SWT.WRAP);
            GridDataFactory.fillDefaults().hint(360, SWT.DEFAULT).applyTo(text);
        }
    }

    private ImageHyperlink link(Composite parent, Icon icon, String text, String command) {
        ImageHyperlink link = toolkit.createImageHyperlink(parent, SWT.NONE);
        link.setImage(icon.image());
        link.setText(text);
        // As its parent: themes colour composites, not links.
        link.setBackground(null);
        link.addHyperlinkListener(new HyperlinkAdapter() {
            @Override
            public void linkActivated(HyperlinkEvent event) {
                run(command);
            }
        });
        return link;
    }

    private void add(Composite parent, Beginning beginning) {
        Composite way = toolkit.createComposite(parent);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        way.setLayout(layout);
        GridDataFactory.fillDefaults().hint(380, SWT.DEFAULT).applyTo(way);
        link(way, beginning.icon(), beginning.title(), beginning.command())
                .setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        Label text = toolkit.createLabel(way, beginning.text(), SWT.WRAP);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(360, SWT.DEFAULT)
                .indent(22, 0)
                .applyTo(text);
    }

    private void run(String command) {
        try {
            var commands = getIntroSite().getService(ICommandService.class);
            getIntroSite().getService(IHandlerService.class).executeCommand(commands.deserialize(command), null);
        } catch (CommandException e) {
            ILog.get().error("'" + command + "' could not be run.", e);
        }
    }

    @Override
    public void standbyStateChanged(boolean standby) {}

    @Override
    public void setFocus() {
        first.setFocus();
    }

    @Override
    public void dispose() {
        if (toolkit != null) toolkit.dispose();
        super.dispose();
    }
}
