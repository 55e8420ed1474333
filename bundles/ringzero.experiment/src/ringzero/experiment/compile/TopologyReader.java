// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import ringzero.language.scope.AssignedDevices;
import ringzero.language.scope.Inherited;
import ringzero.model.Attachment;
import ringzero.model.Demand;
import ringzero.model.DeviceType;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostPool;
import ringzero.model.HostThread;
import ringzero.model.Hypervisor;
import ringzero.model.InstanceType;
import ringzero.model.Model;
import ringzero.model.Processor;
import ringzero.model.Quantity;
import ringzero.model.Service;
import ringzero.model.Specialisable;
import ringzero.model.Use;
import ringzero.model.VmmPackage;
import ringzero.model.quantity.Amount;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Topology.Kind;
import ringzero.simulation.results.Topology.Link;
import ringzero.simulation.results.Topology.Node;
import ringzero.simulation.results.Topology.Place;

/**
 * Reads from a model what its picture shows: its hosts and guests, and the way that each guest's I/O takes. A group of guests is one
 * node. What a half-written model does not say is left out.
 */
public final class TopologyReader {

    /** Sockets that are drawn one by one; more are one node. */
    private static final int SOCKETS = 8;

    private final Model model;
    private final UnaryOperator<EObject> original;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();

    private TopologyReader(Model model, UnaryOperator<EObject> original) {
        this.model = model;
        this.original = original;
    }

    /** The topology of all hosts that a file declares or that its guests are on. */
    public static Topology read(Model model) {
        return read(model, UnaryOperator.identity());
    }

    /**
     * The same for a changed copy of a file.
     *
     * @param original from an element of the copy to the element of the file that it was
     */
    public static Topology read(Model model, UnaryOperator<EObject> original) {
        var reader = new TopologyReader(model, original);
        for (var declaration : model.getDeclarations()) if (declaration instanceof Host host) reader.host(host, host);
        for (var declaration : model.getDeclarations()) if (declaration instanceof Guest guest) reader.guest(guest);
        for (var declaration : model.getDeclarations())
            if (declaration instanceof Service service) reader.service(service);
        return new Topology(List.copyOf(reader.nodes.values()), reader.links);
    }

    // ---- hosts ----

    /** @param mention an element of this file that names the host, or the host itself */
    private void host(Host host, EObject mention) {
        if (nodes.containsKey(id(host))) return;
        var details = new ArrayList<String>();
        add(details, written(Inherited.value(host, Host::getMemory)));
        if (Inherited.isOn(host, VmmPackage.Literals.HOST__IOMMU).orElse(false)) details.add("IOMMU");
        add(new Node(id(host), Kind.HOST, "", host.getName(), details, List.of(), place(host, mention)));
        processors(host, mention);
        var hypervisor = Inherited.value(host, Host::getHypervisor);
        if (known(hypervisor)) hypervisor(host, hypervisor, mention);
        for (var device : Inherited.merged(host, Host::getDevices)) device(host, device, mention);
    }

    private static String id(Host host) {
        return host.getName();
    }

    private void processors(Host host, EObject mention) {
        var processor = Inherited.value(host, Host::getProcessor);
        if (!known(processor)) return;
        int sockets = number(Inherited.value(host, Host::getSockets), 1);
        int cores = number(Inherited.value(processor, Processor::getCores), 1);
        int perCore = number(Inherited.value(processor, Processor::getThreadsPerCore), 1);
        var details = new ArrayList<String>();
        details.add(label(processor));
        details.add(count(sockets, "socket") + " × " + count(cores, "core")
                + (perCore > 1 ? " × " + count(perCore, "thread") : ""));
        int reserved = number(Inherited.value(host, Host::getReserved), 0);
        if (reserved > 0) details.add(reserved + " reserved for the host");
        var id = id(host) + "/CPUs";
        var place = place(host, mention);
        add(new Node(
                id,
                Kind.PROCESSORS,
                id(host),
                "CPUs",
                details,
                List.of(ResourceNames.processors(host), ResourceNames.pinned(host)),
                place));
        int nodesOfHost = number(Inherited.value(host, Host::getNumaNodes), 1);
        if (sockets > SOCKETS || sockets == 1 && nodesOfHost == 1) return;
        for (int i = 0; i < sockets; i++)
            add(new Node(
                    id + "/" + i, Kind.SOCKET, id, "Socket " + i, numa(i, sockets, nodesOfHost), List.of(), place));
    }

    /** Which NUMA nodes a socket has; they are dealt out evenly. */
    private static List<String> numa(int socket, int sockets, int nodes) {
        if (nodes % sockets != 0) return List.of();
        int each = nodes / sockets;
        return List.of(
                each == 1 ? "NUMA node " + socket : "NUMA nodes " + socket * each + " to " + ((socket + 1) * each - 1));
    }

