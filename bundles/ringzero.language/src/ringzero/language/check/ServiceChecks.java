// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.model.Constant;
import ringzero.model.Demand;
import ringzero.model.Distribution;
import ringzero.model.Erlang;
import ringzero.model.Exponential;
import ringzero.model.Host;
import ringzero.model.HostPool;
import ringzero.model.HyperExponential;
import ringzero.model.InstanceType;
import ringzero.model.LogNormal;
import ringzero.model.OpenArrivals;
import ringzero.model.Processor;
import ringzero.model.Quantity;
import ringzero.model.Service;
import ringzero.model.Uniform;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;

/** Services: it is known what fits where, every type that is asked for fits somewhere, and not more is asked than can be served. */
public class ServiceChecks extends Concern {

    @Check
    public void aServiceHasHostsAndADemand(Service service) {
        if (Inherited.list(service, Service::getPools).isEmpty())
            incomplete(service, SERVICE__POOLS, "Service '%s' has no hosts: add 'hosts 10 x <host>' to it.");
        if (Inherited.list(service, Service::getDemands).isEmpty())
            incomplete(
                    service,
                    SERVICE__DEMANDS,
                    "Nothing is asked of service '%s': add 'demand { instances <type> arrivals poisson 10/h for 2 h }' to it.");
    }

    private void incomplete(Service service, EStructuralFeature setting, String message) {
        report(Rule.INCOMPLETE, service, setting, message.formatted(service.getName()));
    }

    @Check
    public void aPoolSaysWhatItsHostsHold(HostPool pool) {
        var host = pool.getHost();
        if (!known(host)) return;
        if (Inherited.value(host, Host::getProcessor) == null || Inherited.value(host, Host::getMemory) == null)
            report(
                    Rule.INCOMPLETE,
                    pool,
                    HOST_POOL__HOST,
                    "Host '%s' has no processor or no memory, so it is not known what fits on it: add both."
                            .formatted(host.getName()));
    }

    @Check
    public void aTypeThatIsAskedForSaysWhatItNeeds(Demand demand) {
        var type = demand.getType();
        if (!known(type)) return;
        if (Inherited.value(type, InstanceType::getVcpus) == null
                || Inherited.value(type, InstanceType::getMemory) == null)
            report(
                    Rule.INCOMPLETE,
                    demand,
                    DEMAND__TYPE,
                    "Instance '%s' has no vcpus or no memory, so it is not known where it fits: add both."
                            .formatted(type.getName()));
    }

    @Check
    public void aTypeThatIsAskedForFitsSomewhere(Service service) {
        var pools = Inherited.list(service, Service::getPools);
        if (pools.isEmpty() || !pools.stream().allMatch(ServiceChecks::isComplete)) return;
        for (var demand : service.getDemands()) {
            var type = demand.getType();
            if (!known(type)) continue;
            double vcpus = number(Inherited.value(type, InstanceType::getVcpus), 0);
            double memory = number(Inherited.value(type, InstanceType::getMemory), 0);
            boolean fits = pools.stream().anyMatch(pool -> vcpus(pool.getHost()) >= vcpus && memory(pool) >= memory);
            if (!fits)
                report(
                        Rule.FITS_NOWHERE,
                        demand,
                        DEMAND__TYPE,
                        "Instance '%s' fits on no host of service '%s', so all requests for it are rejected: the largest holds %s vCPUs, the one with most memory %s."
                                .formatted(
                                        type.getName(),
                                        service.getName(),
                                        plain(pools.stream()
                                                .mapToDouble(pool -> vcpus(pool.getHost()))
                                                .max()
                                                .orElse(0)),
                                        new Amount(
                                                        pools.stream()
                                                                .mapToDouble(ServiceChecks::memory)
                                                                .max()
                                                                .orElse(0),
                                                        Dimension.SIZE)
                                                .text()));
        }
    }

