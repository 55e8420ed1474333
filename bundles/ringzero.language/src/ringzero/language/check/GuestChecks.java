// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import ringzero.language.library.Library;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Attachment;
import ringzero.model.Condition;
import ringzero.model.DiskPath;
import ringzero.model.FeatureTest;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.GuestOs;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Hypervisor;
import ringzero.model.Mode;
import ringzero.model.Model;
import ringzero.model.Net;
import ringzero.model.NetPath;
import ringzero.model.OperatingSystem;
import ringzero.model.Path;
import ringzero.model.Subject;

/** Guests: their mode and their paths are possible on their host, with their operating system, beside the other guests. */
public class GuestChecks extends Concern {

    /** Something chosen for a guest, in the guest itself or as a level of a factor, and where. */
    private record Choice<K>(K kind, EObject place, EStructuralFeature feature) {}

    @Inject
    private FileIndex index;

    // ---- modes

    @Check
    public void aModeIsPossible(Guest guest) {
        for (var choice : modes(guest)) {
            isSupported(guest, choice);
            systemFits(guest, choice);
            requirementsHold(guest, choice);
            ownsTheMachineAlone(guest, choice);
        }
    }

    /** The guest's mode and those that experiments of the file set instead. */
    private List<Choice<Mode>> modes(Guest guest) {
        var modes = new ArrayList<Choice<Mode>>();
        var mode = Inherited.value(guest, Guest::getMode);
        if (known(mode)) modes.add(new Choice<>(mode, guest, GUEST__MODE));
        for (var level : index.levels(guest, GUEST__MODE))
            if (level.getElement() instanceof Mode each && known(each) && each != mode)
                modes.add(new Choice<>(each, level, LEVEL__ELEMENT));
        return modes;
    }

    private void isSupported(Guest guest, Choice<Mode> choice) {
        var mode = choice.kind;
        var hypervisor = hypervisor(guest);
        if (hypervisor == null || SettingChecks.ownsTheMachine(mode)) return;
        var supported = Inherited.list(hypervisor, Hypervisor::getModes);
        if (supported.isEmpty() || containsKind(supported, mode) || isAdded(mode, hypervisor)) return;
        report(
                Rule.MODE_NOT_SUPPORTED,
                choice.place,
                choice.feature,
                "Hypervisor '%s' cannot run guests with mode '%s': it supports %s."
                        .formatted(hypervisor.getName(), mode.getName(), names(supported)),
                fixes(supported));
    }

    /** A mode or path that starts from a supported one is supported too. */
    private static boolean containsKind(
            List<? extends ringzero.model.Specialisable> supported, ringzero.model.Specialisable kind) {
        return Inherited.line(kind).stream().anyMatch(supported::contains);
    }

    /** Who describes a kind of their own need not describe the library's hypervisor anew. */
    private static boolean isAdded(EObject kind, Hypervisor hypervisor) {
        return Library.contains(hypervisor) && !Library.contains(kind);
    }

    private static Hypervisor hypervisor(Guest guest) {
        var host = Inherited.value(guest, Guest::getHost);
        var hypervisor = known(host) ? Inherited.value(host, Host::getHypervisor) : null;
        return known(hypervisor) ? hypervisor : null;
    }

    private static String names(List<? extends ringzero.model.Named> kinds) {
        return String.join(", ", fixes(kinds));
    }

    private static String[] fixes(List<? extends ringzero.model.Named> kinds) {
        return kinds.stream()
                .map(ringzero.model.Named::getName)
                .filter(java.util.Objects::nonNull)
                .toArray(String[]::new);
    }

