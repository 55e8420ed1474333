// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import ringzero.experiment.estimate.Merge;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;
import ringzero.simulation.results.Watched;

/**
 * The results of one experiment in one SQLite file ({@code .rzr}). Every finished run is a transaction of its own, so that killing the
 * program loses none of them; a run that is there already is left alone, so that several programs can write to one file.
 *
 * <p>Tables are described in {@code tables.sql} beside this class: runs, scalars and statistics are named as OMNeT++ names them. May be
 * used by several threads.
 */
public final class ResultFile implements AutoCloseable {

    private static final String UNFINISHED =
            "This study was not finished: the numbers are those of the runs that were. Run it again to go on.";

    private final Path path;
    private final Connection connection;
    private final RunReader reader;
    private final RunWriter writer;
    private final WatchedTables watched;

    private ResultFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
        reader = new RunReader(connection);
        writer = new RunWriter(connection);
        watched = new WatchedTables(connection);
    }

    /** Which runs a variant of a study consists of. */
    public record RunSet(String scenario, long seed, int runs) {
        /** All that are in the file, for a study that goes on. */
        public static final int ALL = -1;
    }

    /** Opens a file for reading and writing, and makes it if there is none. */
    public static ResultFile open(Path path) {
        try {
            return new ResultFile(path, Connections.writing(path));
        } catch (SQLException | IOException e) {
            throw new StoreException("Results cannot be kept in " + path + ": " + Connections.reason(e) + ".", e);
        }
    }

    /** The study in a file, as it was when it was written last. */
    public static Study read(Path path) {
        try (var file = new ResultFile(path, Connections.reading(path))) {
            return file.study();
        } catch (SQLException e) {
            throw new StoreException("Results cannot be read from " + path + ": " + Connections.reason(e) + ".", e);
        }
    }

    /**
     * A study that was finished earlier.
     *
     * @param id from {@link History}
     */
    public static Study read(Path path, long id) {
        try (var file = new ResultFile(path, Connections.reading(path))) {
            file.connection.setAutoCommit(false);
            return file.study(History.document(path, file.connection, id));
        } catch (SQLException e) {
            throw new StoreException("Results cannot be read from " + path + ": " + Connections.reason(e) + ".", e);
        }
    }

    /** Whether a file looks like one of ours. */
    public static boolean isResultFile(Path path) {
        return Connections.isResultFile(path);
    }

    /** All finished runs of a scenario, by the number of their repetition. */
    public synchronized Map<Integer, Outcome> outcomes(String scenario, long seed) {
        try {
            Map<Integer, Outcome> found = reader.outcomes(scenario, seed);
            rollback();
            return found;
        } catch (SQLException e) {
            throw failed("read from", e);
        }
    }

    /** One finished run, if it is there. */
    public synchronized Optional<Outcome> outcome(RunKey key) {
        try {
            Optional<Outcome> found = reader.outcome(key);
            rollback();
            return found;
        } catch (SQLException e) {
            throw failed("read from", e);
        }
    }

    /** Keeps a finished run, for ever. Does nothing if it is there already. */
    public synchronized void add(RunKey key, Map<String, String> levels, Outcome outcome) {
        try {
            writer.insert(key, levels, outcome);
            connection.commit();
        } catch (SQLException e) {
            rollback();
            throw failed("kept in", e);
        }
    }

    /** What was seen of a scenario whose first requests were watched, if it is there. */
    public synchronized Optional<Watched> watched(String scenario, long seed) {
        try {
            Optional<Watched> found = watched.read(scenario, seed);
            rollback();
            return found;
        } catch (SQLException e) {
            throw failed("read from", e);
        }
    }

    /** Keeps it, for ever. Does nothing if it is there already. */
    public synchronized void addWatched(String scenario, long seed, Watched seen) {
        try {
            watched.insert(scenario, seed, seen);
            connection.commit();
        } catch (SQLException e) {
            rollback();
            throw failed("kept in", e);
        }
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
            if (runs.stream().allMatch(set -> set.runs() != RunSet.ALL)) History.add(connection, document);
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
                    RunWriter.set(
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
        return study(JsonParser.parseString(text).getAsJsonObject());
    }

    private Study study(JsonObject document) throws SQLException {
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
        for (var entry : reader.outcomes(set.scenario(), set.seed()).entrySet()) {
            if (set.runs() != RunSet.ALL && entry.getKey() >= set.runs()) break;
            if (entry.getValue() instanceof Outcome.Finished(Run run)) runs.add(run);
        }
        return new Variant(
                bare.levels(),
                bare.facts(),
                runs,
                Merge.findings(runs, confidence),
                bare.predictions(),
                bare.notes(),
                watched.read(set.scenario(), set.seed()));
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
        return new StoreException("Results cannot be " + what + " " + path + ": " + Connections.reason(e) + ".", e);
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
