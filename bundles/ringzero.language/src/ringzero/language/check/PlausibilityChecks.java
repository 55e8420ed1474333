// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.HashSet;
import java.util.List;
import org.eclipse.xtext.validation.Check;
import ringzero.language.check.Use.HostedDevice;
import ringzero.language.scope.AssignedDevices;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Attachment;
import ringzero.model.DeviceType;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostThread;
import ringzero.model.Hypervisor;
import ringzero.model.Model;
import ringzero.model.Path;
import ringzero.model.Workload;
import ringzero.model.quantity.Amount;

/** What is possible and hardly meant: limits that limit nothing, guests that are larger than where they are put, hosts that only poll. */
public class PlausibilityChecks extends Concern {

    @Inject
    private Choices choices;

    @Inject
    private FileIndex index;

    @Check
    public void aLimitIsBelowTheRateOfTheDevice(Attachment attachment) {
        var limit = number(attachment.getRateLimit());
        var device = Situation.device(attachment);
        var type = Situation.deviceType(attachment);
        if (limit.isEmpty() || !known(type)) return;
        var rate = Inherited.value(type, DeviceType::getRate);
        if (limit.getAsDouble() <= number(rate, Double.POSITIVE_INFINITY)) return;
        report(
                Rule.LIMITS_NOTHING,
                attachment,
                ATTACHMENT__RATE_LIMIT,
                "'%s' does %s at most, so a limit of %s limits nothing."
                        .formatted(device.getName(), Amount.written(rate), Amount.written(attachment.getRateLimit())));
    }

    @Check
    public void aSliceIsLongerThanASwitch(Hypervisor hypervisor) {
        var slice = Inherited.value(hypervisor, Hypervisor::getSlice);
        var cost = Inherited.value(hypervisor, Hypervisor::getSwitchCost);
        if (number(slice, Double.POSITIVE_INFINITY) > number(cost, 0)) return;
        report(
                Rule.ONLY_SWITCHING,
                hypervisor,
                HYPERVISOR__SLICE,
                "A slice of %s is no longer than the switch between two vCPUs (%s): where vCPUs wait, the host would do nothing else."
                        .formatted(Amount.written(slice), Amount.written(cost)));
    }

    @Check
    public void aWorkingSetFitsIntoTheGuest(Guest guest) {
        var memory = Inherited.value(guest, Guest::getMemory);
        for (int i = 0; i < guest.getWorkloads().size(); i++) {
            var workload = guest.getWorkloads().get(i);
            var set = known(workload) ? Inherited.value(workload, Workload::getWorkingSet) : null;
            if (number(set, 0) <= number(memory, Double.POSITIVE_INFINITY)) continue;
            report(
                    Rule.WORKING_SET,
                    guest,
                    GUEST__WORKLOADS,
                    i,
                    "The working set of '%s' is %s, but guest '%s' has %s of memory: it would page, which is not simulated."
                            .formatted(
                                    workload.getName(), Amount.written(set), guest.getName(), Amount.written(memory)));
        }
    }

    /** A guest at a node has the node's processors and memory: the host's, divided evenly. */
    @Check
    public void aGuestFitsAtItsNode(Guest guest) {
        var host = Inherited.value(guest, Guest::getHost);
        if (guest.getNumaNode() == null || !known(host)) return;
        double nodes = HostChecks.numaNodes(host).orElse(1);
        var threads = HostChecks.threads(host);
        double vcpus = number(Inherited.value(guest, Guest::getVcpus), 1);
        if (threads.isPresent() && nodes > 1 && vcpus > threads.getAsDouble() / nodes) {
            report(
                    Rule.TOO_LARGE_FOR_NODE,
                    guest,
                    GUEST__NUMA_NODE,
                    "Guest '%s' has %s vCPUs, but a NUMA node of '%s' has %s hardware threads for guests: it would not be at one node only."
                            .formatted(
                                    guest.getName(),
                                    plain(vcpus),
                                    host.getName(),
                                    plain(Math.floor(threads.getAsDouble() / nodes))));
        }
    }

    /** Packets of one queue go to one vCPU. */
    @Check
    public void aVirtualFunctionHasAQueueForEachVcpu(Guest guest) {
        double vcpus = number(Inherited.value(guest, Guest::getVcpus), 1);
        for (var use : Use.of(guest, choices)) {
            var type = Situation.deviceType(use.attachment());
            if (use.attachment().eContainer() != guest || !known(type)) continue;
            var srIov = Inherited.value(type, DeviceType::getSrIov);
            double queues = number(srIov == null ? null : srIov.getQueuesPerVf(), Double.POSITIVE_INFINITY);
            if (vcpus <= queues) continue;
            use.paths().stream()
                    .filter(choice -> AssignedDevices.isVirtualFunction(choice.kind()))
                    .findFirst()
                    .ifPresent(choice -> report(
                            Rule.FEW_QUEUES,
                            choice.place(),
                            choice.feature(),
                            "A virtual function of '%s' has %s queues, but guest '%s' has %s vCPUs: no more than %s of them take its interrupts."
                                    .formatted(
                                            use.device().getName(),
                                            plain(queues),
                                            guest.getName(),
                                            plain(vcpus),
                                            plain(queues))));
        }
    }

    // ---- polling

    @Check
    public void pollingLeavesTimeForWork(Model model) {
        for (var declaration : model.getDeclarations())
            if (declaration instanceof Host host) pollingLeavesTimeForWork(host, model);
    }

    /** A thread that polls is never idle, so it takes a hardware thread: a reserved one if there are such. */
    private void pollingLeavesTimeForWork(Host host, Model model) {
        var threads = HostChecks.threads(host);
        double polling = pollingThreads(index.guestsOn(host, model));
        double reserved = number(Inherited.value(host, Host::getReserved), 0);
        if (threads.isEmpty() || polling == 0) return;
        if (reserved >= 1 && polling > reserved) {
            report(
                    Rule.POLLING_TAKES_ALL,
                    host,
                    HOST__RESERVED,
                    "%s threads poll on '%s', which reserves %s for them, so that each stands still while another polls: reserve %s."
                            .formatted(
                                    plain(polling),
                                    host.getName(),
                                    reserved == 1 ? "one hardware thread" : plain(reserved) + " hardware threads",
                                    plain(polling)),
                    host.getReserved() == null ? new String[0] : new String[] {plain(polling)});
        } else if (reserved < 1 && polling >= threads.getAsDouble()) {
            report(
                    Rule.POLLING_TAKES_ALL,
                    host,
                    HOST__PROCESSOR,
                    "%s threads poll on '%s', which has %s hardware threads: nothing is left that guests do not have to share with one."
                            .formatted(plain(polling), host.getName(), plain(threads.getAsDouble())));
        }
    }

    private record SharedThread(HostedDevice device, Path path, HostThread thread) {}

    private double pollingThreads(List<Guest> guests) {
        double polling = 0;
        var shared = new HashSet<SharedThread>();
        for (var guest : guests) {
            for (var use : Use.of(guest, choices)) {
                if (use.paths().isEmpty()) continue;
                var path = use.paths().getFirst().kind();
                for (var thread : Inherited.<Path, HostThread>merged(path, Path::getThreads)) {
                    if (!thread.isPolling()) continue;
                    if (!thread.isShared()) polling += use.count();
                    else if (shared.add(new SharedThread(use.hosted(), path, thread))) polling++;
                }
            }
        }
        return polling;
    }
}
