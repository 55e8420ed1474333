// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ringzero.simulation.results.Study;

/**
 * The studies that were finished in a result file, the latest first. A study is told apart by what was asked: asking the same again
 * takes the place of the answer before.
 */
public final class History {

    /** Documents carry the model's text; nobody looks back farther. */
    private static final int MOST = 100;

    private History() {}

    /**
     * A study that was finished.
     *
     * @param id for {@link ResultFile#read(Path, long)} and {@link #delete}
     * @param study without its runs and findings
     * @param runs how many it consists of
     */
    public record Entry(long id, Study study, int runs) {}

    /** All that are in a file; none if it was written by a version that kept none. */
    public static List<Entry> of(Path file) {
        List<Entry> entries = new ArrayList<>();
        try (Connection connection = Connections.reading(file)) {
            if (!isKept(connection)) return entries;
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT id, document FROM history ORDER BY id DESC")) {
                while (rows.next())
                    entries.add(entry(
                            rows.getLong(1),
                            JsonParser.parseString(rows.getString(2)).getAsJsonObject()));
            }
            return entries;
        } catch (SQLException e) {
            throw failed("read from", file, e);
        }
    }

    private static Entry entry(long id, JsonObject document) {
        int runs = 0;
        for (var set : document.getAsJsonArray("runs"))
            runs += RecordJson.read(set, ResultFile.RunSet.class).runs();
        return new Entry(id, RecordJson.read(document.get("study"), Study.class), runs);
    }

    /** Forgets a study. Its runs stay: other studies may consist of them. */
    public static void delete(Path file, long id) {
        try (Connection connection = Connections.reading(file);
                var delete = connection.prepareStatement("DELETE FROM history WHERE id = ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed("deleted in", file, e);
        }
    }

    /** Part of a transaction of the caller's. */
    static void add(Connection connection, JsonObject document) throws SQLException {
        Study study = RecordJson.read(document.get("study"), Study.class);
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,"
                    + " finished TEXT NOT NULL, document TEXT NOT NULL)");
        }
        try (var same = connection.prepareStatement("""
                DELETE FROM history WHERE json_extract(document, '$.study.provenance.digest') = ?
                  AND json_extract(document, '$.study.provenance.arguments') = ?
                """)) {
            same.setString(1, study.provenance().digest());
            same.setString(
                    2,
                    document.getAsJsonObject("study")
                            .getAsJsonObject("provenance")
                            .get("arguments")
                            .toString());
            same.executeUpdate();
        }
        try (var insert = connection.prepareStatement("INSERT INTO history (finished, document) VALUES (?, ?)")) {
            insert.setString(1, study.provenance().finished());
            insert.setString(2, document.toString());
            insert.executeUpdate();
        }
        try (var old = connection.prepareStatement(
                "DELETE FROM history WHERE id NOT IN (SELECT id FROM history ORDER BY id DESC LIMIT ?)")) {
            old.setInt(1, MOST);
            old.executeUpdate();
        }
    }

    /** What was kept of a study. */
    static JsonObject document(Path file, Connection connection, long id) throws SQLException {
        if (isKept(connection))
            try (var ask = connection.prepareStatement("SELECT document FROM history WHERE id = ?")) {
                ask.setLong(1, id);
                try (var row = ask.executeQuery()) {
                    if (row.next())
                        return JsonParser.parseString(row.getString(1)).getAsJsonObject();
                }
            }
        throw new StoreException("There is no such study in " + file + " any more.", null);
    }

    private static boolean isKept(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'history'")) {
            return rows.next() && rows.getInt(1) > 0;
        }
    }

    private static StoreException failed(String what, Path file, SQLException e) {
        return new StoreException("Results cannot be " + what + " " + file + ": " + Connections.reason(e) + ".", e);
    }
}
