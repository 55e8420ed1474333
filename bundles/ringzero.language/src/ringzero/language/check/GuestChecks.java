// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Guest;
import ringzero.model.GuestOs;
import ringzero.model.Hypervisor;
import ringzero.model.Mode;
import ringzero.model.Model;
import ringzero.model.OperatingSystem;

/** Guests: their mode is possible on their host, with their operating system, beside the other guests; and they fit on it. */
public class GuestChecks extends Concern {

    @Inject
    private FileIndex index;

    @Inject
    private Choices choices;

    // ---- modes

    @Check
    public void aModeIsPossible(Guest guest) {
        for (var choice : choices.modes(guest)) {
            isSupported(guest, choice);
            systemFits(guest, choice);
            requirementsHold(guest, choice);
            ownsTheMachineAlone(guest, choice);
        }
    }

    private void isSupported(Guest guest, Choice<Mode> choice) {
        var mode = choice.kind();
        var hypervisor = Supported.hypervisor(guest);
        if (hypervisor == null || SettingChecks.ownsTheMachine(mode)) return;
        var supported = Inherited.list(hypervisor, Hypervisor::getModes);
        if (supported.isEmpty() || Supported.containsKind(supported, mode) || Supported.isAdded(mode, hypervisor))
            return;
        report(
                Rule.MODE_NOT_SUPPORTED,
                choice.place(),
                choice.feature(),
                "Hypervisor '%s' cannot run guests with mode '%s': it supports %s."
                        .formatted(hypervisor.getName(), mode.getName(), Supported.names(supported)),
                Supported.fixes(supported));
    }

    private void systemFits(Guest guest, Choice<Mode> choice) {
        if (Inherited.value(choice.kind(), MODE__GUEST_OS).orElse(null) != GuestOs.MODIFIED) return;
        var os = Inherited.value(guest, Guest::getOs);
        if (!known(os)) return;
        if (!Inherited.isOn(os, OPERATING_SYSTEM__MODIFIABLE).orElse(true)) {
            report(
                    Rule.NOT_MODIFIABLE,
                    choice.place(),
                    choice.feature(),
                    "Mode '%s' needs a modified kernel, but the kernel of '%s' cannot be changed: choose a mode for unmodified systems."
                            .formatted(choice.kind().getName(), os.getName()));
            return;
        }
        var hypervisor = Supported.hypervisor(guest);
        if (hypervisor == null) return;
        var port = Inherited.value(hypervisor, Hypervisor::getPort);
        if (known(port)
                && !Inherited.withImplied(Inherited.list(os, OperatingSystem::getPorts))
                        .contains(port)) {
            report(
                    Rule.NOT_PORTED,
                    choice.place(),
                    choice.feature(),
                    "Mode '%s' needs a kernel that is ported to %s, but '%s' has no port '%s'."
                            .formatted(choice.kind().getName(), hypervisor.getName(), os.getName(), port.getName()));
        } else if (choice.place() == guest) {
            report(
                    Rule.TIED,
                    guest,
                    GUEST__MODE,
                    "Guest '%s' runs on %s only, as its kernel is modified for it."
                            .formatted(guest.getName(), hypervisor.getName()));
        }
    }

    private void requirementsHold(Guest guest, Choice<Mode> choice) {
        var situation = Situation.of(guest);
        for (var requirement : Inherited.list(choice.kind(), Mode::getRequirements)) {
            if (!situation.holds(requirement).equals(java.util.Optional.of(false))) continue;
            report(
                    Rule.MODE_REQUIREMENT,
                    choice.place(),
                    choice.feature(),
                    "Mode '%s' requires %s: %s."
                            .formatted(
                                    choice.kind().getName(),
                                    Conditions.words(requirement),
                                    Conditions.whyNot(requirement, situation)));
        }
    }

    private void ownsTheMachineAlone(Guest guest, Choice<Mode> choice) {
        if (!SettingChecks.ownsTheMachine(choice.kind())) return;
        var host = Inherited.value(guest, Guest::getHost);
        if (!known(host) || !(guest.eContainer() instanceof Model model)) return;
        if (HostChecks.count(guest) > 1) {
            report(
                    Rule.MACHINE_OWNED_TWICE,
                    choice.place(),
                    choice.feature(),
                    "%s guests '%s' cannot have mode '%s' on one host: each would own the machine and its ring 0. Choose a mode that shares it."
                            .formatted(
                                    plain(HostChecks.count(guest)),
                                    guest.getName(),
                                    choice.kind().getName()));
            return;
        }
        for (var other : index.guestsOn(host, model)) {
            if (other == guest) continue;
            report(
                    Rule.MACHINE_OWNED_TWICE,
                    choice.place(),
                    choice.feature(),
                    "Guest '%s' with mode '%s' owns '%s' and its ring 0, so guest '%s' cannot be there: choose another mode or another host."
                            .formatted(guest.getName(), choice.kind().getName(), host.getName(), other.getName()));
            return;
        }
    }

    // ---- processors and memory

    @Check
    public void aGuestHasNoMoreVcpusThanTheHostHasThreads(Guest guest) {
        var host = Inherited.value(guest, Guest::getHost);
        var vcpus = number(Inherited.value(guest, Guest::getVcpus));
        if (!known(host) || vcpus.isEmpty()) return;
        var threads = HostChecks.threads(host);
        if (threads.isEmpty() || threads.getAsDouble() <= 0 || vcpus.getAsDouble() <= threads.getAsDouble()) return;
        report(
                Rule.TOO_MANY_VCPUS,
                guest,
                GUEST__VCPUS,
                "Guest '%s' has %s vCPUs, but '%s' has %s hardware threads for guests: more in one guest only wait for each other."
                        .formatted(
                                guest.getName(),
                                plain(vcpus.getAsDouble()),
                                host.getName(),
                                plain(threads.getAsDouble())),
                plain(threads.getAsDouble()));
    }

    @Check
    public void aGuestIsAtANodeThatExists(Guest guest) {
        var host = Inherited.value(guest, Guest::getHost);
        var node = number(guest.getNumaNode());
        var nodes = HostChecks.numaNodes(host);
        if (node.isEmpty() || nodes.isEmpty() || node.getAsDouble() < nodes.getAsDouble()) return;
        report(
                Rule.NO_SUCH_NODE,
                guest,
                GUEST__NUMA_NODE,
                "Host '%s' has NUMA nodes 0 to %s only.".formatted(host.getName(), plain(nodes.getAsDouble() - 1)));
    }
}
