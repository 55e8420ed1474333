// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.ArrayList;
import java.util.List;
import ringzero.language.scope.Inherited;
import ringzero.model.Guest;
import ringzero.model.Net;
import ringzero.model.Path;
import ringzero.model.VmmPackage;
import ringzero.model.Workload;
import ringzero.simulation.scenario.Move;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Source;

/** Compiles migrations that happen while the guests run: their traffic, the pages written meanwhile, and what carries the network. */
final class MoveCompiler {

    private final List<ringzero.model.Migration> inRun;
    private final ScenarioParts parts;
    private final FailureCompiler failures;
    private final MigrationCompiler migrations;

    /**
     * Another path for a while.
     *
     * @param move which of the scenario's moves decides when
     */
    record Failover(int move, Path path) {}

    /** @param inRun those that happen while the guests run, in the order of the scenario's moves */
    MoveCompiler(
            List<ringzero.model.Migration> inRun,
            ScenarioParts parts,
            FailureCompiler failures,
            MigrationCompiler migrations) {
        this.inRun = inRun;
        this.parts = parts;
        this.failures = failures;
        this.migrations = migrations;
    }

    /** Whether a migration happens while the guests run, and not only beside them. */
    static boolean isInRun(ringzero.model.Migration migration) {
        return Inherited.value(migration, ringzero.model.Migration::getAt) != null;
    }

    /** What carries a network interface while a migration of its guest keeps the device away; null if nothing does. */
    Failover failover(Guest guest, Net net) {
        if (Inherited.isOn(net.getPath(), VmmPackage.Literals.PATH__MIGRATABLE).orElse(true)) return null;
        for (int i = 0; i < inRun.size(); i++) {
            var migration = inRun.get(i);
            var failover = Inherited.value(migration, ringzero.model.Migration::getFailover);
            if (failover != null && Inherited.value(migration, ringzero.model.Migration::getGuest) == guest)
                return new Failover(i, failover);
        }
        return null;
    }

    /**
     * What is sent is sent by a thread of the host, and by the card if one is named.
     *
     * @param host where its guest runs; null if it runs nothing
     */
    Move move(ringzero.model.Migration migration, HostParts host) {
        var guest = Inherited.value(migration, ringzero.model.Migration::getGuest);
        if (GuestCompiler.count(guest) > 1)
            throw new ModelException(
                    "Migration " + migration.getName() + " moves one guest, but " + guest.getName()
                            + " is a group of " + GuestCompiler.count(guest)
                            + ". Declare the one that moves as a guest of its own.",
                    migration);
        if (host == null || failures.vcpus(guest).isEmpty())
            throw new ModelException(
                    "Guest " + guest.getName() + " does not run anything, so there is nothing that migration "
                            + migration.getName() + " could slow down. Leave out 'at', or let it run a workload.",
                    migration);
        int thread = parts.add(new Resource.Threads(
                ResourceNames.migration(migration),
                migration.getName(),
                "migration",
                host.backEnds(),
                1,
                Integer.MAX_VALUE,
                1024,
                0,
                parts.layer("back-end"),
                0,
                0,
                0,
                parts.layer("polling"),
                -1));
        var binding = new ArrayList<>(List.of(thread));
        var device = Inherited.value(migration, ringzero.model.Migration::getDevice);
        if (device != null) binding.add(host.station(Slot.Role.LINK_OUT, device));
        int program = parts.add(migrations.traffic(migration, host.arithmetic(), parts.layer("back-end")), List.of());
        int traffic = parts.add(new Source(
                migration.getName(), migration.getName(), program, binding, new Source.Arrivals.Trace(new long[0]), 0));
        var writers = new ArrayList<Move.Writer>();
        for (var workload : Inherited.list(guest, Guest::getWorkloads)) {
            var dirties = Inherited.value(workload, Workload::getDirties);
            if (dirties == null) continue;
            var name = GuestCompiler.sourceName(guest, 0, workload);
            var sources = parts.sources();
            for (int s = 0; s < sources.size(); s++)
                if (sources.get(s).name().equals(name))
                    writers.add(
                            new Move.Writer(s, host.arithmetic().amount(dirties).base()));
        }
        return migrations.move(migration, traffic, failures.vcpus(guest), writers);
    }
}
