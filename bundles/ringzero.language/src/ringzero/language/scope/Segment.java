// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringzero.model.Named;
import ringzero.model.Observation;
import ringzero.model.RequestStep;

/** What one name of a path stands for, behind the first. */
public sealed interface Segment {

    /** Something with a name of its own: a part such as a parameter or a device, an observation, a layer. */
    record Thing(Named object) implements Segment {}

    /**
     * Something whose name says which part is meant: a device an attachment of a guest, as in {@code web.net.eth0.path}; a host or a
     * type of instance what a service has or is asked for, as in {@code Cloud.node}.
     */
    record Device(Named object, EObject part) implements Segment {}

    /** The keyword of a setting, which may not be given. */
    record Word(Setting setting) implements Segment {}

    /** The keyword of a step of a request: the first of its sort. */
    record Step(RequestStep step) implements Segment {}

    /** A number of what is observed that varies: {@code p99}, or a part of one such as the 9 of {@code p99.9}. */
    record Share(Observation observation) implements Segment {}

    /** Where what is meant stands: the thing, the value of a setting, or what has the setting. */
    default EObject target() {
        return switch (this) {
            case Thing thing -> thing.object;
            case Device device -> device.object;
            case Step step -> step.step;
            case Share share -> share.observation;
            case Word word ->
                word.setting.value() instanceof EObject value && value.eContainer() == word.setting.owner()
                        ? value
                        : word.setting.owner();
        };
    }

    /** The same for all names that mean the same: the address of a thing, or that of an owner with the setting behind it. */
    default URI key() {
        if (!(this instanceof Word word)) return EcoreUtil.getURI(target());
        var owner = EcoreUtil.getURI(word.setting.owner());
        return owner.trimFragment()
                .appendFragment(owner.fragment() + "/" + word.setting.feature().getName());
    }
}
