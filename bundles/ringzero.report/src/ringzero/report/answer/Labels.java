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
            case "latency-part" -> "Mean latency";
            default -> capital(words(measure));
        };
    }

    /** "Mean latency", "p99 latency", as engineers say it. */
    static String statistic(String statistic, String measure) {
        String of = lower(measure);
        return switch (statistic) {
            case "" -> measure;
            case "p50" -> "Median " + of;
            case "min" -> "Least " + of;
            case "max" -> "Greatest " + of;
            case "deviation", "jitter" -> "Standard deviation of " + of;
            case "count" -> "Number of " + of + " values";
            default ->
                Aspect.percentile(statistic).isPresent() ? statistic + " " + of : capital(words(statistic)) + " " + of;
        };
    }

    /** A part of a whole: "waiting for web worker" of "web worker: waiting", "back end" of "back-end". */
    static String portion(String detail) {
        if (detail.equals("delay: service")) return "time on the way";
        if (detail.endsWith(WAITING)) return "waiting for " + detail.substring(0, detail.length() - WAITING.length());
        if (detail.endsWith(SERVICE)) return "service by " + detail.substring(0, detail.length() - SERVICE.length());
        return words(detail);
    }

    /** Whether a label was made of a part of a request's time. */
    static boolean isPortion(String label) {
        return label.startsWith("waiting for ") || label.startsWith("service by ") || label.equals("time on the way");
    }

    private static final String WAITING = ": waiting";
    private static final String SERVICE = ": service";

    static String words(String name) {
        return name.replace('-', ' ');
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** As within a sentence: "Throughput" becomes "throughput", "VM exits" and names stay. */
    static String lower(String label) {
        boolean acronym = label.length() > 1 && !Character.isLowerCase(label.charAt(1));
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
