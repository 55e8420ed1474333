// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.findReferences.IReferenceFinder;
import org.eclipse.xtext.findReferences.TargetURIs;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.occurrences.DefaultDocumentHighlightService;
import org.eclipse.xtext.resource.ILocationInFileProvider;
import org.eclipse.xtext.resource.IReferenceDescription;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.ITextRegion;
import ringzero.language.scope.Segment;

/** All places of a file that mean the same; the names of paths are such places. */
public class Occurrences extends DefaultDocumentHighlightService {

    @Inject
    private PathPlaces paths;

    @Inject
    private IReferenceFinder finder;

    @Inject
    private ILocationInFileProvider regions;

    @Inject
    private Provider<TargetURIs> targetUris;

    @Override
    public List<DocumentHighlight> getDocumentHighlights(XtextResource resource, int offset) {
        var place = paths.at(resource, offset);
        return place.isEmpty()
                ? super.getDocumentHighlights(resource, offset)
                : highlights(place.get().meaning(), resource);
    }

    private List<DocumentHighlight> highlights(Segment meaning, XtextResource resource) {
        var document = new Document(0, resource.getParseResult().getRootNode().getText());
        var targets = targetUris.get();
        targets.addURI(meaning.key());
        var highlights = new ArrayList<DocumentHighlight>();
        finder.findReferences(
                targets,
                resource,
                new IReferenceFinder.Acceptor() {
                    @Override
                    public void accept(
                            EObject source,
                            URI address,
                            EReference reference,
                            int index,
                            EObject target,
                            URI targetAddress) {
                        var region = regions.getSignificantTextRegion(source, reference, index);
                        highlights.add(new DocumentHighlight(range(document, region), DocumentHighlightKind.Read));
                    }

                    @Override
                    public void accept(IReferenceDescription description) {
                        throw new IllegalStateException("within a file there are no descriptions");
                    }
                },
                new NullProgressMonitor());
        boolean isDeclaredHere = !(meaning instanceof Segment.Word || meaning instanceof Segment.Share)
                && meaning.target().eResource() == resource;
        if (isDeclaredHere)
            highlights.add(new DocumentHighlight(
                    range(document, regions.getSignificantTextRegion(meaning.target())), DocumentHighlightKind.Write));
        highlights.sort(Comparator.comparing(
                highlight -> document.getOffSet(highlight.getRange().getStart())));
        return highlights;
    }

    private static Range range(Document document, ITextRegion region) {
        return new Range(
                document.getPosition(region.getOffset()),
                document.getPosition(region.getOffset() + region.getLength()));
    }
}