    private void hypervisor(Host host, Hypervisor hypervisor, EObject mention) {
        var details = new ArrayList<String>();
        Inherited.value(hypervisor, VmmPackage.Literals.HYPERVISOR__SCHEDULER)
                .ifPresent(scheduler -> details.add(scheduler + " scheduler"));
        add(new Node(
                hypervisorId(host),
                Kind.HYPERVISOR,
                id(host),
                label(hypervisor),
                details,
                List.of(),
                place(hypervisor, known(hypervisor) && isHere(hypervisor) ? hypervisor : mention)));
    }

    private static String hypervisorId(Host host) {
        return id(host) + "/hypervisor";
    }

    private void device(Host host, HostDevice device, EObject mention) {
        var type = device instanceof ringzero.model.HostNic nic
                ? nic.getType()
                : ((ringzero.model.HostDisk) device).getType();
        var details = new ArrayList<String>();
        if (known(type)) {
            details.add(label(type));
            add(details, written(Inherited.value(type, DeviceType::getRate)));
        }
        int functions = number(device.getVfs(), 0);
        if (functions > 0) details.add(count(functions, "virtual function"));
        add(details, device.getAddress());
        if (device.getNumaNode() != null) details.add("NUMA node " + written(device.getNumaNode()));
        add(new Node(
                deviceId(host, device),
                Kind.DEVICE,
                id(host),
                device.getName(),
                details,
                List.of(
                        ResourceNames.transmit(device, host),
                        ResourceNames.receive(device, host),
                        ResourceNames.bus(device, host),
                        ResourceNames.device(device, host)),
                place(device, mention)));
    }

    private static String deviceId(Host host, HostDevice device) {
        return id(host) + "/device/" + device.getName();
    }

    // ---- guests ----

    private void guest(Guest guest) {
        var host = Inherited.value(guest, Guest::getHost);
        if (!known(host)) return;
        host(host, guest);
        var id = id(host) + "/guest/" + guest.getName();
        add(new Node(
                id,
                Kind.GUEST,
                id(host),
                guest.getName() + times(guest),
                details(guest),
                List.of(ResourceNames.vcpus(guest)),
                place(guest, guest)));
        int number = 0;
        for (var net : Inherited.list(guest, Guest::getNets)) way(guest, host, id, net, net.getPath(), number++);
        for (GuestDisk disk : Inherited.list(guest, Guest::getDisks))
            way(guest, host, id, disk, disk.getPath(), number++);
    }

    private static String times(Guest guest) {
        int count = number(guest.getCount(), 1);
        return count > 1 ? " × " + count : "";
    }

    private static List<String> details(Guest guest) {
        var details = new ArrayList<String>();
        var mode = Inherited.value(guest, Guest::getMode);
        if (known(mode)) details.add(label(mode));
        var os = Inherited.value(guest, Guest::getOs);
        if (known(os)) details.add(label(os));
        var size = new ArrayList<String>();
        if (Inherited.value(guest, Guest::getVcpus) != null)
            size.add(count(number(Inherited.value(guest, Guest::getVcpus), 1), "vCPU"));
        add(size, written(Inherited.value(guest, Guest::getMemory)));
        if (!size.isEmpty()) details.add(String.join(", ", size));
        if (Inherited.isOn(guest, VmmPackage.Literals.GUEST__PINNED).orElse(false)) details.add("pinned");
        var node = Inherited.value(guest, Guest::getNumaNode);
        if (node != null) details.add("NUMA node " + written(node));
        return details;
    }

    /** The way from a guest through the path's threads, or through a virtual function, to the device. */
    private void way(Guest guest, Host host, String id, Attachment attachment, ringzero.model.Path path, int number) {
        var device = ResourceNames.device(attachment);
        if (!known(path) || !known(device) || !nodes.containsKey(deviceId(host, device))) return;
        var place = place(attachment, guest);
        var stops = new ArrayList<String>();
        stops.add(id);
        for (var thread : threads(path)) stops.add(backEnd(guest, host, device, path, thread, place, number));
        stops.add(
                AssignedDevices.isVirtualFunction(path)
                        ? function(guest, host, device, attachment, place, number)
                        : deviceId(host, device));
        for (int i = 1; i < stops.size(); i++)
            links.add(new Link(stops.get(i - 1), stops.get(i), i == 1 ? path.getName() : "", place));
    }

    /** The threads that a path's steps use, in the order in which they do; inherited ones may be out of use. */
    private static List<HostThread> threads(ringzero.model.Path path) {
        var used = new LinkedHashMap<String, HostThread>();
        var known = new LinkedHashMap<String, HostThread>();
        Inherited.merged(path, ringzero.model.Path::getThreads).forEach(thread -> known.put(thread.getName(), thread));
        for (var handler : Inherited.handlers(path))
            for (Use use : EcoreUtil2.eAllOfType(handler, Use.class))
                if (use.getResource() instanceof HostThread thread && known.containsKey(thread.getName()))
                    used.putIfAbsent(thread.getName(), known.get(thread.getName()));
        return List.copyOf(used.values());
    }

