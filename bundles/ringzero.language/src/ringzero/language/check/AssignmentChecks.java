// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.xtext.validation.Check;
import ringzero.language.check.Use.HostedDevice;
import ringzero.language.scope.AssignedDevices;
import ringzero.language.scope.Inherited;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.Model;
import ringzero.model.Path;

/** Devices that are assigned to guests: a whole device to one guest, and an IOMMU group as a whole. */
public class AssignmentChecks extends Concern {

    @Inject
    private Choices choices;

    @Check
    public void assignedDevicesBelongToOneGuest(Model model) {
        var uses = new LinkedHashMap<HostedDevice, List<Use>>();
        for (var declaration : model.getDeclarations()) {
            if (!(declaration instanceof Guest guest)) continue;
            for (var use : Use.of(guest, choices))
                uses.computeIfAbsent(use.hosted(), each -> new ArrayList<>()).add(use);
        }
        uses.values().forEach(this::aWholeDeviceBelongsToOneGuest);
        uses.values().forEach(this::virtualFunctionsAreKeptApart);
        groups(uses).forEach(this::aGroupBelongsToOne);
    }

    private static Optional<Choice<Path>> whole(Use use) {
        return use.paths().stream()
                .filter(choice -> AssignedDevices.isWhole(choice.kind()))
                .findFirst();
    }

    private static Optional<Choice<Path>> virtualFunction(Use use) {
        return use.paths().stream()
                .filter(choice -> AssignedDevices.isVirtualFunction(choice.kind()))
                .findFirst();
    }

    // ---- whole devices

    private void aWholeDeviceBelongsToOneGuest(List<Use> uses) {
        for (var use : uses) {
            var choice = whole(use);
            if (choice.isEmpty()) continue;
            if (use.count() > 1) {
                report(
                        Rule.ASSIGNED_TWICE,
                        choice.get().place(),
                        choice.get().feature(),
                        "%s guests '%s' cannot each have '%s' via '%s': a device that is assigned as a whole belongs to one guest. Choose a path that shares it, or give each a virtual function."
                                .formatted(
                                        plain(use.count()),
                                        use.guest().getName(),
                                        use.device().getName(),
                                        choice.get().kind().getName()));
                continue;
            }
            // of two that have it both, the second is told
            uses.stream()
                    .filter(other -> other.guest() != use.guest())
                    .filter(other -> whole(other).isEmpty() || uses.indexOf(other) < uses.indexOf(use))
                    .findFirst()
                    .ifPresent(other -> report(
                            Rule.ASSIGNED_TWICE,
                            choice.get().place(),
                            choice.get().feature(),
                            "Guest '%s' has the whole of '%s' via '%s', so guest '%s' cannot use it, too: give one of them another device."
                                    .formatted(
                                            use.guest().getName(),
                                            use.device().getName(),
                                            choice.get().kind().getName(),
                                            other.guest().getName())));
        }
    }

    // ---- groups

    /** Who enables virtual functions drives the physical one, and that is the host. */
    private void virtualFunctionsAreKeptApart(List<Use> uses) {
        for (var use : uses) {
            var choice = virtualFunction(use);
            var device = use.device();
            if (choice.isEmpty() || !device.isSetAcs() || isOn(device.getAcs())) continue;
            report(
                    Rule.GROUP_SHARED,
                    choice.get().place(),
                    choice.get().feature(),
                    "The virtual functions of '%s' are in one IOMMU group with the physical function, which the host drives ('acs off'), so none can be given to guest '%s': choose a path that shares the card, or a slot whose ports have ACS."
                            .formatted(device.getName(), use.guest().getName()));
        }
    }

    private record Group(Host host, double number) {}

    private static Map<Group, List<Use>> groups(Map<HostedDevice, List<Use>> uses) {
        var groups = new LinkedHashMap<Group, List<Use>>();
        uses.forEach((hosted, each) -> number(hosted.device().getIommuGroup())
                .ifPresent(group -> groups.computeIfAbsent(new Group(hosted.host(), group), added -> new ArrayList<>())
                        .addAll(each)));
        return groups;
    }

    private void aGroupBelongsToOne(Group group, List<Use> uses) {
        for (var use : uses) {
            var choice = whole(use);
            if (choice.isEmpty()) continue;
            uses.stream()
                    .filter(other -> other.device() != use.device())
                    .filter(other -> whole(other).isEmpty()
                            || other.guest() != use.guest() && uses.indexOf(other) < uses.indexOf(use))
                    .findFirst()
                    .ifPresent(other -> report(
                            Rule.GROUP_SHARED,
                            choice.get().place(),
                            choice.get().feature(),
                            "'%s' and '%s' are in IOMMU group %s, which is handed over as a whole, but guest '%s' has the one and %s the other: give both to one guest, or put one into another slot."
                                    .formatted(
                                            use.device().getName(),
                                            other.device().getName(),
                                            plain(group.number()),
                                            use.guest().getName(),
                                            whole(other).isEmpty()
                                                    ? "the host drives"
                                                    : "guest '" + other.guest().getName() + "' has")));
        }
    }

    // ---- NUMA nodes

    /** The guest's memory and vCPUs may be anywhere, and with them how far transfers go. */
    @Check
    public void itIsKnownHowNearAGuestIsToItsDevices(Guest guest) {
        if (Inherited.value(guest, Guest::getNumaNode) != null) return;
        for (var use : Use.of(guest, choices)) {
            var node = number(use.device().getNumaNode());
            var nodes = HostChecks.numaNodes(use.host());
            if (node.isEmpty() || nodes.isEmpty() || nodes.getAsDouble() < 2) continue;
            if (use.attachment().eContainer() != guest) continue;
            report(
                    Rule.NODE_NOT_GIVEN,
                    use.attachment(),
                    use.attachment().eClass().getEStructuralFeature("device"),
                    "'%s' is at NUMA node %s, and nothing keeps guest '%s' there: transfers may cross between nodes. Add 'numa-node %s' to the guest."
                            .formatted(
                                    use.device().getName(),
                                    plain(node.getAsDouble()),
                                    guest.getName(),
                                    plain(node.getAsDouble())));
        }
    }
}
