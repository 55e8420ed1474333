// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import ringzero.language.scope.Inherited;
import ringzero.model.Experiment;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.Model;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;

/** Values that follow from what is written, to be shown beside it. */
public class ModelHints {

    /** A value and the setting that it stands behind. */
    private record Hint(EObject object, EStructuralFeature behind, String text) {}

    /** The hints in a part of a text. */
    public List<InlayHint> in(Document document, XtextResource resource, Range range) {
        if (resource == null || resource.getContents().isEmpty()) return List.of();
        if (!(resource.getContents().getFirst() instanceof Model model)) return List.of();
        var hints = new ArrayList<InlayHint>();
        for (var declaration : model.getDeclarations()) {
            var hint = hint(declaration).orElse(null);
            if (hint == null) continue;
            var nodes = NodeModelUtils.findNodesForFeature(hint.object, hint.behind);
            if (nodes.isEmpty()) continue;
            var position = document.getPosition(nodes.getLast().getEndOffset());
            boolean isShown = position.getLine() >= range.getStart().getLine()
                    && position.getLine() <= range.getEnd().getLine();
            if (!isShown) continue;
            var shown = new InlayHint(position, Either.forLeft(hint.text));
            shown.setPaddingLeft(true);
            hints.add(shown);
        }
        return hints;
    }

    private static Optional<Hint> hint(EObject declaration) {
        return switch (declaration) {
            case Host host -> ofHost(host);
            case Guest guest -> ofGuest(guest);
            case Experiment experiment -> ofExperiment(experiment);
            default -> Optional.empty();
        };
    }

    private static Optional<Hint> ofHost(Host host) {
        double threads = Facts.threads(host);
        return threads > 0
                ? Optional.of(new Hint(host, HOST__PROCESSOR, "= " + Facts.plain(threads) + " hardware threads"))
                : Optional.empty();
    }

    private static Optional<Hint> ofGuest(Guest guest) {
        double count = Facts.number(guest.getCount(), 1);
        if (count <= 1) return Optional.empty();
        double vcpus = count * Facts.number(Inherited.value(guest, Guest::getVcpus), 1);
        var memory = Inherited.value(guest, Guest::getMemory);
        var all = memory == null ? "" : ", " + new Amount(count * Facts.number(memory, 0), Dimension.SIZE).text();
        return Optional.of(new Hint(guest, GUEST__COUNT, "= " + Facts.plain(vcpus) + " vCPUs" + all));
    }

    private static Optional<Hint> ofExperiment(Experiment experiment) {
        double variants = Facts.variants(experiment);
        return variants > 1
                ? Optional.of(new Hint(experiment, NAMED__NAME, "= " + Facts.plain(variants) + " variants"))
                : Optional.empty();
    }
}
