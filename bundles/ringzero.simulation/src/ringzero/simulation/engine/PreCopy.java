// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.List;
import java.util.Optional;
import ringzero.simulation.results.Finding;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Scenario;

/**
 * The rounds of a live migration. The first sends all memory; a round that takes t leaves min(dirty rate x t, working set) to send
 * again. Without a limit by the working set the rounds are a geometric series with the ratio dirty rate to bandwidth, and end
 * only if that is below one. The guest stops before the round that fits into the downtime limit, or after the last that is allowed.
 */
final class PreCopy {

    private final Migration migration;
    private final int rounds;
    private final double sent;
    /** Picoseconds in which the guest ran and its memory was sent. */
    private final double copying;
    /** Picoseconds in which it stood still. */
    private final double downtime;

    PreCopy(Migration migration) {
        this.migration = migration;
        double left = migration.memory();
        double all = 0;
        double time = 0;
        int round = 0;
        while (round < migration.rounds() && left > migration.downtimeLimit() * migration.bandwidth()) {
            double takes = left / migration.bandwidth();
            all += left;
            time += takes;
            left = Math.min(migration.dirtyRate() * takes, Math.min(migration.workingSet(), migration.memory()));
            round++;
        }
        rounds = round;
        copying = time;
        sent = all + left;
        downtime = left / migration.bandwidth() + migration.switchOver();
    }

    /**
     * The findings, all of them the migration's: {@code migration-time} from its begin until everything is as it was, {@code
     * downtime}, in which the guest stands still, {@code on-failover}, in which its network takes another path and the guest runs (s);
     * {@code rounds} before it stops, {@code bytes-sent} (B), and {@code converged}: 1 if the downtime limit was kept, else 0.
     */
    List<Finding> findings() {
        double whole = migration.unplug() + copying + downtime + migration.replug();
        double failover = migration.unplugged() ? whole - downtime : 0;
        boolean converged = downtime - migration.switchOver() <= migration.downtimeLimit();
        return List.of(
                total("migration-time", "s", whole / Scenario.SECOND),
                total("downtime", "s", downtime / Scenario.SECOND),
                total("on-failover", "s", failover / Scenario.SECOND),
                total("rounds", "rounds", rounds),
                total("bytes-sent", "B", sent),
                total("converged", "ratio", converged ? 1 : 0));
    }

    long fingerprint() {
        return Double.doubleToLongBits(sent) ^ Long.rotateLeft(Double.doubleToLongBits(copying + downtime), 32);
    }

    private Finding.Total total(String measure, String unit, double value) {
        return new Finding.Total(measure, migration.name(), "", unit, value, Optional.empty());
    }
}
