// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import ringzero.language.ide.Reference;
import ringzero.ui.application.Bench;
import ringzero.ui.editor.ModelLanguage;

class HelpTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)");

    private final Bench bench = new Bench();

    @Test
    void everyTopicOfTheBookHasAPage() {
        var pages =
                topics().stream().filter(address -> content(address).isEmpty()).toList();

        assertThat(topics()).hasSizeGreaterThan(25);
        assertThat(pages).isEmpty();
    }

    @Test
    void everyPageOfTheReferenceIsInTheBook() {
        var pages = bench.inBackground(() -> ModelLanguage.ofWorkbench()
                .service(language ->
                        language.getInstance(Reference.class).pages().keySet())
                .join());

        assertThat(topics())
                .containsAll(pages.stream()
                        .map(page -> "/ringzero.ui/reference/" + page)
                        .toList());
    }

    @Test
    void noLinkBetweenPagesLeadsNowhere() {
        var broken = new TreeSet<String>();
        for (String address : topics()) {
            var links = LINK.matcher(content(address));
            while (links.find()) {
                String to = links.group(1);
                if (to.startsWith("http") || to.startsWith("javascript:")) continue;
                String target = URI.create(address).resolve(to).toString();
                if (content(target).isEmpty()) broken.add(address + " -> " + to);
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void aPageIsServedToABrowserWithTablesAndActions() throws Exception {
        String page = get(PlatformUI.getWorkbench()
                        .getHelpSystem()
                        .resolve("/ringzero.ui/docs/course/3-methods.html", true)
                        .toURI())
                .body();

        assertThat(page)
                .contains(
                        "<h1>3. Three methods</h1>",
                        "<table>",
                        "executeCommand('ringzero.ui.exercise(ringzero.ui.chapter=3)')");
    }

    @Test
    void theContentsListTheCourse() throws Exception {
        URI page = PlatformUI.getWorkbench()
                .getHelpSystem()
                .resolve("/ringzero.ui/docs/README.html", true)
                .toURI();

        assertThat(get(page.resolve("/help/index.jsp")).body())
                .contains("Virtualization 101", "topic/ringzero.ui/docs/course/5-io.html");
    }

    @Test
    void anActionIsRefusedToWhoWasNotShownTheContents() throws Exception {
        URI page = PlatformUI.getWorkbench()
                .getHelpSystem()
                .resolve("/ringzero.ui/docs/README.html", true)
                .toURI();
        String action =
                "/help/livehelp/?pluginID=org.eclipse.help.ui&class=org.eclipse.help.ui.internal.ExecuteCommandAction&arg=ringzero.ui.examples";

        assertThat(get(page.resolve(action)).statusCode()).isEqualTo(403);
        assertThat(get(page.resolve(action + "&token=guessed")).statusCode()).isEqualTo(403);
    }

    @Test
    void everyBundleIsListedWithItsLicence() {
        String page = content("/ringzero.ui/licences.html");

        assertThat(page).contains("<td>org.commonmark</td>", "BSD-2-Clause", "<td>org.eclipse.swt</td>");
        assertThat(page.lines().filter(line -> line.contains("not named"))).hasSizeLessThan(40);
    }

    @Test
    void f1HasSomethingToSayInEditorAndResults() {
        for (String context : List.of("ringzero.ui.editor", "ringzero.ui.results")) {
            assertThat(HelpSystem.getContext(context)).as(context).isNotNull();
            assertThat(HelpSystem.getContext(context).getRelatedTopics())
                    .as(context)
                    .isNotEmpty();
        }
    }

    private HttpResponse<String> get(URI address) {
        return bench.inBackground(() -> {
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String content(String address) {
        return bench.inBackground(() -> {
            try (InputStream in = HelpSystem.getHelpContent(address)) {
                return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> topics() {
        IToc book = Arrays.stream(HelpSystem.getTocs())
                .filter(toc -> toc.getHref().startsWith("/ringzero.ui/"))
                .findFirst()
                .orElseThrow();
        List<String> found = new ArrayList<>();
        collect(
                Stream.concat(Stream.of(book.getTopic(null)), Arrays.stream(book.getTopics()))
                        .toArray(ITopic[]::new),
                found);
        return found.stream().distinct().toList();
    }

    private static void collect(ITopic[] topics, List<String> found) {
        for (ITopic topic : topics) {
            found.add(topic.getHref());
            collect(topic.getSubtopics(), found);
        }
    }
}
