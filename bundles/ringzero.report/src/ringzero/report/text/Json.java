// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Writes maps, collections, strings, numbers and booleans as JSON (RFC 8259), two spaces to a level, keys in their order. */
final class Json {
    private final Appendable out;

    Json(Appendable out) {
        this.out = out;
    }

    void write(Object value) throws IOException {
        value(value, "\n");
        out.append('\n');
    }

    private void value(Object value, String indent) throws IOException {
        switch (value) {
            case null -> out.append("null");
            case Optional<?> optional -> value(optional.orElse(null), indent);
            case Map<?, ?> map -> object(map, indent);
            case double[] numbers ->
                list(java.util.Arrays.stream(numbers).boxed().toList(), indent);
            case long[] numbers -> list(java.util.Arrays.stream(numbers).boxed().toList(), indent);
            case Collection<?> items -> list(items, indent);
            case Double number -> number(number);
            case Number number -> out.append(number.toString());
            case Boolean truth -> out.append(truth.toString());
            default -> string(value.toString());
        }
    }

    private void object(Map<?, ?> map, String indent) throws IOException {
        String deeper = indent + "  ";
        out.append('{');
        String comma = "";
        for (var entry : map.entrySet()) {
            out.append(comma).append(deeper);
            string(entry.getKey().toString());
            out.append(": ");
            value(entry.getValue(), deeper);
            comma = ",";
        }
        out.append(map.isEmpty() ? "" : indent).append('}');
    }

    /** Numbers on one line, everything else one to a line. */
    private void list(Collection<?> items, String indent) throws IOException {
        boolean flat = items.stream().allMatch(Number.class::isInstance);
        String deeper = flat ? "" : indent + "  ";
        out.append('[');
        String comma = "";
        for (Object item : items) {
            out.append(comma).append(deeper);
            value(item, deeper);
            comma = flat ? ", " : ",";
        }
        out.append(flat || items.isEmpty() ? "" : indent).append(']');
    }

    /** JSON has no NaN and no infinity. */
    private void number(double value) throws IOException {
        if (!Double.isFinite(value)) out.append("null");
        else if (value == Math.rint(value) && Math.abs(value) < 1e15) out.append(String.valueOf((long) value));
        else out.append(String.valueOf(value));
    }

    private void string(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // half a surrogate pair cannot be encoded; line separators and '<' would hurt inside of scripts
                    boolean plain = c >= 0x20
                            && c != 0x7f
                            && c != '<'
                            && c != 0x2028
                            && c != 0x2029
                            && !Character.isSurrogate(c);
                    if (plain || isPaired(text, i)) out.append(c);
                    else out.append("\\u%04x".formatted((int) c));
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        return Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
