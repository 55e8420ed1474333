// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.List;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Attachment;
import ringzero.model.Guest;
import ringzero.model.HostDevice;
import ringzero.model.Hypervisor;
import ringzero.model.Path;

/** Paths of guests: their hypervisor offers them, they have what they require, the mode answers what they perform. */
public class PathChecks extends Concern {

    @Inject
    private Choices choices;

    @Check
    public void pathsArePossible(Guest guest) {
        for (var net : Inherited.list(guest, Guest::getNets)) check(guest, net, net.getDevice());
        for (var disk : Inherited.list(guest, Guest::getDisks)) check(guest, disk, disk.getDevice());
    }

    private void check(Guest guest, Attachment attachment, HostDevice device) {
        var situation = Situation.of(guest);
        // what stands with the base has been told there, unless the guest is elsewhere
        boolean isToldElsewhere = attachment.eContainer() instanceof Guest base
                && base != guest
                && Situation.of(base).equals(situation)
                && Inherited.value(base, Guest::getMode) == Inherited.value(guest, Guest::getMode);
        if (known(device)) situation = situation.with(HostChecks.type(device));
        for (var choice : choices.paths(guest, attachment)) {
            if (choice.place() == guest && isToldElsewhere) continue;
            isSupported(guest, choice);
            requirementsHold(choice, situation);
            operationsAreAnswered(guest, choice, situation);
            if (choice.place() == attachment) staysWhereItIs(guest, choice);
        }
        if (known(device)) isNear(guest, attachment, device);
    }

    private void isSupported(Guest guest, Choice<Path> choice) {
        var hypervisor = Supported.hypervisor(guest);
        var mode = Inherited.value(guest, Guest::getMode);
        if (hypervisor == null || known(mode) && SettingChecks.ownsTheMachine(mode)) return;
        var supported = Inherited.list(hypervisor, Hypervisor::getPaths);
        if (supported.isEmpty()
                || Supported.containsKind(supported, choice.kind())
                || sameNameSupported(supported, choice.kind())) return;
        if (Supported.isAdded(choice.kind(), hypervisor)) return;
        report(
                Rule.PATH_NOT_SUPPORTED,
                choice.place(),
                choice.feature(),
                "Hypervisor '%s' does not offer path '%s': it offers %s."
                        .formatted(hypervisor.getName(), choice.kind().getName(), Supported.names(supported)),
                Supported.fixes(supported));
    }

    /** A hypervisor names a path once and means the one for packets and the one for blocks. */
    private static boolean sameNameSupported(List<Path> supported, Path path) {
        return supported.stream()
                .anyMatch(each -> path.getName() != null && path.getName().equals(each.getName()));
    }

    private void requirementsHold(Choice<Path> choice, Situation situation) {
        for (var requirement : Inherited.list(choice.kind(), Path::getRequirements)) {
            if (!situation.holds(requirement).equals(java.util.Optional.of(false))) continue;
            report(
                    Rule.PATH_REQUIREMENT,
                    choice.place(),
                    choice.feature(),
                    "Path '%s' requires %s: %s."
                            .formatted(
                                    choice.kind().getName(),
                                    Conditions.words(requirement),
                                    Conditions.whyNot(requirement, situation)));
        }
    }

    private void operationsAreAnswered(Guest guest, Choice<Path> choice, Situation situation) {
        var mode = Inherited.value(guest, Guest::getMode);
        if (!known(mode)) return;
        for (var operation : Performed.by(choice.kind(), situation)) {
            if (Inherited.handler(mode, operation).isPresent()) continue;
            report(
                    Rule.UNANSWERED,
                    choice.place(),
                    choice.feature(),
                    -1,
                    "Path '%s' performs '%s', but mode '%s' does not say what that costs. Add 'on %s { ... }' to it or choose another mode."
                            .formatted(
                                    choice.kind().getName(), operation.getName(), mode.getName(), operation.getName()),
                    List.of(Remedy.at(mode, Remedy.What.ANSWER, operation.getName())));
        }
    }

    private void staysWhereItIs(Guest guest, Choice<Path> choice) {
        if (Inherited.isOn(choice.kind(), PATH__MIGRATABLE).orElse(true)) return;
        report(
                Rule.NOT_MIGRATABLE,
                choice.place(),
                choice.feature(),
                "Guest '%s' cannot be migrated while it runs: path '%s' binds it to the hardware."
                        .formatted(guest.getName(), choice.kind().getName()));
    }

    private void isNear(Guest guest, Attachment attachment, HostDevice device) {
        var node = number(Inherited.value(guest, Guest::getNumaNode));
        var of = number(device.getNumaNode());
        if (node.isEmpty() || of.isEmpty() || node.getAsDouble() == of.getAsDouble()) return;
        boolean own = attachment.eContainer() == guest;
        report(
                Rule.FAR_FROM_DEVICE,
                own ? attachment : guest,
                own ? attachment.eClass().getEStructuralFeature("device") : NAMED__NAME,
                "'%s' is at NUMA node %s, but guest '%s' is at node %s: every transfer crosses between them."
                        .formatted(
                                device.getName(), plain(of.getAsDouble()), guest.getName(), plain(node.getAsDouble())));
    }
}
