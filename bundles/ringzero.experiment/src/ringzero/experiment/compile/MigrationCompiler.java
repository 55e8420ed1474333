// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.ArrayList;
import java.util.List;
import ringzero.language.scope.Inherited;
import ringzero.model.DeviceType;
import ringzero.model.Guest;
import ringzero.model.HostNic;
import ringzero.model.Quantity;
import ringzero.model.VmmPackage;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Move;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Step;

/** Compiles live migrations: what is sent is the guest's memory, and what must be unplugged follows from its paths. */
final class MigrationCompiler {

    /** QEMU stops a guest when what is left takes this long, in picoseconds (migration.c: {@code max_downtime = 300000000} ns). */
    private static final long DOWNTIME_LIMIT = Scenario.SECOND * 3 / 10;

    /** Xen stops a guest after so many rounds at the latest (xc_domain_save.c: {@code DEF_MAX_ITERS 29}, "limit us to 30 times round loop"). */
    private static final int ROUNDS = 30;

    /** So much is handed to the network at once: the greatest packet with segmentation offload. */
    private static final double CHUNK = 65_536;

    /** A frame on the wire carries so much of it, an Ethernet MTU less 52 bytes for IP and TCP, and so much more. */
    private static final double FRAME = 1448;

    private static final double FRAMING = 90;

    private final Arithmetic arithmetic;

    MigrationCompiler(Assumptions assumptions) {
        arithmetic = new Arithmetic(1, null, assumptions);
    }

    /** @throws ModelException if it cannot be run */
    Migration migration(ringzero.model.Migration migration) {
        var guest = Inherited.value(migration, ringzero.model.Migration::getGuest);
        double memory = arithmetic.number(Inherited.value(guest, Guest::getMemory), 0);
        double bandwidth = arithmetic.number(Inherited.value(migration, ringzero.model.Migration::getBandwidth), 0);
        if (!(memory > 0 && bandwidth > 0))
            throw new ModelException(
                    "Migration " + migration.getName()
                            + " needs a guest with memory and a bandwidth: add 'guest <guest>' and 'bandwidth 10 Gbit/s'.",
                    migration);
        return new Migration(
                migration.getName(),
                memory,
                bandwidth / Scenario.SECOND,
                arithmetic.number(Inherited.value(migration, ringzero.model.Migration::getDirtyRate), 0)
                        / Scenario.SECOND,
                arithmetic.number(Inherited.value(migration, ringzero.model.Migration::getWorkingSet), memory),
                arithmetic.time(Inherited.value(migration, ringzero.model.Migration::getDowntimeLimit), DOWNTIME_LIMIT),
                (int) arithmetic.number(Inherited.value(migration, ringzero.model.Migration::getRounds), ROUNDS),
                arithmetic.time(Inherited.value(migration, ringzero.model.Migration::getSwitchOver), 0),
                arithmetic.time(Inherited.value(migration, ringzero.model.Migration::getUnplug), 0),
                arithmetic.time(Inherited.value(migration, ringzero.model.Migration::getReplug), 0),
                Inherited.list(guest, Guest::getNets).stream()
                        .anyMatch(net -> !Inherited.isOn(net.getPath(), VmmPackage.Literals.PATH__MIGRATABLE)
                                .orElse(true)));
    }

    /** What sends a chunk: slot 0 is the thread that copies it, slot 1 the card's link, if the migration shares one. */
    Program traffic(ringzero.model.Migration migration, Arithmetic host, int layer) {
        double copy = CHUNK * host.cost("send-byte", migration);
        var origin = new Program.Origin("migration", "migration " + migration.getName(), "migration");
        var device = Inherited.value(migration, ringzero.model.Migration::getDevice);
        var steps = new ArrayList<Step>();
        steps.add(new Step.Use(0, List.of(new Step.Charge(new Cost.Fixed(copy * Scenario.SECOND), layer, 0))));
        if (device != null) {
            double rate = host.amount(rate(device, migration)).base();
            double wire = (CHUNK + Math.ceil(CHUNK / FRAME) * FRAMING) / rate;
            steps.add(new Step.Use(1, List.of(new Step.Charge(new Cost.Fixed(wire * Scenario.SECOND), layer, 0))));
        }
        steps.add(new Step.Leave());
        return new Program("migration " + migration.getName(), steps, device == null ? 1 : 2, 1, 1, List.of(origin));
    }

    private static Quantity rate(HostNic device, ringzero.model.Migration migration) {
        var rate = Inherited.value(device.getType(), DeviceType::getRate);
        if (rate == null)
            throw new ModelException(
                    "Device " + device.getType().getName() + " has no rate. Add 'rate <bandwidth>' to it.", migration);
        return rate;
    }

    /**
     * A migration in the run.
     *
     * @param traffic the number of the source that sends
     * @param vcpus the threads that stop
     */
    Move move(ringzero.model.Migration migration, int traffic, List<Integer> vcpus, List<Move.Writer> writers) {
        return new Move(
                migration(migration),
                arithmetic.time(Inherited.value(migration, ringzero.model.Migration::getAt), 0),
                traffic,
                CHUNK,
                vcpus,
                writers);
    }
}
