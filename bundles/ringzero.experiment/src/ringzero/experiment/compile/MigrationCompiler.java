// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import ringzero.language.scope.Inherited;
import ringzero.model.Guest;
import ringzero.model.Quantity;
import ringzero.model.VmmPackage;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Scenario;

/** Compiles live migrations: what is sent is the guest's memory, and what must be unplugged follows from its paths. */
final class MigrationCompiler {

    /** QEMU stops a guest when what is left takes this long (migrate_set_parameter downtime-limit), in picoseconds. */
    private static final long DOWNTIME_LIMIT = Scenario.SECOND * 3 / 10;

    /** Xen stops a guest after so many rounds at the latest (xc_domain_save: 29 iterations after the first). */
    private static final int ROUNDS = 30;

    private final Arithmetic arithmetic;

    MigrationCompiler(Assumptions assumptions) {
        arithmetic = new Arithmetic(1, null, assumptions);
    }

    /** @throws ModelException if it cannot be run */
    Migration migration(ringzero.model.Migration migration) {
        var guest = Inherited.value(migration, ringzero.model.Migration::getGuest);
        double memory = number(Inherited.value(guest, Guest::getMemory), 0);
        double bandwidth = number(Inherited.value(migration, ringzero.model.Migration::getBandwidth), 0);
        if (!(memory > 0 && bandwidth > 0))
            throw new ModelException(
                    "Migration " + migration.getName()
                            + " needs a guest with memory and a bandwidth: add 'guest <guest>' and 'bandwidth 10 Gbit/s'.",
                    migration);
        return new Migration(
                migration.getName(),
                memory,
                bandwidth / Scenario.SECOND,
                number(Inherited.value(migration, ringzero.model.Migration::getDirtyRate), 0) / Scenario.SECOND,
                number(Inherited.value(migration, ringzero.model.Migration::getWorkingSet), memory),
                time(Inherited.value(migration, ringzero.model.Migration::getDowntimeLimit), DOWNTIME_LIMIT),
                (int) number(Inherited.value(migration, ringzero.model.Migration::getRounds), ROUNDS),
                time(Inherited.value(migration, ringzero.model.Migration::getSwitchOver), 0),
                time(Inherited.value(migration, ringzero.model.Migration::getUnplug), 0),
                time(Inherited.value(migration, ringzero.model.Migration::getReplug), 0),
                Inherited.list(guest, Guest::getNets).stream()
                        .anyMatch(net -> !Inherited.isOn(net.getPath(), VmmPackage.Literals.PATH__MIGRATABLE)
                                .orElse(true)));
    }

    private double number(Quantity quantity, double otherwise) {
        return quantity == null ? otherwise : arithmetic.amount(quantity).base();
    }

    private long time(Quantity quantity, long otherwise) {
        return quantity == null
                ? otherwise
                : Math.round(arithmetic.amount(quantity).base() * Scenario.SECOND);
    }
}
