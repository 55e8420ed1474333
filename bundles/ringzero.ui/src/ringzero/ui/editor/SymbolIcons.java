// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.Map;
import org.eclipse.lsp4j.CompletionItemKind;
import ringzero.ui.application.Icon;

/** Which icon stands for which declaration. */
record SymbolIcons() {
    private static final Map<String, Icon> BY_KEYWORD = Map.ofEntries(
            Map.entry("processor", Icon.PROCESSOR),
            Map.entry("costs", Icon.COSTS),
            Map.entry("nic", Icon.NIC),
            Map.entry("net", Icon.NIC),
            Map.entry("disk", Icon.DISK),
            Map.entry("host", Icon.HOST),
            Map.entry("hypervisor", Icon.HYPERVISOR),
            Map.entry("guest", Icon.GUEST),
            Map.entry("mode", Icon.MODE),
            Map.entry("path", Icon.PATH),
            Map.entry("workload", Icon.WORKLOAD),
            Map.entry("experiment", Icon.EXPERIMENT),
            Map.entry("service", Icon.SERVICE),
            Map.entry("instance", Icon.SERVICE),
            Map.entry("migration", Icon.SERVICE),
            Map.entry("failure", Icon.SERVICE),
            Map.entry("parameter", Icon.FACTOR),
            Map.entry("vary", Icon.FACTOR));

    /** For a declaration, by the keyword it begins with, such as "host". */
    Icon of(String keyword) {
        return BY_KEYWORD.getOrDefault(keyword, Icon.WORD);
    }

    Icon of(CompletionItemKind kind) {
        return switch (kind) {
            case null -> Icon.WORD;
            case Keyword -> Icon.KEYWORD;
            case Snippet -> Icon.TEMPLATE;
            case Unit -> Icon.UNIT;
            default -> Icon.WORD;
        };
    }
}
