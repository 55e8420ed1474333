// SPDX-License-Identifier: EPL-2.0
package ringzero.language.library;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EClass;

/**
 * A declaration of a library file, as its first line says it: enough to know by which names the file can be asked for.
 *
 * @param packageName of its file
 * @param name without its package
 * @param type what is declared
 * @param hasBase whether it starts from another declaration
 */
record Declared(String packageName, String name, EClass type, boolean hasBase) {

    private static final Map<String, EClass> KEYWORDS = Map.ofEntries(
            Map.entry("feature", FEATURE),
            Map.entry("operation", OPERATION),
            Map.entry("layer", LAYER),
            Map.entry("given", GIVEN),
            Map.entry("resource", RESOURCE_ROLE),
            Map.entry("observation", OBSERVATION),
            Map.entry("processor", PROCESSOR),
            Map.entry("costs", COSTS),
            Map.entry("nic", NIC),
            Map.entry("disk", DISK),
            Map.entry("hypervisor", HYPERVISOR),
            Map.entry("os", OPERATING_SYSTEM),
            Map.entry("mode", MODE));

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    /** Whatever begins a line: the files are laid out, and parts of declarations are indented. */
    private static final Pattern FIRST_LINE = Pattern.compile("^([\\w-]+) +([\\w.-]+)([^\n{]*)", Pattern.MULTILINE);

    /**
     * The declarations of a file in the order of the text; empty if it has a sort of declaration that is not known here, so that it
     * must be parsed.
     */
    static Optional<List<Declared>> in(String text) {
        var declared = new ArrayList<Declared>();
        var packageName = "";
        var lines = FIRST_LINE.matcher(COMMENT.matcher(text).replaceAll(""));
        while (lines.find()) {
            var keyword = lines.group(1);
            if (keyword.equals("package")) {
                packageName = lines.group(2);
            } else if (!keyword.equals("import")) {
                var type = keyword.equals("path") ? path(lines.group(3)) : KEYWORDS.get(keyword);
                if (type == null) return Optional.empty();
                declared.add(new Declared(
                        packageName, lines.group(2), type, lines.group(3).contains(":")));
            }
        }
        return Optional.of(declared);
    }

    private static EClass path(String rest) {
        var words = rest.strip();
        if (words.startsWith("for nic")) return NET_PATH;
        return words.startsWith("for disk") ? DISK_PATH : null;
    }
}
