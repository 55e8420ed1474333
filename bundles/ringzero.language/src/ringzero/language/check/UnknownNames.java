// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.common.collect.Streams;
import com.google.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.linking.impl.LinkingDiagnosticMessageProvider;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScopeProvider;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.VmmGlobalScopeProvider;
import ringzero.language.scope.VmmScopeProvider;
import ringzero.model.Guest;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.Specialisable;

/** Says of a name that means nothing what was looked for, and which name may have been meant or what to import. */
public class UnknownNames extends LinkingDiagnosticMessageProvider {

    private static final Set<EReference> SPECIAL = Set.of(
            REFERENCE__VALUE, USE__RESOURCE, WHEN_IDLE__RESOURCE, NET__DEVICE, GUEST_DISK__DEVICE, LEVEL__ELEMENT);

    @Inject
    private IScopeProvider scopes;

    @Inject
    private VmmGlobalScopeProvider global;

    @Override
    public DiagnosticMessage getUnresolvedProxyMessage(ILinkingDiagnosticContext context) {
        var name = context.getLinkText();
        if (name == null) return null;
        var reference = context.getReference();
        var classifier = type(context.getContext(), reference);
        if (classifier instanceof EEnum words) return noWord(name, words);
        var type = (EClass) classifier;
        if (reference == SPECIALISABLE__BASE && name.equals(((Named) context.getContext()).getName())) {
            return message(
                    "'%s' cannot start from itself: name another %s.".formatted(name, Words.sort(type)), List.of());
        }
        var missing = elsewhere(context.getContext(), type, name);
        if (missing != null) {
            var packageName = missing.getQualifiedName().skipLast(1).toString();
            return message(
                    "'%s' is in %s: add 'import %s.*'.".formatted(name, packageName, packageName),
                    List.of(Remedy.importing(packageName)));
        }
        var nearest = Nearest.to(name, names(context.getContext(), reference, type));
        return message(
                "There is no %s '%s'%s%s"
                        .formatted(
                                Words.sort(type),
                                name,
                                place(context),
                                nearest.isEmpty() ? "." : Nearest.question(nearest)),
                nearest.stream().map(Remedy::replace).toList());
    }

    private static DiagnosticMessage noWord(String name, EEnum words) {
        var nearest = Nearest.to(name, words(words).stream());
        return message(
                "'%s' is none of %s%s"
                        .formatted(
                                name,
                                String.join(", ", words(words)),
                                nearest.isEmpty() ? "." : Nearest.question(nearest)),
                nearest.stream().map(Remedy::replace).toList());
    }

    /** The words of an enumeration, as they are written. */
    static List<String> words(EEnum words) {
        return words.getELiterals().stream().map(EEnumLiteral::getLiteral).toList();
    }

    private static DiagnosticMessage message(String text, List<Remedy> remedies) {
        return new DiagnosticMessage(text, Severity.ERROR, Rule.UNKNOWN_NAME.code(), Remedy.texts(remedies));
    }

    private static EClassifier type(EObject context, EReference reference) {
        if (reference == LEVEL__ELEMENT) return VmmScopeProvider.typeOfLevels(context);
        return reference == SPECIALISABLE__BASE && context instanceof Specialisable
                ? context.eClass()
                : reference.getEReferenceType();
    }

    /** Devices are looked for on the guest's host. */
    private static String place(ILinkingDiagnosticContext context) {
        if (context.getReference() != NET__DEVICE && context.getReference() != GUEST_DISK__DEVICE) return "";
        var host = Inherited.value(EcoreUtil2.getContainerOfType(context.getContext(), Guest.class), Guest::getHost);
        return host == null || host.eIsProxy() || host.getName() == null
                ? ""
                : " on " + Words.sort(HOST) + " " + host.getName();
    }

    private IEObjectDescription elsewhere(EObject context, EClass type, String name) {
        if (name.indexOf('.') >= 0
                || context.eResource() == null
                || !DECLARATION.isSuperTypeOf(type)
                || type == DECLARATION) return null;
        for (var description : global.named(context.eResource(), type).getAllElements()) {
            var full = description.getQualifiedName();
            if (full.getSegmentCount() > 1
                    && full.getLastSegment().equals(name)
                    && DECLARATION.isSuperTypeOf(description.getEClass())
                    && description.getEClass() != HOST_THREAD) return description;
        }
        return null;
    }

    /** The short names of what could stand there; what is visible for the place only is asked from its scope. */
    private Stream<String> names(EObject context, EReference reference, EClass type) {
        if (context.eResource() == null) return Stream.of();
        var visible = SPECIAL.contains(reference)
                ? scopes.getScope(context, reference)
                : global.named(context.eResource(), reference == PATH_EXPRESSION__HEAD ? SPECIALISABLE : type);
        var names = Streams.stream(visible.getAllElements())
                .filter(description -> description.getEObjectOrProxy() != context)
                .map(description -> description.getName().getLastSegment());
        // What the file itself declares is no part of what is visible everywhere.
        var declared = own(context, reference == PATH_EXPRESSION__HEAD ? SPECIALISABLE : type);
        names = Stream.concat(declared, names);
        return reference == PATH_EXPRESSION__HEAD ? Stream.concat(names, names(context, OBSERVATION, global)) : names;
    }

    private static Stream<String> own(EObject context, EClass type) {
        var model = EcoreUtil2.getContainerOfType(context, Model.class);
        if (model == null) return Stream.of();
        return model.getDeclarations().stream()
                .filter(declaration -> type.isInstance(declaration) && declaration != context)
                .map(Named::getName)
                .filter(Objects::nonNull);
    }

    private static Stream<String> names(EObject context, EClass type, VmmGlobalScopeProvider global) {
        return Streams.stream(global.named(context.eResource(), type).getAllElements())
                .map(description -> description.getName().getLastSegment());
    }
}
