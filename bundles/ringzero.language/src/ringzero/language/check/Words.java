// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static java.util.Map.entry;
import static ringzero.model.VmmPackage.Literals.*;

import java.util.Map;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EcorePackage;

/** What sorts of things are called in sentences. */
public final class Words {

    private static final Map<EClassifier, String> SORTS = Map.ofEntries(
            entry(OPERATING_SYSTEM, "operating system"),
            entry(NIC, "network card"),
            entry(DISK, "disk"),
            entry(HOST_NIC, "network card"),
            entry(HOST_DISK, "disk"),
            entry(NET_PATH, "network path"),
            entry(DISK_PATH, "disk path"),
            entry(COSTS, "cost sheet"),
            entry(COST_ENTRY, "cost"),
            entry(RESOURCE_ROLE, "resource"),
            entry(HOST_THREAD, "thread"),
            entry(VALUE, "value"),
            entry(INSTANCE_TYPE, "instance type"),
            entry(GIVEN, "given value"),
            entry(EcorePackage.Literals.EENUM_LITERAL, "word"));

    private Words() {}

    /** "network card", "mode", "declaration". */
    public static String sort(EClassifier type) {
        return SORTS.getOrDefault(
                type, type.getName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT));
    }

    /** "a network card", "an operation". */
    public static String one(EClassifier type) {
        var sort = sort(type);
        return ("aeiou".indexOf(sort.charAt(0)) >= 0 ? "an " : "a ") + sort;
    }
}
