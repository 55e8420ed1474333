// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.xtext.EcoreUtil2;
import ringzero.language.scope.Inherited;
import ringzero.model.Demand;
import ringzero.model.Host;
import ringzero.model.HostPool;
import ringzero.model.InstanceType;
import ringzero.model.Named;
import ringzero.model.Placement;
import ringzero.model.Quantity;
import ringzero.model.VmmPackage;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;

/** Compiles services: hosts become pools with so many vCPUs and so much memory, and demands arrivals with a stay. */
final class ServiceCompiler {

    /** More hosts than the largest data centres have are a slip of the pen. */
    private static final int MOST_HOSTS = 1_000_000;

    private final Assumptions assumptions;
    private final Arithmetic arithmetic;
    private final Laws laws;

    /** @param folder where the model's trace and data files are; null if it has no place */
    ServiceCompiler(Assumptions assumptions, Path folder) {
        this.assumptions = assumptions;
        // no host is in charge, so cycles stay what they are until an instance is placed
        arithmetic = new Arithmetic(1, null, assumptions);
        laws = new Laws(arithmetic, folder);
    }

    /** @throws ModelException if it cannot be run */
    Service service(ringzero.model.Service service) {
        var pools = Inherited.list(service, ringzero.model.Service::getPools).stream()
                .map(this::pool)
                .toList();
        if (pools.stream().mapToLong(Service.Pool::hosts).sum() > MOST_HOSTS)
            throw new ModelException(
                    "Service " + service.getName() + " has more than " + MOST_HOSTS + " hosts.", service);
        var demands = Inherited.list(service, ringzero.model.Service::getDemands).stream()
                .map(this::demand)
                .toList();
        if (pools.isEmpty())
            throw new ModelException(
                    "Service " + service.getName() + " has no hosts. Add 'hosts <count> x <host>' to it.", service);
        if (demands.isEmpty())
            throw new ModelException(
                    "Nothing is asked of service " + service.getName()
                            + ". Add 'demand { instances <type> arrivals poisson 10/h for 2 h }' to it.",
                    service);
        return new Service(service.getName(), pools, placement(service), demands);
    }

    private static Service.Placement placement(ringzero.model.Service service) {
        var placement = Inherited.value(service, VmmPackage.Literals.SERVICE__PLACEMENT);
        return switch ((Placement) placement.orElse(Placement.FIRST_FIT)) {
            case FIRST_FIT -> Service.Placement.FIRST_FIT;
            case BEST_FIT -> Service.Placement.BEST_FIT;
            case WORST_FIT -> Service.Placement.WORST_FIT;
        };
    }

    private Service.Pool pool(HostPool pool) {
        var host = pool.getHost();
        var cpus = HostCpus.of(host, assumptions);
        double overcommit = number(Inherited.value(host, Host::getOvercommit), 1);
        return new Service.Pool(
                host.getName(),
                (int) Math.clamp(number(pool.getCount(), 1), 1, MOST_HOSTS + 1.0),
                (int) Math.max(1, Math.floor(cpus.threads() * overcommit)),
                (long) number(required(host, Inherited.value(host, Host::getMemory), "memory", "256 GiB"), 0),
                cpus.threads() / cpus.threadsPerCore(),
                cpus.threads(),
                cpus.siblingSpeed(),
                cpus.clock() / Scenario.SECOND,
                number(Inherited.value(host, Host::getPrice), 0) / Scenario.SECOND);
    }

    private Service.Demand demand(Demand demand) {
        var type = demand.getType();
        return new Service.Demand(
                type.getName(),
                (int) number(required(type, Inherited.value(type, InstanceType::getVcpus), "vcpus", "2"), 1),
                (long) number(required(type, Inherited.value(type, InstanceType::getMemory), "memory", "8 GiB"), 0),
                number(Inherited.value(type, InstanceType::getPrice), 0) / Scenario.SECOND,
                laws.arrivals(demand.getArrivals()),
                stay(demand));
    }

    private Service.Stay stay(Demand demand) {
        if (demand.getLifetime() != null) return new Service.Stay.Kept(laws.law(demand.getLifetime(), Scenario.SECOND));
        boolean cycles = EcoreUtil2.eAllOfType(demand.getWork(), Quantity.class).stream()
                .anyMatch(quantity -> Amount.of(quantity)
                        .filter(amount -> amount.dimension().equals(Dimension.CYCLES))
                        .isPresent());
        return new Service.Stay.Working(
                (int) Math.max(1, number(demand.getTasks(), 1)),
                laws.law(demand.getWork(), cycles ? 1 : Scenario.SECOND),
                cycles);
    }

    private static Quantity required(Named owner, Quantity quantity, String setting, String example) {
        if (quantity == null)
            throw new ModelException(
                    "'%s' has no %s, so it is not known what fits. Add '%s %s' to it."
                            .formatted(owner.getName(), setting, setting, example),
                    owner);
        return quantity;
    }

    private double number(Quantity quantity, double otherwise) {
        return quantity == null ? otherwise : arithmetic.amount(quantity).base();
    }

    /** What a reader wants to know of a service without running it. */
    static String placementFact(List<Service> services) {
        return services.stream()
                .map(service -> service.placement()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-'))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
