// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.search.ui.ISearchResultViewPart;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ringzero.ui.application.Bench;

class ReferenceSearchTest {
    private static final String HOST = """
            package lab

            host rack1 {
                processor  1 x ringzero.processors.IntelXeonGold6338
                memory     64 GiB
                hypervisor KVM
            }
            """;
    private static final String GUEST = """
            package lab

            guest web on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  4
                memory 4 GiB
            }
            """;

    private final Bench bench = new Bench();

    @AfterEach
    void closeEditors() {
        bench.page().closeAllEditors(false);
    }

    @Test
    void everyFileThatNamesAHostIsListedWithItsLine() throws Exception {
        var project = bench.project("listsReferences");
        var host = bench.file(project, "host.vmm", HOST);
        bench.file(project, "guest.vmm", GUEST);
        var editor = bench.open(host);
        editor.selectAndReveal(HOST.indexOf("rack1"), 0);
        editor.setFocus();

        editor.getSite()
                .getService(IHandlerService.class)
                .executeCommand("org.eclipse.ui.genericeditor.findReferences", null);

        assertThat(bench.until(() -> bench.controls(Tree.class).stream()
                        .flatMap(tree -> Arrays.stream(tree.getItems()))
                        .filter(file -> file.getText().startsWith("guest.vmm"))
                        .flatMap(file -> Arrays.stream(file.getItems()))
                        .anyMatch(line -> line.getText().equals("3: guest web on rack1 {"))))
                .isTrue();
        ISearchResultViewPart view = NewSearchUI.getSearchResultView();
        assertThat(view.getActivePage().getLabel()).isEqualTo("'rack1' is named 2 times");
    }
}
