// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ringzero.experiment.estimate.Merge;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/**
 * The results of one experiment in one SQLite file ({@code .rzr}). Every finished run is a transaction of its own, so that killing the
 * program loses none of them; a run that is there already is left alone, so that several programs can write to one file.
 *
 * <p>Tables are described in {@code tables.sql} beside this class: runs, scalars and statistics are named as OMNeT++ names them. May be
 * used by several threads.
 */
public final class ResultFile implements AutoCloseable {

    /** How long to wait for another program that writes. */
    private static final int PATIENCE_MILLISECONDS = 20_000;

    /** Version of the tables; a file with a greater one was written by a newer program. */
    private static final int FORMAT = 1;

    /** Marks our files among other SQLite files: "RZR1". */
    private static final int APPLICATION = 0x525a5231;

    private static final String UNFINISHED =
            "This study was not finished: the numbers are those of the runs that were. Run it again to go on.";

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final Connection connection;

    private ResultFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /** Which runs a variant of a study consists of. */
    public record RunSet(String scenario, long seed, int runs) {
        /** All that are in the file, for a study that goes on. */
        public static final int ALL = -1;
    }

    /** Opens a file for reading and writing, and makes it if there is none. */
    public static ResultFile open(Path path) {
        try {
            if (Files.exists(path) && Files.size(path) > 0 && !isSqlite(path))
                throw new StoreException(
                        path + " exists and is not a result file; move it away or choose another file.", null);
            var file = new ResultFile(path, connect(path, false));
            try {
                file.prepare();
            } catch (SQLException e) {
                file.close();
                throw e;
            }
            return file;
        } catch (SQLException | IOException e) {
            throw new StoreException("Results cannot be kept in " + path + ": " + reason(e) + ".", e);
        }
    }

    /** The study in a file, as it was when it was written last. */
    public static Study read(Path path) {
        if (!Files.isRegularFile(path)) throw new StoreException("There is no result file " + path + ".", null);
        if (!isResultFile(path)) throw new StoreException(path + " is not a result file of Ringzero.", null);
        // whoever may write also tidies up the log that reading makes
        try (var file = new ResultFile(path, connect(path, !Files.isWritable(path)))) {
            return file.study();
        } catch (SQLException e) {
            if (Files.isWritable(path.toAbsolutePath().getParent()))
                throw new StoreException("Results cannot be read from " + path + ": " + reason(e) + ".", e);
        }
        // where nobody can write, nobody does, and no lock is needed
        try (var file = new ResultFile(
                path,
                new org.sqlite.JDBC().connect("jdbc:sqlite:" + path.toUri() + "?immutable=1", new Properties()))) {
            return file.study();
        } catch (SQLException e) {
            throw new StoreException("Results cannot be read from " + path + ": " + reason(e) + ".", e);
        }
    }

    /** Whether a file looks like one of ours. */
    public static boolean isResultFile(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(72);
            return head.length == 72
                    && Arrays.equals(head, 0, SQLITE.length, SQLITE, 0, SQLITE.length)
                    && java.nio.ByteBuffer.wrap(head, 68, 4).getInt() == APPLICATION;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isSqlite(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        }
    }

