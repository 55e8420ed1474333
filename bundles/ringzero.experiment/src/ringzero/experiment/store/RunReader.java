// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;

/** Reads runs from the tables of a result file. */
final class RunReader {

    private final Connection connection;

    RunReader(Connection connection) {
        this.connection = connection;
    }

    /** One finished run, if it is there. */
    Optional<Outcome> outcome(RunKey key) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT * FROM ringzeroRun WHERE scenario = ? AND seed = ? AND replication = ?")) {
            query.setString(1, key.scenario());
            query.setLong(2, key.seed());
            query.setInt(3, key.replication());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(outcome(row)) : Optional.empty();
            }
        }
    }

    /** All finished runs of a scenario, by the number of their repetition. */
    Map<Integer, Outcome> outcomes(String scenario, long seed) throws SQLException {
        var found = new TreeMap<Integer, Outcome>();
        try (var query = connection.prepareStatement(
                "SELECT * FROM ringzeroRun WHERE scenario = ? AND seed = ? ORDER BY replication")) {
            query.setString(1, scenario);
            query.setLong(2, seed);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) found.put(rows.getInt("replication"), outcome(rows));
            }
        }
        return found;
    }

    private Outcome outcome(ResultSet row) throws SQLException {
        String overload = row.getString("overloaded");
        if (overload != null) return new Outcome.Overloaded(overload, row.getString("message"));
        long runId = row.getLong("runId");
        return new Outcome.Finished(new Run(
                row.getLong("seed"),
                row.getInt("replication"),
                row.getDouble("warmUp"),
                row.getDouble("duration"),
                row.getLong("events"),
                row.getLong("fingerprint"),
                findings(runId),
                audit(runId)));
    }

    private List<Finding> findings(long runId) throws SQLException {
        var findings = new TreeMap<Integer, Finding>();
        try (var query = connection.prepareStatement("SELECT * FROM scalar WHERE runId = ?")) {
            query.setLong(1, runId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next())
                    findings.put(
                            row.getInt("position"),
                            new Finding.Total(
                                    row.getString("measure"),
                                    row.getString("moduleName"),
                                    row.getString("detail"),
                                    row.getString("unit"),
                                    real(row, "scalarValue"),
                                    interval(row)));
            }
        }
        try (var query = connection.prepareStatement("SELECT * FROM statistic WHERE runId = ?")) {
            query.setLong(1, runId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next())
                    findings.put(
                            row.getInt("position"),
                            new Finding.Histogram(
                                    row.getString("measure"),
                                    row.getString("moduleName"),
                                    row.getString("detail"),
                                    row.getString("unit"),
                                    row.getLong("statCount"),
                                    real(row, "statMean"),
                                    interval(row),
                                    real(row, "statStddev"),
                                    real(row, "statMin"),
                                    real(row, "statMax"),
                                    doubles(row.getString("bounds")),
                                    longs(row.getString("counts")),
                                    shareErrors(runId, row.getInt("position"))));
            }
        }
        try (var query = connection.prepareStatement("SELECT * FROM level WHERE runId = ?")) {
            query.setLong(1, runId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next())
                    findings.put(
                            row.getInt("position"),
                            new Finding.Level(
                                    row.getString("measure"),
                                    row.getString("moduleName"),
                                    row.getString("detail"),
                                    row.getString("unit"),
                                    row.getDouble("step"),
                                    doubles(row.getString("levels"))));
            }
        }
        return List.copyOf(findings.values());
    }

    /** Not known of runs that an earlier version has written. */
    private double[] shareErrors(long runId, int position) throws SQLException {
        if (!Connections.has(connection, "shareError")) return new double[0];
        try (var query = connection.prepareStatement(
                "SELECT error FROM shareError WHERE runId = ? AND position = ? ORDER BY share")) {
            query.setLong(1, runId);
            query.setInt(2, position);
            try (ResultSet row = query.executeQuery()) {
                var errors = DoubleStream.builder();
                while (row.next()) errors.add(row.getDouble(1));
                return errors.build().toArray();
            }
        }
    }

    private List<Run.AuditCheck> audit(long runId) throws SQLException {
        var checks = new ArrayList<Run.AuditCheck>();
        try (var query = connection.prepareStatement("SELECT * FROM audit WHERE runId = ? ORDER BY position")) {
            query.setLong(1, runId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next())
                    checks.add(new Run.AuditCheck(
                            row.getString("law"),
                            row.getString("subject"),
                            real(row, "expected"),
                            real(row, "found"),
                            row.getBoolean("holds")));
            }
        }
        return checks;
    }

    /** SQLite has no NaN and stores nothing instead. */
    private static double real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static Optional<Interval> interval(ResultSet row) throws SQLException {
        double confidence = row.getDouble("confidence");
        if (row.wasNull()) return Optional.empty();
        return Optional.of(new Interval(real(row, "low"), real(row, "high"), confidence));
    }

    private static double[] doubles(String list) {
        return elements(list).mapToDouble(Double::parseDouble).toArray();
    }

    private static long[] longs(String list) {
        return elements(list).mapToLong(Long::parseLong).toArray();
    }

    private static java.util.stream.Stream<String> elements(String list) {
        String inside = list.substring(1, list.length() - 1);
        return inside.isEmpty() ? java.util.stream.Stream.empty() : Arrays.stream(inside.split(", ?"));
    }
}
