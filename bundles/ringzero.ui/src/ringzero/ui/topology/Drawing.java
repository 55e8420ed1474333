// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.topology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ringzero.experiment.compile.TopologyReader;
import ringzero.experiment.run.StudyRunner;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.StoreException;
import ringzero.language.Models;
import ringzero.model.Experiment;
import ringzero.model.Model;
import ringzero.report.chart.Mark;
import ringzero.report.chart.Picture;
import ringzero.report.topology.TopologyLayout;
import ringzero.report.topology.Utilisation;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Topology;
import ringzero.ui.editor.ActiveModel;

/**
 * A model as a picture.
 *
 * @param topology what is drawn
 * @param picture how
 * @param run the experiment whose last run gave the colours; empty if there was none
 * @param isOutdated whether the model was changed after that run
 */
record Drawing(Topology topology, Picture picture, String run, boolean isOutdated) {

    /** Takes up to a second at first, as the layout engine starts. Not for the UI thread. */
    static Drawing of(ActiveModel.Shown shown, Models models, double width) {
        Model model = models.parse(shown.text(), shown.path()).model();
        Topology topology = TopologyReader.read(model);
        Optional<Study> study = newest(shown.path(), model);
        Utilisation utilisation = study.map(Utilisation::of).orElseGet(Utilisation::none);
        return new Drawing(
                topology,
                new TopologyLayout(width).layout(topology, utilisation),
                study.map(Study::name).orElse(""),
                study.isPresent() && !study.get().provenance().text().equals(shown.text()));
    }

    private static Optional<Study> newest(Path file, Model model) {
        Optional<Path> results = model.getDeclarations().stream()
                .filter(Experiment.class::isInstance)
                .map(experiment -> StudyRunner.resultsOf(file, experiment.getName()))
                .filter(Files::isReadable)
                .max(Comparator.comparingLong(path -> path.toFile().lastModified()));
        try {
            return results.map(ResultFile::read)
                    .filter(study -> !Utilisation.of(study).isEmpty());
        } catch (StoreException e) {
            // Being written, or of another version; their own editor says so. A picture needs no colours.
            return Optional.empty();
        }
    }

    /** The boxes, outer ones before those in them. */
    List<Mark.Area> areas() {
        return picture.marks().stream()
                .filter(Mark.Area.class::isInstance)
                .map(Mark.Area.class::cast)
                .toList();
    }

    /** The innermost box at a point. */
    Optional<Mark.Area> at(double x, double y) {
        return areas().reversed().stream().filter(area -> area.contains(x, y)).findFirst();
    }

    /** The box of the innermost declaration around a caret; the outermost if it has several, such as a host with its processors. */
    Optional<Mark.Area> at(int caret) {
        return areas().stream()
                .filter(area -> area.place().covers(caret))
                .min(Comparator.comparingInt(area -> area.place().length()));
    }
}
