// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class ConnectionsTest {

    @TempDir
    Path folder;

    /** Stops one program before each of its statements and lets another make the file, unless it is locked at this moment. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aFileIsOpenedAtWhateverMomentAnotherProgramMakesIt(int moment) throws Exception {
        Path path = folder.resolve("together.rzr");
        try (var connection = raw(path, 20_000)) {
            var before = new AtomicInteger(moment);
            Connection stopped = stopping(Connection.class, connection, () -> {
                if (before.decrementAndGet() == 0) make(path);
            });

            Connections.prepare(path, stopped);
        }

        try (var file = ResultFile.open(path)) {
            assertThat(file.runNames()).isEmpty();
        }
    }

    private static void make(Path path) throws SQLException {
        try (var other = raw(path, 0)) {
            Connections.prepare(path, other);
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_BUSY) throw e;
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection raw(Path path, int patience) throws SQLException {
        var connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + path, new Properties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + patience);
        }
        return connection;
    }

    private interface Stop {
        void before() throws SQLException;
    }

    /** Everything that is executed stops first. */
    private static <T> T stopping(Class<T> type, T target, Stop stop) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute")) stop.before();
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Statement statement
                                ? stopping(Statement.class, statement, stop)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
