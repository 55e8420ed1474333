// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;

/** Questions in SQL about a result file, which is only read. */
public final class ResultQuery {

    /** Asks how tables, views and indexes are defined. */
    public static final String DEFINITIONS =
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";

    private static final Pattern DETAIL = Pattern.compile("\\((.*)\\)$");

    private ResultQuery() {}

    /**
     * An answer.
     *
     * @param columns their names
     * @param rows values by column: null, a number or a text
     */
    public record Table(List<String> columns, List<List<Object>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * Answers one statement.
     *
     * @throws StoreException if there is no such file, or it cannot answer: the statement is wrong, or would write
     */
    public static Table ask(Path file, String sql) {
        if (!sql.strip().matches("(?is)(select|with|values|explain)\\b.*"))
            throw new StoreException("Result files are only read: begin the statement with SELECT or WITH.", null);
        try (var connection = Connections.reading(file);
                var statement = connection.createStatement()) {
            // whatever the statement says, the database refuses to write
            statement.execute("PRAGMA query_only = ON");
            try (var rows = statement.executeQuery(sql)) {
                var columns = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++)
                    columns.add(rows.getMetaData().getColumnLabel(i));
                var found = new ArrayList<List<Object>>();
                while (rows.next()) {
                    var row = new ArrayList<Object>();
                    for (int i = 1; i <= columns.size(); i++) row.add(rows.getObject(i));
                    found.add(Collections.unmodifiableList(row));
                }
                return new Table(columns, found);
            }
        } catch (SQLException e) {
            throw new StoreException(file + " cannot answer this: " + reason(e) + ".", e);
        }
    }

    /** What is wrong with a statement stands in the message of the driver only: "[SQLITE_ERROR] ... (no such column: x)". */
    private static String reason(SQLException e) {
        Matcher detail = DETAIL.matcher(e.getMessage());
        return e.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code && detail.find()
                ? detail.group(1)
                : Connections.reason(e);
    }
}
