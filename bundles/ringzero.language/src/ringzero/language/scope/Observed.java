// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Named;
import ringzero.model.Observation;
import ringzero.model.PathExpression;

/**
 * What a path such as {@code web.latency.p99}, {@code host-cpu.exit} or {@code rack1.eth0.utilisation} observes.
 *
 * @param subject of what: a guest, workload, host, device or service; empty if of everything
 * @param name the observation's name, as in "latency"
 * @param detail what of it, as in "p99", "p99.9", "mean" or a layer; empty if as a whole
 */
public record Observed(Optional<Named> subject, String name, Optional<String> detail) {

    /**
     * What a path observes; empty if it does not name an observation.
     *
     * @param path starts with an observation, or with whose observation is meant
     * @param observations the names of all observations
     */
    public static Optional<Observed> of(PathExpression path, java.util.Set<String> observations) {
        if (path == null || path.getHead() == null || path.getHead().eIsProxy()) return Optional.empty();
        if (path.getHead() instanceof Observation observation) {
            return Optional.of(new Observed(Optional.empty(), observation.getName(), detail(path.getSegments())));
        }
        Named subject = path.getHead();
        List<String> rest = path.getSegments();
        if (!rest.isEmpty() && subject instanceof Host host) {
            var device = device(host, rest.getFirst());
            if (device.isPresent()) {
                subject = device.get();
                rest = rest.subList(1, rest.size());
            }
        }
        if (rest.isEmpty() || !observations.contains(rest.getFirst())) return Optional.empty();
        return Optional.of(new Observed(Optional.of(subject), rest.getFirst(), detail(rest.subList(1, rest.size()))));
    }

    private static Optional<HostDevice> device(Host host, String name) {
        return Inherited.<Host, HostDevice>merged(host, Host::getDevices).stream()
                .filter(device -> name.equals(device.getName()))
                .findFirst();
    }

    /** The dot of "p99.9" separates names as any other. */
    private static Optional<String> detail(List<String> segments) {
        return segments.isEmpty() ? Optional.empty() : Optional.of(String.join(".", new ArrayList<>(segments)));
    }
}
