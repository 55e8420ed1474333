// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.List;
import java.util.Optional;
import ringzero.model.And;
import ringzero.model.Attachment;
import ringzero.model.Condition;
import ringzero.model.DeviceType;
import ringzero.model.Feature;
import ringzero.model.FeatureTest;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostDisk;
import ringzero.model.HostNic;
import ringzero.model.Hypervisor;
import ringzero.model.Net;
import ringzero.model.Not;
import ringzero.model.OperatingSystem;
import ringzero.model.Or;
import ringzero.model.Processor;

/**
 * What surrounds a guest and decides whether a condition holds. What is not known yet, because the model is half
 * written, makes a condition neither hold nor fail.
 *
 * @param host the guest's host, or null
 * @param device the type of the device in question, or null
 * @param os the guest's operating system, or null
 */
public record Situation(Host host, DeviceType device, OperatingSystem os) {

    /** The situation of a guest, apart from devices. */
    public static Situation of(Guest guest) {
        return new Situation(Inherited.value(guest, Guest::getHost), null, Inherited.value(guest, Guest::getOs));
    }

    /** The same for a device. */
    public Situation with(DeviceType type) {
        return new Situation(host, type, os);
    }

    /** The device of the host that a guest reaches; null if it is not known. */
    public static HostDevice device(Attachment attachment) {
        return switch (attachment) {
            case Net net when known(net.getDevice()) -> net.getDevice();
            case GuestDisk disk when known(disk.getDevice()) -> disk.getDevice();
            case null, default -> null;
        };
    }

    /** The type of the device that a guest reaches; null if it is not known. */
    public static DeviceType deviceType(Attachment attachment) {
        return switch (device(attachment)) {
            case HostNic nic -> nic.getType();
            case HostDisk disk -> disk.getType();
            case null, default -> null;
        };
    }

    /** Whether a condition holds in a model that is whole: what is not said is not there. */
    public boolean isGiven(Condition condition) {
        return holds(condition).orElse(false);
    }

    /** Whether a condition holds; empty if that cannot be told. */
    public Optional<Boolean> holds(Condition condition) {
        return switch (condition) {
            case Or or -> or(holds(or.getLeft()), holds(or.getRight()));
            case And and ->
                or(not(holds(and.getLeft())), not(holds(and.getRight()))).map(any -> !any);
            case Not not -> not(holds(not.getOperand()));
            case FeatureTest test -> has(test);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Boolean> not(Optional<Boolean> value) {
        return value.map(each -> !each);
    }

    private static Optional<Boolean> or(Optional<Boolean> left, Optional<Boolean> right) {
        if (left.equals(Optional.of(true)) || right.equals(Optional.of(true))) return Optional.of(true);
        return left.isPresent() && right.isPresent() ? Optional.of(false) : Optional.empty();
    }

    private Optional<Boolean> has(FeatureTest test) {
        var feature = test.getFeature();
        if (!known(feature) || feature.getName() == null) return Optional.empty();
        return switch (test.getSubject()) {
            case PROCESSOR -> processor().map(it -> contains(Inherited.list(it, Processor::getFeatures), feature));
            case HOST ->
                known(host)
                        ? Optional.of(feature.getName().equals("iommu")
                                && Inherited.isOn(host, HOST__IOMMU).orElse(false))
                        : Optional.empty();
            case DEVICE ->
                known(device)
                        ? Optional.of(feature.getName().equals("sr-iov")
                                && Inherited.value(device, DeviceType::getSrIov) != null)
                        : Optional.empty();
            case OS ->
                known(os)
                        ? Optional.of(contains(Inherited.list(os, OperatingSystem::getDrivers), feature)
                                || contains(Inherited.list(os, OperatingSystem::getPorts), feature))
                        : Optional.empty();
            case HYPERVISOR -> hypervisor().map(it -> feature == Inherited.value(it, Hypervisor::getPort));
        };
    }

    private Optional<Processor> processor() {
        var processor = known(host) ? Inherited.value(host, Host::getProcessor) : null;
        return known(processor) ? Optional.of(processor) : Optional.empty();
    }

    private Optional<Hypervisor> hypervisor() {
        var hypervisor = known(host) ? Inherited.value(host, Host::getHypervisor) : null;
        return known(hypervisor) ? Optional.of(hypervisor) : Optional.empty();
    }

    private static boolean contains(List<Feature> features, Feature wanted) {
        return Inherited.withImplied(features).contains(wanted);
    }

    private static boolean known(org.eclipse.emf.ecore.EObject object) {
        return object != null && !object.eIsProxy();
    }
}
