// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;
import ringzero.simulation.results.Watched;

/**
 * The results of one experiment in one SQLite file ({@code .rzr}). Every finished run is a transaction of its own, so that killing the
 * program loses none of them; a run that is there already is left alone, and programs that {@linkplain #take take} runs before they
 * simulate them share the work on one file.
 *
 * <p>Tables are described in {@code tables.sql} beside this class: runs, scalars and statistics are named as OMNeT++ names them. May be
 * used by several threads.
 */
public final class ResultFile implements AutoCloseable {

    private final Path path;
    private final Connection connection;
    private final RunReader reader;
    private final RunWriter writer;
    private final WatchedTables watched;
    private final Claims claims;

    private ResultFile(Path path, Connection connection, Holder holder, Clock clock) {
        this.path = path;
        this.connection = connection;
        reader = new RunReader(connection);
        writer = new RunWriter(connection);
        watched = new WatchedTables(connection);
        claims = new Claims(connection, holder, clock);
    }

    /** What comes of asking for a run. */
    public sealed interface Turn {
        /** It is to be simulated by whoever asked, who adds it or {@linkplain #release() gives it back}. */
        record Ours() implements Turn {}

        /** It is there. */
        record Done(Outcome outcome) implements Turn {}

        /** Another program works on it. */
        record Elsewhere() implements Turn {}
    }

    /** Which runs a variant of a study consists of. */
    public record RunSet(String scenario, long seed, int runs) {
        /** All that are in the file, for a study that goes on. */
        public static final int ALL = -1;
    }

    /** Opens a file for reading and writing, and makes it if there is none. */
    public static ResultFile open(Path path) {
        return open(path, Holder.here(), Clock.systemUTC());
    }

    /**
     * Opens a file as somebody else, at another time.
     *
     * @param holder who works on the runs that are taken
     * @param clock says when claims end
     */
    static ResultFile open(Path path, Holder holder, Clock clock) {
        try {
            return new ResultFile(path, Connections.writing(path), holder, clock);
        } catch (SQLException | IOException e) {
            throw new StoreException("Results cannot be kept in " + path + ": " + Connections.reason(e) + ".", e);
        }
    }

    /** The study in a file, as it was when it was written last. */
    public static Study read(Path path) {
        try (var connection = Connections.reading(path)) {
            return new StudyReader(path, connection).study();
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
        try (var connection = Connections.reading(path)) {
            return new StudyReader(path, connection).study(id);
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

    /** Asks for a run: it is there, somebody works on it, or whoever asks is to do it and nobody else will. */
    public synchronized Turn take(RunKey key) {
        try {
            // the claim comes first: what is there after it was not finished by somebody else between two questions
            boolean ours = claims.take(key);
            Optional<Outcome> found = reader.outcome(key);
            if (ours && found.isPresent()) claims.release(key);
            connection.commit();
            if (found.isPresent()) return new Turn.Done(found.get());
            return ours ? new Turn.Ours() : new Turn.Elsewhere();
        } catch (SQLException e) {
            rollback();
            throw failed("kept in", e);
        }
    }

    /** Says that what was taken and not added yet is still worked on; to be called a few times a minute. */
    public synchronized void renew() {
        try {
            claims.renew();
            connection.commit();
        } catch (SQLException e) {
            rollback();
            throw failed("kept in", e);
        }
    }

    /** Gives back what was taken and will not be added. */
    public synchronized void release() {
        try {
            claims.releaseAll();
            connection.commit();
        } catch (SQLException e) {
            rollback();
            throw failed("kept in", e);
        }
    }

    /** Keeps a finished run, for ever. Does nothing if it is there already. */
    public synchronized void add(RunKey key, Map<String, String> levels, Outcome outcome) {
        try {
            writer.insert(key, levels, outcome);
            claims.release(key);
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

    /** Ends a transaction. */
    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            if (e.getErrorCode() != SQLiteErrorCode.SQLITE_ERROR.code) throw failed("read from", e);
            begin();
        }
    }

    /**
     * There was no transaction any more: a full disk ends it, too. The driver does not notice, and what it wrote next would be kept
     * statement by statement, half of something if the disk is full again.
     */
    private void begin() {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException e) {
            throw failed("read from", e);
        }
    }

    /** Tidies up: what was written is in the one file afterwards, and nobody waits for runs that were taken and not added. */
    @Override
    public synchronized void close() {
        try {
            if (!connection.isClosed()) release();
        } catch (StoreException e) {
            // somebody has been told already when the run could not be added, and claims end by themselves
        } catch (SQLException e) {
            throw failed("closed in", e);
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("closed in", e);
        }
    }
}
