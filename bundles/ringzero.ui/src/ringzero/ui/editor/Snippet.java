// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template as the language server protocol writes it: {@code host ${1:name} { $0 }}.
 *
 * @param text with the defaults filled in
 * @param places to be filled in, in the order in which they are visited
 * @param end where the caret comes to rest
 */
record Snippet(String text, List<Place> places, Place end) {

    /** A place in the text of a template. */
    record Place(int offset, int length) {}

    // $1, ${1}, ${1:default}, ${1|first,second|} and escaped characters
    private static final Pattern MARK =
            Pattern.compile("\\\\([\\\\$}])|\\$(\\d+)|\\$\\{(\\d+)(?::([^}]*)|\\|([^,|]*)[^}]*\\|)?\\}");

    static Snippet plain(String text) {
        return new Snippet(text, List.of(), new Place(text.length(), 0));
    }

    static Snippet parse(String template) {
        record Numbered(int number, Place place) {}
        StringBuilder text = new StringBuilder();
        List<Numbered> found = new ArrayList<>();
        Matcher mark = MARK.matcher(template);
        int done = 0;
        while (mark.find()) {
            text.append(template, done, mark.start());
            done = mark.end();
            if (mark.group(1) != null) {
                text.append(mark.group(1));
                continue;
            }
            int number = Integer.parseInt(mark.group(2) != null ? mark.group(2) : mark.group(3));
            String content = Optional.ofNullable(mark.group(4))
                    .or(() -> Optional.ofNullable(mark.group(5)))
                    .orElse("");
            found.add(new Numbered(number, new Place(text.length(), content.length())));
            text.append(content);
        }
        text.append(template.substring(done));
        Place end = found.stream()
                .filter(f -> f.number() == 0)
                .map(Numbered::place)
                .findFirst()
                .orElse(new Place(text.length(), 0));
        List<Place> places = found.stream()
                .filter(f -> f.number() != 0)
                .sorted(java.util.Comparator.comparingInt(Numbered::number))
                .map(Numbered::place)
                .toList();
        return new Snippet(text.toString(), places, end);
    }

    /** The same with every line but the first indented. */
    Snippet indented(String indentation) {
        if (indentation.isEmpty() || text.indexOf('\n') < 0) return this;
        return new Snippet(
                text.replace("\n", "\n" + indentation),
                places.stream().map(place -> moved(place, indentation)).toList(),
                moved(end, indentation));
    }

    private Place moved(Place place, String indentation) {
        long linesBefore =
                text.substring(0, place.offset()).chars().filter(c -> c == '\n').count();
        return new Place(place.offset() + (int) linesBefore * indentation.length(), place.length());
    }
}
