// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;

/** Writes runs into the tables of a result file. Ends no transaction. */
final class RunWriter {

    private final Connection connection;

    RunWriter(Connection connection) {
        this.connection = connection;
    }

    /** Does nothing if the run is there already. */
    void insert(RunKey key, Map<String, String> levels, Outcome outcome) throws SQLException {
        try (var exists =
                connection.prepareStatement("INSERT OR IGNORE INTO run (runName, simtimeExp) VALUES (?, -12)")) {
            exists.setString(1, key.toString());
            if (exists.executeUpdate() == 0) return;
        }
        long runId;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_insert_rowid()")) {
            row.next();
            runId = row.getLong(1);
        }
        attributes(runId, key, levels);
        try (var run = connection.prepareStatement(
                "INSERT INTO ringzeroRun (runId, scenario, seed, replication, warmUp, duration, events,"
                        + " fingerprint, overloaded, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            run.setLong(1, runId);
            run.setString(2, key.scenario());
            run.setLong(3, key.seed());
            run.setInt(4, key.replication());
            switch (outcome) {
                case Outcome.Finished(Run finished) -> {
                    run.setDouble(5, finished.warmUp());
                    run.setDouble(6, finished.duration());
                    run.setLong(7, finished.events());
                    run.setLong(8, finished.fingerprint());
                    findings(runId, finished);
                }
                case Outcome.Overloaded overloaded -> {
                    run.setString(9, overloaded.subject());
                    run.setString(10, overloaded.message());
                }
            }
            run.executeUpdate();
        }
    }

    private void attributes(long runId, RunKey key, Map<String, String> levels) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO runAttr (runId, attrName, attrValue) VALUES (?, ?, ?)")) {
            attribute(insert, runId, "seedset", Long.toString(key.seed()));
            attribute(insert, runId, "repetition", Integer.toString(key.replication()));
            attribute(insert, runId, "replication", "#" + key.replication());
            attribute(
                    insert,
                    runId,
                    "iterationvars",
                    String.join(
                            ", ",
                            levels.entrySet().stream()
                                    .map(level -> level.getKey() + "=" + level.getValue())
                                    .toList()));
            insert.executeBatch();
        }
        try (var insert =
                connection.prepareStatement("INSERT INTO runParam (runId, parName, parValue) VALUES (?, ?, ?)")) {
            for (var level : levels.entrySet()) attribute(insert, runId, level.getKey(), level.getValue());
            insert.executeBatch();
        }
    }

    private static void attribute(PreparedStatement insert, long runId, String name, String value) throws SQLException {
        insert.setLong(1, runId);
        insert.setString(2, name);
        insert.setString(3, value);
        insert.addBatch();
    }

    private void findings(long runId, Run run) throws SQLException {
        try (var scalars = connection.prepareStatement(
                        "INSERT INTO scalar (runId, moduleName, scalarName, scalarValue, position, measure,"
                                + " detail, unit, low, high, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                var statistics = connection.prepareStatement(
                        "INSERT INTO statistic (runId, moduleName, statName, statCount, statMean,"
                                + " statStddev, statMin, statMax, position, measure, detail, unit, low, high, confidence, bounds, counts, statSum)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                var errors = connection.prepareStatement(
                        "INSERT INTO shareError (runId, position, share, error) VALUES (?, ?, ?, ?)");
                var levels = connection.prepareStatement(
                        "INSERT INTO level (runId, moduleName, position, measure, detail, unit, step, levels)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
                var audit = connection.prepareStatement(
                        "INSERT INTO audit (runId, position, law, subject, expected, found, holds) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < run.findings().size(); i++) {
                switch (run.findings().get(i)) {
                    case Finding.Total total -> total(scalars, runId, i, total);
                    case Finding.Histogram histogram -> {
                        histogram(statistics, runId, i, histogram);
                        for (int k = 0; k < histogram.shareErrors().length; k++)
                            set(
                                    errors,
                                    runId,
                                    i,
                                    Finding.Histogram.SHARES.get(k),
                                    histogram.shareErrors()[k]);
                    }
                    case Finding.Level level -> level(levels, runId, i, level);
                }
            }
            for (int i = 0; i < run.audit().size(); i++) {
                Run.AuditCheck check = run.audit().get(i);
                set(audit, runId, i, check.law(), check.subject(), check.expected(), check.found(), check.holds());
            }
            for (PreparedStatement insert : List.of(scalars, statistics, errors, levels, audit)) insert.executeBatch();
        }
    }

    private static void total(PreparedStatement insert, long runId, int position, Finding.Total total)
            throws SQLException {
        Interval interval = total.interval().orElse(null);
        set(
                insert,
                runId,
                total.subject(),
                name(total),
                total.value(),
                position,
                total.measure(),
                total.detail(),
                total.unit(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                interval == null ? null : interval.confidence());
    }

    private static void histogram(PreparedStatement insert, long runId, int position, Finding.Histogram histogram)
            throws SQLException {
        Interval interval = histogram.meanInterval().orElse(null);
        set(
                insert,
                runId,
                histogram.subject(),
                name(histogram),
                histogram.count(),
                histogram.mean(),
                histogram.deviation(),
                histogram.min(),
                histogram.max(),
                position,
                histogram.measure(),
                histogram.detail(),
                histogram.unit(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                interval == null ? null : interval.confidence(),
                Arrays.toString(histogram.bounds()),
                Arrays.toString(histogram.counts()),
                histogram.mean() * histogram.count());
    }

    private static void level(PreparedStatement insert, long runId, int position, Finding.Level level)
            throws SQLException {
        set(
                insert,
                runId,
                level.subject(),
                position,
                level.measure(),
                level.detail(),
                level.unit(),
                level.step(),
                Arrays.toString(level.values()));
    }

    private static String name(Finding finding) {
        return finding.detail().isEmpty() ? finding.measure() : finding.measure() + ":" + finding.detail();
    }

    static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
        insert.addBatch();
    }
}
