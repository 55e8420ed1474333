// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.SourceLine;
import ringzero.simulation.results.Timeline;
import ringzero.simulation.results.Trace;
import ringzero.simulation.results.Watched;

/** What was watched of a scenario, in the tables {@code watched}, {@code breakdown} and {@code span}. */
final class WatchedTables {

    private final Connection connection;

    WatchedTables(Connection connection) {
        this.connection = connection;
    }

    /** Does nothing if it is there already. Does not commit. */
    void insert(String scenario, long seed, Watched watched) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT OR IGNORE INTO watched (scenario, seed, requests, windowStart, windowEnd) VALUES (?, ?, ?, ?, ?)")) {
            Timeline window = watched.timeline();
            RunWriter.set(insert, scenario, seed, watched.requests(), window.from(), window.to());
            if (insert.executeBatch()[0] == 0) return;
        }
        try (var parts = connection.prepareStatement(
                        "INSERT INTO breakdown (scenario, seed, subject, percentile, requests, latency, stage, kind, resource, layer,"
                                + " operation, declaredIn, time, file, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                var spans = connection.prepareStatement(
                        "INSERT INTO span (scenario, seed, position, lane, kind, spanStart, spanEnd, label, layer, source)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Breakdown breakdown : watched.breakdowns()) parts(parts, scenario, seed, breakdown);
            List<Timeline.Lane> lanes = watched.timeline().lanes();
            for (int i = 0; i < lanes.size(); i++) spans(spans, scenario, seed, i, lanes.get(i));
            parts.executeBatch();
            spans.executeBatch();
        }
    }

    private static void parts(PreparedStatement insert, String scenario, long seed, Breakdown breakdown)
            throws SQLException {
        Double percentile = breakdown.percentile().isPresent()
                ? Double.valueOf(breakdown.percentile().getAsDouble())
                : null;
        for (Breakdown.Part part : breakdown.parts())
            RunWriter.set(
                    insert,
                    scenario,
                    seed,
                    breakdown.subject(),
                    percentile,
                    breakdown.requests(),
                    breakdown.latency(),
                    part.stage(),
                    part.kind().name(),
                    part.resource(),
                    part.layer(),
                    part.operation(),
                    part.declaredIn(),
                    part.time(),
                    part.place().file(),
                    part.place().line());
    }

    private static void spans(PreparedStatement insert, String scenario, long seed, int position, Timeline.Lane lane)
            throws SQLException {
        for (Timeline.Span span : lane.spans())
            RunWriter.set(
                    insert,
                    scenario,
                    seed,
                    position,
                    lane.name(),
                    lane.kind().name(),
                    span.start(),
                    span.end(),
                    span.label(),
                    span.layer(),
                    span.source());
    }

    /** What was watched, if it was. Empty in a file that an older program made and nobody has written to since. */
    Optional<Watched> read(String scenario, long seed) throws SQLException {
        if (!Connections.has(connection, "watched")) return Optional.empty();
        try (var query = query("SELECT * FROM watched", scenario, seed, "");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) return Optional.empty();
            return Optional.of(new Watched(
                    row.getInt("requests"),
                    breakdowns(scenario, seed),
                    new Timeline(row.getLong("windowStart"), row.getLong("windowEnd"), lanes(scenario, seed))));
        }
    }

    private PreparedStatement query(String select, String scenario, long seed, String order) throws SQLException {
        var query = connection.prepareStatement(select + " WHERE scenario = ? AND seed = ?" + order);
        query.setString(1, scenario);
        query.setLong(2, seed);
        return query;
    }

    private List<Breakdown> breakdowns(String scenario, long seed) throws SQLException {
        record Whole(String subject, OptionalDouble percentile, int requests, long latency) {}
        Map<Whole, List<Breakdown.Part>> parts = new LinkedHashMap<>();
        try (var query = query("SELECT * FROM breakdown", scenario, seed, " ORDER BY rowid");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                double number = row.getDouble("percentile");
                var percentile = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
                var whole =
                        new Whole(row.getString("subject"), percentile, row.getInt("requests"), row.getLong("latency"));
                parts.computeIfAbsent(whole, key -> new ArrayList<>())
                        .add(new Breakdown.Part(
                                row.getString("stage"),
                                Trace.Kind.valueOf(row.getString("kind")),
                                row.getString("resource"),
                                row.getString("layer"),
                                row.getString("operation"),
                                row.getString("declaredIn"),
                                row.getLong("time"),
                                new SourceLine(row.getString("file"), row.getInt("line"))));
            }
        }
        List<Breakdown> breakdowns = new ArrayList<>();
        parts.forEach((whole, list) ->
                breakdowns.add(new Breakdown(whole.subject, whole.percentile, whole.requests, whole.latency, list)));
        return breakdowns;
    }

    private List<Timeline.Lane> lanes(String scenario, long seed) throws SQLException {
        record Name(int position, String lane, Timeline.Kind kind) {}
        Map<Name, List<Timeline.Span>> spans = new LinkedHashMap<>();
        try (var query = query("SELECT * FROM span", scenario, seed, " ORDER BY rowid");
                ResultSet row = query.executeQuery()) {
            while (row.next())
                spans.computeIfAbsent(
                                new Name(
                                        row.getInt("position"),
                                        row.getString("lane"),
                                        Timeline.Kind.valueOf(row.getString("kind"))),
                                key -> new ArrayList<>())
                        .add(new Timeline.Span(
                                row.getLong("spanStart"),
                                row.getLong("spanEnd"),
                                row.getString("label"),
                                row.getString("layer"),
                                row.getString("source")));
        }
        List<Timeline.Lane> lanes = new ArrayList<>();
        spans.forEach((name, list) -> lanes.add(new Timeline.Lane(name.lane, name.kind, list)));
        return lanes;
    }
}
