// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.topology;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CaretListener;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import ringzero.language.Models;
import ringzero.report.chart.Mark;
import ringzero.ui.application.Icon;
import ringzero.ui.application.ViewAction;
import ringzero.ui.editor.ActiveModel;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.picture.PictureCanvas;
import ringzero.ui.picture.PictureFile;

/** The model in the editor as a picture. */
public final class TopologyView extends ViewPart {
    public static final String ID = "ringzero.ui.topology";

    private static final int NARROWEST = 360;
    private static final int PAUSE = 300;

    private final IResourceChangeListener results = this::resultsChanged;
    private final CaretListener caret = event -> showCaret();
    private final Runnable draw = this::draw;
    private Composite stack;
    private ScrolledComposite scrolled;
    private Label empty;
    private PictureCanvas canvas;
    private ActiveModel models;
    private Optional<ActiveModel.Shown> model = Optional.empty();
    private StyledText followed;
    private Drawing drawing;
    private Mark.Area selected;
    private int drawnWidth;
    private Job job;

    @Override
    public void createPartControl(Composite parent) {
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(new StackLayout());
        empty = new Label(stack, SWT.WRAP);
        scrolled = new ScrolledComposite(stack, SWT.H_SCROLL | SWT.V_SCROLL);
        canvas = new PictureCanvas(scrolled);
        canvas.addMouseListener(MouseListener.mouseDownAdapter(event -> {
            canvas.setFocus();
            if (drawing != null)
                drawing.at(canvas.toPicture(event.x), canvas.toPicture(event.y)).ifPresent(this::select);
        }));
        canvas.addMouseListener(MouseListener.mouseDoubleClickAdapter(event -> openEditor()));
        canvas.addKeyListener(KeyListener.keyPressedAdapter(event -> key(event.keyCode, event.character)));
        scrolled.addListener(SWT.Resize, event -> {
            if (drawing != null && Math.abs(width() - drawnWidth) > 20)
                stack.getDisplay().timerExec(PAUSE, draw);
        });
        createActions();
        PlatformUI.getWorkbench().getHelpSystem().setHelp(stack, "ringzero.ui.topology");
        ResourcesPlugin.getWorkspace().addResourceChangeListener(results, IResourceChangeEvent.POST_CHANGE);
        models = new ActiveModel(getSite().getPage(), shown -> {
            model = shown;
            follow();
            draw();
        });
    }

