// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Divides the runs of a result file among the programs that work on it, so that none is simulated twice. A claim ends with the run, with
 * the program, or, where nobody can see whether the program lives, some time after it was renewed last. Claims are good manners and no
 * lock: two programs that run the same find the same, and the file keeps it once.
 */
final class Claims {

    /** Another computer's program that has not renewed its claims for so long is taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private final Connection connection;
    private final Holder holder;
    private final Clock clock;
    private final Set<RunKey> held = new HashSet<>();

    Claims(Connection connection, Holder holder, Clock clock) {
        this.connection = connection;
        this.holder = holder;
        this.clock = clock;
    }

    /** Whether a run is ours from here on; it is not if somebody else works on it. */
    boolean take(RunKey key) throws SQLException {
        boolean ours = claim(key);
        if (ours) held.add(key);
        return ours;
    }

    private boolean claim(RunKey key) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT OR IGNORE INTO claim (scenario, seed, replication, holder, until) VALUES (?, ?, ?, ?, ?)")) {
            set(insert, key, 1);
            insert.setString(4, holder.toString());
            insert.setLong(5, end());
            if (insert.executeUpdate() > 0) return true;
        }
        if (!isVoid(key)) return false;
        try (var update = connection.prepareStatement(
                "UPDATE claim SET holder = ?, until = ? WHERE scenario = ? AND seed = ? AND replication = ?")) {
            update.setString(1, holder.toString());
            update.setLong(2, end());
            set(update, key, 3);
            update.executeUpdate();
        }
        return true;
    }

    private boolean isVoid(RunKey key) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT holder, until FROM claim WHERE scenario = ? AND seed = ? AND replication = ?")) {
            set(query, key, 1);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) return true;
                var other = Holder.read(row.getString("holder"));
                return other.equals(holder) || other.isGone() || row.getLong("until") < clock.millis();
            }
        }
    }

    /** Says that we still work on what is ours. */
    void renew() throws SQLException {
        try (var update = connection.prepareStatement("UPDATE claim SET until = ? WHERE holder = ?")) {
            update.setLong(1, end());
            update.setString(2, holder.toString());
            update.executeUpdate();
        }
    }

    /** A run is done. */
    void release(RunKey key) throws SQLException {
        try (var delete =
                connection.prepareStatement("DELETE FROM claim WHERE scenario = ? AND seed = ? AND replication = ?")) {
            set(delete, key, 1);
            delete.executeUpdate();
        }
        held.remove(key);
    }

    /** We work on nothing any more. Writes nothing if we did not. */
    void releaseAll() throws SQLException {
        if (held.isEmpty()) return;
        try (var delete = connection.prepareStatement("DELETE FROM claim WHERE holder = ?")) {
            delete.setString(1, holder.toString());
            delete.executeUpdate();
        }
        held.clear();
    }

    private long end() {
        return clock.millis() + LEASE.toMillis();
    }

    private static void set(PreparedStatement statement, RunKey key, int first) throws SQLException {
        statement.setString(first, key.scenario());
        statement.setLong(first + 1, key.seed());
        statement.setInt(first + 2, key.replication());
    }
}
