// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ringzero.language.scope.Inherited;
import ringzero.model.Failure;
import ringzero.model.Guest;
import ringzero.model.HostDevice;
import ringzero.model.Pending;
import ringzero.model.Quantity;
import ringzero.model.VmmPackage;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Outage;
import ringzero.simulation.scenario.Scenario;

/** Compiles failures: which threads fail follows from the paths that the guests have in this run. */
final class FailureCompiler {

    /** Threads of a scenario: those that serve a guest's device, or, without a device, its vCPUs. */
    private record Serving(Guest guest, HostDevice device, int threads) {}

    private final Arithmetic arithmetic;
    private final Laws laws;
    private final List<Serving> serving = new ArrayList<>();

    FailureCompiler(Assumptions assumptions, Path folder) {
        arithmetic = new Arithmetic(1, null, assumptions);
        laws = new Laws(arithmetic, folder);
    }

    /** Tells of threads that may fail. */
    void serves(Guest guest, HostDevice device, int threads) {
        serving.add(new Serving(guest, device, threads));
    }

    /** The threads that are the guest's vCPUs; empty if it runs nothing. */
    List<Integer> vcpus(Guest guest) {
        return threads(guest, null);
    }

    /**
     * The outage; without threads if the paths of this run have no back end.
     *
     * @throws ModelException if it does not say when it fails or how long
     */
    Outage outage(Failure failure) {
        var at = Inherited.value(failure, Failure::getAt);
        var every = Inherited.value(failure, Failure::getEvery);
        var lasts = Inherited.value(failure, Failure::getLasts);
        if (at == null && every == null || lasts == null)
            throw new ModelException(
                    "Failure " + failure.getName()
                            + " does not say when it comes and how long it lasts. Add 'at 1 s' or"
                            + " 'every exponential 10 s', and 'lasts 200 ms'.",
                    failure);
        var between = every == null ? new Distribution.Constant(0) : laws.law(every, Scenario.SECOND);
        return new Outage(
                failure.getName(),
                threads(Inherited.value(failure, Failure::getGuest), Inherited.value(failure, Failure::getDevice)),
                at == null ? between : new Distribution.Constant(seconds(at) * Scenario.SECOND),
                between,
                every == null ? 1 : Integer.MAX_VALUE,
                laws.law(lasts, Scenario.SECOND),
                Inherited.value(failure, VmmPackage.Literals.FAILURE__PENDING).orElse(Pending.KEPT) == Pending.LOST);
    }

    private List<Integer> threads(Guest guest, HostDevice device) {
        return serving.stream()
                .filter(each -> each.device == device && (guest == null || each.guest == guest))
                .map(Serving::threads)
                .distinct()
                .toList();
    }

    private double seconds(Quantity time) {
        return arithmetic.amount(time).base();
    }
}
