// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.help;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A page of the documentation as HTML. Links lead to other pages of the help. Below a command line that runs an example stands what opens and runs it here;
 * below the first model of a chapter stands what begins the exercise.
 *
 * @param path where it is in the help, such as "docs/course/3-methods.html"
 * @param document what was written
 */
record MarkdownPage(String path, Node document) {
    private static final Pattern RUN = Pattern.compile("ringzero run examples/([\\w-]+\\.vmm)(?: -e (\\w+))?");
    private static final Pattern CHAPTER = Pattern.compile("course/(\\d)-");

    static MarkdownPage of(String path, String markdown) {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        return new MarkdownPage(path, parser.parse(markdown));
    }

    /** Its first heading. */
    String title() {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext())
            if (node instanceof Heading heading && heading.getFirstChild() instanceof Text text)
                return text.getLiteral();
        return path;
    }

    String html() {
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .escapeHtml(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Link && tag.equals("a"))
                        attributes.computeIfPresent(
                                "href", (a, to) -> target(to).orElse(null));
                })
                .nodeRendererFactory(context -> new LiveCode(context, exercise()))
                .build();
        return PAGE.formatted(
                escaped(title()),
                "../".repeat((int) path.chars().filter(c -> c == '/').count() + 1),
                renderer.render(document));
    }

    /** Empty if it leads out of the documentation, to files that are not installed: then the words stay, without a link. */
    private Optional<String> target(String to) {
        if (to.contains("://") || to.startsWith("#")) return Optional.of(to);
        if (!URI.create(path).resolve(to).getPath().startsWith("docs/")) return Optional.empty();
        return Optional.of(to.replaceFirst("\\.md(?=#|$)", ".html"));
    }

    private Optional<String> exercise() {
        Matcher chapter = CHAPTER.matcher(path);
        return chapter.find() ? Optional.of(chapter.group(1)) : Optional.empty();
    }

    /** Code, and what can be done with it. */
    private static final class LiveCode implements NodeRenderer {
        private final HtmlNodeRendererContext context;
        private final Optional<String> chapter;
        private boolean begun;

        LiveCode(HtmlNodeRendererContext context, Optional<String> chapter) {
            this.context = context;
            this.chapter = chapter;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class, IndentedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case FencedCodeBlock block -> {
                    code(block.getLiteral());
                    if (block.getInfo().equals("vmm") && chapter.isPresent() && !begun) {
                        begun = true;
                        action(
                                "Begin this exercise",
                                "ringzero.ui.exercise(ringzero.ui.chapter=%s)".formatted(chapter.get()));
                    }
                }
                case IndentedCodeBlock block -> {
                    code(block.getLiteral());
                    Matcher run = RUN.matcher(block.getLiteral());
                    while (run.find()) {
                        String file = run.group(1);
                        action("Open " + file, "ringzero.ui.openExample(ringzero.ui.file=%s)".formatted(file));
                        String which = run.group(2) == null ? "" : ",ringzero.ui.experiment=" + run.group(2);
                        action("Run it", "ringzero.ui.runExample(ringzero.ui.file=%s%s)".formatted(file, which));
                    }
                }
                default -> throw new IllegalArgumentException("no code: " + node);
            }
        }

        private void code(String text) {
            var html = context.getWriter();
            html.line();
            html.tag("pre");
            html.tag("code");
            html.text(text);
            html.tag("/code");
            html.tag("/pre");
            html.line();
        }

        private void action(String label, String command) {
            var html = context.getWriter();
            html.tag("a", Map.of("class", "do", "href", "javascript:executeCommand('" + command + "')"));
            html.text(label);
            html.tag("/a");
            html.line();
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 15px/1.55 system-ui, sans-serif; max-width: 50rem; margin: 1rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; }
            th, td { border: 1px solid #8886; padding: .25rem .6rem; text-align: left; vertical-align: top; }
            code, pre { font-family: ui-monospace, monospace; font-size: .92em; }
            pre { overflow-x: auto; padding: .6rem .8rem; border-radius: 4px; background: #8881; }
            img { max-width: 100%%; }
            a.do { display: inline-block; margin: 0 .8rem 1rem 0; padding: .15rem .7rem; border: 1px solid #8888; border-radius: 4px; text-decoration: none; }
            </style>
            <script src="%2$sorg.eclipse.help/livehelp.js"></script>
            </head>
            <body>
            %3$s</body>
            </html>
            """;
}
