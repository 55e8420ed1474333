// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.xtext.ide.server.DocumentExtensions;
import org.eclipse.xtext.ide.server.symbol.HierarchicalDocumentSymbolService;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;
import ringzero.model.Attachment;
import ringzero.model.CostEntry;
import ringzero.model.Factor;
import ringzero.model.Find;
import ringzero.model.Guest;
import ringzero.model.Handler;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.Parameter;
import ringzero.model.PathExpression;
import ringzero.model.Plot;
import ringzero.model.Quantity;
import ringzero.model.Requirement;
import ringzero.model.Specialisable;
import ringzero.model.quantity.Amount;

/** The outline of a model: its declarations, and in them what has a name or answers a question. */
public class ModelSymbols extends HierarchicalDocumentSymbolService {

    private static final int LONGEST_DETAIL = 80;

    @Inject
    private DocumentExtensions places;

    @Inject
    private OperationCanceledManager cancellation;

    @Override
    public List<DocumentSymbol> getSymbols(XtextResource resource, CancelIndicator cancelled) {
        if (resource.getContents().isEmpty() || !(resource.getContents().getFirst() instanceof Model model))
            return List.of();
        var symbols = new ArrayList<DocumentSymbol>();
        for (var declaration : model.getDeclarations()) {
            cancellation.checkCanceled(cancelled);
            add(declaration, symbols);
        }
        return symbols;
    }

    private void add(EObject object, List<DocumentSymbol> symbols) {
        var name = name(object);
        var full = places.newFullLocation(object);
        var named = places.newLocation(object);
        if (name == null || name.isBlank() || full == null || named == null) return;
        var symbol = new DocumentSymbol(name, kind(object), full.getRange(), named.getRange(), detail(object));
        var children = new ArrayList<DocumentSymbol>();
        for (var child : object.eContents()) if (isShown(child)) add(child, children);
        symbol.setChildren(children);
        symbols.add(symbol);
    }

    private static boolean isShown(EObject child) {
        return switch (child) {
            case Named named -> true;
            case Handler handler -> true;
            case Attachment attachment -> true;
            case Factor factor -> true;
            case Requirement requirement -> true;
            case Plot plot -> true;
            case Find find -> true;
            default -> false;
        };
    }

    private static String name(EObject object) {
        return switch (object) {
            case Guest guest
            when guest.getCount() != null && guest.getName() != null ->
                guest.getName() + "[" + Amount.written(guest.getCount()) + "]";
            case Named named -> named.getName();
            case Handler handler -> "on " + text(handler, HANDLER__OPERATIONS);
            case Attachment attachment -> text(attachment, attachment.eClass().getEStructuralFeature("device"));
            case Factor factor -> (factor.eContainer() instanceof Factor ? "with " : "vary ") + path(factor.getPath());
            case Find find -> "find " + find.getGoal().getLiteral() + " " + path(find.getPath());
            case Plot plot -> "plot " + path(plot.getObservation());
            case Requirement requirement -> "require " + path(requirement.getObservation());
            default -> null;
        };
    }

    private static String path(PathExpression path) {
        return path == null ? "" : flat(path);
    }

    private static String text(EObject object, EStructuralFeature feature) {
        var nodes = NodeModelUtils.findNodesForFeature(object, feature);
        return String.join(
                ", ", nodes.stream().map(NodeModelUtils::getTokenText).toList());
    }

    /** The text of an object on one line. */
    private static String flat(EObject object) {
        var node = NodeModelUtils.findActualNodeFor(object);
        return node == null ? "" : NodeModelUtils.getTokenText(node).replaceAll("\\s+", " ");
    }

    private static String detail(EObject object) {
        var detail = switch (object) {
            case Host host when !host.eIsSet(SPECIALISABLE__BASE) -> text(host, HOST__PROCESSOR);
            case Guest guest
            when !guest.eIsSet(SPECIALISABLE__BASE) -> joined(text(guest, GUEST__MODE), text(guest, GUEST__HOST));
            case Specialisable declaration -> text(declaration, SPECIALISABLE__BASE);
            case HostDevice device -> text(device, device.eClass().getEStructuralFeature("type"));
            case Attachment attachment ->
                "via " + text(attachment, attachment.eClass().getEStructuralFeature("path"));
            case Parameter parameter -> value(parameter.getValue());
            case CostEntry entry -> value(entry.getValue());
            case Requirement requirement ->
                requirement.getBound() == null
                        ? ""
                        : requirement.getComparison().getLiteral() + " " + Amount.written(requirement.getBound());
            default -> "";
        };
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "...";
    }

    private static String joined(String mode, String host) {
        if (host.isEmpty()) return mode;
        return mode.isEmpty() ? "on " + host : mode + " on " + host;
    }

    private static String value(Quantity value) {
        return value == null ? "" : Amount.written(value);
    }

    private static SymbolKind kind(EObject object) {
        return Kinds.of(object.eClass());
    }
}