    private void createActions() {
        var bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction(Messages.TopologyView_larger, Icon.ZOOM_IN, () -> canvas.zoom(true)));
        bar.add(new ViewAction(Messages.TopologyView_smaller, Icon.ZOOM_OUT, () -> canvas.zoom(false)));
        bar.add(new ViewAction(Messages.TopologyView_fit, Icon.FIT, () -> canvas.fit()));
        bar.add(new ViewAction(Messages.TopologyView_save, Icon.SAVE, () -> new PictureFile(canvas).save("topology")));
    }

    private void key(int code, char character) {
        switch (code) {
            case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> next(1);
            case SWT.ARROW_LEFT, SWT.ARROW_UP -> next(-1);
            case SWT.CR, SWT.KEYPAD_CR -> openEditor();
            default -> {
                if (character == '+') canvas.zoom(true);
                if (character == '-') canvas.zoom(false);
                if (character == '0') canvas.fit();
            }
        }
    }

    private void next(int by) {
        if (drawing == null) return;
        List<Mark.Area> areas = drawing.areas();
        if (areas.isEmpty()) return;
        int now = selected == null ? by > 0 ? -1 : 0 : areas.indexOf(selected);
        select(areas.get(Math.floorMod(now + by, areas.size())));
    }

    /** Selects a box and the name of what it shows in the editor. */
    private void select(Mark.Area area) {
        frame(area);
        if (area.place().line() == 0) return;
        model.ifPresent(shown -> shown.editor()
                .selectAndReveal(area.place().nameOffset(), area.place().nameLength()));
    }

    private void openEditor() {
        model.ifPresent(shown -> getSite().getPage().activate(shown.editor()));
    }

    private void frame(Mark.Area area) {
        selected = area;
        canvas.frame(area == null ? null : new PictureCanvas.Frame(area.x(), area.y(), area.width(), area.height()));
    }

    private void follow() {
        StyledText text = model.map(shown -> shown.editor().getAdapter(Control.class))
                .filter(StyledText.class::isInstance)
                .map(StyledText.class::cast)
                .orElse(null);
        if (text == followed) return;
        unfollow();
        followed = text;
        if (text != null) text.addCaretListener(caret);
    }

    private void unfollow() {
        if (followed != null && !followed.isDisposed()) followed.removeCaretListener(caret);
        followed = null;
    }

    /** What was selected here is selected already. */
    private void showCaret() {
        if (drawing == null || followed == null || canvas.isFocusControl()) return;
        frame(drawing.at(followed.getCaretOffset()).orElse(null));
    }

    private int width() {
        return Math.max(NARROWEST, scrolled.getClientArea().width - 4);
    }

    private void draw() {
        if (stack.isDisposed()) return;
        if (job != null) job.cancel();
        if (model.isEmpty()) {
            say(Messages.TopologyView_noModel);
            return;
        }
        ActiveModel.Shown shown = model.get();
        int width = width();
        Display display = stack.getDisplay();
        job = Job.createSystem(Messages.TopologyView_job, (IProgressMonitor monitor) -> {
            Drawing drawn = Drawing.of(
                    shown, ModelLanguage.ofWorkbench().service(Models::new).join(), width);
            display.asyncExec(() -> {
                if (!monitor.isCanceled() && !stack.isDisposed()) show(drawn, width);
            });
        });
        job.schedule();
    }

    private void say(String text) {
        drawing = null;
        empty.setText(text);
        setContentDescription("");
        top(empty);
    }

    private void top(Control control) {
        ((StackLayout) stack.getLayout()).topControl = control;
        stack.layout();
    }

    private void show(Drawing drawn, int width) {
        if (drawn.areas().isEmpty()) {
            say(Messages.TopologyView_nothing);
            return;
        }
        drawing = drawn;
        drawnWidth = width;
        String colours = drawn.run().isEmpty()
                ? Messages.TopologyView_noRun
                : NLS.bind(
                        drawn.isOutdated() ? Messages.TopologyView_outdated : Messages.TopologyView_run, drawn.run());
        setContentDescription(colours);
        canvas.show(drawn.picture());
        top(scrolled);
        if (followed != null && !followed.isDisposed())
            frame(drawing.at(followed.getCaretOffset()).orElse(null));
    }

    private void resultsChanged(IResourceChangeEvent event) {
        if (event.getDelta() == null || stack.isDisposed()) return;
        model.map(shown -> event.getDelta().findMember(shown.file().getParent().getFullPath()))
                .filter(TopologyView::hasResults)
                .ifPresent(folder -> stack.getDisplay().asyncExec(draw));
    }

    private static boolean hasResults(IResourceDelta folder) {
        for (IResourceDelta file : folder.getAffectedChildren())
            if ("rzr".equals(file.getFullPath().getFileExtension())) return true;
        return false;
    }

    /** What is drawn now; empty while there is nothing to draw. */
    Optional<Drawing> drawing() {
        return Optional.ofNullable(drawing);
    }

    /** The name of what is selected; empty if nothing is. */
    String selection() {
        return selected == null ? "" : selected.datum().sentence();
    }

    /** What is said instead of a picture; empty if there is one. */
    String message() {
        return drawing == null ? empty.getText() : "";
    }

    @Override
    public void setFocus() {
        if (drawing == null) stack.setFocus();
        else canvas.setFocus();
    }

    @Override
    public void dispose() {
        if (job != null) job.cancel();
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(results);
        unfollow();
        if (models != null) models.dispose();
        super.dispose();
    }
}
