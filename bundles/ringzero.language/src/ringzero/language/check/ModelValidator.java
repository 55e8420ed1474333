// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.NAMED__NAME;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.CheckType;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.validation.ResourceValidatorImpl;
import ringzero.language.library.Library;
import ringzero.model.Declaration;
import ringzero.model.Model;

/** Checks a file, and of one without errors also whether it can do what is asked of it. */
public class ModelValidator extends ResourceValidatorImpl {

    @Inject
    private Outlook outlook;

    @Inject
    private IResourceScopeCache cache;

    @Override
    public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator cancelled) {
        var issues = super.validate(resource, mode, cancelled);
        if (mode != CheckMode.ALL || !isWithoutErrors(issues)) return issues;
        var overload = expectation(resource, () -> true).flatMap(Outlook.Expectation::overload);
        if (overload.isEmpty()) return issues;
        var all = new ArrayList<>(issues);
        issue(overload.get(), (Model) resource.getContents().getFirst()).ifPresent(all::add);
        return all;
    }

    /** What is expected of a file without errors; computed once after each change. */
    public Optional<Outlook.Expectation> expectation(Resource resource) {
        return expectation(
                resource, () -> isWithoutErrors(super.validate(resource, CheckMode.ALL, CancelIndicator.NullImpl)));
    }

    private Optional<Outlook.Expectation> expectation(Resource resource, BooleanSupplier isValid) {
        if (Library.contains(resource.getURI())
                || resource.getContents().isEmpty()
                || !(resource.getContents().getFirst() instanceof Model model)) return Optional.empty();
        return cache.get("outlook", resource, () -> isValid.getAsBoolean() ? outlook.of(model) : Optional.empty());
    }

    private static boolean isWithoutErrors(List<Issue> issues) {
        return issues.stream().noneMatch(issue -> issue.getSeverity() == Severity.ERROR);
    }

    private static Optional<Issue> issue(Outlook.Overload overload, Model model) {
        return place(overload.resource(), model)
                .flatMap(place -> NodeModelUtils.findNodesForFeature(place, NAMED__NAME).stream()
                        .findFirst()
                        .map(node -> {
                            var issue = new Issue.IssueImpl();
                            var position = NodeModelUtils.getLineAndColumn(node, node.getOffset());
                            issue.setSeverity(Rule.OVERLOADED.severity());
                            issue.setCode(Rule.OVERLOADED.code());
                            issue.setType(CheckType.NORMAL);
                            issue.setUriToProblem(EcoreUtil.getURI(place));
                            issue.setOffset(node.getOffset());
                            issue.setLength(node.getLength());
                            issue.setLineNumber(position.getLine());
                            issue.setColumn(position.getColumn());
                            issue.setMessage(
                                    "More is asked than '%s' can do: it would have to work %d %% of the time. Ask for less, or give it more."
                                            .formatted(overload.resource(), Math.round(100 * overload.utilisation())));
                            return issue;
                        }));
    }

    /** The declaration whose name the resource's begins with; else the first guest. */
    private static Optional<Declaration> place(String resource, Model model) {
        return model.getDeclarations().stream()
                .filter(each -> each.getName() != null && resource.matches("\\Q" + each.getName() + "\\E[ .\\[].*"))
                .max(Comparator.comparingInt(each -> each.getName().length()))
                .or(() -> model.getDeclarations().stream()
                        .filter(ringzero.model.Guest.class::isInstance)
                        .filter(each -> each.getName() != null)
                        .findFirst());
    }
}
