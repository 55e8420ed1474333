// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run of a scalar file, read as the manual of OMNeT++ describes it and not as we write it. */
record OmnetRun(
        Map<String, String> attributes,
        Map<String, String> variables,
        Map<String, Double> values,
        Map<String, List<double[]>> bins) {

    static List<OmnetRun> read(String text) {
        var runs = new ArrayList<OmnetRun>();
        String item = "";
        for (String line : text.split("\n")) {
            List<String> words = words(line);
            if (words.isEmpty()) continue;
            OmnetRun run = runs.isEmpty() ? null : runs.getLast();
            switch (words.getFirst()) {
                case "version" -> {
                    if (!words.get(1).equals("3")) throw new IllegalArgumentException(line);
                }
                case "run" -> {
                    runs.add(new OmnetRun(
                            new LinkedHashMap<>(),
                            new LinkedHashMap<>(),
                            new LinkedHashMap<>(),
                            new LinkedHashMap<>()));
                    item = "";
                }
                case "attr" -> {
                    if (item.isEmpty()) run.attributes.put(words.get(1), words.get(2));
                }
                case "itervar" -> run.variables.put(words.get(1), words.get(2));
                case "scalar" -> {
                    item = words.get(1) + " " + words.get(2);
                    run.values.put(item, real(words.get(3)));
                }
                case "statistic" -> {
                    item = words.get(1) + " " + words.get(2);
                    run.bins.put(item, new ArrayList<>());
                }
                case "field" -> run.values.put(item + " " + words.get(1), real(words.get(2)));
                case "bin" -> run.bins.get(item).add(new double[] {real(words.get(1)), real(words.get(2))});
                default -> throw new IllegalArgumentException(line);
            }
        }
        return runs;
    }

    private static double real(String word) {
        return switch (word) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(word);
        };
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        int i = 0;
        while (i < line.length()) {
            if (line.charAt(i) == ' ') {
                i++;
            } else if (line.charAt(i) == '"') {
                var word = new StringBuilder();
                for (i++; line.charAt(i) != '"'; i++) {
                    char c = line.charAt(i);
                    if (c != '\\') {
                        word.append(c);
                        continue;
                    }
                    char escaped = line.charAt(++i);
                    word.append(
                            switch (escaped) {
                                case 'n' -> '\n';
                                case 'r' -> '\r';
                                case 't' -> '\t';
                                default -> escaped;
                            });
                }
                i++;
                words.add(word.toString());
            } else {
                int end = line.indexOf(' ', i);
                if (end < 0) end = line.length();
                words.add(line.substring(i, end));
                i = end;
            }
        }
        return words;
    }
}
