// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every view of the program, the next one, too: they are taken from the extension registry. */
class ViewsTest {
    @RegisterExtension
    private final Bench bench = new Bench();

    private IViewPart opened;

    @AfterEach
    void close() {
        bench.page().hideView(opened);
    }

    static Stream<String> views() {
        return extensions("org.eclipse.ui.views", "view").map(view -> view.getAttribute("id"));
    }

    private static Stream<IConfigurationElement> extensions(String point, String element) {
        return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor(point))
                .filter(each -> each.getName().equals(element)
                        && each.getContributor().getName().equals("ringzero.ui"));
    }

    private ContentView open(String id) throws Exception {
        for (IViewReference reference : bench.page().getViewReferences())
            if (reference.getId().equals(id)) bench.page().hideView(reference);
        opened = bench.page().showView(id);
        return (ContentView) opened;
    }

    @ParameterizedTest
    @MethodSource("views")
    void anEmptyViewSaysWhatIsMissingAndOffersIt(String id) throws Exception {
        bench.page().closeAllEditors(false);
        for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects())
            project.delete(IResource.FORCE | IResource.ALWAYS_DELETE_PROJECT_CONTENT, null);

        ContentView view = open(id);

        assertThat(bench.until(() -> sentence(view).filter(Link::isFocusControl).isPresent()))
                .as("whoever opens the view is in the sentence")
                .isTrue();
        Link sentence = sentence(view).orElseThrow();
        assertThat(view.message()).hasSizeGreaterThan(40);
        Event click = new Event();
        click.text = "ringzero.ui.examples";
        assertThat(sentence.getText()).contains("href=\"" + click.text + "\"");
        sentence.notifyListeners(SWT.Selection, click);
        assertThat(bench.until(() -> bench.page().getActiveEditor() != null
                        && bench.page().getActiveEditor().getTitle().equals("virtualization-101.vmm")))
                .isTrue();
    }

    private Optional<Link> sentence(ContentView view) {
        return bench.controls(Link.class).stream()
                .filter(link -> link.isVisible() && !link.getText().isEmpty())
                .filter(link -> view.message().equals(link.getText().replaceAll("</?a[^>]*>", "")))
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyButtonOfAViewIsInItsMenuToo(String id) throws Exception {
        var bars = open(id).getViewSite().getActionBars();

        assertThat(texts(bars.getToolBarManager())).isNotEmpty();
        assertThat(texts(bars.getMenuManager())).containsExactlyElementsOf(texts(bars.getToolBarManager()));
    }

    private static List<String> texts(IContributionManager actions) {
        return Arrays.stream(actions.getItems())
                .filter(ActionContributionItem.class::isInstance)
                .map(item -> ((ActionContributionItem) item).getAction().getText())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewIsOpenedByAKeyAndFoundInTheMenu(String id) {
        Predicate<Binding> opens = binding -> binding.getParameterizedCommand() != null
                && id.equals(binding.getParameterizedCommand()
                        .getParameterMap()
                        .get("org.eclipse.ui.views.showView.viewId"));

        assertThat(PlatformUI.getWorkbench().getService(IBindingService.class).getBindings())
                .anyMatch(opens);
        assertThat(bench.page().getShowViewShortcuts()).contains(id);
    }
}
