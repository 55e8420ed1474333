// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.common.base.Predicate;
import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistContext;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.ide.editor.contentassist.IIdeContentProposalAcceptor;
import org.eclipse.xtext.ide.editor.contentassist.IdeContentProposalProvider;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.util.ReplaceRegion;
import org.eclipse.xtext.xtext.CurrentTypeFinder;
import ringzero.language.check.Expected;
import ringzero.language.check.Words;
import ringzero.language.library.Library;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Segments;
import ringzero.language.scope.SettingPath;
import ringzero.language.scope.VmmScopeProvider;
import ringzero.language.scope.Vocabulary;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Hypervisor;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.Observation;
import ringzero.model.PathExpression;
import ringzero.model.Quantity;
import ringzero.model.Specialisable;
import ringzero.model.quantity.Unit;

/**
 * What could stand at the caret: keywords where they are keywords, names that can be meant there, units that fit the number, the
 * names that go on a path, and whole declarations to fill in.
 */
public class Completion extends IdeContentProposalProvider {

    /** Rules in which a keyword is a name. */
    private static final Set<String> NAMES = Set.of("Name", "PathSegment", "QualifiedName");

    /** What one asks of the number of a time that varies. */
    private static final List<String> SHARES = List.of("mean", "p50", "p90", "p95", "p99", "p99.9", "max", "jitter");

    private static final int NAMES_FIRST = 600;
    private static final int OF_LIBRARY = 500;
    private static final int UNITS = 700;
    private static final int TEMPLATES = 350;

    @Inject
    private CurrentTypeFinder types;

    @Inject
    private Facts facts;

    @Inject
    private Meanings meanings;

    @Inject
    private Library library;

    @Inject
    private Vocabulary vocabulary;

    @Override
    public void createProposals(Collection<ContentAssistContext> contexts, IIdeContentProposalAcceptor acceptor) {
        if (contexts.stream().noneMatch(Completion::isInComment)) super.createProposals(contexts, acceptor);
    }

    private static boolean isInComment(ContentAssistContext context) {
        if (context.getRootNode() == null || context.getOffset() == 0) return false;
        var leaf = NodeModelUtils.findLeafNodeAtOffset(context.getRootNode(), context.getOffset() - 1);
        if (leaf == null || !leaf.isHidden()) return false;
        boolean closed = leaf.getText().endsWith("*/") && leaf.getEndOffset() == context.getOffset();
        boolean ended = leaf.getText().endsWith("\n") && leaf.getEndOffset() == context.getOffset();
        return leaf.getText().startsWith("/") && !closed && !ended;
    }

    @Override
    protected boolean filterKeyword(Keyword keyword, ContentAssistContext context) {
        boolean isName = NAMES.contains(GrammarUtil.containingRule(keyword).getName());
        return !isName && Character.isLetter(keyword.getValue().charAt(0));
    }

    @Override
    protected void _createProposals(
            Keyword keyword, ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
        if (!filterKeyword(keyword, context)) return;
        var entry =
                getProposalCreator().createProposal(keyword.getValue(), context, ContentAssistEntry.KIND_KEYWORD, null);
        if (entry != null) {
            setting(keyword).flatMap(meanings::of).ifPresent(entry::setDocumentation);
            acceptor.accept(entry, getProposalPriorities().getKeywordPriority(keyword.getValue(), entry));
        }
        for (var template : Templates.beginningWith(keyword)) {
            var snippet = getProposalCreator().createSnippet(template.text(), template.label(), context);
            // a template begins with its keyword, and that with what has been typed
            if (!keyword.getValue().startsWith(context.getPrefix())) continue;
            if (snippet == null) {
                snippet = new ContentAssistEntry();
                snippet.setPrefix(context.getPrefix());
                snippet.setProposal(template.text());
                snippet.setLabel(template.label());
                snippet.setKind(ContentAssistEntry.KIND_SNIPPET);
            }
            snippet.setDescription("template");
            snippet.setDocumentation(template.meaning());
            acceptor.accept(snippet, TEMPLATES);
        }
    }

    /** The setting that a keyword introduces. */
    private Optional<EStructuralFeature> setting(Keyword keyword) {
        if (!(keyword.eContainer() instanceof Group group)) return Optional.empty();
        if (!(types.findCurrentTypeAfter(keyword) instanceof EClass type)) return Optional.empty();
        int behind = group.getElements().indexOf(keyword) + 1;
        for (AbstractElement element :
                group.getElements().subList(behind, group.getElements().size())) {
            var assignments = GrammarUtil.containedAssignments(element);
            var assignment =
                    element instanceof Assignment each ? each : assignments.isEmpty() ? null : assignments.getLast();
            if (assignment != null)
                return Optional.ofNullable(type.getEStructuralFeature(assignment.getFeature()))
                        .filter(feature -> feature != NAMED__NAME);
        }
        return Optional.empty();
    }

