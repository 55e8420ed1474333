// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Connections to result files, which are SQLite databases: telling ours from others, opening them, and saying why that failed. */
final class Connections {

    /** How long to wait for another program that writes. */
    private static final int PATIENCE_MILLISECONDS = 20_000;

    /** Version of the tables; a file with a greater one was written by a newer program. */
    private static final int FORMAT = 1;

    /** Marks our files among other SQLite files: "RZR1". */
    private static final int APPLICATION = 0x525a5231;

    /** What the tables' script makes; files of older programs lack some of it, and are given it when they are opened for writing. */
    private static final Pattern MADE = Pattern.compile("^CREATE .*IF NOT EXISTS (\\w+)", Pattern.MULTILINE);

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private Connections() {}

    /** For reading and writing; the file and its tables are made if there are none. */
    static Connection writing(Path path) throws SQLException, IOException {
        if (Files.exists(path) && Files.size(path) > 0 && !isSqlite(path))
            throw new StoreException(
                    path + " exists and is not a result file; move it away or choose another file.", null);
        var connection = connect(path, false);
        try {
            prepare(path, connection);
            return connection;
        } catch (SQLException | IOException | StoreException e) {
            connection.close();
            throw e;
        }
    }

    /** For reading a file that is there. */
    static Connection reading(Path path) throws SQLException {
        if (!Files.isRegularFile(path)) throw new StoreException("There is no result file " + path + ".", null);
        if (!isResultFile(path)) throw new StoreException(path + " is not a result file of Ringzero.", null);
        // whoever may write also tidies up the log that reading makes
        var connection = connect(path, !Files.isWritable(path));
        try (Statement statement = connection.createStatement()) {
            number(statement, "SELECT count(*) FROM sqlite_master");
            return connection;
        } catch (SQLException e) {
            connection.close();
            if (Files.isWritable(path.toAbsolutePath().getParent())) throw e;
        }
        // where nobody can write, nobody does, and no lock is needed
        return new org.sqlite.JDBC().connect("jdbc:sqlite:" + path.toUri() + "?immutable=1", new Properties());
    }

    /** Whether a file looks like one of ours. */
    static boolean isResultFile(Path path) {
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

    static void prepare(Path path, Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            // in the file itself and not in a log, so that everybody sees whose file it is
            if (!isMade(path, statement, "BEGIN")) make(path, statement);
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

    /**
     * Whether all tables are there; a file of others is refused. All is asked in one transaction, which stays open if tables are missing:
     * another program may be making the file at this moment.
     */
    private static boolean isMade(Path path, Statement statement, String begin) throws SQLException, IOException {
        statement.execute(begin);
        int application = number(statement, "PRAGMA application_id");
        int tables = number(statement, "SELECT count(*) FROM sqlite_master");
        int format = number(statement, "PRAGMA user_version");
        boolean all =
                MADE.matcher(script()).results().map(each -> each.group(1)).allMatch(names(statement)::contains);
        if (tables > 0 && application != APPLICATION)
            throw new StoreException(
                    path + " is a database, but no result file; move it away or choose another file.", null);
        if (format > FORMAT)
            throw new StoreException(
                    path + " was written by a newer version of Ringzero; update, or move it away.", null);
        if (all) statement.execute("COMMIT");
        return all;
    }

    private static void make(Path path, Statement statement) throws SQLException, IOException {
        statement.execute("ROLLBACK");
        // alone from here on; who came second finds the tables
        if (isMade(path, statement, "BEGIN IMMEDIATE")) return;
        statement.executeUpdate(
                script() + ";PRAGMA application_id = " + APPLICATION + ";PRAGMA user_version = " + FORMAT + ";COMMIT;");
    }

    private static String script() throws IOException {
        try (InputStream in = Connections.class.getResourceAsStream("tables.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether there is a table of this name. */
    static boolean has(Connection connection, String table) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getInt(1) > 0;
            }
        }
    }

    private static Set<String> names(Statement statement) throws SQLException {
        var names = new HashSet<String>();
        try (ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_master")) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** Why it failed, as a part of a sentence. */
    static String reason(Exception e) {
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
}
