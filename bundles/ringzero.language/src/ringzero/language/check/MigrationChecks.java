// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.model.Guest;
import ringzero.model.Migration;
import ringzero.model.Path;

/** Live migrations: nothing binds the guest to its host, or something else carries its network; and the rounds come to an end. */
public class MigrationChecks extends Concern {

    /** If none is given: QEMU's default of downtime-limit, in seconds. */
    private static final double DOWNTIME_LIMIT = 0.3;

    @Check
    public void aMigrationSaysWhoMovesAndHowFast(Migration migration) {
        var guest = Inherited.value(migration, Migration::getGuest);
        if (guest == null)
            report(
                    Rule.INCOMPLETE,
                    migration,
                    MIGRATION__GUEST,
                    "Migration '%s' moves nobody: add 'guest <guest>' to it.".formatted(migration.getName()));
        else if (known(guest) && Inherited.value(guest, Guest::getMemory) == null)
            report(
                    Rule.INCOMPLETE,
                    migration,
                    MIGRATION__GUEST,
                    "It is not known how much there is to send: add 'memory 8 GiB' to guest '%s'."
                            .formatted(guest.getName()));
        if (Inherited.value(migration, Migration::getBandwidth) == null)
            report(
                    Rule.INCOMPLETE,
                    migration,
                    MIGRATION__BANDWIDTH,
                    "It is not known how fast memory is sent: add 'bandwidth 10 Gbit/s' to migration '%s'."
                            .formatted(migration.getName()));
    }

    @Check
    public void nothingBindsTheGuestToItsHost(Migration migration) {
        var guest = Inherited.value(migration, Migration::getGuest);
        if (!known(guest)) return;
        for (var disk : Inherited.list(guest, Guest::getDisks)) {
            if (!binds(disk.getPath())) continue;
            report(
                    Rule.CANNOT_MOVE,
                    migration,
                    MIGRATION__GUEST,
                    "Guest '%s' cannot move: its disk path '%s' binds it to the host, and a disk has no failover. Choose a path that can be migrated, as virtio."
                            .formatted(guest.getName(), disk.getPath().getName()));
        }
        var failover = Inherited.value(migration, Migration::getFailover);
        if (known(failover) && binds(failover))
            report(
                    Rule.CANNOT_MOVE,
                    migration,
                    MIGRATION__FAILOVER,
                    "Path '%s' binds the guest to its host as well: choose one that can be migrated, as virtio."
                            .formatted(failover.getName()));
        if (failover != null) return;
        for (var net : Inherited.list(guest, Guest::getNets)) {
            if (!binds(net.getPath())) continue;
            report(
                    Rule.CANNOT_MOVE,
                    migration,
                    MIGRATION__GUEST,
                    "Guest '%s' cannot move: its network path '%s' binds it to the host. Add 'failover virtio' to the migration, so that this path carries the network meanwhile."
                            .formatted(guest.getName(), net.getPath().getName()));
        }
    }

    private static boolean binds(Path path) {
        return known(path) && !Inherited.isOn(path, PATH__MIGRATABLE).orElse(true);
    }

    /** Each round leaves more to send than the one before, until the working set is dirty. */
    @Check
    public void theRoundsComeToAnEnd(Migration migration) {
        double bandwidth = number(Inherited.value(migration, Migration::getBandwidth), 0);
        double dirty = number(Inherited.value(migration, Migration::getDirtyRate), 0);
        var guest = Inherited.value(migration, Migration::getGuest);
        if (bandwidth <= 0 || dirty < bandwidth || !known(guest)) return;
        double memory = number(Inherited.value(guest, Guest::getMemory), 0);
        double set = Math.min(memory, number(Inherited.value(migration, Migration::getWorkingSet), memory));
        double limit = number(Inherited.value(migration, Migration::getDowntimeLimit), DOWNTIME_LIMIT);
        if (set / bandwidth <= limit) return;
        report(
                Rule.DOES_NOT_CONVERGE,
                migration,
                MIGRATION__DIRTY_RATE,
                "Memory becomes dirty faster than it is sent, so the rounds do not get shorter: '%s' will stand still for about %s s. Raise the bandwidth or slow the guest down."
                        .formatted(guest.getName(), plain(Math.round(100 * set / bandwidth) / 100.0)));
    }
}
