// SPDX-License-Identifier: EPL-2.0
package ringzero.language.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Lines of one sort that follow each other without an empty line, as columns: settings by their values, devices by their names,
 * declarations on one line setting by setting.
 */
final class Table {

    private static final Set<String> STEPS =
            Set.of("Receive", "Send", "Read", "Write", "Compute", "PerformWork", "Wait");
    private static final Set<String> NO_COLUMNS = Set.of(
            "Import",
            "Model",
            "Requirement",
            "HostThread",
            "Repeat",
            "Together",
            "Branch",
            "Demand",
            "Use",
            "Perform",
            "WhenIdle",
            "Conditional",
            "Gather",
            "Delay",
            "Choose",
            "First");

    /** Characters by which a line that is not put in line with the others is longer. */
    private static final int MUCH_LONGER = 12;

    /** A column of a line: where it begins, and what may stand below it. */
    private record Column(Piece first, String key) {}

    /** A line: what it is, its columns, and the length of what stands before each of them. */
    private record Row(String sort, List<Column> columns, List<Integer> lengths) {}

    private final List<Piece> pieces;
    private final List<Row> rows = new ArrayList<>();

    private Table(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Widens the space before the columns of all tables. */
    static void align(List<Piece> pieces) {
        new Table(pieces).align();
    }

    private void align() {
        alignBlock(0, pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (piece.is("{") && piece.broken) alignBlock(i + 1, pieces.size());
        }
    }

    /** The lines of one block, up to its end. */
    private void alignBlock(int from, int to) {
        int depth = 0;
        rows.clear();
        for (int i = from; i < to && depth >= 0; i++) {
            var piece = pieces.get(i);
            if (piece.is("}")) depth--;
            if (depth == 0 && piece.emptyLine) finish();
            if (depth == 0 && piece.opensItem && (piece.newLine || i == 0)) row(i);
            if (piece.is("{")) depth++;
        }
        finish();
    }

    private void finish() {
        var bySort = new LinkedHashMap<String, List<Row>>();
        for (var row : rows)
            bySort.computeIfAbsent(row.sort, sort -> new ArrayList<>()).add(row);
        bySort.computeIfPresent("Handler", (sort, handlers) -> withoutOutliers(handlers));
        for (var table : bySort.values()) align(table, 0);
        rows.clear();
    }

    /** Handlers of many operations do not push the others away. */
    private static List<Row> withoutOutliers(List<Row> rows) {
        var byLength = rows.stream()
                .sorted(Comparator.comparing(row -> row.lengths.getFirst()))
                .toList();
        for (int i = 1; i < byLength.size(); i++) {
            int more = byLength.get(i).lengths.getFirst()
                    - byLength.get(i - 1).lengths.getFirst();
            if (more > MUCH_LONGER) return byLength.subList(0, i);
        }
        return rows;
    }

    /** Rows that agree in their columns so far; the first column is everybody's. */
    private static void align(List<Row> table, int column) {
        var byKey = new LinkedHashMap<String, List<Row>>();
        int widest = 0;
        for (var row : table) {
            if (row.columns.size() <= column) continue;
            byKey.computeIfAbsent(row.columns.get(column).key, key -> new ArrayList<>())
                    .add(row);
            widest = Math.max(widest, row.lengths.get(column));
        }
        for (var rows : byKey.values()) {
            int width = column == 0
                    ? widest
                    : rows.stream()
                            .mapToInt(row -> row.lengths.get(column))
                            .max()
                            .orElse(0);
            for (var row : rows) row.columns.get(column).first.blanks += width - row.lengths.get(column);
            align(rows, column + 1);
        }
    }

    private void row(int start) {
        int end = start + 1;
        while (end < pieces.size() && !pieces.get(end).newLine) end++;
        var sort = sort(start);
        var columns = sort.isEmpty() ? List.<Column>of() : columns(sort, start, end);
        var lengths = new ArrayList<Integer>();
        int length = 0;
        int next = 0;
        for (int i = start; i < end && next < columns.size(); i++) {
            var piece = pieces.get(i);
            if (piece == columns.get(next).first) {
                lengths.add(length + piece.blanks);
                length = -piece.blanks;
                next++;
            }
            length += (i == start ? 0 : piece.blanks) + piece.text.length();
        }
        if (!columns.isEmpty()) rows.add(new Row(sort, columns, lengths));
    }

    private String sort(int start) {
        var piece = pieces.get(start);
        if (piece.depth == 0) return piece.is("package") ? "" : "declaration " + piece.text;
        if (NO_COLUMNS.contains(piece.rule)) return "";
        if (STEPS.contains(piece.rule)) return "step";
        return switch (piece.rule) {
            case "Parameter", "CostEntry", "Handler" -> piece.rule;
            case "HostNic", "HostDisk" -> piece.is("nic") || piece.is("disk") ? "device" : "setting";
            default -> "setting";
        };
    }

    private List<Column> columns(String sort, int start, int end) {
        if (start + 1 >= end) return List.of();
        if (sort.startsWith("declaration")) return ofDeclaration(start, end);
        var columns = new ArrayList<Column>();
        var second = pieces.get(start + 1);
        boolean byValue = Set.of("setting", "step", "device", "CostEntry").contains(sort);
        if (byValue && second.is("{")) return List.of();
        if (byValue) columns.add(new Column(second, "value"));
        for (int i = start + 2; i < end; i++) {
            var piece = pieces.get(i);
            boolean begins = switch (pieces.get(start).rule) {
                case "Parameter" -> piece.is("=") || piece.is("from") && piece.rule.equals("Quantity");
                case "CostEntry" -> piece.is("from");
                case "Handler" -> piece.is("{") && !piece.broken && columns.isEmpty();
                case "HostNic", "HostDisk" -> sort.equals("device") && piece.is(":");
                case "Net", "GuestDisk" -> piece.is("via");
                case "Plot" -> piece.is("against") || piece.is("by");
                default -> false;
            };
            if (begins) columns.add(new Column(piece, piece.text));
        }
        return columns;
    }

    /** Only declarations with their settings on one line. */
    private List<Column> ofDeclaration(int start, int end) {
        var columns = new ArrayList<Column>();
        int depth = 0;
        boolean whole = false;
        for (int i = start + 1; i < end; i++) {
            var piece = pieces.get(i);
            if (piece.is("{") && piece.broken) return List.of();
            boolean begins = depth == 0
                            && (piece.is(":")
                                    || piece.is("on") && !piece.rule.equals("Name")
                                    || piece.is("{") && !pieces.get(i + 1).is("}"))
                    || depth == 1 && piece.opensItem && !pieces.get(i - 1).is("{");
            if (begins) columns.add(new Column(piece, piece.text));
            if (piece.is("{")) {
                depth++;
                whole = true;
            }
            if (piece.is("}")) depth--;
        }
        return whole ? columns : List.of();
    }
}
