// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.xtext.validation.Check;
import ringzero.language.check.Use.HostedDevice;
import ringzero.language.scope.AssignedDevices;
import ringzero.language.scope.Inherited;
import ringzero.model.Attachment;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Model;

/** Virtual functions: every guest has one of its own, on its own host. */
public class FunctionChecks extends Concern {

    @Inject
    private Choices choices;

    /** What the guests of a file take from the devices of its hosts. */
    @Check
    public void everyGuestHasAVirtualFunctionOfItsOwn(Model model) {
        var taken = new HashMap<HostedDevice, Double>();
        var numbered = new HashSet<NumberedFunction>();
        for (var declaration : model.getDeclarations()) {
            if (!(declaration instanceof Guest guest)) continue;
            for (var use : Use.of(guest, choices)) take(use, taken, numbered);
        }
    }

    private record NumberedFunction(HostedDevice device, double number) {}

    @Check
    public void devicesAreOnTheGuestsOwnHost(Guest guest) {
        for (var net : Inherited.list(guest, Guest::getNets)) isOnTheHostOf(guest, net, net.getDevice());
        for (var disk : Inherited.list(guest, Guest::getDisks)) isOnTheHostOf(guest, disk, disk.getDevice());
    }

    private void isOnTheHostOf(Guest guest, Attachment attachment, HostDevice device) {
        var host = Inherited.value(guest, Guest::getHost);
        if (!known(host) || !known(device) || !(device.eContainer() instanceof Host other)) return;
        if (Inherited.line(host).contains(other)) return;
        boolean own = attachment.eContainer() == guest;
        report(
                Rule.ON_ANOTHER_HOST,
                own ? attachment : guest,
                own ? attachment.eClass().getEStructuralFeature("device") : NAMED__NAME,
                "Guest '%s' is on '%s', but '%s' is a device of '%s': name one of its own host."
                        .formatted(guest.getName(), host.getName(), device.getName(), other.getName()));
    }

    private void take(Use use, Map<HostedDevice, Double> taken, Set<NumberedFunction> numbered) {
        var choice = use.paths().stream()
                .filter(each -> AssignedDevices.isVirtualFunction(each.kind()))
                .findFirst();
        if (choice.isEmpty()) return;
        var device = use.device();
        var enabled = number(device.getVfs(), 0);
        double sum = taken.merge(use.hosted(), use.count(), Double::sum);
        if (sum > enabled) {
            var has = enabled == 0 ? "no virtual functions enabled" : plain(enabled) + " virtual functions";
            report(
                    Rule.NOT_ENOUGH_VFS,
                    choice.get().place(),
                    choice.get().feature(),
                    -1,
                    "%s virtual functions of '%s', which has %s: set 'vfs %s' there."
                            .formatted(
                                    sum == 1 ? "A guest uses one of the" : plain(sum) + " guests use",
                                    device.getName(),
                                    has,
                                    plain(sum)),
                    List.of(Remedy.at(device, Remedy.What.ENABLE_FUNCTIONS, plain(sum))));
        }
        var vf = number(use.attachment().getVf());
        if (vf.isEmpty()) return;
        double last = vf.getAsDouble() + use.count() - 1;
        if (enabled > 0 && last > enabled) {
            report(
                    Rule.NO_SUCH_VF,
                    use.attachment(),
                    ATTACHMENT__VF,
                    "'%s' has virtual functions 1 to %s only.".formatted(device.getName(), plain(enabled)));
        }
        for (double n = vf.getAsDouble(); n <= Math.min(last, vf.getAsDouble() + 65536); n++) {
            if (numbered.add(new NumberedFunction(use.hosted(), n))) continue;
            report(
                    Rule.VF_TAKEN,
                    use.attachment(),
                    ATTACHMENT__VF,
                    "Virtual function %s of '%s' belongs to another guest already."
                            .formatted(plain(n), device.getName()));
            return;
        }
    }
}
