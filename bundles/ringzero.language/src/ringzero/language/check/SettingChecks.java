// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.SettingPath;
import ringzero.model.DeviceType;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Mode;
import ringzero.model.Net;
import ringzero.model.Owns;
import ringzero.model.Specialisable;
import ringzero.model.SrIov;
import ringzero.model.Workload;

/** Settings: each is given once, and what cannot be done without is given. */
public class SettingChecks extends Concern {

    @Check
    public void aSettingIsGivenOnce(Specialisable declaration) {
        givenOnce(declaration);
    }

    @Check
    public void aSettingIsGivenOnce(HostDevice device) {
        givenOnce(device);
    }

    @Check
    public void aSettingIsGivenOnce(SrIov srIov) {
        givenOnce(srIov);
    }

    /** The text is asked, for the model keeps only the last. One pass: there are many settings, and few are given. */
    private void givenOnce(EObject object) {
        var node = NodeModelUtils.findActualNodeFor(object);
        if (node != null) givenOnce(object, node, new HashSet<>());
    }

    private void givenOnce(EObject object, ICompositeNode node, Set<EStructuralFeature> given) {
        for (var child : node.getChildren()) {
            var assignment = GrammarUtil.containingAssignment(child.getGrammarElement());
            if (assignment == null) {
                // a rule that hands over to another one
                if (child instanceof ICompositeNode inner) givenOnce(object, inner, given);
                continue;
            }
            if (!"=".equals(assignment.getOperator())) continue;
            // what is broken is told by the parser, and may be the other half of the same setting
            if (isBroken(child)) continue;
            var feature = object.eClass().getEStructuralFeature(assignment.getFeature());
            if (feature == NAMED__NAME || feature == SPECIALISABLE__BASE || given.add(feature)) continue;
            getMessageAcceptor()
                    .acceptError(
                            "'%s' is given a second time: only one can hold.".formatted(SettingPath.keyword(feature)),
                            object,
                            child.getOffset(),
                            child.getLength(),
                            Rule.GIVEN_TWICE.code());
        }
    }

    private static boolean isBroken(INode node) {
        for (var each : node.getAsTreeIterable()) if (each.getSyntaxErrorMessage() != null) return true;
        return false;
    }

    @Check
    public void aGuestHasWhatItNeedsToRun(Guest guest) {
        var host = Inherited.value(guest, Guest::getHost);
        if (!known(host)) return;
        var mode = Inherited.value(guest, Guest::getMode);
        if (mode == null) {
            report(
                    Rule.INCOMPLETE,
                    guest,
                    NAMED__NAME,
                    "Guest '%s' has no mode: say how it is virtualized, as in 'mode hardware-assisted'."
                            .formatted(guest.getName()));
        }
        if (Inherited.value(host, Host::getProcessor) == null) {
            report(
                    Rule.INCOMPLETE,
                    guest,
                    GUEST__HOST,
                    "Host '%s' has no processor: add one to it, as in 'processor 2 x IntelXeonGold6338'."
                            .formatted(host.getName()));
        }
        if (known(mode) && !ownsTheMachine(mode) && Inherited.value(host, Host::getHypervisor) == null) {
            report(
                    Rule.INCOMPLETE,
                    guest,
                    GUEST__HOST,
                    "Host '%s' has no hypervisor to run guest '%s': add one to it, as in 'hypervisor KVM'."
                            .formatted(host.getName(), guest.getName()));
        }
        for (int i = 0; i < guest.getWorkloads().size(); i++)
            complete(guest, guest.getWorkloads().get(i), i);
    }

    static boolean ownsTheMachine(Mode mode) {
        return Inherited.value(mode, MODE__OWNS).orElse(null) == Owns.MACHINE;
    }

    private void complete(Guest guest, Workload workload, int index) {
        if (!known(workload)) return;
        if (Inherited.value(workload, Workload::getArrivals) == null) {
            report(
                    Rule.INCOMPLETE,
                    guest,
                    GUEST__WORKLOADS,
                    index,
                    "Workload '%s' does not say when requests come: add 'arrivals poisson 1000/s' or 'clients 10' to it."
                            .formatted(workload.getName()));
        }
        if (Inherited.list(workload, Workload::getSteps).isEmpty()) {
            report(
                    Rule.INCOMPLETE,
                    guest,
                    GUEST__WORKLOADS,
                    index,
                    "Workload '%s' does not say what a request does: add 'request { ... }' to it."
                            .formatted(workload.getName()));
        }
    }

    @Check
    public void aCardInUseHasARate(Net net) {
        if (known(net.getDevice()))
            hasRate(net, net.getDevice(), net.getDevice().getType());
    }

    @Check
    public void aDiskInUseHasARate(GuestDisk disk) {
        if (known(disk.getDevice()))
            hasRate(disk, disk.getDevice(), disk.getDevice().getType());
    }

    private void hasRate(EObject attachment, HostDevice device, DeviceType type) {
        if (!known(type) || Inherited.value(type, DeviceType::getRate) != null) return;
        report(
                Rule.INCOMPLETE,
                attachment,
                attachment.eClass().getEStructuralFeature("device"),
                "'%s' is of type '%s', which has no rate: add one to the type, as in 'rate 10 Gbit/s'."
                        .formatted(device.getName(), type.getName()));
    }
}
