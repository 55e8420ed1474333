// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static java.util.Map.entry;
import static ringzero.model.VmmPackage.Literals.*;

import java.util.Map;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolKindProvider;

/** What editors take our sorts of things for: their icons and colours are made for programs. */
public class Kinds extends DocumentSymbolKindProvider {

    // spotless:off, a table
    private static final Map<EClass, SymbolKind> SYMBOLS = Map.ofEntries(
            entry(MODEL, SymbolKind.Package),
            entry(FEATURE, SymbolKind.EnumMember),
            entry(EcorePackage.Literals.EENUM_LITERAL, SymbolKind.EnumMember),
            entry(LAYER, SymbolKind.EnumMember),
            entry(OBSERVATION, SymbolKind.EnumMember),
            entry(OPERATION, SymbolKind.Event),
            entry(HANDLER, SymbolKind.Event),
            entry(GIVEN, SymbolKind.Variable),
            entry(RESOURCE_ROLE, SymbolKind.Object),
            entry(HOST_THREAD, SymbolKind.Object),
            entry(PROCESSOR, SymbolKind.Class),
            entry(NIC, SymbolKind.Class),
            entry(DISK, SymbolKind.Class),
            entry(OPERATING_SYSTEM, SymbolKind.Class),
            entry(HYPERVISOR, SymbolKind.Class),
            entry(INSTANCE_TYPE, SymbolKind.Class),
            entry(COSTS, SymbolKind.Struct),
            entry(COST_ENTRY, SymbolKind.Constant),
            entry(PARAMETER, SymbolKind.Constant),
            entry(MODE, SymbolKind.Interface),
            entry(NET_PATH, SymbolKind.Interface),
            entry(DISK_PATH, SymbolKind.Interface),
            entry(HOST, SymbolKind.Module),
            entry(SERVICE, SymbolKind.Module),
            entry(MIGRATION, SymbolKind.Event),
            entry(FAILURE, SymbolKind.Event),
            entry(HOST_NIC, SymbolKind.Field),
            entry(HOST_DISK, SymbolKind.Field),
            entry(NET, SymbolKind.Property),
            entry(GUEST_DISK, SymbolKind.Property),
            entry(GUEST, SymbolKind.Object),
            entry(WORKLOAD, SymbolKind.Function),
            entry(EXPERIMENT, SymbolKind.Method),
            entry(REQUIREMENT, SymbolKind.Boolean),
            entry(FACTOR, SymbolKind.Variable));

    private static final Map<SymbolKind, CompletionItemKind> COMPLETIONS = Map.ofEntries(
            entry(SymbolKind.EnumMember, CompletionItemKind.EnumMember),
            entry(SymbolKind.Event, CompletionItemKind.Event),
            entry(SymbolKind.Variable, CompletionItemKind.Variable),
            entry(SymbolKind.Object, CompletionItemKind.Variable),
            entry(SymbolKind.Class, CompletionItemKind.Class),
            entry(SymbolKind.Struct, CompletionItemKind.Struct),
            entry(SymbolKind.Constant, CompletionItemKind.Constant),
            entry(SymbolKind.Interface, CompletionItemKind.Interface),
            entry(SymbolKind.Module, CompletionItemKind.Module),
            entry(SymbolKind.Field, CompletionItemKind.Field),
            entry(SymbolKind.Function, CompletionItemKind.Function),
            entry(SymbolKind.Method, CompletionItemKind.Method));

    private static final Map<SymbolKind, String> TOKENS = Map.ofEntries(
            entry(SymbolKind.Package, SemanticTokenTypes.Namespace),
            entry(SymbolKind.EnumMember, SemanticTokenTypes.EnumMember),
            entry(SymbolKind.Event, SemanticTokenTypes.Event),
            entry(SymbolKind.Object, SemanticTokenTypes.Variable),
            entry(SymbolKind.Variable, SemanticTokenTypes.Variable),
            entry(SymbolKind.Class, SemanticTokenTypes.Class),
            entry(SymbolKind.Struct, SemanticTokenTypes.Struct),
            entry(SymbolKind.Constant, SemanticTokenTypes.Parameter),
            entry(SymbolKind.Interface, SemanticTokenTypes.Interface),
            entry(SymbolKind.Module, SemanticTokenTypes.Variable),
            entry(SymbolKind.Field, SemanticTokenTypes.Property),
            entry(SymbolKind.Function, SemanticTokenTypes.Function),
            entry(SymbolKind.Method, SemanticTokenTypes.Method));
    // spotless:on

    @Override
    protected SymbolKind getSymbolKind(EClass type) {
        return of(type);
    }

    static SymbolKind of(EClass type) {
        return SYMBOLS.getOrDefault(type, SymbolKind.Property);
    }

    static CompletionItemKind completion(EClass type) {
        return COMPLETIONS.getOrDefault(of(type), CompletionItemKind.Value);
    }

    /** The type of a semantic token. */
    static String token(EClass type) {
        return TOKENS.getOrDefault(of(type), SemanticTokenTypes.Property);
    }
}
