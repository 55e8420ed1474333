// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.regex.Pattern;
import ringzero.report.notation.Escape;

/** Writes markup. Only {@link #raw} writes what it is given; it is for our own words, never for a name. */
final class Page {
    private static final Pattern UNIT =
            Pattern.compile("(?<=\\d|±) (?=[±%×]|[munpµkMGT]?(s|/s|B|bit|Hz|CPUs|jobs)\\b|[kMGT]?/s|\\d)");

    private final Appendable out;

    Page(Appendable out) {
        this.out = out;
    }

    void raw(String markup) throws IOException {
        out.append(markup);
    }

    void text(String text) throws IOException {
        out.append(unbroken(Escape.markup(text)));
    }

    /** A number and its unit stay on one line. */
    private static String unbroken(String text) {
        return UNIT.matcher(text).replaceAll("\u00a0");
    }

    /** Text from outside, kept apart so that letters written from right to left do not turn what is around them. */
    void name(String name) throws IOException {
        out.append("<bdi>").append(Escape.markup(name)).append("</bdi>");
    }

    void preformatted(String text) throws IOException {
        out.append(Escape.preformatted(text));
    }

    void element(String element, String text) throws IOException {
        out.append('<').append(element).append('>');
        text(text);
        out.append("</").append(element).append('>');
    }
}
