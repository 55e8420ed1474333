// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.model.Failure;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Net;

/** Failures: what fails, when and for how long is said, and a guest uses the device whose back ends fail. */
public class FailureChecks extends Concern {

    @Check
    public void aFailureSaysWhatFailsWhenAndForHowLong(Failure failure) {
        var guest = Inherited.value(failure, Failure::getGuest);
        var device = Inherited.value(failure, Failure::getDevice);
        if (guest == null && device == null)
            report(
                    Rule.INCOMPLETE,
                    failure,
                    FAILURE__GUEST,
                    "Nothing fails in '%s': add 'guest <guest>', 'device <host>.<device>' for its back ends, or both."
                            .formatted(failure.getName()));
        if (Inherited.value(failure, Failure::getAt) == null && Inherited.value(failure, Failure::getEvery) == null)
            report(
                    Rule.INCOMPLETE,
                    failure,
                    FAILURE__AT,
                    "It is not known when '%s' comes: add 'at 1 s', or 'every exponential 10 s'."
                            .formatted(failure.getName()));
        if (Inherited.value(failure, Failure::getLasts) == null)
            report(
                    Rule.INCOMPLETE,
                    failure,
                    FAILURE__LASTS,
                    "It is not known how long '%s' lasts: add 'lasts 200 ms'.".formatted(failure.getName()));
    }

    @Check
    public void theGuestUsesTheDeviceWhoseBackEndsFail(Failure failure) {
        var guest = Inherited.value(failure, Failure::getGuest);
        var device = Inherited.value(failure, Failure::getDevice);
        if (!known(guest) || !known(device)) return;
        var nets = Inherited.list(guest, Guest::getNets).stream().map(Net::getDevice);
        var disks = Inherited.list(guest, Guest::getDisks).stream().map(GuestDisk::getDevice);
        if (java.util.stream.Stream.concat(nets, disks).anyMatch(each -> each == device)) return;
        report(
                Rule.NO_DEVICE,
                failure,
                FAILURE__DEVICE,
                "Guest '%s' does not use '%s': name a device that it has a path to."
                        .formatted(guest.getName(), device.getName()));
    }
}
