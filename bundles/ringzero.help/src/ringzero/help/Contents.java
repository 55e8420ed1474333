// SPDX-License-Identifier: EPL-2.0
package ringzero.help;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.expressions.EvaluationContext;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;

/** All books with their chapters on the left, a page on the right; works without scripts, except actions. */
record Contents(List<IToc> books) {

    /**
     * As a page.
     *
     * @param topic the page to show; the first of the first book if it is none of the help
     * @param token what actions must know
     */
    String html(Optional<String> topic, String token) {
        StringBuilder tree = new StringBuilder();
        for (IToc book : books) tree.append(branch(book.getLabel(), book.getTopic(null), book.getTopics()));
        String first = topic.filter(wanted -> wanted.startsWith("/"))
                .orElseGet(() -> books.stream()
                        .map(book -> book.getTopic(null))
                        .filter(t -> t != null && t.getHref() != null)
                        .map(ITopic::getHref)
                        .findFirst()
                        .orElse(""));
        return PAGE.formatted(tree, escaped(address(first)), token);
    }

    private static String branch(String label, ITopic page, ITopic[] below) {
        String name = page == null || page.getHref() == null
                ? escaped(label)
                : "<a target=\"page\" href=\"%s\">%s</a>".formatted(escaped(address(page.getHref())), escaped(label));
        ITopic[] shown = Arrays.stream(below)
                .filter(topic -> topic.isEnabled(new EvaluationContext(null, new Object())))
                .toArray(ITopic[]::new);
        if (shown.length == 0) return "<li>" + name + "</li>\n";
        StringBuilder branch = new StringBuilder("<li><details open><summary>" + name + "</summary><ul>\n");
        for (ITopic topic : shown) branch.append(branch(topic.getLabel(), topic, topic.getSubtopics()));
        return branch.append("</ul></details></li>\n").toString();
    }

    private static String address(String topic) {
        return topic.isEmpty() || topic.contains("://") ? topic : "topic" + (topic.startsWith("/") ? "" : "/") + topic;
    }

    static String missing(String what) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>No such page</title></head>
                <body><h1>There is no page %s</h1><p><a href="/help/index.jsp" target="_top">Contents</a></p></body></html>
                """.formatted(escaped(what));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Help</title>
            <style>
            :root { color-scheme: light dark; }
            body { display: flex; margin: 0; height: 100vh; font: 14px/1.5 system-ui, sans-serif; }
            nav { width: 19rem; flex: none; overflow: auto; padding: .5rem; border-right: 1px solid #8886; box-sizing: border-box; }
            iframe { flex: 1; border: 0; }
            ul { list-style: none; margin: 0; padding-left: 1.1rem; }
            nav > ul { padding-left: 0; }
            a { color: inherit; text-decoration: none; }
            a:hover, a:focus { text-decoration: underline; }
            </style>
            <script>
            // The contract of livehelp.js: it asks the window around a page to start an action.
            function liveActionInternal(top, plugin, type, argument) {
              fetch("livehelp/?pluginID=" + encodeURIComponent(plugin) + "&class=" + encodeURIComponent(type)
                + "&arg=" + encodeURIComponent(argument) + "&token=%3$s");
            }
            </script>
            </head>
            <body>
            <nav aria-label="Contents"><ul>
            %1$s</ul></nav>
            <iframe name="page" title="Page" src="%2$s"></iframe>
            </body>
            </html>
            """;
}
