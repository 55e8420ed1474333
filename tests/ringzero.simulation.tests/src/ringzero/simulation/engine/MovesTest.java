// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ringzero.simulation.engine.Model.constant;
import static ringzero.simulation.engine.Model.exponential;
import static ringzero.simulation.engine.Model.micros;
import static ringzero.simulation.engine.Model.use;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Move;
import ringzero.simulation.scenario.Resource.Scheduling;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** Model's unit of time is a microsecond; a chunk is a unit of memory, and one is sent in 10 us if nothing is in the way. */
class MovesTest {

    private static final double TEN = 10 * Model.MICROSECOND;

    /** Resources: 0 processors, 1 vCPU of the guest, 2 thread that sends, 3 link. Sources: 0 is the guest's. */
    private static Model model() {
        var model = new Model();
        int cpu = model.processors(4, Scheduling.FAIR, 1000, 0, 1);
        model.threads("vcpu", cpu, 1);
        model.threads("sender", cpu, 1);
        model.station("link");
        return model;
    }

    private static Migration migration(double memory, double dirtyRate, double unplug, double replug) {
        return new Migration(
                "move",
                memory,
                1 / TEN,
                dirtyRate / TEN,
                memory,
                micros(500),
                30,
                micros(20),
                micros(unplug),
                micros(replug),
                unplug > 0);
    }

    private static Model moving(Model model, Migration migration, double writes) {
        model.source("move", new Source.Arrivals.Trace(new long[0]), 0, use(2, 1), use(3, 8));
        var writers = writes == 0 ? List.<Move.Writer>of() : List.of(new Move.Writer(0, writes));
        return model.move(new Move(migration, micros(1000), 1, 1, List.of(1), writers));
    }

    @Test
    void aloneItTakesWhatTheFormulasOfPreCopySayButForTheLastChunk() {
        var model = model().open("guest", constant(100), use(1, 10));
        var migration = migration(2000, 0.3, 0, 0);

        var found = moving(model, migration, 0).run(0, 100_000);

        for (var finding : new PreCopy(migration).findings()) {
            double expected = ((ringzero.simulation.results.Finding.Total) finding).value();
            double chunk = finding.measure().equals("downtime") ? 10e-6 : 0;
            assertThat(found.total(finding.measure(), "move", ""))
                    .as(finding.measure())
                    .isEqualTo(expected, within(0.01 * expected + chunk));
        }
    }

    @Test
    void whatTheGuestDoesMustBeSentAgain() {
        var model = model().open("guest", constant(100), use(1, 10));

        // 3 units for each request, ten requests while a hundred units are sent: a ratio of 0.3
        var found = moving(model, migration(2000, 0, 0, 0), 3).run(0, 100_000);

        var formulas = new PreCopy(migration(2000, 0.3, 0, 0)).findings();
        double sent = ((ringzero.simulation.results.Finding.Total) formulas.get(4)).value();
        assertThat(found.total("bytes-sent", "move", "")).isEqualTo(sent, within(0.02 * sent));
    }

    @Test
    void theDowntimeIsInTheLatencyOfTheGuest() {
        var model = model().open("guest", constant(100), use(1, 10));

        var found = moving(model, migration(2000, 0.3, 0, 0), 0).run(0, 100_000);

        double downtime = found.total("downtime", "move", "") * 1e6;
        assertThat(downtime).isBetween(20.0, 520.0);
        assertThat(found.histogram("latency", "guest").max() * 1e6).isBetween(downtime - 100, downtime + 100);
    }

    @Test
    void aBusyLinkMakesItLongerAndItMakesTheLinkSlower() {
        var alone = moving(model().open("guest", exponential(20), use(3, 12)), migration(500, 0, 0, 0), 0)
                .run(0, 100_000);
        var without = model().open("guest", exponential(20), use(3, 12)).run(0, 100_000);
        var faster = model().open("guest", constant(100), use(1, 10));
        var free = moving(faster, migration(500, 0, 0, 0), 0).run(0, 100_000);

        assertThat(alone.total("migration-time", "move", ""))
                .isGreaterThan(1.2 * free.total("migration-time", "move", ""));
        assertThat(alone.latency("guest")).isGreaterThan(without.latency("guest") + 0.1);
    }

    @Test
    void anotherPathCarriesTheNetworkFromUnplugToReplug() {
        var model = model();
        int failover = model.counter("failover");
        model.open("guest", constant(100), new Step.WhileAway(0, 2), new Step.Count(failover, 1), use(1, 10));

        var found = moving(model, migration(2000, 0, 300, 700), 0).run(0, 100_000);

        double away = found.total("on-failover", "move", "") + found.total("downtime", "move", "");
        assertThat(away).isEqualTo((300 + 20_000 + 20 + 700) * 1e-6, within(100e-6));
        assertThat(found.total("failover", "", "") * 0.1).isEqualTo(away / 100e-6, within(2.0));
        assertThat(found.total("migration-time", "move", "")).isEqualTo(away, within(1e-9));
    }

    @Test
    void whatIsNotKnownWhenTheRunEndsIsNotSaid() {
        var model = model().open("guest", constant(100), use(1, 10));

        var found = moving(model, migration(2000, 0, 0, 0), 0).run(0, 10_000);

        assertThat(found.run().findings())
                .noneMatch(finding -> finding.measure().equals("downtime"));
        assertThat(found.total("bytes-sent", "move", "")).isEqualTo(900, within(10.0));
    }

    @Test
    void sendingMemoryIsNobodysWork() {
        var found = moving(model().open("guest", constant(100), use(1, 10)), migration(2000, 0, 0, 0), 0)
                .run(0, 10_000);

        assertThat(found.run().findings())
                .noneMatch(finding -> finding.measure().equals("throughput")
                        && finding.subject().equals("move"));
    }
}
