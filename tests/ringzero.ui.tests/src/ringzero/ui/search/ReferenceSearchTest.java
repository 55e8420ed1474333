// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.search.ui.ISearchResultViewPart;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.application.Bench;
import ringzero.ui.application.LabModels;

class ReferenceSearchTest {
    @RegisterExtension
    private final Bench bench = new Bench();

    @Test
    void everyFileThatNamesAHostIsListedWithItsLine() throws Exception {
        var host = bench.file("host.vmm", LabModels.HOST);
        bench.file("guest.vmm", LabModels.GUEST);
        var editor = bench.open(host);
        editor.selectAndReveal(LabModels.HOST.indexOf("rack1"), 0);
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
