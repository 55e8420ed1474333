// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import ringzero.model.Factor;
import ringzero.model.Filter;
import ringzero.model.Find;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Named;
import ringzero.model.Observation;
import ringzero.model.PathExpression;
import ringzero.model.Plot;

/** Says of each name of a path what it stands for. */
public class Segments {

    private final Vocabulary vocabulary;

    @Inject
    public Segments(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What the names behind the first stand for, up to the first that means nothing. */
    public List<Segment> of(PathExpression path) {
        var head = path.getHead();
        if (head == null || head.eIsProxy()) return List.of();
        return isOfSetting(path) ? SettingPath.segments(head, path.getSegments()) : observed(path, head);
    }

    /** Whether a path leads to a setting; others lead to an observation. */
    public static boolean isOfSetting(PathExpression path) {
        return switch (path.eContainer()) {
            case Factor factor -> true;
            case Filter filter -> true;
            case Find find -> true;
            case Plot plot -> plot.getObservation() != path;
            case null, default -> false;
        };
    }

    private List<Segment> observed(PathExpression path, Named head) {
        var meanings = new ArrayList<Segment>();
        List<String> rest = path.getSegments();
        var observation = head instanceof Observation each ? each : null;
        if (observation == null && !rest.isEmpty() && head instanceof Host host) {
            for (var device : Inherited.<Host, HostDevice>merged(host, Host::getDevices))
                if (rest.getFirst().equals(device.getName())) meanings.add(new Segment.Thing(device));
            rest = rest.subList(meanings.size(), rest.size());
        }
        if (observation == null && !rest.isEmpty()) {
            observation = vocabulary.observations(path).get(rest.getFirst());
            if (observation == null) return meanings;
            meanings.add(new Segment.Thing(observation));
            rest = rest.subList(1, rest.size());
        }
        var layers = vocabulary.layers(path);
        for (var name : rest) {
            var layer = layers.get(name);
            meanings.add(layer == null ? new Segment.Share(observation) : new Segment.Thing(layer));
        }
        return meanings;
    }
}
