// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import ringzero.experiment.run.ModelProblems;
import ringzero.experiment.run.StudyRequest;
import ringzero.language.Models;
import ringzero.report.answer.Exhibit;
import ringzero.simulation.results.Variant;
import ringzero.ui.editor.ModelLanguage;

/** One run, watched request by request, when the user asks for it: who ran where, and what a slow request waited for. */
final class TimelinePage extends ResultPage {
    private static final double STEP = 2;
    private static final double SHARE = 0.25;
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 95.0, 99.0, 99.9);
    /** Narrower than anything that happens. */
    private static final double NARROWEST = 1e-9;

    private final Results results;
    private double percentile = 99;
    private TracedStudy watched;
    private Composite stages;
    private double from;
    private double to;

    TimelinePage(ResultEditor editor, Results results) {
        super(editor, "timeline", Messages.TimelinePage_title);
        this.results = results;
    }

    @Override
    String heading() {
        return Messages.TimelinePage_title;
    }

    @Override
    void fill(Composite body, FormToolkit toolkit) {
        Label what = sentence(body, toolkit, Messages.TimelinePage_what);
        Optional<Path> model = model(results);
        if (model.isEmpty()) {
            what.setText(NLS.bind(
                    Messages.TimelinePage_noModel, results.study().provenance().model()));
            return;
        }
        Composite bar = toolkit.createComposite(body);
        GridLayoutFactory.fillDefaults().numColumns(5).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        toolkit.createLabel(bar, Messages.TimelinePage_variant);
        Combo variants = combo(
                bar, results.study().variants().stream().map(FindingTable::name).toList());
        variants.select(0);
        toolkit.createLabel(bar, Messages.TimelinePage_percentile);
        Combo percentiles = combo(
                bar, PERCENTILES.stream().map(p -> "p" + TracedStudy.written(p)).toList());
        percentiles.select(PERCENTILES.indexOf(percentile));
        Hyperlink watch = toolkit.createHyperlink(bar, Messages.TimelinePage_watch, SWT.NONE);
        Composite place = toolkit.createComposite(body);
        place.setLayout(new GridLayout());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(place);
        watch.addHyperlinkListener(new HyperlinkAdapter() {
            @Override
            public void linkActivated(HyperlinkEvent event) {
                watch.setEnabled(false);
                Variant variant = results.study().variants().get(variants.getSelectionIndex());
                StudyRequest request = TracedStudy.request(model.get(), results.study(), variant);
                watch(request, place, toolkit, () -> watch.setEnabled(true));
            }
        });
        percentiles.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            percentile = PERCENTILES.get(percentiles.getSelectionIndex());
            if (watched != null) showStages(toolkit);
        }));
    }

    private void watch(StudyRequest request, Composite place, FormToolkit toolkit, Runnable after) {
        Display display = place.getDisplay();
        String experiment = results.study().name();
        Job job = Job.create(NLS.bind(Messages.TimelinePage_job, experiment), (IProgressMonitor monitor) -> {
            Runnable shows = () -> {};
            try {
                Models models = ModelLanguage.ofWorkbench().service(Models::new).join();
                TracedStudy traced = TracedStudy.of(request, models, monitor::isCanceled);
                shows = () -> show(traced, place, toolkit);
                return Status.OK_STATUS;
            } catch (CancellationException e) {
                return Status.CANCEL_STATUS;
            } catch (ModelProblems e) {
                shows = () -> say(
                        place,
                        toolkit,
                        NLS.bind(Messages.TimelinePage_wrong, request.model().getFileName()));
                return Status.OK_STATUS;
            } finally {
                Runnable then = shows;
                display.asyncExec(() -> {
                    if (place.isDisposed()) return;
                    then.run();
                    after.run();
                });
            }
        });
        job.setUser(true);
        job.schedule();
    }

    private static void say(Composite place, FormToolkit toolkit, String text) {
        clear(place);
        sentence(place, toolkit, text);
        PageColours.apply(place);
        Reflow.around(place);
    }

    private static void clear(Composite place) {
        for (var child : place.getChildren()) child.dispose();
    }

    private void show(TracedStudy traced, Composite place, FormToolkit toolkit) {
        clear(place);
        from = traced.from();
        to = traced.to();
        sentence(place, toolkit, Messages.TimelinePage_keys);
        ChartCanvas lanes = ExhibitView.create(place, new Exhibit(traced.lanes(from, to), "", false));
        lanes.addKeyListener(
                KeyListener.keyPressedAdapter(event -> key(traced, lanes, event.keyCode, event.character)));
        lanes.addListener(SWT.MouseDown, event -> lanes.setFocus());
        watched = traced;
        stages = toolkit.createComposite(place);
        stages.setLayout(tight());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(stages);
        PageColours.apply(place);
        Reflow.around(place);
        showStages(toolkit);
    }

    private static GridLayout tight() {
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        return layout;
    }

    /** What a request at the chosen percentile waits for, computed in the background: there are many requests. */
    private void showStages(FormToolkit toolkit) {
        TracedStudy traced = watched;
        double asked = percentile;
        Composite place = stages;
        Display display = place.getDisplay();
        Job.createSystem(Messages.TimelinePage_stages, (IProgressMonitor monitor) -> {
                    List<Exhibit> exhibits = traced.breakdowns(asked);
                    display.asyncExec(() -> {
                        if (place.isDisposed() || asked != percentile) return;
                        clear(place);
                        for (Exhibit exhibit : exhibits)
                            ExhibitView.create(
                                    section(place, toolkit, exhibit.chart().title()), exhibit);
                        PageColours.apply(place);
                        Reflow.around(place);
                    });
                })
                .schedule();
    }

    private void key(TracedStudy traced, ChartCanvas lanes, int code, char character) {
        double width = to - from;
        double middle = (from + to) / 2;
        switch (code) {
            case SWT.PAGE_DOWN -> window(traced, lanes, from + SHARE * width, width);
            case SWT.PAGE_UP -> window(traced, lanes, from - SHARE * width, width);
            case SWT.HOME -> window(traced, lanes, traced.from(), width);
            case SWT.END -> window(traced, lanes, traced.to() - width, width);
            default -> {
                switch (character) {
                    case '+' -> window(traced, lanes, middle - width / STEP / 2, width / STEP);
                    case '-' -> window(traced, lanes, middle - width * STEP / 2, width * STEP);
                    case '0' -> window(traced, lanes, traced.from(), traced.to() - traced.from());
                    default -> {}
                }
            }
        }
    }

    /** Shows another window, as far as there is something to be seen. */
    private void window(TracedStudy traced, ChartCanvas lanes, double start, double width) {
        double all = traced.to() - traced.from();
        double usable = Math.clamp(width, Math.min(NARROWEST, all), all);
        from = Math.clamp(start, traced.from(), Math.max(traced.from(), traced.to() - usable));
        to = from + usable;
        lanes.show(traced.lanes(from, to));
    }
}
