// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.List;
import ringzero.language.scope.Inherited;
import ringzero.model.And;
import ringzero.model.Attachment;
import ringzero.model.Condition;
import ringzero.model.DeviceType;
import ringzero.model.Feature;
import ringzero.model.FeatureTest;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Host;
import ringzero.model.Net;
import ringzero.model.Not;
import ringzero.model.Or;
import ringzero.model.VmmPackage;

/** What the processor, host, device, operating system and hypervisor around one guest can do. */
record Capabilities(Guest guest, Host host, Attachment attachment) {

    boolean hold(Condition condition) {
        return switch (condition) {
            case Or or -> hold(or.getLeft()) || hold(or.getRight());
            case And and -> hold(and.getLeft()) && hold(and.getRight());
            case Not not -> !hold(not.getOperand());
            case FeatureTest test -> has(test);
            default -> throw new IllegalArgumentException("unknown condition " + condition);
        };
    }

    private boolean has(FeatureTest test) {
        var feature = test.getFeature();
        return switch (test.getSubject()) {
            case PROCESSOR ->
                contains(Inherited.list(Inherited.value(host, Host::getProcessor), p -> p.getFeatures()), feature);
            case HOST ->
                feature.getName().equals("iommu")
                        && Inherited.isOn(host, VmmPackage.Literals.HOST__IOMMU).orElse(false);
            case DEVICE ->
                feature.getName().equals("sr-iov")
                        && Inherited.value(deviceType(attachment), DeviceType::getSrIov) != null;
            case OS ->
                contains(Inherited.list(Inherited.value(guest, Guest::getOs), o -> o.getDrivers()), feature)
                        || contains(Inherited.list(Inherited.value(guest, Guest::getOs), o -> o.getPorts()), feature);
            case HYPERVISOR -> feature == Inherited.value(Inherited.value(host, Host::getHypervisor), h -> h.getPort());
        };
    }

    static DeviceType deviceType(Attachment attachment) {
        return switch (attachment) {
            case Net net -> net.getDevice().getType();
            case GuestDisk disk -> disk.getDevice().getType();
            default -> null;
        };
    }

    private static boolean contains(List<Feature> features, Feature wanted) {
        return Inherited.withImplied(features).contains(wanted);
    }
}
