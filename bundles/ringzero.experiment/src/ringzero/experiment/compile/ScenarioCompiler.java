// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ringzero.language.scope.Inherited;
import ringzero.model.Failure;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.Migration;
import ringzero.model.Model;
import ringzero.simulation.scenario.Outage;
import ringzero.simulation.scenario.Service;

/**
 * Compiles a model into a scenario: every guest of every group gets its vCPUs and the threads its paths bring, every device its
 * stations, and every workload one program that all guests of a group share.
 */
public final class ScenarioCompiler {

    /** Beyond that many guests on simulated hosts, one by one, memory and time would surprise the user. */
    private static final int MOST_GUESTS = 5_000;

    private final Path folder;

    /** @param folder where the model's trace and data files are; null if it has no place */
    public ScenarioCompiler(Path folder) {
        this.folder = folder;
    }

    /**
     * The scenario of all hosts and guests of a model.
     *
     * @param model the root of a checked file, or of a changed copy of one
     * @throws ModelException if it cannot be run
     */
    public Compiled compile(Model model) {
        return new Compilation(model).run();
    }

    private final class Compilation {

        private final Model model;
        private final ScenarioParts parts = new ScenarioParts();
        private final FailureCompiler failures = new FailureCompiler(parts.assumptions, folder);
        private final MigrationCompiler migrations = new MigrationCompiler(parts.assumptions);
        private final Map<Host, HostParts> hosts = new HashMap<>();

        Compilation(Model model) {
            this.model = model;
        }

        Compiled run() {
            var inRun = declared(Migration.class).filter(MoveCompiler::isInRun).toList();
            var moves = new MoveCompiler(inRun, parts, failures, migrations);
            guests(new GuestCompiler(parts, failures, moves));
            var services = services();
            var beside = declared(Migration.class)
                    .filter(each -> !MoveCompiler.isInRun(each))
                    .map(migrations::migration)
                    .toList();
            var during = inRun.stream()
                    .map(each -> moves.move(each, hosts.get(host(Inherited.value(each, Migration::getGuest)))))
                    .toList();
            var outages = declared(Failure.class).map(this::outage).toList();
            if (parts.sources().isEmpty() && services.isEmpty() && beside.isEmpty())
                throw new ModelException(
                        "Nothing runs in this model. Give a guest a host and a workload: 'guest web on <host> { ... runs <workload> }'.",
                        model);
            var name = model.getName() == null ? "model" : model.getName();
            return parts.compiled(name, services, beside, outages, during);
        }

        private <T> Stream<T> declared(Class<T> type) {
            return model.getDeclarations().stream().filter(type::isInstance).map(type::cast);
        }

        private void guests(GuestCompiler compiler) {
            int guests = 0;
            for (var guest : declared(Guest.class).toList()) {
                var host = host(guest);
                if (host == null) continue;
                guests += GuestCompiler.count(guest);
                if (guests > MOST_GUESTS)
                    throw new ModelException(
                            "More than " + MOST_GUESTS + " guests are simulated one by one here. Reduce the count of "
                                    + guest.getName() + ".",
                            guest);
                compiler.guest(guest, hosts.computeIfAbsent(host, h -> new HostParts(h, folder, parts)));
            }
        }

        private static Host host(Guest guest) {
            return Inherited.value(guest, Guest::getHost);
        }

        private List<Service> services() {
            var compiler = new ServiceCompiler(parts.assumptions, folder);
            var services = declared(ringzero.model.Service.class)
                    .map(compiler::service)
                    .toList();
            if (!services.isEmpty()) parts.fact("Placement", ServiceCompiler.placementFact(services));
            return services;
        }

        private Outage outage(Failure failure) {
            var outage = failures.outage(failure);
            if (outage.threads().isEmpty())
                parts.note("Failure " + failure.getName()
                        + " stops nothing: no path of this run has a back end on the host that it could stop.");
            return outage;
        }
    }
}
