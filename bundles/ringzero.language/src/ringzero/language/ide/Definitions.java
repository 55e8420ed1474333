// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.Location;
import org.eclipse.xtext.findReferences.IReferenceFinder;
import org.eclipse.xtext.findReferences.ReferenceAcceptor;
import org.eclipse.xtext.findReferences.TargetURIs;
import org.eclipse.xtext.ide.server.DocumentExtensions;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolService;
import org.eclipse.xtext.ide.util.CancelIndicatorProgressMonitor;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import ringzero.language.library.Library;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Segment;
import ringzero.language.scope.Setting;
import ringzero.model.Specialisable;

/**
 * Where things are declared: in a model, or in a copy of a library file that editors can open. The keyword of a setting in a path
 * leads to where the setting is given.
 */
public class Definitions extends DocumentSymbolService {

    @Inject
    private EObjectAtOffsetHelper objects;

    @Inject
    private PathPlaces paths;

    @Inject
    private DocumentExtensions places;

    @Inject
    private LibraryFolder copies;

    @Inject
    private IReferenceFinder finder;

    @Inject
    private Provider<TargetURIs> targetUris;

    @Inject
    private IResourceServiceProvider.Registry languages;

    @Override
    public List<? extends Location> getDefinitions(
            XtextResource resource, int offset, IReferenceFinder.IResourceAccess resources, CancelIndicator cancelled) {
        var location = paths.at(resource, offset)
                .flatMap(place -> location(place.meaning()))
                .or(() -> Optional.ofNullable(objects.getElementWithNameAt(resource, offset))
                        .filter(Library::contains)
                        .flatMap(this::location));
        return location.isPresent()
                ? List.of(location.get())
                : super.getDefinitions(resource, offset, resources, cancelled);
    }

    private Optional<Location> location(Segment meaning) {
        return meaning instanceof Segment.Word(Setting setting) ? location(setting) : location(meaning.target());
    }

    /** Where the setting is given, or what should have given it. */
    private Optional<Location> location(Setting setting) {
        var owner = setting.owner() instanceof Specialisable declaration
                ? Inherited.giver(declaration, setting.feature()).orElse(declaration)
                : setting.owner();
        return owner.eIsSet(setting.feature())
                ? Optional.ofNullable(places.newLocation(owner, setting.feature(), 0))
                        .map(copies::readable)
                : location(owner);
    }

    private Optional<Location> location(EObject object) {
        return Optional.ofNullable(places.newLocation(object)).map(copies::readable);
    }

    @Override
    public List<? extends Location> getReferences(
            XtextResource resource,
            int offset,
            IReferenceFinder.IResourceAccess resources,
            IResourceDescriptions index,
            CancelIndicator cancelled) {
        var place = paths.at(resource, offset);
        if (place.isEmpty()) return super.getReferences(resource, offset, resources, index, cancelled);
        TargetURIs targets = targetUris.get();
        targets.addURI(place.get().meaning().key());
        var locations = new ArrayList<Location>();
        finder.findAllReferences(
                targets,
                resources,
                index,
                new ReferenceAcceptor(
                        languages,
                        reference -> doRead(
                                resources,
                                reference.getSourceEObjectUri(),
                                source -> Optional.ofNullable(places.newLocation(
                                                source, reference.getEReference(), reference.getIndexInList()))
                                        .ifPresent(locations::add))),
                new CancelIndicatorProgressMonitor(cancelled));
        return locations;
    }
}
