// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import static ringzero.model.VmmPackage.Literals.LAYER;
import static ringzero.model.VmmPackage.Literals.OBSERVATION;

import com.google.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import ringzero.model.Layer;
import ringzero.model.Named;
import ringzero.model.Observation;

/** The words that the library introduces, and the models that are loaded with a model. */
public class Vocabulary {

    private final VmmGlobalScopeProvider global;

    @Inject
    public Vocabulary(VmmGlobalScopeProvider global) {
        this.global = global;
    }

    /** What can be observed, by name. */
    public Map<String, Observation> observations(EObject context) {
        return all(context, OBSERVATION, Observation.class);
    }

    /** What CPU time is spent by, by name. */
    public Map<String, Layer> layers(EObject context) {
        return all(context, LAYER, Layer.class);
    }

    private <T extends Named> Map<String, T> all(EObject context, EClass type, Class<T> sort) {
        var all = new LinkedHashMap<String, T>();
        if (context.eResource() == null) return all;
        for (var description : global.named(context.eResource(), type).getAllElements()) {
            var object = EcoreUtil2.resolve(description.getEObjectOrProxy(), context);
            if (!object.eIsProxy())
                all.putIfAbsent(description.getQualifiedName().getLastSegment(), sort.cast(object));
        }
        return all;
    }
}
