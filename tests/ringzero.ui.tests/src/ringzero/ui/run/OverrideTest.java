// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.application.Bench;
import ringzero.ui.application.LabModels;

/** A user changes settings in a launch configuration. */
class OverrideTest {
    private static final String MODEL = LabModels.webAnd("""
            experiment Paths {
                vary    web.net.path over virtio, sr-iov
                run     200 ms
                seed    7
            }
            """);

    @RegisterExtension
    private final Bench bench = new Bench();

    private Shell shell;
    private IFile model;

    @BeforeEach
    void openShell() throws Exception {
        model = bench.file("web.vmm", MODEL);
        shell = new Shell(bench.page().getWorkbenchWindow().getShell(), SWT.SHELL_TRIM);
        shell.setLayout(new GridLayout());
        shell.setSize(700, 300);
        shell.open();
    }

    @AfterEach
    void closeShell() {
        shell.dispose();
    }

    private OverrideTable table() {
        OverrideTable table = new OverrideTable(shell, 1, () -> {});
        table.of(Optional.of(model), "Paths");
        shell.layout();
        return table;
    }

    private List<Text> fields(OverrideDialog dialog) {
        return bench.controls(Text.class).stream()
                .filter(text -> text.getShell() == dialog.getShell() && (text.getStyle() & SWT.READ_ONLY) == 0)
                .toList();
    }

    private OverrideDialog dialog(ChangedSetting before) {
        var dialog = new OverrideDialog(shell, before, Set.of("web.vcpus"), "Paths", SettingAdvice.of(model));
        dialog.setBlockOnOpen(false);
        dialog.open();
        return dialog;
    }

    private boolean says(OverrideDialog dialog, String words) {
        return bench.until(() -> dialog.getStatus().getMessage().contains(words));
    }

    @Test
    void showsBesideEachSettingWhatTheModelSays() {
        var table = table();

        table.show(List.of("web.net.path=sr-iov", "web.memory=8 GiB"));

        Table rows = bench.controls(Table.class).stream()
                .filter(each -> each.getShell() == shell)
                .findFirst()
                .orElseThrow();
        assertThat(bench.until(() -> rows.getItem(0).getText(2).equals("virtio, sr-iov")))
                .isTrue();
        assertThat(rows.getItem(1).getText(2)).isEqualTo("4 GiB");
        assertThat(table.written()).containsExactly("web.net.path=sr-iov", "web.memory=8 GiB");
    }

    @Test
    void saysWhichSettingDoesNotSuitTheModel() {
        var table = table();

        table.show(List.of("web.memory=8 GiB", "web.net.path=warp"));

        assertThat(bench.until(() -> table.mistake().isPresent())).isTrue();
        assertThat(table.mistake().orElseThrow()).contains("web.net.path=warp");
        table.show(List.of("web.memory=8 GiB"));
        assertThat(bench.until(() -> table.mistake().isEmpty())).isTrue();
    }

    @Test
    void checksASettingWhileItIsTyped() {
        var dialog = dialog(new ChangedSetting("", ""));
        Text path = fields(dialog).getFirst();
        Text value = fields(dialog).getLast();
        Button ok = bench.controls(Button.class).stream()
                .filter(button -> button.getShell() == dialog.getShell()
                        && Integer.valueOf(IDialogConstants.OK_ID).equals(button.getData()))
                .findFirst()
                .orElseThrow();

        assertThat(says(dialog, "Say which setting")).isTrue();
        path.setText("web.vcpus");
        assertThat(says(dialog, "changed already")).isTrue();
        path.setText("web.memory");
        assertThat(says(dialog, "Say what to set it to")).isTrue();
        assertThat(ok.isEnabled()).isFalse();
        value.setText("5 kg");
        assertThat(says(dialog, "web.memory=5 kg")).isTrue();
        value.setText("8 GiB");
        assertThat(says(dialog, "")).isTrue();
        assertThat(bench.until(() -> dialog.getStatus().isOK())).isTrue();
        assertThat(ok.isEnabled()).isTrue();
        ok.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        assertThat(dialog.result()).contains(new ChangedSetting("web.memory", "8 GiB"));
    }

    @Test
    void proposesSettingsAndTheirValues() {
        var advice = SettingAdvice.of(model);
        bench.until(advice::isDone);

        var paths = new Proposing(typed -> advice.join().paths("Paths", typed)).getProposals("web.v", 5);
        var values = new Proposing(typed -> advice.join().values("web.net.path", typed)).getProposals("", 0);

        assertThat(paths).extracting("content").containsExactly("web.vcpus");
        assertThat(paths[0].getDescription()).contains("vcpus").doesNotContain("**");
        assertThat(values).extracting("content").contains("vhost", "sr-iov");
    }
}
