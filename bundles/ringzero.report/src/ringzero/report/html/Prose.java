// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ringzero.report.notation.Escape;

/**
 * The little Markdown that documentation comments use: paragraphs, lists, {@code *emphasis*}, {@code **strong**}, {@code `code`} and
 * links to http and https. Everything is escaped before it is marked up, so that nothing else gets through.
 */
final class Prose {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])[*_]([^*_]+)[*_](?![\\w*])");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\((https?://[^\\s)]+)\\)");
    private static final Pattern ITEM = Pattern.compile("\\s*[-*+] +(.*)");

    private Prose() {}

    static String html(String markdown) {
        StringBuilder out = new StringBuilder();
        for (String block : Escape.lines(markdown).strip().split("\n\\s*\n")) {
            if (block.isBlank()) continue;
            List<String> items = items(block);
            if (items.isEmpty()) out.append("<p>").append(span(block)).append("</p>\n");
            else {
                out.append("<ul>");
                for (String item : items) out.append("<li>").append(span(item)).append("</li>");
                out.append("</ul>\n");
            }
        }
        return out.toString();
    }

    /** The items, if every item starts with a mark; lines without one continue the item before. */
    private static List<String> items(String block) {
        List<String> items = new ArrayList<>();
        for (String line : block.split("\n")) {
            var item = ITEM.matcher(line);
            if (item.matches()) items.add(item.group(1));
            else if (items.isEmpty()) return List.of();
            else items.add(items.removeLast() + " " + line.strip());
        }
        return items;
    }

    private static String span(String text) {
        String escaped = Escape.markup(text.strip());
        StringBuilder out = new StringBuilder();
        var code = CODE.matcher(escaped);
        int end = 0;
        while (code.find()) {
            out.append(marked(escaped.substring(end, code.start())));
            out.append("<code>").append(code.group(1)).append("</code>");
            end = code.end();
        }
        return out.append(marked(escaped.substring(end))).toString();
    }

    private static String marked(String escaped) {
        String text = STRONG.matcher(escaped).replaceAll("<strong>$1</strong>");
        text = EMPHASIS.matcher(text).replaceAll("<em>$1</em>");
        return LINK.matcher(text).replaceAll("<a href=\"$2\" rel=\"noreferrer\">$1</a>");
    }
}
