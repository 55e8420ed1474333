// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.explain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import ringzero.experiment.explain.Explainer;
import ringzero.experiment.explain.Explanation;
import ringzero.experiment.run.ModelProblems;
import ringzero.language.Models;
import ringzero.ui.application.ComboWidth;
import ringzero.ui.application.ContentView;
import ringzero.ui.application.Icon;
import ringzero.ui.application.ViewAction;
import ringzero.ui.editor.ActiveModel;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.picture.PictureCanvas;
import ringzero.ui.picture.PictureFile;

/** Steps through one operation of a guest of the model in the editor, in all ways side by side. */
public final class ExplainView extends ContentView {
    public static final String ID = "ringzero.ui.explain";

    /** What a look at a model gave. */
    private record Answer(List<Explainer.Choice> choices, Question question, List<Explanation> explanations) {}

    private Combo guest;
    private Combo operation;
    private Combo beside;
    private PictureCanvas canvas;
    private StepTable table;
    private ActiveModel models;
    private Optional<ActiveModel.Shown> model = Optional.empty();
    private Answer answer;
    private Wish wish = Wish.any();

    private List<StepsLayout.Box> boxes = List.of();
    private int shownExplanation;
    private int reached;

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        if (memento != null) wish = Wish.restored(memento);
    }

    @Override
    public void saveState(IMemento memento) {
        wish.save(memento);
    }

    @Override
    protected Control createContent(Composite parent) {
        Composite content = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(content);
        createChoices(content);
        SashForm sash = new SashForm(content, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        ScrolledComposite scrolled = new ScrolledComposite(sash, SWT.H_SCROLL | SWT.V_SCROLL);
        canvas = new PictureCanvas(scrolled);
        canvas.addMouseListener(MouseListener.mouseDownAdapter(event -> {
            canvas.setFocus();
            boxes.stream()
                    .filter(box -> box.contains(canvas.toPicture(event.x), canvas.toPicture(event.y)))
                    .findFirst()
                    .ifPresent(box -> select(box.explanation(), box.step()));
        }));
        canvas.addKeyListener(KeyListener.keyPressedAdapter(event -> key(event.keyCode)));
        scrolled.addListener(SWT.Resize, event -> paint());
        table = new StepTable(sash, getSite().getPage(), this::selectStep);
        sash.setWeights(62, 38);
        // Below the editor the view is low and wide.
        sash.addListener(SWT.Resize, event -> {
            var area = sash.getClientArea();
            int best = area.width > 2.2 * area.height ? SWT.HORIZONTAL : SWT.VERTICAL;
            if (sash.getOrientation() != best) sash.setOrientation(best);
        });
        return content;
    }

    @Override
    protected String helpContext() {
        return "ringzero.ui.explain";
    }

    @Override
    protected Control focus() {
        return canvas;
    }

    @Override
    protected void begin() {
        createActions();
        models = new ActiveModel(getSite().getPage(), shown -> {
            model = shown;
            ask();
        });
    }

    private void createChoices(Composite parent) {
        Composite bar = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        GridLayoutFactory.swtDefaults().numColumns(6).applyTo(bar);
        guest = combo(bar, Messages.ExplainView_guest);
        operation = combo(bar, Messages.ExplainView_operation);
        beside = combo(bar, Messages.ExplainView_beside);
    }

    private Combo combo(Composite bar, String name) {
        new Label(bar, SWT.NONE).setText(name);
        Combo combo = new Combo(bar, SWT.READ_ONLY);
        combo.setVisibleItemCount(30);
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            // Beside another operation something else may be more interesting.
            wish = new Wish(
                    guest.getText(),
                    operation.getText(),
                    combo == beside ? Optional.of(chosenBeside()) : Optional.empty());
            ask();
        }));
        return combo;
    }

    private Question.Beside chosenBeside() {
        return Stream.of(Question.Beside.values())
                .filter(each -> words(each).equals(beside.getText()))
                .findFirst()
                .orElseThrow();
    }

    private void createActions() {
        offer(
                new ViewAction(Messages.ExplainView_back, Icon.BACK, () -> step(-1)),
                new ViewAction(Messages.ExplainView_forward, Icon.FORWARD, () -> step(1)),
                new ViewAction(Messages.ExplainView_save, Icon.SAVE, () -> new PictureFile(canvas).save("explain")));
    }

    private void key(int code) {
        switch (code) {
            case SWT.ARROW_RIGHT -> step(1);
            case SWT.ARROW_LEFT -> step(-1);
            case SWT.ARROW_DOWN -> select(shownExplanation + 1, reached - 1);
            case SWT.ARROW_UP -> select(shownExplanation - 1, reached - 1);
            case SWT.HOME -> select(shownExplanation, 0);
            case SWT.END -> select(shownExplanation, Integer.MAX_VALUE);
            default -> {}
        }
    }

    /** Asks in the background; what was asked before is of no interest any more. */
    private void ask() {
        if (model.isEmpty()) {
            abandon();
            answer = null;
            offer(Messages.ExplainView_noModel);
            return;
        }
        ActiveModel.Shown asked = model.get();
        Wish wanted = wish;
        compute(Messages.ExplainView_job, monitor -> {
            try {
                Explainer explainer = new Explainer(
                        ModelLanguage.ofWorkbench().service(Models::new).join());
                Answer found = answer(explainer, asked, wanted);
                return () -> show(found);
            } catch (ModelProblems e) {
                String why = e.problems().isEmpty()
                        ? e.getMessage()
                        : e.problems().getFirst().message();
                return () -> sayNothing(
                        NLS.bind(Messages.ExplainView_problem, asked.file().getName(), why));
            }
        });
    }

    private static Answer answer(Explainer explainer, ActiveModel.Shown asked, Wish wish) {
        List<Explainer.Choice> choices = explainer.choices(asked.path(), asked.text());
        if (choices.isEmpty()) return new Answer(choices, null, List.of());
        Question question = wish.among(choices);
        Explainer.Choice choice = choices.stream()
                .filter(each -> each.guest().equals(question.guest()))
                .findFirst()
                .orElseThrow();
        return new Answer(choices, question, question.answers(explainer, asked, choice));
    }

    private void sayNothing(String why) {
        answer = null;
        say(why);
    }

    private void show(Answer found) {
        if (found.question() == null) {
            sayNothing(Messages.ExplainView_noGuest);
            return;
        }
        boolean another = answer == null || !Objects.equals(answer.question(), found.question());
        answer = found;
        Question question = found.question();
        Explainer.Choice choice = found.choices().stream()
                .filter(c -> c.guest().equals(question.guest()))
                .findFirst()
                .orElseThrow();
        fill(guest, found.choices().stream().map(Explainer.Choice::guest).toList(), question.guest());
        fill(operation, choice.operations(), question.operation());
        List<Question.Beside> offered = Question.offered(choice, question.operation());
        fill(beside, offered.stream().map(ExplainView::words).toList(), words(question.beside()));
        guest.getParent().layout();
        showContent();
        int explanation =
                another ? 0 : Math.min(shownExplanation, found.explanations().size() - 1);
        select(explanation, another ? Integer.MAX_VALUE : reached - 1);
    }

    private static void fill(Combo combo, List<String> items, String selected) {
        if (!List.of(combo.getItems()).equals(items)) {
            combo.setItems(items.toArray(String[]::new));
            new ComboWidth(combo).fit();
        }
        combo.select(items.indexOf(selected));
    }

    private static String words(Question.Beside beside) {
        return switch (beside) {
            case NOTHING -> Messages.ExplainView_nothing;
            case MODES -> Messages.ExplainView_modes;
            case NET_PATHS -> Messages.ExplainView_netPaths;
            case DISK_PATHS -> Messages.ExplainView_diskPaths;
        };
    }

    /** One step on or back, of the longest explanation; in all of them. */
    void step(int by) {
        select(shownExplanation, Math.max(0, reached - 1 + by));
    }

    private void selectStep(int step) {
        select(shownExplanation, step);
    }

    private void select(int explanation, int step) {
        if (answer == null || answer.explanations().isEmpty()) return;
        shownExplanation = Math.clamp(explanation, 0, answer.explanations().size() - 1);
        int longest = answer.explanations().stream()
                .mapToInt(e -> e.steps().size())
                .max()
                .orElse(0);
        reached = Math.min(step, longest - 1) + 1;
        Explanation shown = answer.explanations().get(shownExplanation);
        paint();
        table.show(shown, Math.min(reached, shown.steps().size()) - 1);
    }

    private void paint() {
        if (answer == null) return;
        int width = canvas.getParent().getClientArea().width;
        var laid = new StepsLayout(canvas.measure()).layout(answer.explanations(), Math.max(320, width), reached);
        boxes = laid.boxes();
        canvas.show(laid.picture());
        int last = Math.min(
                        reached,
                        answer.explanations().get(shownExplanation).steps().size())
                - 1;
        IntStream.range(0, boxes.size())
                .mapToObj(boxes::get)
                .filter(box -> box.explanation() == shownExplanation && box.step() == last)
                .findFirst()
                .ifPresent(box -> canvas.frame(new PictureCanvas.Frame(box.x(), box.y(), box.width(), box.height())));
    }

    /** What is explained now; empty while there is nothing to explain. */
    List<Explanation> explanations() {
        return answer == null ? List.of() : answer.explanations();
    }

    /** How many steps have happened. */
    int reached() {
        return reached;
    }

    @Override
    public void dispose() {
        if (models != null) models.dispose();
        super.dispose();
    }
}
