// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EObject;
import ringzero.language.library.Library;
import ringzero.language.scope.Inherited;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.Hypervisor;
import ringzero.model.Named;
import ringzero.model.Specialisable;

/** What hypervisors support. */
final class Supported {

    private Supported() {}

    /** A mode or path that starts from a supported one is supported too. */
    static boolean containsKind(List<? extends Specialisable> supported, Specialisable kind) {
        return Inherited.line(kind).stream().anyMatch(supported::contains);
    }

    /** Who describes a kind of their own need not describe the library's hypervisor anew. */
    static boolean isAdded(EObject kind, Hypervisor hypervisor) {
        return Library.contains(hypervisor) && !Library.contains(kind);
    }

    /** The hypervisor of the guest's host; null if it is not known. */
    static Hypervisor hypervisor(Guest guest) {
        var host = Inherited.value(guest, Guest::getHost);
        var hypervisor = host == null || host.eIsProxy() ? null : Inherited.value(host, Host::getHypervisor);
        return hypervisor == null || hypervisor.eIsProxy() ? null : hypervisor;
    }

    static String names(List<? extends Named> kinds) {
        return String.join(", ", fixes(kinds));
    }

    static String[] fixes(List<? extends Named> kinds) {
        return kinds.stream().map(Named::getName).filter(Objects::nonNull).toArray(String[]::new);
    }
}