    private void systemFits(Guest guest, Choice<Mode> choice) {
        if (Inherited.value(choice.kind, MODE__GUEST_OS).orElse(null) != GuestOs.MODIFIED) return;
        var os = Inherited.value(guest, Guest::getOs);
        if (!known(os)) return;
        if (!Inherited.isOn(os, OPERATING_SYSTEM__MODIFIABLE).orElse(true)) {
            report(
                    Rule.NOT_MODIFIABLE,
                    choice.place,
                    choice.feature,
                    "Mode '%s' needs a modified kernel, but the kernel of '%s' cannot be changed: choose a mode for unmodified systems."
                            .formatted(choice.kind.getName(), os.getName()));
            return;
        }
        var hypervisor = hypervisor(guest);
        if (hypervisor == null) return;
        var port = Inherited.value(hypervisor, Hypervisor::getPort);
        if (known(port)
                && !Inherited.withImplied(Inherited.list(os, OperatingSystem::getPorts))
                        .contains(port)) {
            report(
                    Rule.NOT_PORTED,
                    choice.place,
                    choice.feature,
                    "Mode '%s' needs a kernel that is ported to %s, but '%s' has no port '%s'."
                            .formatted(choice.kind.getName(), hypervisor.getName(), os.getName(), port.getName()));
        } else if (choice.place == guest) {
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
        for (var requirement : Inherited.list(choice.kind, Mode::getRequirements)) {
            if (!situation.holds(requirement).equals(java.util.Optional.of(false))) continue;
            report(
                    Rule.MODE_REQUIREMENT,
                    choice.place,
                    choice.feature,
                    "Mode '%s' requires %s: %s."
                            .formatted(
                                    choice.kind.getName(),
                                    Conditions.words(requirement),
                                    Conditions.whyNot(requirement, situation)));
        }
    }

    private void ownsTheMachineAlone(Guest guest, Choice<Mode> choice) {
        if (!SettingChecks.ownsTheMachine(choice.kind)) return;
        var host = Inherited.value(guest, Guest::getHost);
        if (!known(host) || !(guest.eContainer() instanceof Model model)) return;
        if (HostChecks.count(guest) > 1) {
            report(
                    Rule.MACHINE_OWNED_TWICE,
                    choice.place,
                    choice.feature,
                    "%s guests '%s' cannot have mode '%s' on one host: each would own the machine and its ring 0. Choose a mode that shares it."
                            .formatted(plain(HostChecks.count(guest)), guest.getName(), choice.kind.getName()));
            return;
        }
        for (var other : index.guestsOn(host, model)) {
            if (other == guest) continue;
            report(
                    Rule.MACHINE_OWNED_TWICE,
                    choice.place,
                    choice.feature,
                    "Guest '%s' with mode '%s' owns '%s' and its ring 0, so guest '%s' cannot be there: choose another mode or another host."
                            .formatted(guest.getName(), choice.kind.getName(), host.getName(), other.getName()));
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

    // ---- paths

    @Check
    public void aPathIsPossible(Net net) {
        check(net, net.getDevice(), paths(net, net.getPath(), NET__PATH, NetPath.class));
    }

    @Check
    public void aPathIsPossible(GuestDisk disk) {
        check(disk, disk.getDevice(), paths(disk, disk.getPath(), GUEST_DISK__PATH, DiskPath.class));
    }

    private List<Choice<Path>> paths(
            Attachment attachment, Path own, EStructuralFeature feature, Class<? extends Path> type) {
        var paths = new ArrayList<Choice<Path>>();
        if (known(own)) paths.add(new Choice<>(own, attachment, feature));
        for (var level : index.levels(attachment, feature)) {
            if (type.isInstance(level.getElement()) && known(level.getElement()) && level.getElement() != own)
                paths.add(new Choice<>((Path) level.getElement(), level, LEVEL__ELEMENT));
        }
        return paths;
    }

    private void check(Attachment attachment, HostDevice device, List<Choice<Path>> paths) {
        var guest = (Guest) attachment.eContainer();
        var situation = Situation.of(guest);
        if (known(device)) situation = situation.with(HostChecks.type(device));
        for (var choice : paths) {
            isSupportedPath(guest, choice);
            pathRequirementsHold(choice, situation);
            operationsAreAnswered(guest, choice, situation);
        }
        if (!paths.isEmpty() && paths.getFirst().place == attachment) staysWhereItIs(guest, paths.getFirst());
        if (known(device)) isNear(guest, attachment, device, paths);
    }

    private void isSupportedPath(Guest guest, Choice<Path> choice) {
        var hypervisor = hypervisor(guest);
        var mode = Inherited.value(guest, Guest::getMode);
        if (hypervisor == null || known(mode) && SettingChecks.ownsTheMachine(mode)) return;
        var supported = Inherited.list(hypervisor, Hypervisor::getPaths);
        if (supported.isEmpty() || containsKind(supported, choice.kind) || sameNameSupported(supported, choice.kind))
            return;
        if (isAdded(choice.kind, hypervisor)) return;
        report(
                Rule.PATH_NOT_SUPPORTED,
                choice.place,
                choice.feature,
                "Hypervisor '%s' does not offer path '%s': it offers %s."
                        .formatted(hypervisor.getName(), choice.kind.getName(), names(supported)),
                fixes(supported));
    }

    /** A hypervisor names a path once and means the one for packets and the one for blocks. */
    private static boolean sameNameSupported(List<Path> supported, Path path) {
        return supported.stream()
                .anyMatch(each -> path.getName() != null && path.getName().equals(each.getName()));
    }

    private void pathRequirementsHold(Choice<Path> choice, Situation situation) {
        for (var requirement : Inherited.list(choice.kind, Path::getRequirements)) {
            if (!situation.holds(requirement).equals(java.util.Optional.of(false))) continue;
            report(
                    Rule.PATH_REQUIREMENT,
                    choice.place,
                    choice.feature,
                    "Path '%s' requires %s: %s."
                            .formatted(
                                    choice.kind.getName(),
                                    Conditions.words(requirement),
                                    Conditions.whyNot(requirement, situation)));
        }
    }

    private void operationsAreAnswered(Guest guest, Choice<Path> choice, Situation situation) {
        var mode = Inherited.value(guest, Guest::getMode);
        if (!known(mode)) return;
        for (var operation : Performed.by(choice.kind, situation)) {
            if (Inherited.handler(mode, operation).isPresent()) continue;
            report(
                    Rule.UNANSWERED,
                    choice.place,
                    choice.feature,
                    "Path '%s' performs '%s', but mode '%s' does not say what that costs. Add 'on %s { ... }' to it or choose another mode."
                            .formatted(
                                    choice.kind.getName(), operation.getName(), mode.getName(), operation.getName()));
        }
    }

    private void staysWhereItIs(Guest guest, Choice<Path> choice) {
        if (Inherited.isOn(choice.kind, PATH__MIGRATABLE).orElse(true)) return;
        report(
                Rule.NOT_MIGRATABLE,
                choice.place,
                choice.feature,
                "Guest '%s' cannot be migrated while it runs: path '%s' binds it to the hardware."
                        .formatted(guest.getName(), choice.kind.getName()));
    }

    private void isNear(Guest guest, Attachment attachment, HostDevice device, List<Choice<Path>> paths) {
        var node = number(Inherited.value(guest, Guest::getNumaNode));
        var of = number(device.getNumaNode());
        if (node.isEmpty() || of.isEmpty() || node.getAsDouble() == of.getAsDouble() || paths.isEmpty()) return;
        report(
                Rule.FAR_FROM_DEVICE,
                attachment,
                attachment.eClass().getEStructuralFeature("device"),
                "'%s' is at NUMA node %s, but guest '%s' is at node %s: every transfer crosses between them."
                        .formatted(
                                device.getName(), plain(of.getAsDouble()), guest.getName(), plain(node.getAsDouble())));
    }

    // ---- virtual functions

    /** What the guests of a file take from the devices of its hosts. */
    @Check
    public void everyGuestHasAVirtualFunctionOfItsOwn(Model model) {
        var taken = new HashMap<HostDevice, Double>();
        var numbered = new HashSet<String>();
        for (var declaration : model.getDeclarations()) {
            if (!(declaration instanceof Guest guest)) continue;
            for (var net : Inherited.list(guest, Guest::getNets))
                take(guest, net, net.getDevice(), paths(net, net.getPath(), NET__PATH, NetPath.class), taken, numbered);
            for (var disk : Inherited.list(guest, Guest::getDisks))
                take(
                        guest,
                        disk,
                        disk.getDevice(),
                        paths(disk, disk.getPath(), GUEST_DISK__PATH, DiskPath.class),
                        taken,
                        numbered);
        }
    }

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

    private void take(
            Guest guest,
            Attachment attachment,
            HostDevice device,
            List<Choice<Path>> paths,
            HashMap<HostDevice, Double> taken,
            Set<String> numbered) {
        if (!known(device)) return;
        var choice =
                paths.stream().filter(each -> usesVirtualFunction(each.kind)).findFirst();
        if (choice.isEmpty()) return;
        var enabled = number(device.getVfs(), 0);
        double count = Math.max(1, HostChecks.count(guest));
        double sum = taken.merge(device, count, Double::sum);
        if (sum > enabled) {
            // an inherited attachment stands with another guest, whose fault it is not
            var place = attachment.eContainer() == guest ? choice.get().place : guest;
            var has = enabled == 0 ? "no virtual functions enabled" : plain(enabled) + " virtual functions";
            report(
                    Rule.NOT_ENOUGH_VFS,
                    place,
                    place == guest ? NAMED__NAME : choice.get().feature,
                    "%s guests use virtual functions of '%s', which has %s: set 'vfs %s' there."
                            .formatted(plain(sum), device.getName(), has, plain(sum)),
                    plain(sum));
        }
        var vf = number(attachment.getVf());
        if (vf.isEmpty()) return;
        double last = vf.getAsDouble() + count - 1;
        if (enabled > 0 && last > enabled) {
            report(
                    Rule.NO_SUCH_VF,
                    attachment,
                    ATTACHMENT__VF,
                    "'%s' has virtual functions 1 to %s only.".formatted(device.getName(), plain(enabled)));
        }
        for (double n = vf.getAsDouble(); n <= Math.min(last, vf.getAsDouble() + 65536); n++) {
            if (numbered.add(System.identityHashCode(device) + " " + plain(n))) continue;
            report(
                    Rule.VF_TAKEN,
                    attachment,
                    ATTACHMENT__VF,
                    "Virtual function %s of '%s' belongs to another guest already."
                            .formatted(plain(n), device.getName()));
            return;
        }
    }

    private static boolean usesVirtualFunction(Path path) {
        return Inherited.list(path, Path::getRequirements).stream().anyMatch(GuestChecks::asksForVirtualFunctions);
    }

    private static boolean asksForVirtualFunctions(Condition condition) {
        for (var test : EcoreUtil2.eAllOfType(condition, FeatureTest.class)) {
            if (test.getSubject() == Subject.DEVICE
                    && known(test.getFeature())
                    && "sr-iov".equals(test.getFeature().getName())) return true;
        }
        return false;
    }
}
