// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import ringzero.experiment.find.Sensitivity;
import ringzero.experiment.find.Sensitivity.Input;
import ringzero.experiment.find.Sensitivity.Ranking;
import ringzero.experiment.run.ModelProblems;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.report.notation.Quantities;
import ringzero.ui.editor.ModelLanguage;

/**
 * The numbers that the answer depends on most. They are found when they are asked for: that takes as many runs as there are draws.
 *
 * @param model what was run
 * @param page where a number's line is opened
 */
record InfluencePart(Results results, Path model, IWorkbenchPage page, FormToolkit toolkit) {
    /** As many as the command line takes. */
    private static final int SAMPLES = 32;
    /** More numbers than anybody looks into. */
    private static final int SHOWN = 5;

    void fill(Composite part) {
        ResultPage.sentence(part, toolkit, NLS.bind(Messages.InfluencePart_what, SAMPLES));
        Composite bar = toolkit.createComposite(part);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(bar);
        toolkit.createLabel(bar, Messages.TimelinePage_variant);
        Combo variants = ResultPage.combo(
                bar, results.study().variants().stream().map(FindingTable::name).toList());
        variants.select(0);
        Hyperlink find = toolkit.createHyperlink(bar, Messages.InfluencePart_find, SWT.NONE);
        Composite place = toolkit.createComposite(part);
        GridLayoutFactory.fillDefaults().applyTo(place);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(place);
        find.addHyperlinkListener(new HyperlinkAdapter() {
            @Override
            public void linkActivated(HyperlinkEvent event) {
                find.setEnabled(false);
                find(variants.getSelectionIndex(), place, () -> find.setEnabled(true));
            }
        });
    }

    private void find(int variant, Composite place, Runnable after) {
        Display display = place.getDisplay();
        StudyRequest request = TracedStudy.request(
                        model, results.study(), results.study().variants().get(variant))
                .withResults(new StudyRequest.Results.Nowhere());
        Job job =
                Job.create(NLS.bind(Messages.InfluencePart_job, results.study().name()), (IProgressMonitor monitor) -> {
                    Runnable shows = () -> {};
                    try {
                        List<Ranking> rankings = rankings(request, monitor);
                        shows = () -> rankings.forEach(ranking -> show(ranking, place));
                        return Status.OK_STATUS;
                    } catch (CancellationException e) {
                        return Status.CANCEL_STATUS;
                    } catch (ModelProblems e) {
                        shows = () -> ResultPage.sentence(
                                place, toolkit, NLS.bind(Messages.TimelinePage_wrong, model.getFileName()));
                        return Status.OK_STATUS;
                    } finally {
                        Runnable then = shows;
                        display.asyncExec(() -> {
                            if (place.isDisposed()) return;
                            for (var child : place.getChildren()) child.dispose();
                            then.run();
                            after.run();
                            PageColours.apply(place);
                            Reflow.around(place);
                        });
                    }
                });
        job.setUser(true);
        job.schedule();
    }

    private static List<Ranking> rankings(StudyRequest request, IProgressMonitor monitor) {
        Models models = ModelLanguage.ofWorkbench().service(Models::new).join();
        try (var trials = new StudyRunner(models).trials(request, new Watch(monitor))) {
            var sensitivity = new Sensitivity(trials);
            return sensitivity.rankings(trials.treatments().getFirst(), sensitivity.observables(), SAMPLES);
        }
    }

    private void show(Ranking ranking, Composite place) {
        String range = ranking.range()
                .map(each -> NLS.bind(Messages.InfluencePart_range, new Object[] {
                    ranking.observable().path(),
                    Quantities.measured(each.low(), ranking.unit()),
                    Quantities.measured(each.high(), ranking.unit())
                }))
                .orElse(ranking.observable().path());
        Label head = ResultPage.sentence(place, toolkit, range);
        head.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        if (ranking.inputs().isEmpty()) ResultPage.sentence(place, toolkit, Messages.InfluencePart_none);
        else table(ranking.inputs().stream().limit(SHOWN).toList(), place);
    }

    private void table(List<Input> inputs, Composite place) {
        Table table = toolkit.createTable(place, SWT.FULL_SELECTION | SWT.MULTI);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        // The table scrolls; the page stays as wide as the window.
        GridDataFactory.fillDefaults().grab(true, false).hint(400, SWT.DEFAULT).applyTo(table);
        for (String head : new String[] {
            Messages.ProvenancePage_name,
            Messages.InfluencePart_explains,
            Messages.InfluencePart_direction,
            Messages.ProvenancePage_value,
            Messages.ProvenancePage_range,
            Messages.ProvenancePage_declared
        }) new TableColumn(table, SWT.LEFT).setText(head);
        for (Input input : inputs)
            new TableItem(table, SWT.NONE).setText(new String[] {
                input.assumption().name(),
                Quantities.percent(input.influence().share()),
                direction(input),
                input.assumption().value(),
                input.assumption().range(),
                input.assumption().declaredIn()
            });
        for (TableColumn column : table.getColumns()) {
            column.pack();
            column.setWidth(column.getWidth() + 12);
        }
        new CopyRows(table).install();
        table.addListener(SWT.DefaultSelection, event -> {
            if (table.getSelectionIndex() >= 0)
                new AssumptionLine(inputs.get(table.getSelectionIndex()).assumption(), model).open(page);
        });
    }

    private static String direction(Input input) {
        if (!input.influence().isCertain()) return Messages.InfluencePart_chance;
        return input.influence().correlation() > 0 ? Messages.InfluencePart_grows : Messages.InfluencePart_falls;
    }

    /** Passes on how many runs there were, and whether to stop. */
    private record Watch(IProgressMonitor monitor) implements StudyProgress {
        @Override
        public void at(Status status) {
            monitor.subTask(NLS.bind(Messages.InfluencePart_runs, status.runsDone(), status.runsPlanned()));
        }

        @Override
        public void say(String sentence) {
            monitor.subTask(sentence);
        }

        @Override
        public boolean isCancelled() {
            return monitor.isCanceled();
        }
    }
}
