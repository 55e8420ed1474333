// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.List;

/**
 * What a model is made of, for pictures: hosts with their processors, hypervisors and devices, the guests on them, the way that each
 * guest's I/O takes, and the services with their instances. Says nothing about where anything is drawn.
 *
 * @param nodes in the order of the model; a node stands after the one that contains it
 * @param links ways of I/O from guests to devices, step by step, and from services to their hosts, in the order of the model
 */
public record Topology(List<Node> nodes, List<Link> links) {
    public Topology {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /** Nothing: what a result file has that was written before there were topologies. */
    public static Topology none() {
        return new Topology(List.of(), List.of());
    }

    /** What a node stands for. */
    public enum Kind {
        HOST,
        /** All hardware threads of a host. */
        PROCESSORS,
        SOCKET,
        /** A guest or a group of equal ones. */
        GUEST,
        HYPERVISOR,
        /** A thread of the host that serves guests' I/O: a vhost worker, a device model, a back end. */
        BACK_END,
        DEVICE,
        /** Virtual functions of a device that a guest or group drives itself. */
        VIRTUAL_FUNCTION,
        /** Hosts that instances are placed on: a cloud. */
        SERVICE,
        /** A type of instances that a service is asked for. */
        INSTANCE
    }

    /**
     * A part of the model.
     *
     * @param id unlike any other in the model, and the same whenever the model is read
     * @param kind what it is
     * @param parent id of the node it is a part of; empty for hosts and services
     * @param label its name, with the count of a group: "web × 10"
     * @param details what else there is to say, in a few words each
     * @param resources names in results of what requests wait for there
     * @param place where the model says it
     */
    public record Node(
            String id,
            Kind kind,
            String parent,
            String label,
            List<String> details,
            List<String> resources,
            Place place) {
        public Node {
            details = List.copyOf(details);
            resources = List.copyOf(resources);
        }
    }

    /**
     * A step of a way that I/O takes.
     *
     * @param from id of a node
     * @param to id of a node
     * @param label the path's name, on the first step of a way; of a service how many hosts there are; else empty
     * @param place where the model says it
     */
    public record Link(String from, String to, String label, Place place) {}

    /**
     * A part of the model's text. Offsets count UTF-16 units from the start of the file, as editors do.
     *
     * @param line where its name is, from 1; 0 if it is not in this file
     * @param offset of the whole declaration
     * @param length of the whole declaration
     * @param nameOffset of its name, or of what names it
     * @param nameLength of its name
     */
    public record Place(int line, int offset, int length, int nameOffset, int nameLength) {

        /** Not in the model's own file. */
        public static final Place ELSEWHERE = new Place(0, 0, 0, 0, 0);

        /** Whether a position of the text is within it. */
        public boolean covers(int position) {
            return line > 0 && position >= offset && position <= offset + length;
        }
    }
}