    private String backEnd(
            Guest guest,
            Host host,
            HostDevice device,
            ringzero.model.Path path,
            HostThread thread,
            Place place,
            int number) {
        var owner = thread.isShared() ? device.getName() + "/" + path.getName() : guest.getName() + "/" + number;
        var id = id(host) + "/thread/" + owner + "/" + thread.getName();
        var details = new ArrayList<String>();
        details.add(thread.isShared() ? "shared by all guests" : "of " + guest.getName());
        if (thread.isPolling()) details.add("polls");
        add(new Node(
                id,
                Kind.BACK_END,
                nodes.containsKey(hypervisorId(host)) ? hypervisorId(host) : id(host),
                thread.getName() + (thread.isShared() ? "" : times(guest)),
                details,
                List.of(ResourceNames.thread(thread, guest, host)),
                place));
        return id;
    }

    private String function(Guest guest, Host host, HostDevice device, Attachment attachment, Place place, int number) {
        var id = deviceId(host, device) + "/vf/" + guest.getName() + "/" + number;
        int count = number(guest.getCount(), 1);
        var details = new ArrayList<String>();
        details.add("of " + guest.getName());
        if (attachment.getRateLimit() != null) details.add("up to " + written(attachment.getRateLimit()));
        String label = count == 1 ? "VF" : count + " VFs";
        if (attachment.getVf() != null) {
            int first = number(attachment.getVf(), 1);
            label = count == 1 ? "VF " + first : "VFs " + first + " to " + (first + count - 1);
        }
        add(new Node(
                id,
                Kind.VIRTUAL_FUNCTION,
                deviceId(host, device),
                label,
                details,
                List.of(ResourceNames.rateLimit(guest)),
                place));
        return id;
    }

    // ---- services ----

    /** Everything that is offered and asked for; the hosts of a pool are drawn once. */
    private void service(Service service) {
        var id = "service/" + service.getName();
        var details = new ArrayList<String>();
        Inherited.value(service, VmmPackage.Literals.SERVICE__PLACEMENT)
                .ifPresent(placement -> details.add(placement + " placement"));
        add(new Node(
                id, Kind.SERVICE, "", service.getName(), details, List.of(service.getName()), place(service, service)));
        for (Demand demand : Inherited.list(service, Service::getDemands))
            if (known(demand.getType())) instance(id, demand.getType(), service);
        for (HostPool pool : Inherited.list(service, Service::getPools)) {
            if (!known(pool.getHost())) continue;
            host(pool.getHost(), service);
            links.add(
                    new Link(id, id(pool.getHost()), count(number(pool.getCount(), 1), "host"), place(pool, service)));
        }
    }

    private void instance(String service, InstanceType type, Service mention) {
        var size = new ArrayList<String>();
        size.add(count(number(Inherited.value(type, InstanceType::getVcpus), 1), "vCPU"));
        add(size, written(Inherited.value(type, InstanceType::getMemory)));
        var details = new ArrayList<>(List.of(String.join(", ", size)));
        add(details, written(Inherited.value(type, InstanceType::getPrice)));
        add(new Node(
                service + "/" + type.getName(),
                Kind.INSTANCE,
                service,
                type.getName(),
                details,
                List.of(),
                place(type, mention)));
    }

    // ---- words and places ----

    /** A thread that several guests share is met again with each of them. */
    private void add(Node node) {
        nodes.putIfAbsent(node.id(), node);
    }

    private static void add(List<String> details, String detail) {
        if (detail != null && !detail.isEmpty()) details.add(detail);
    }

    private static boolean known(EObject element) {
        return element != null && !element.eIsProxy();
    }

    private static String label(Specialisable kind) {
        return kind.getLabel() == null ? String.valueOf(kind.getName()) : kind.getLabel();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static int number(Quantity quantity, int otherwise) {
        if (quantity == null) return otherwise;
        return Amount.of(quantity).map(amount -> (int) amount.value()).orElse(otherwise);
    }

    /** "256 GiB"; empty if it is not given. */
    private static String written(Quantity quantity) {
        if (quantity == null) return "";
        var number = new java.math.BigDecimal(Double.toString(quantity.getMagnitude()))
                .stripTrailingZeros()
                .toPlainString();
        return quantity.getUnit() == null ? number : number + " " + quantity.getUnit();
    }

    private boolean isHere(EObject element) {
        return original.apply(element).eResource() == original.apply(model).eResource();
    }

    private Place place(EObject element, EObject otherwise) {
        EObject here = original.apply(isHere(element) ? element : otherwise);
        INode whole = NodeModelUtils.findActualNodeFor(here);
        if (whole == null || !isHere(here)) return Place.ELSEWHERE;
        INode name = here.eClass().getEStructuralFeature("name") == null
                ? whole
                : NodeModelUtils.findNodesForFeature(here, VmmPackage.Literals.NAMED__NAME).stream()
                        .findFirst()
                        .orElse(whole);
        return new Place(name.getStartLine(), whole.getOffset(), whole.getLength(), name.getOffset(), name.getLength());
    }
}
