// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.experiment.compile.TopologyReader;
import ringzero.experiment.run.ModelProblems;
import ringzero.experiment.store.ResultFile;
import ringzero.language.Models;
import ringzero.report.chart.SvgPainter;
import ringzero.report.topology.TopologyLayout;
import ringzero.report.topology.Utilisation;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Topology;

@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        description = "Draws what a model is made of: hosts, guests, devices and the ways of I/O between them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringzero topology web.vmm --out web.svg",
            "  ringzero topology web-PathsUnderLoad.rzr --out busy.svg",
            "",
            "From a result file the boxes are coloured by how busy they were, in the variant that is most",
            "like the model as it is written, or in the one that --variant names."
        })
final class TopologyCommand implements Callable<Integer> {

    /** Wide enough for three columns of boxes in most models. */
    private static final double WIDTH = 1000;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A model (.vmm) or a result file (.rzr).")
    private Path file;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to write the picture (.svg). Default: print it.")
    private Path out;

    @Option(
            names = "--variant",
            paramLabel = "NUMBER",
            description = "Colour by this variant of the results, from 1, as 'ringzero results' numbers them.")
    private Integer variant;

    @Option(
            names = "--width",
            paramLabel = "PIXELS",
            defaultValue = "" + (int) WIDTH,
            description = "Width to aim at; a large model needs more. Default: ${DEFAULT-VALUE}.")
    private int width;

    TopologyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (width < 200) throw new UsageException("A width of at least 200 pixels is needed, not " + width + ".");
        String svg = file.toString().endsWith(".rzr") ? ofResults() : ofModel();
        if (out == null) {
            terminal.out().print(svg);
            terminal.out().flush();
        } else {
            Reports.write(stream -> stream.write(svg.getBytes(StandardCharsets.UTF_8)), out);
            terminal.say("Picture: " + out);
        }
        return ExitCode.OK;
    }

    private String ofModel() {
        if (variant != null) throw new UsageException("A model has no variants: name its result file (.rzr).");
        var checked = new Models().load(file);
        if (!checked.valid()) throw new ModelProblems(checked.problems());
        return svg(TopologyReader.read(checked.model()), Utilisation.none());
    }

    private String ofResults() {
        Study study = ResultFile.read(file);
        if (study.topology().nodes().isEmpty())
            throw new UsageException(
                    "'" + file + "' was written by a version that did not keep the topology: run it again.");
        if (variant == null) return svg(study.topology(), Utilisation.of(study));
        if (variant < 1 || variant > study.variants().size())
            throw new UsageException("There is no variant " + variant + "; there are 1 to "
                    + study.variants().size() + ".");
        return svg(study.topology(), Utilisation.of(study.variants().get(variant - 1)));
    }

    private String svg(Topology topology, Utilisation utilisation) {
        return SvgPainter.standalone(new TopologyLayout(width).layout(topology, utilisation));
    }
}
