// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What somebody may have meant who wrote a name that does not exist. */
public final class Nearest {

    private Nearest() {}

    /** The names that differ so little from a wrong one that a slip explains it: the nearest, up to three. */
    public static List<String> to(String wrong, Stream<String> names) {
        record Candidate(String name, int distance) {}
        int most = wrong.length() <= 2 ? 1 : Math.max(2, wrong.length() / 3);
        var candidates = names.filter(name -> Math.abs(name.length() - wrong.length()) <= most + 2)
                .distinct()
                .map(name -> new Candidate(name, distance(wrong, name)))
                .filter(candidate -> candidate.distance <= most)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .toList();
        return candidates.stream()
                .filter(candidate -> candidate.distance == candidates.getFirst().distance)
                .limit(3)
                .map(Candidate::name)
                .toList();
    }

    /** "; did you mean 'a'?", or nothing. */
    public static String question(List<String> nearest) {
        return nearest.isEmpty() ? "" : "; did you mean '" + String.join("' or '", nearest) + "'?";
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two words; another case or hyphen hardly counts. */
    private static int distance(String one, String other) {
        var a = plain(one);
        var b = plain(other);
        if (a.equals(b)) return one.equals(other) ? 0 : 1;
        if (Math.abs(a.length() - b.length()) > 6) return Integer.MAX_VALUE;
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) rows[i][0] = i;
        for (int j = 0; j <= b.length(); j++) rows[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