    private static Connection connect(Path path, boolean readOnly) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLISECONDS);
        config.setReadOnly(readOnly);
        Properties properties = config.toProperties();
        // not by DriverManager, which looks through everything that is installed
        return new org.sqlite.JDBC().connect("jdbc:sqlite:" + path.toAbsolutePath(), properties);
    }

    private void prepare() throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            int application = number(statement, "PRAGMA application_id");
            int tables = number(statement, "SELECT count(*) FROM sqlite_master");
            int format = number(statement, "PRAGMA user_version");
            if (tables > 0 && application != APPLICATION)
                throw new StoreException(
                        path + " is a database, but no result file; move it away or choose another file.", null);
            if (format > FORMAT)
                throw new StoreException(
                        path + " was written by a newer version of Ringzero; update, or move it away.", null);
            // in the file itself and not in a log, so that everybody sees whose file it is
            if (tables == 0) create(statement);
            // a write-ahead log survives the death of the program, and readers do not wait for writers
            writeAhead(statement);
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA foreign_keys = ON");
        }
        connection.setAutoCommit(false);
    }

    private static void writeAhead(Statement statement) throws SQLException {
        try {
            statement.execute("PRAGMA journal_mode = WAL");
        } catch (SQLiteException e) {
            // another program makes the file at this moment and will say the same
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_BUSY) throw e;
        }
    }

    private void create(Statement statement) throws SQLException, IOException {
        try (InputStream in = ResultFile.class.getResourceAsStream("tables.sql")) {
            String tables = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            statement.executeUpdate("BEGIN IMMEDIATE;" + tables + ";PRAGMA application_id = " + APPLICATION
                    + ";PRAGMA user_version = " + FORMAT + ";COMMIT;");
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** All finished runs of a scenario, by the number of their repetition. */
    public synchronized Map<Integer, Outcome> outcomes(String scenario, long seed) {
        try {
            Map<Integer, Outcome> found = outcomesOf(scenario, seed);
            rollback();
            return found;
        } catch (SQLException e) {
            throw failed("read from", e);
        }
    }

    /** One finished run, if it is there. */
    public synchronized Optional<Outcome> outcome(RunKey key) {
        try (var query = connection.prepareStatement(
                "SELECT * FROM ringzeroRun WHERE scenario = ? AND seed = ? AND replication = ?")) {
            query.setString(1, key.scenario());
            query.setLong(2, key.seed());
            query.setInt(3, key.replication());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(outcome(row)) : Optional.empty();
            } finally {
                rollback();
            }
        } catch (SQLException e) {
            throw failed("read from", e);
        }
    }

    private Map<Integer, Outcome> outcomesOf(String scenario, long seed) throws SQLException {
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
                                    longs(row.getString("counts"))));
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

    /** Keeps a finished run, for ever. Does nothing if it is there already. */
    public synchronized void add(RunKey key, Map<String, String> levels, Outcome outcome) {
        try {
            insert(key, levels, outcome);
            connection.commit();
        } catch (SQLException e) {
            rollback();
            throw failed("kept in", e);
        }
    }

    private void insert(RunKey key, Map<String, String> levels, Outcome outcome) throws SQLException {
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
                var levels = connection.prepareStatement(
                        "INSERT INTO level (runId, moduleName, position, measure, detail, unit, step, levels)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
                var audit = connection.prepareStatement(
                        "INSERT INTO audit (runId, position, law, subject, expected, found, holds) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < run.findings().size(); i++) {
                switch (run.findings().get(i)) {
                    case Finding.Total total -> total(scalars, runId, i, total);
                    case Finding.Histogram histogram -> histogram(statistics, runId, i, histogram);
                    case Finding.Level level -> level(levels, runId, i, level);
                }
            }
            for (int i = 0; i < run.audit().size(); i++) {
                Run.AuditCheck check = run.audit().get(i);
                set(audit, runId, i, check.law(), check.subject(), check.expected(), check.found(), check.holds());
            }
            for (PreparedStatement insert : List.of(scalars, statistics, levels, audit)) insert.executeBatch();
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

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
        insert.addBatch();
    }

    /**
     * Says what the runs are for: everything of the study except its runs, and which runs each variant consists of.
     *
     * @param confidence of the intervals over repetitions
     */
    public synchronized void describe(Study study, List<RunSet> runs, double confidence) {
        try {
            var variants = study.variants().stream()
                    .map(v -> new Variant(v.levels(), v.facts(), List.of(), List.of(), v.predictions(), v.notes()))
                    .toList();
            var bare = new Study(
                    study.name(),
                    study.question(),
                    study.factors(),
                    variants,
                    study.verdicts(),
                    study.plots(),
                    study.observations(),
                    study.assumptions(),
                    study.warnings(),
                    study.provenance(),
                    study.topology());
            var document = new JsonObject();
            document.add("study", RecordJson.write(bare));
            document.add("runs", RecordJson.write(runs));
            document.addProperty("confidence", confidence);
            try (var insert =
                    connection.prepareStatement("INSERT OR REPLACE INTO study (id, name, document) VALUES (1, ?, ?)")) {
                insert.setString(1, study.name());
                insert.setString(2, document.toString());
                insert.executeUpdate();
            }
            variants(variants, runs);
            connection.commit();
        } catch (SQLException e) {
            rollback();
            throw failed("kept in", e);
        }
    }

    private void variants(List<Variant> variants, List<RunSet> runs) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM variant");
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO variant (variant, factor, level, number, unit, scenario, seed) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < variants.size(); i++)
                for (var level : variants.get(i).levels().entrySet())
                    set(
                            insert,
                            i,
                            level.getKey(),
                            level.getValue().text(),
                            level.getValue().number(),
                            level.getValue().unit(),
                            runs.get(i).scenario(),
                            runs.get(i).seed());
            insert.executeBatch();
        }
    }

    private Study study() throws SQLException {
        connection.setAutoCommit(false);
        String text;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT document FROM study WHERE id = 1")) {
            if (!row.next()) throw new StoreException(path + " holds no study yet; run the experiment.", null);
            text = row.getString(1);
        }
        JsonObject document = JsonParser.parseString(text).getAsJsonObject();
        Study bare = RecordJson.read(document.get("study"), Study.class);
        JsonArray sets = document.getAsJsonArray("runs");
        var variants = new ArrayList<Variant>();
        for (int i = 0; i < bare.variants().size(); i++)
            variants.add(withRuns(
                    bare.variants().get(i),
                    RecordJson.read(sets.get(i), RunSet.class),
                    document.get("confidence").getAsDouble()));
        rollback();
        var warnings = new ArrayList<>(bare.warnings());
        boolean unfinished = false;
        for (int i = 0; i < sets.size(); i++)
            unfinished |= RecordJson.read(sets.get(i), RunSet.class).runs() == RunSet.ALL;
        if (unfinished) warnings.add(UNFINISHED);
        return new Study(
                bare.name(),
                bare.question(),
                bare.factors(),
                variants,
                bare.verdicts(),
                bare.plots(),
                bare.observations(),
                bare.assumptions(),
                warnings,
                bare.provenance(),
                bare.topology());
    }

    private Variant withRuns(Variant bare, RunSet set, double confidence) throws SQLException {
        var runs = new ArrayList<Run>();
        for (var entry : outcomesOf(set.scenario(), set.seed()).entrySet()) {
            if (set.runs() != RunSet.ALL && entry.getKey() >= set.runs()) break;
            if (entry.getValue() instanceof Outcome.Finished(Run run)) runs.add(run);
        }
        return new Variant(
                bare.levels(), bare.facts(), runs, Merge.findings(runs, confidence), bare.predictions(), bare.notes());
    }

    /** Names of the runs that are in the file. */
    public synchronized Set<String> runNames() {
        var names = new HashSet<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT runName FROM run")) {
            while (rows.next()) names.add(rows.getString(1));
            return names;
        } catch (SQLException e) {
            throw failed("read from", e);
        }
    }

    /** Lets the file become no greater than so many pages, to try what happens on a full disk. */
    synchronized void limit(int pages) throws SQLException {
        rollback();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + pages);
        }
        connection.setAutoCommit(false);
    }

    private StoreException failed(String what, SQLException e) {
        return new StoreException("Results cannot be " + what + " " + path + ": " + reason(e) + ".", e);
    }

    private static String reason(Exception e) {
        if (!(e instanceof SQLiteException sqlite)) return e.getMessage();
        return switch (sqlite.getResultCode()) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY, SQLITE_READONLY_DBMOVED, SQLITE_READONLY_DIRECTORY ->
                "the file or its folder is read-only";
            case SQLITE_CANTOPEN, SQLITE_CANTOPEN_ISDIR, SQLITE_PERM, SQLITE_AUTH ->
                "the file cannot be opened or made there";
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_BUSY_SNAPSHOT -> "another program keeps it locked";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "the file is damaged";
            case SQLITE_IOERR_WRITE -> "writing failed; the disk may be full";
            default -> code(sqlite.getResultCode());
        };
    }

    private static String code(SQLiteErrorCode code) {
        return code.message.isEmpty()
                ? code.name()
                : Character.toLowerCase(code.message.charAt(0)) + code.message.substring(1);
    }

    /** Ends a transaction. If there is none any more (a full disk ends it, too), that is what is wanted. */
    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            if (e.getErrorCode() != SQLiteErrorCode.SQLITE_ERROR.code) throw failed("read from", e);
        }
    }

    /** Tidies up: what was written is in the one file afterwards. */
    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("closed in", e);
        }
    }
}
