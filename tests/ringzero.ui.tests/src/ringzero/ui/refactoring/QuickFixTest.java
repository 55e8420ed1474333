// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.application.Bench;

class QuickFixTest {
    private static final String WRONG = """
            package lab

            host rack1 {
                processor  1 x ringzero.processors.IntelXeonGold6338
                memory     64 GiB
                hypervisor KVM
            }

            guest web on rackk1 {
                os     Linux
                mode   hardware-assisted
                vcpus  4
                memory 4 GiB
            }
            """;

    @RegisterExtension
    private final Bench bench = new Bench();

    private IMarker mistake(IFile file) throws CoreException {
        bench.until(() -> bench.problems(file).stream().anyMatch(problem -> problem.contains("rackk1")));
        return Arrays.stream(file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO))
                .filter(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains("rackk1"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> titles(IMarker marker) {
        return Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(marker))
                .map(IMarkerResolution::getLabel)
                .toList();
    }

    @Test
    void aMisspeltNameIsMendedInAFileThatIsNotOpen() throws Exception {
        var file = bench.file("a.vmm", WRONG);
        var marker = mistake(file);

        assertThat(IDE.getMarkerHelpRegistry().hasResolutions(marker)).isTrue();
        assertThat(titles(marker)).contains("Write 'rack1'");
        resolution(marker).run(marker);

        assertThat(bench.until(() -> bench.problems(file).stream().noneMatch(p -> p.startsWith("error"))))
                .isTrue();
        assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).contains("guest web on rack1 {");
    }

    private static IMarkerResolution resolution(IMarker marker) {
        return Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(marker))
                .filter(each -> each.getLabel().equals("Write 'rack1'"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsMendedInAnEditorCanBeTakenBackThere() throws Exception {
        var file = bench.file("a.vmm", WRONG);
        var editor = bench.open(file);
        var marker = mistake(file);

        resolution(marker).run(marker);
        boolean mended = bench.until(() -> bench.text(editor).get().contains("on rack1 {"));
        ((ITextOperationTarget) bench.viewer(editor)).doOperation(ITextOperationTarget.UNDO);

        assertThat(mended).isTrue();
        assertThat(bench.text(editor).get()).isEqualTo(WRONG);
    }

    @Test
    void severalMistakesOfOneKindAreMendedTogether() throws Exception {
        String twice = WRONG + WRONG.substring(WRONG.indexOf("guest")).replace("guest web", "guest db");
        var file = bench.file("a.vmm", twice);
        bench.until(() ->
                bench.problems(file).stream().filter(p -> p.contains("rackk1")).count() == 2);
        var all = Arrays.stream(file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO))
                .filter(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains("rackk1"))
                .toArray(IMarker[]::new);
        var fix = (WorkbenchMarkerResolution) resolution(all[0]);

        assertThat(fix.findOtherMarkers(all)).containsExactly(all[1]);
        fix.run(all, null);

        assertThat(bench.until(() -> bench.problems(file).stream().noneMatch(p -> p.startsWith("error"))))
                .isTrue();
        assertThat(file.readString()).doesNotContain("rackk1");
    }

    @Test
    void quickAssistOffersTheFixAtTheCaret() throws Exception {
        var file = bench.file("a.vmm", WRONG);
        var editor = bench.open(file);
        mistake(file);
        editor.selectAndReveal(WRONG.indexOf("rackk1") + 1, 0);
        bench.viewer(editor).getTextWidget().setFocus();

        // Whoever gets no answer in time sees nothing to choose from, and asks again.
        assertThat(bench.until(() -> {
                    if (!isOffered())
                        ((ITextOperationTarget) bench.viewer(editor)).doOperation(ISourceViewer.QUICK_ASSIST);
                    return isOffered();
                }))
                .isTrue();
    }

    private boolean isOffered() {
        return bench.controls(Table.class).stream()
                .filter(table -> table.getShell().getText().isEmpty())
                .flatMap(table -> Arrays.stream(table.getItems()))
                .map(TableItem::getText)
                .anyMatch("Write 'rack1'"::equals);
    }
}
