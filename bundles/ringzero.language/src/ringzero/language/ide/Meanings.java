// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;
import ringzero.model.VmmPackage;

/** What declarations and settings mean, as the metamodel says it. */
@Singleton
public final class Meanings {

    private static final String FILE = "/model/Vmm.ecore";

    private final EPackage described;

    @Inject
    public Meanings() {
        // the generated package has no comments
        var resource = new EcoreResourceFactoryImpl().createResource(URI.createURI("ringzero:/metamodel"));
        try (var content = VmmPackage.class.getResourceAsStream(FILE)) {
            if (content == null) throw new IllegalStateException(FILE + " is missing");
            resource.load(content, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        described = (EPackage) resource.getContents().getFirst();
    }

    /** What a sort of declaration is. */
    public Optional<String> of(EClass type) {
        return Optional.ofNullable(described.getEClassifier(type.getName())).map(EcoreUtil::getDocumentation);
    }

    /** What a setting says. */
    public Optional<String> of(EStructuralFeature feature) {
        return described.getEClassifier(feature.getEContainingClass().getName()) instanceof EClass type
                ? Optional.ofNullable(type.getEStructuralFeature(feature.getName()))
                        .map(EcoreUtil::getDocumentation)
                : Optional.empty();
    }

    /** What a word that a setting can be means. */
    public Optional<String> of(EEnumLiteral word) {
        return described.getEClassifier(word.getEEnum().getName()) instanceof EEnum words
                ? Optional.ofNullable(words.getEEnumLiteralByLiteral(word.getLiteral()))
                        .map(EcoreUtil::getDocumentation)
                : Optional.empty();
    }
}
