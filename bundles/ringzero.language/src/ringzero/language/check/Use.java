// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.List;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Attachment;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Path;

/**
 * A device that a guest uses, by itself or by one that it starts from.
 *
 * @param guest a guest or a group of equal ones
 * @param attachment where it says so
 * @param device of the host
 * @param host where the guest is: hosts that start from one another name the same device and have one each
 * @param paths how the device is used; more than one if experiments try others
 */
record Use(Guest guest, Attachment attachment, HostDevice device, Host host, List<Choice<Path>> paths) {

    /** What a guest uses, as far as it is known. */
    static List<Use> of(Guest guest, Choices choices) {
        var host = Inherited.value(guest, Guest::getHost);
        if (host == null || host.eIsProxy()) return List.of();
        var attachments = new java.util.ArrayList<Attachment>();
        attachments.addAll(Inherited.list(guest, Guest::getNets));
        attachments.addAll(Inherited.list(guest, Guest::getDisks));
        return attachments.stream()
                .filter(attachment -> Situation.device(attachment) != null)
                .map(attachment -> new Use(
                        guest, attachment, Situation.device(attachment), host, choices.paths(guest, attachment)))
                .toList();
    }

    /** How many guests it stands for. */
    double count() {
        return Math.max(1, HostChecks.count(guest));
    }

    /** The device as this host has it. */
    HostedDevice hosted() {
        return new HostedDevice(host, device);
    }

    /** A device of one host. */
    record HostedDevice(Host host, HostDevice device) {}
}