    @Override
    protected void _createProposals(
            Assignment assignment, ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
        if (assignment.getTerminal() instanceof CrossReference reference) {
            createProposals(reference, context, acceptor);
        } else if (assignment.getFeature().equals("unit")) {
            units(context, acceptor);
        } else if (assignment.getFeature().equals("segments")) {
            segments(context, acceptor);
        } else if (assignment.getFeature().equals("importedNamespace")) {
            for (var name : packages()) propose(name + ".*", "package", null, UNITS, context, acceptor);
        } else if (assignment.getTerminal() instanceof RuleCall call
                && call.getRule().getName().equals("STRING")
                && context.getPrefix().isEmpty()) {
            super._createProposals(assignment, context, acceptor);
        }
        // a new name or a number is the author's to choose
    }

    private List<String> packages() {
        return library.models().stream()
                .map(Model::getName)
                .filter(name -> name != null && !Library.VISIBLE_EVERYWHERE.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    // ---- units ----

    private void units(ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
        var number = context.getLastCompleteNode();
        var object = number == null ? null : NodeModelUtils.findActualSemanticObjectFor(number);
        if (!(object instanceof Quantity quantity)) return;
        var expected = Expected.of(quantity, vocabulary);
        var symbols = new ArrayList<>(List.of("/s", "B/s", "kbit/s", "Mbit/s", "Gbit/s", "MB/s", "GB/s", "USD/h"));
        symbols.addAll(0, Unit.symbols());
        for (var symbol : symbols) {
            var unit = Unit.of(symbol).orElse(null);
            if (unit == null || symbol.charAt(0) > 127 || !expected.allows(unit.dimension())) continue;
            propose(symbol, "unit", ContentAssistEntry.KIND_VALUE, UNITS, context, acceptor);
        }
    }

    // ---- paths ----

    private void segments(ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
        var path = path(context);
        if (path == null || path.getHead() == null || path.getHead().eIsProxy()) return;
        var names = names(path, context);
        var observations = vocabulary.observations(path);
        boolean setting = Segments.isOfSetting(path);
        if (path.getHead() instanceof Observation || names.stream().anyMatch(observations::containsKey)) {
            if (!setting) details(path, names, context, acceptor);
            return;
        }
        var owner = SettingPath.owner(path.getHead(), names);
        if (owner != null && setting) {
            SettingPath.names(owner).forEach((name, meaning) -> {
                var entry = propose(name, "setting", ContentAssistEntry.KIND_PROPERTY, UNITS, context, acceptor);
                if (entry == null) return;
                if (meaning instanceof EStructuralFeature feature) entry.setDocumentation(facts.about(feature));
                else if (meaning instanceof Named named) entry.setDocumentation(facts.about(named));
            });
        }
        if (setting) return;
        if (path.getHead() instanceof Host host && names.isEmpty()) {
            for (var device : Inherited.<Host, HostDevice>merged(host, Host::getDevices))
                propose(device.getName(), "device", ContentAssistEntry.KIND_PROPERTY, UNITS, context, acceptor);
        }
        observations.forEach((name, observation) -> {
            var entry = propose(name, "observation", ContentAssistEntry.KIND_PROPERTY, UNITS, context, acceptor);
            if (entry != null) entry.setDocumentation(facts.about(observation));
        });
    }

    private void details(
            PathExpression path,
            List<String> names,
            ContentAssistContext context,
            IIdeContentProposalAcceptor acceptor) {
        var observed = names.isEmpty() ? path.getHead().getName() : names.getLast();
        if (observed.equals("latency"))
            SHARES.forEach(
                    share -> propose(share, "of latency", ContentAssistEntry.KIND_VALUE, UNITS, context, acceptor));
        else if (observed.endsWith("-cpu") || observed.equals("exits")) {
            for (var layer : vocabulary.layers(path).values()) {
                var entry = propose(layer.getName(), "layer", ContentAssistEntry.KIND_VALUE, UNITS, context, acceptor);
                if (entry != null) entry.setDocumentation(facts.about(layer));
            }
        }
    }

    private static PathExpression path(ContentAssistContext context) {
        if (context.getCurrentModel() instanceof PathExpression path) return path;
        var node = context.getLastCompleteNode();
        var object = node == null ? null : NodeModelUtils.findActualSemanticObjectFor(node);
        return EcoreUtil2.getContainerOfType(object, PathExpression.class);
    }

    /** The names before the caret, without the first. */
    private static List<String> names(PathExpression path, ContentAssistContext context) {
        int before = context.getOffset() - context.getPrefix().length();
        return NodeModelUtils.findNodesForFeature(path, PATH_EXPRESSION__SEGMENTS).stream()
                .filter(node -> node.getEndOffset() < before)
                .map(NodeModelUtils::getTokenText)
                .toList();
    }

    // ---- names ----

    @Override
    protected void _createProposals(
            CrossReference reference, ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
        if (!(types.findCurrentTypeAfter(reference) instanceof EClass type) || context.getCurrentModel() == null)
            return;
        var feature = GrammarUtil.getReference(reference, type);
        if (feature == null) return;
        var holder = holder(context, type);
        var scope = getScopeProvider().getScope(holder, feature);
        var suits = suits(holder, feature);
        var seen = new HashSet<String>();
        var qualified = new ArrayList<IEObjectDescription>();
        for (var each : scope.getAllElements()) {
            if (each.getName().getSegmentCount() > 1) qualified.add(each);
            else if (suits.apply(each) && seen.add(each.getName().toString()))
                propose(each, each.getName().toString(), null, context, acceptor);
        }
        var named = feature == LEVEL__ELEMENT ? VmmScopeProvider.typeOfLevels(holder) : feature.getEReferenceType();
        if (!(named instanceof EClass sort) || !DECLARATION.isSuperTypeOf(sort)) return;
        for (var each : qualified) {
            var name = each.getName().getLastSegment();
            boolean isPart = !DECLARATION.isSuperTypeOf(each.getEClass());
            if (isPart || !suits.apply(each) || !seen.add(name)) continue;
            propose(each, name, each.getQualifiedName().skipLast(1).toString(), context, acceptor);
        }
    }

    /** The object whose setting is written: the parser has not always made it yet. */
    private static EObject holder(ContentAssistContext context, EClass type) {
        var model = context.getCurrentModel();
        for (var each = model; each != null; each = each.eContainer())
            if (type.isSuperTypeOf(each.eClass())) return each;
        return model;
    }

    /** A guest's hypervisor supports some modes and paths only. */
    private static Predicate<IEObjectDescription> suits(EObject holder, EReference feature) {
        var guest = EcoreUtil2.getContainerOfType(holder, Guest.class);
        var host = guest == null ? null : Inherited.value(guest, Guest::getHost);
        var hypervisor = host == null || host.eIsProxy() ? null : Inherited.value(host, Host::getHypervisor);
        if (hypervisor == null || hypervisor.eIsProxy()) return each -> true;
        List<? extends Named> supported = switch (feature.getEReferenceType().getName()) {
            case "Mode" -> Inherited.list(hypervisor, Hypervisor::getModes);
            case "NetPath", "DiskPath" -> Inherited.list(hypervisor, Hypervisor::getPaths);
            default -> List.of();
        };
        if (supported.isEmpty()) return each -> true;
        var names = supported.stream().map(Named::getName).collect(Collectors.toSet());
        return each -> names.contains(each.getName().getLastSegment());
    }

    private void propose(
            IEObjectDescription target,
            String name,
            String missingImport,
            ContentAssistContext context,
            IIdeContentProposalAcceptor acceptor) {
        var object = EcoreUtil2.resolve(target.getEObjectOrProxy(), context.getResource());
        boolean ofLibrary = Library.contains(target.getEObjectURI());
        var entry = getProposalCreator().createProposal(name, context);
        if (entry == null) return;
        entry.setSource(target);
        entry.setKind(ContentAssistEntry.KIND_REFERENCE);
        if (object instanceof Specialisable each && each.getLabel() != null) entry.setDescription(each.getLabel());
        else entry.setDescription(Words.sort(target.getEClass()));
        if (object instanceof Named named && !named.eIsProxy())
            facts.comment(named).ifPresent(entry::setDocumentation);
        if (missingImport != null) addImport(entry, missingImport, context);
        acceptor.accept(entry, ofLibrary ? OF_LIBRARY : NAMES_FIRST);
    }

    private static void addImport(ContentAssistEntry entry, String packageName, ContentAssistContext context) {
        var place = Imports.place(context.getResource());
        entry.getTextReplacements().add(new ReplaceRegion(place.offset(), 0, place.text(packageName)));
    }

    private ContentAssistEntry propose(
            String text,
            String description,
            String kind,
            int priority,
            ContentAssistContext context,
            IIdeContentProposalAcceptor acceptor) {
        var entry = getProposalCreator().createProposal(text, context);
        if (entry == null) return null;
        entry.setDescription(description);
        entry.setKind(kind == null ? ContentAssistEntry.KIND_VALUE : kind);
        acceptor.accept(entry, priority);
        return entry;
    }
}
