// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.topology;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CaretListener;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import ringzero.language.Models;
import ringzero.report.chart.Mark;
import ringzero.ui.application.ContentView;
import ringzero.ui.application.Icon;
import ringzero.ui.application.ViewAction;
import ringzero.ui.editor.ActiveModel;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.picture.PictureCanvas;
import ringzero.ui.picture.PictureFile;
import ringzero.ui.results.ResultEditor;

/** The model in the editor as a picture. */
public final class TopologyView extends ContentView {
    public static final String ID = "ringzero.ui.topology";

    private static final int NARROWEST = 360;
    private static final int PAUSE = 300;

    private final IResourceChangeListener results = this::resultsChanged;
    private final CaretListener caret = event -> showCaret();
    private final Runnable draw = this::draw;
    private ScrolledComposite scrolled;
    private PictureCanvas canvas;
    private ActiveModel models;
    private Optional<ActiveModel.Shown> model = Optional.empty();
    private StyledText followed;
    private Drawing drawing;
    private Mark.Area selected;
    private int drawnWidth;

    @Override
    protected Control createContent(Composite parent) {
        scrolled = new ScrolledComposite(parent, SWT.H_SCROLL | SWT.V_SCROLL);
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
                scrolled.getDisplay().timerExec(PAUSE, draw);
        });
        return scrolled;
    }

    @Override
    protected String helpContext() {
        return "ringzero.ui.topology";
    }

    @Override
    protected Control focus() {
        return canvas;
    }

    @Override
    protected void begin() {
        createActions();
        ResourcesPlugin.getWorkspace().addResourceChangeListener(results, IResourceChangeEvent.POST_CHANGE);
        models = new ActiveModel(getSite().getPage(), shown -> {
            model = shown;
            follow();
            draw();
        });
    }

    private void createActions() {
        offer(
                new ViewAction(Messages.TopologyView_larger, Icon.ZOOM_IN, () -> canvas.zoom(true)),
                new ViewAction(Messages.TopologyView_smaller, Icon.ZOOM_OUT, () -> canvas.zoom(false)),
                new ViewAction(Messages.TopologyView_fit, Icon.FIT, () -> canvas.fit()),
                new ViewAction(Messages.TopologyView_save, Icon.SAVE, () -> new PictureFile(canvas).save("topology")));
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
        model.ifPresent(shown -> showFindings(named(shown.text(), area)));
        model.ifPresent(shown -> shown.editor()
                .selectAndReveal(area.place().nameOffset(), area.place().nameLength()));
    }

    private static String named(String text, Mark.Area area) {
        int begin = Math.min(text.length(), area.place().nameOffset());
        return text.substring(
                begin, Math.min(text.length(), begin + area.place().nameLength()));
    }

    /** Results that are open show what they say of it. */
    private void showFindings(String name) {
        for (var reference : getSite().getPage().getEditorReferences())
            if (reference.getEditor(false) instanceof ResultEditor results) results.showFindings(name);
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
        if (display() == null) return;
        if (model.isEmpty()) {
            clear();
            offer(Messages.TopologyView_noModel);
            return;
        }
        ActiveModel.Shown shown = model.get();
        int width = width();
        compute(Messages.TopologyView_job, monitor -> {
            Drawing drawn = Drawing.of(
                    shown, ModelLanguage.ofWorkbench().service(Models::new).join(), width);
            return () -> show(drawn, width);
        });
    }

    private void clear() {
        abandon();
        drawing = null;
        setContentDescription("");
    }

    private void show(Drawing drawn, int width) {
        if (drawn.areas().isEmpty()) {
            clear();
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
        showContent();
        if (followed != null && !followed.isDisposed())
            frame(drawing.at(followed.getCaretOffset()).orElse(null));
    }

    private void resultsChanged(IResourceChangeEvent event) {
        Display display = display();
        if (event.getDelta() == null || display == null) return;
        model.map(shown -> event.getDelta().findMember(shown.file().getParent().getFullPath()))
                .filter(TopologyView::hasResults)
                .ifPresent(folder -> display.asyncExec(draw));
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

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(results);
        unfollow();
        if (models != null) models.dispose();
        super.dispose();
    }
}