    /** What is taken on average if nobody is rejected (Little's law), against what there is: of vCPUs or memory, whichever is scarcer. */
    @Check
    public void noMoreIsAskedThanCanBeServed(Service service) {
        var pools = Inherited.list(service, Service::getPools);
        if (pools.isEmpty() || !pools.stream().allMatch(ServiceChecks::isComplete)) return;
        double vcpus = 0;
        double memory = 0;
        for (var pool : pools) {
            vcpus += number(pool.getCount(), 1) * vcpus(pool.getHost());
            memory += number(pool.getCount(), 1) * memory(pool);
        }
        double vcpusAsked = 0;
        double memoryAsked = 0;
        for (var demand : Inherited.list(service, Service::getDemands)) {
            vcpusAsked += asked(demand, InstanceType::getVcpus, 1);
            memoryAsked += asked(demand, InstanceType::getMemory, 0);
        }
        if (vcpusAsked > vcpus && vcpusAsked / vcpus >= memoryAsked / memory)
            overloaded(service, vcpusAsked, vcpus, plain(Math.rint(vcpusAsked)) + " vCPUs", plain(vcpus) + " vCPUs");
        else if (memoryAsked > memory)
            overloaded(service, memoryAsked, memory, size(memoryAsked) + " of memory", size(memory));
    }

    private static String size(double bytes) {
        return new Amount(bytes, Dimension.SIZE).text();
    }

    private void overloaded(Service service, double asked, double capacity, String wanted, String there) {
        report(
                Rule.SERVICE_OVERLOADED,
                service,
                SERVICE__DEMANDS,
                0,
                "Tenants ask for %s on average, but the hosts of '%s' hold %s: at least %s %% of that is rejected."
                        .formatted(
                                wanted, service.getName(), there, plain(Math.rint(100 * (asked - capacity) / asked))));
    }

    private static double memory(HostPool pool) {
        return number(Inherited.value(pool.getHost(), Host::getMemory), 0);
    }

    private static boolean isComplete(HostPool pool) {
        return known(pool.getHost())
                && known(Inherited.value(pool.getHost(), Host::getProcessor))
                && Inherited.value(pool.getHost(), Host::getMemory) != null;
    }

    /** vCPUs that a service places on a host. */
    private static double vcpus(Host host) {
        var processor = Inherited.value(host, Host::getProcessor);
        double threads = number(Inherited.value(host, Host::getSockets), 1)
                        * number(Inherited.value(processor, Processor::getCores), 1)
                        * number(Inherited.value(processor, Processor::getThreadsPerCore), 1)
                - number(Inherited.value(host, Host::getReserved), 0);
        return Math.floor(Math.max(1, threads) * number(Inherited.value(host, Host::getOvercommit), 1));
    }

    /** Mean vCPUs of one demand; 0 if that is not known from the text alone. */
    private static double asked(Demand demand, Function<InstanceType, Quantity> setting, double otherwise) {
        if (!known(demand.getType())
                || !(demand.getArrivals() instanceof OpenArrivals open)
                || demand.getLifetime() == null) return 0;
        var mean = mean(demand.getLifetime());
        return mean.isEmpty()
                ? 0
                : number(open.getRate(), 0)
                        * mean.getAsDouble()
                        * number(Inherited.value(demand.getType(), setting), otherwise);
    }

    private static OptionalDouble mean(Distribution law) {
        List<Quantity> means = switch (law) {
            case Constant constant -> List.of(constant.getValue());
            case Exponential exponential -> List.of(exponential.getMean());
            case Erlang erlang -> List.of(erlang.getMean());
            case LogNormal logNormal -> List.of(logNormal.getMean());
            case HyperExponential hyper -> List.of(hyper.getMean());
            case Uniform uniform -> List.of(uniform.getLow(), uniform.getHigh());
            default -> List.of();
        };
        return means.stream().mapToDouble(each -> number(each, 0)).average();
    }
}
