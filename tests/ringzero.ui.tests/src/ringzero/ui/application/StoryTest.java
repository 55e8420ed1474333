// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.store.ResultFile;
import ringzero.report.ReportFormats;
import ringzero.ui.editor.ModelCompletion;
import ringzero.ui.results.ReportExport;
import ringzero.ui.results.ResultEditor;

/** What a newcomer does in the first five minutes. */
class StoryTest {
    private static final String MODEL = LabModels.webAnd("""
            experiment Paths {
                vary    web.net.path over virtio, sr-iov
                run     200 ms after warm-up 20 ms
                repeat  2 times
                seed    7
                report  throughput, latency
            }
            """);

    @RegisterExtension
    private final Bench bench = new Bench();

    @Test
    void opensTheExamples() throws Exception {
        bench.page()
                .getWorkbenchWindow()
                .getService(IHandlerService.class)
                .executeCommand("ringzero.ui.examples", null);

        assertThat(bench.until(() -> Arrays.stream(bench.page().getEditorReferences())
                        .map(IEditorReference::getName)
                        .anyMatch("virtualization-101.vmm"::equals)))
                .isTrue();
        IFile example = ResourcesPlugin.getWorkspace()
                .getRoot()
                .getProject("Ringzero Examples")
                .getFile("virtualization-101.vmm");
        assertThat(bench.problems(example)).noneMatch(problem -> problem.startsWith("error"));
    }

    @Test
    void runsAnExperimentAndShowsItsResultsAndReport(@TempDir Path folder) throws Exception {
        IFile model = bench.file("web.vmm", MODEL);
        bench.open(model);

        DebugUITools.launch(configuration(model), ILaunchManager.RUN_MODE);
        boolean shown = bench.until(() ->
                bench.results(model.getProject()).flatMap(ResultEditor::shown).isPresent());

        assertThat(shown).isTrue();
        var study = bench.results(model.getProject()).orElseThrow().shown().orElseThrow();
        assertThat(study.variants()).hasSize(2);
        assertThat(model.getParent().members()).anyMatch(r -> "rzr".equals(r.getFileExtension()));
        for (var format : ReportFormats.all()) {
            // as the workbench does it: not in the thread that draws
            var written = CompletableFuture.supplyAsync(
                    () -> ReportExport.write(study, format, folder.resolve("r." + format.extension())));
            assertThat(bench.until(written::isDone)).as(format.id()).isTrue();
            assertThat(written.join().isOK()).as(format.id()).isTrue();
        }
    }

    @Test
    void proposesAsBeforeAfterARun() throws Exception {
        IFile model = bench.file("web.vmm", MODEL);
        DebugUITools.launch(configuration(model), ILaunchManager.RUN_MODE);
        bench.until(() -> bench.results(model.getProject()).isPresent());

        var viewer = bench.viewer(bench.open(model));
        var proposals = bench.inBackground(
                () -> new ModelCompletion().computeCompletionProposals(viewer, MODEL.indexOf("vcpus")));

        assertThat(proposals).isNotEmpty();
    }

    @Test
    void stopsARunSoonAfterItIsCancelled() throws Exception {
        String endless = MODEL.replace("run     200 ms", "run     100000 s");
        IFile model = bench.file("web.vmm", endless);

        DebugUITools.launch(configuration(model), ILaunchManager.RUN_MODE);
        bench.until(() -> process(model).map(p -> said(p).contains("Running")).orElse(false));
        IProcess process = process(model).orElseThrow();
        long asked = System.nanoTime();
        process.terminate();
        boolean stopped = bench.until(process::isTerminated);

        assertThat(stopped).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        assertThat(said(process)).contains("Cancelled");
    }

    @Test
    void keepsWhatWasFinishedWhenARunIsCancelledAndGoesOnFromThere() throws Exception {
        String many = MODEL.replace("repeat  2 times", "repeat  400 times").replace("sr-iov\n", "vhost\n");
        IFile model = bench.file("web.vmm", many);
        Path results = Path.of(model.getLocationURI()).resolveSibling("web-Paths.rzr");

        DebugUITools.launch(configuration(model), ILaunchManager.RUN_MODE);
        bench.until(
                () -> process(model).map(p -> said(p).contains(" of 800 runs")).orElse(false));
        IProcess process = process(model).orElseThrow();
        long asked = System.nanoTime();
        process.terminate();
        boolean stopped = bench.until(process::isTerminated);
        Duration took = Duration.ofNanos(System.nanoTime() - asked);

        assertThat(stopped).isTrue();
        assertThat(took).isLessThan(Duration.ofSeconds(1));
        int kept = runs(results);
        assertThat(kept).isBetween(1, 799);

        // a shorter study of the same runs takes them from there
        model.setContents(
                new java.io.ByteArrayInputStream(
                        many.replace("400 times", "2 times").getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                true,
                false,
                null);
        DebugUITools.launch(configuration(model), ILaunchManager.RUN_MODE);
        assertThat(bench.until(() -> bench.results(model.getProject())
                        .flatMap(ResultEditor::shown)
                        .isPresent()))
                .isTrue();
        assertThat(bench.results(model.getProject())
                        .orElseThrow()
                        .shown()
                        .orElseThrow()
                        .variants())
                .allSatisfy(variant -> assertThat(variant.runs()).hasSize(2));
        assertThat(runs(results)).isBetween(kept, kept + 3);
    }

    private static int runs(Path results) {
        try (ResultFile file = ResultFile.open(results)) {
            return file.runNames().size();
        }
    }

    @Test
    void saysInTheConsoleWhatIsWrongWithTheModel() throws Exception {
        String wrong = MODEL.replace("runs   Pages", "runs   Nothing");
        IFile model = bench.file("web.vmm", wrong);

        DebugUITools.launch(configuration(model), ILaunchManager.RUN_MODE);
        bench.until(() -> process(model).map(IProcess::isTerminated).orElse(false));

        assertThat(process(model)
                        .orElseThrow()
                        .getStreamsProxy()
                        .getErrorStreamMonitor()
                        .getContents())
                .contains(model.getFullPath() + ":19: ");
    }

    private static org.eclipse.debug.core.ILaunchConfiguration configuration(IFile model) throws CoreException {
        ILaunchConfigurationType type =
                DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType("ringzero.ui.launch");
        var copy = type.newInstance(null, model.getProject().getName());
        copy.setAttribute("ringzero.model", model.getFullPath().toString());
        copy.setAttribute("ringzero.threads", "1");
        return copy.doSave();
    }

    private static Optional<IProcess> process(IFile model) {
        return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getProcesses())
                .filter(p -> p.getLaunch()
                        .getLaunchConfiguration()
                        .getName()
                        .equals(model.getProject().getName()))
                .findFirst();
    }

    private static String said(IProcess process) {
        return process.getStreamsProxy().getOutputStreamMonitor().getContents();
    }
}
