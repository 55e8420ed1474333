// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.List;
import java.util.Locale;

/** What things are called in a report. Names that users or libraries made up are shown as they are, with spaces for hyphens. */
final class Labels {
    private Labels() {}

    /** "Host CPU" of "host-cpu". */
    static String measure(String measure) {
        return switch (measure) {
            case "host-cpu" -> "Host CPU";
            case "guest-cpu" -> "Guest CPU";
            case "exits" -> "VM exits";
            case "latency-part" -> "Part of the latency";
            default -> capital(words(measure));
        };
    }

    /** "99th percentile" of "p99". */
    static String statistic(String statistic) {
        return switch (statistic) {
            case "p50" -> "median";
            case "min" -> "least";
            case "max" -> "greatest";
            case "deviation", "jitter" -> "standard deviation";
            case "mean" -> "mean";
            default -> Aspect.percentile(statistic).isPresent() ? ordinal(statistic.substring(1)) + " percentile" : words(statistic);
        };
    }

    private static String ordinal(String number) {
        if (number.matches(".*1[123]")) return number + "th";
        return number + switch (number.charAt(number.length() - 1)) {
            case '1' -> "st";
            case '2' -> "nd";
            case '3' -> "rd";
            default -> "th";
        };
    }

    static String words(String name) {
        return name.replace('-', ' ');
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** As within a sentence: "Throughput" becomes "throughput", "VM exits" and names stay. */
    static String lower(String label) {
        boolean acronym = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return label.isEmpty() || acronym ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    /** "a, b and c". */
    static String list(List<String> items) {
        if (items.size() < 2) return String.join("", items);
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    /** The shortest end of each name, after a dot, that no other has: "path" of "web.net.path". */
    static List<String> shortened(List<String> names) {
        return names.stream().map(name -> shortened(name, names)).toList();
    }

    private static String shortened(String name, List<String> names) {
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            String end = name.substring(dot);
            if (names.stream().filter(other -> ("." + other).endsWith(end)).count() == 1 && end.length() > 1)
                return end.substring(1);
        }
        return name;
    }
}
