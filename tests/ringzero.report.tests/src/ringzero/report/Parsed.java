// SPDX-License-Identifier: EPL-2.0
package ringzero.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import ringzero.simulation.results.Study;

/** Reads what was written, strictly. */
public final class Parsed {
    private Parsed() {}

    /** What a format writes. */
    public static String written(String format, Study study) {
        var out = new ByteArrayOutputStream();
        try {
            ReportFormats.named(format).orElseThrow().write(study, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Without document types and so without entities from outside. */
    public static Document xml(String text) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The page as XML: it is written so that it is both. Scripts and the document type are left out. */
    public static Document html(String page) throws Exception {
        String body = page.replaceFirst("<!DOCTYPE html>\\s*", "")
                .replaceAll("(?s)<script>.*?</script>", "")
                .replaceAll("(?s)<style>.*?</style>", "");
        return xml(body);
    }

    /** Rows of fields, as RFC 4180 has it. */
    public static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') field.append(c);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else quoted = false;
            } else if (c == '"') quoted = true;
            else if (c == ',' || c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') field.append(c);
        }
        if (quoted || !field.isEmpty() || !row.isEmpty()) throw new AssertionError("the last line does not end");
        return rows;
    }

    /** Maps, lists, strings, doubles, booleans and null. */
    public static Object json(String text) {
        return new Reader(text).whole();
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Object whole() {
            Object value = value();
            space();
            if (at < text.length()) throw new AssertionError("more after the end: " + text.substring(at));
            return value;
        }

        private void space() {
            while (at < text.length() && " \n\t\r".indexOf(text.charAt(at)) >= 0) at++;
        }

        private char next() {
            space();
            return text.charAt(at);
        }

        private void expect(char c) {
            if (next() != c)
                throw new AssertionError(
                        "expected " + c + " at " + text.substring(at, Math.min(text.length(), at + 30)));
            at++;
        }

        private Object value() {
            return switch (next()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
        }

        private Object word(String word, Object value) {
            if (!text.startsWith(word, at)) throw new AssertionError("no value at " + at);
            at += word.length();
            return value;
        }

        private Map<String, Object> object() {
            Map<String, Object> map = new LinkedHashMap<>();
            expect('{');
            while (next() != '}') {
                if (!map.isEmpty()) expect(',');
                next();
                String key = string();
                expect(':');
                map.put(key, value());
            }
            expect('}');
            return map;
        }

        private List<Object> array() {
            List<Object> list = new ArrayList<>();
            expect('[');
            while (next() != ']') {
                if (!list.isEmpty()) expect(',');
                list.add(value());
            }
            expect(']');
            return list;
        }

        private String string() {
            StringBuilder result = new StringBuilder();
            expect('"');
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c < 0x20) throw new AssertionError("control character in a string");
                if (c != '\\') {
                    result.append(c);
                    continue;
                }
                char kind = text.charAt(at++);
                switch (kind) {
                    case 'n' -> result.append('\n');
                    case 'r' -> result.append('\r');
                    case 't' -> result.append('\t');
                    case '"', '\\', '/' -> result.append(kind);
                    case 'u' -> {
                        result.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                        at += 4;
                    }
                    default -> throw new AssertionError("no escape: " + kind);
                }
            }
            at++;
            return result.toString();
        }

        private Double number() {
            int from = at;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
            String number = text.substring(from, at);
            if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?"))
                throw new AssertionError("no number: " + number);
            return Double.valueOf(number);
        }
    }
}
