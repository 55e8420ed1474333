// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns are as wide as they must be. */
final class Columns {
    private final List<List<String>> rows = new ArrayList<>();

    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    void print(PrintStream out) {
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i < row.size() - 1)
                    line.append(" ".repeat(width(i) - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
