// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import ringzero.language.check.ModelValidator;
import ringzero.language.check.Outlook;
import ringzero.language.scope.Inherited;
import ringzero.model.Experiment;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.Model;
import ringzero.model.Service;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;

/** Values that follow from what is written, to be shown beside it. */
public class ModelHints {

    /** A value and the setting that it stands behind. */
    private record Hint(EObject object, EStructuralFeature behind, String text) {}

    @Inject
    private ModelValidator validator;

    /** The hints in a part of a text. */
    public List<InlayHint> in(Document document, XtextResource resource, Range range) {
        if (resource == null || resource.getContents().isEmpty()) return List.of();
        if (!(resource.getContents().getFirst() instanceof Model model)) return List.of();
        var hints = new ArrayList<InlayHint>();
        var expected = validator.expectation(resource).map(Outlook.Expectation::guests).orElse(List.of()).stream()
                .collect(Collectors.toMap(Outlook.OfGuest::guest, each -> each, (one, other) -> one));
        for (var declaration : model.getDeclarations()) {
            var hint = hint(declaration, expected).orElse(null);
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

    private static Optional<Hint> hint(EObject declaration, Map<String, Outlook.OfGuest> expected) {
        return switch (declaration) {
            case Host host -> ofHost(host);
            case Guest guest -> ofGuest(guest, Optional.ofNullable(expected.get(guest.getName())));
            case Service service ->
                Optional.ofNullable(expected.get(service.getName()))
                        .map(each -> new Hint(service, NAMED__NAME, text(each)));
            case Experiment experiment -> ofExperiment(experiment);
            default -> Optional.empty();
        };
    }

    private static Optional<Hint> ofHost(Host host) {
        double threads = Facts.threads(host);
        return threads > 0
                ? Optional.of(new Hint(host, HOST__PROCESSOR, "= " + Quantities.plain(threads) + " hardware threads"))
                : Optional.empty();
    }

    private static Optional<Hint> ofGuest(Guest guest, Optional<Outlook.OfGuest> expected) {
        var text = Stream.of(size(guest), expected.map(ModelHints::text))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("  "));
        boolean isGroup = guest.getCount() != null;
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hint(guest, isGroup ? GUEST__COUNT : NAMED__NAME, text));
    }

    /** "≈ 43 % busy, p99 ≈ 1.2 ms" */
    private static String text(Outlook.OfGuest expected) {
        var busy = "\u2248 %s %% busy".formatted(Math.round(100 * expected.utilisation()));
        return Double.isNaN(expected.p99())
                ? busy
                : busy + ", p99 \u2248 " + new Amount(expected.p99(), Dimension.TIME).text();
    }

    /** What a group has in all. */
    private static Optional<String> size(Guest guest) {
        double count = Quantities.number(guest.getCount(), 1);
        if (count <= 1) return Optional.empty();
        double vcpus = count * Quantities.number(Inherited.value(guest, Guest::getVcpus), 1);
        var memory = Inherited.value(guest, Guest::getMemory);
        var all = memory == null ? "" : ", " + new Amount(count * Quantities.number(memory, 0), Dimension.SIZE).text();
        return Optional.of("= " + Quantities.plain(vcpus) + " vCPUs" + all);
    }

    private static Optional<Hint> ofExperiment(Experiment experiment) {
        double variants = Facts.variants(experiment);
        return variants > 1
                ? Optional.of(new Hint(experiment, NAMED__NAME, "= " + Quantities.plain(variants) + " variants"))
                : Optional.empty();
    }
}
