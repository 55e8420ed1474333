// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.IMPORT__IMPORTED_NAMESPACE;
import static ringzero.model.VmmPackage.Literals.NAMED__NAME;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.findReferences.IReferenceFinder;
import org.eclipse.xtext.findReferences.ReferenceAcceptor;
import org.eclipse.xtext.findReferences.TargetURIs;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.ILanguageServerAccess;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.rename.IRenameService2;
import org.eclipse.xtext.ide.util.CancelIndicatorProgressMonitor;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.ILocationInFileProvider;
import org.eclipse.xtext.resource.IReferenceDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.ITextRegion;
import org.eclipse.xtext.util.concurrent.IUnitOfWork;
import ringzero.language.check.Words;
import ringzero.language.library.Library;
import ringzero.language.scope.Segment;
import ringzero.model.Model;
import ringzero.model.Named;

/**
 * Gives something another name: where it is declared, where it is referred to, in every path, in all files. Only names are
 * replaced; everything else of the texts stays as it is.
 */
public class Renaming implements IRenameService2 {

    /** What the grammar takes for a name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_µμ][A-Za-z_0-9]*(-[A-Za-z_0-9]+)*");

    private final EObjectAtOffsetHelper objects;
    private final PathPlaces paths;
    private final IReferenceFinder finder;
    private final ILocationInFileProvider regions;
    private final Provider<TargetURIs> targetUris;
    private final IQualifiedNameProvider names;
    private final UriExtensions uris;
    private final IResourceServiceProvider.Registry languages;

    @Inject
    Renaming(
            EObjectAtOffsetHelper objects,
            PathPlaces paths,
            IReferenceFinder finder,
            ILocationInFileProvider regions,
            Provider<TargetURIs> targetUris,
            IQualifiedNameProvider names,
            UriExtensions uris,
            IResourceServiceProvider.Registry languages) {
        this.objects = objects;
        this.paths = paths;
        this.finder = finder;
        this.regions = regions;
        this.targetUris = targetUris;
        this.names = names;
        this.uris = uris;
        this.languages = languages;
    }

    @Override
    public Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> prepareRename(
            PrepareRenameOptions options) {
        var params = options.getParams();
        return options.getLanguageServerAccess()
                .doSyncRead(params.getTextDocument().getUri(), context -> {
                    if (!(context.getResource() instanceof XtextResource resource)) return null;
                    int offset = context.getDocument().getOffSet(params.getPosition());
                    var target = target(resource, offset);
                    if (target.isEmpty()) return null;
                    var name = written(resource, offset);
                    var range = new Range(
                            context.getDocument().getPosition(name.getOffset()),
                            context.getDocument().getPosition(name.getOffset() + name.getLength()));
                    return Either3.forSecond(
                            new PrepareRenameResult(range, target.get().getName()));
                });
    }

    @Override
    public WorkspaceEdit rename(Options options) {
        var params = options.getRenameParams();
        var access = options.getLanguageServerAccess();
        if (!NAME.matcher(params.getNewName()).matches())
            throw refused("'" + params.getNewName()
                    + "' is no name: a name has letters, digits and hyphens between them, and begins with a letter.");
        var index = index(access);
        return access.doSyncRead(params.getTextDocument().getUri(), context -> {
            if (!(context.getResource() instanceof XtextResource resource)) return null;
            int offset = context.getDocument().getOffSet(params.getPosition());
            var target = target(resource, offset)
                    .orElseThrow(() -> refused("There is nothing here that has a name of its own."));
            if (target.getName().equals(params.getNewName())) return new WorkspaceEdit(Map.of());
            isFree(target, params.getNewName());
            return new Changes(target, params.getNewName(), access).make(index, options.getCancelIndicator());
        });
    }

    private static IResourceDescriptions index(ILanguageServerAccess access) {
        try {
            return access.<IResourceDescriptions>doReadIndex(ILanguageServerAccess.IndexContext::getIndex)
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCanceledException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the index cannot be read", e);
        }
    }

    /** What has the name at a place, if it may have another one. */
    private Optional<Named> target(XtextResource resource, int offset) {
        if (paths.at(resource, offset).filter(each -> !isName(each.meaning())).isPresent())
            throw refused("This is a word of the language: it cannot be renamed.");
        var target = objects.getElementWithNameAt(resource, offset);
        if (target == null && offset > 0) target = objects.getElementWithNameAt(resource, offset - 1);
        if (!(target instanceof Named named) || named.getName() == null || named instanceof Model)
            return Optional.empty();
        if (Library.contains(named))
            throw refused("'%s' belongs to the library and keeps its name: declare %s of your own that starts from it."
                    .formatted(named.getName(), Words.one(named.eClass())));
        return Optional.of(named);
    }

    private static boolean isName(Segment meaning) {
        return meaning instanceof Segment.Thing || meaning instanceof Segment.Device;
    }

    private ITextRegion written(XtextResource resource, int offset) {
        var leaf = NodeModelUtils.findLeafNodeAtOffset(resource.getParseResult().getRootNode(), offset);
        if (leaf == null || leaf.isHidden() || leaf.getText().equals("."))
            leaf = NodeModelUtils.findLeafNodeAtOffset(resource.getParseResult().getRootNode(), offset - 1);
        return leaf.getTextRegion();
    }

    private static void isFree(Named target, String name) {
        for (var sibling : target.eContainer().eContents()) {
            if (sibling instanceof Named other && other.eClass() == target.eClass() && name.equals(other.getName()))
                throw refused(
                        "There is already %s '%s': choose another name.".formatted(Words.one(target.eClass()), name));
        }
    }

    private static ResponseErrorException refused(String sentence) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, sentence, null));
    }

    /** The edits of one renaming, by file. */
    private final class Changes {

        private final Named target;
        private final String name;
        private final ILanguageServerAccess access;
        private final Map<String, List<TextEdit>> edits = new LinkedHashMap<>();

        Changes(Named target, String name, ILanguageServerAccess access) {
            this.target = target;
            this.name = name;
            this.access = access;
        }

        WorkspaceEdit make(IResourceDescriptions index, CancelIndicator cancelled) {
            read(EcoreUtil.getURI(target), (document, object) -> {
                for (var node : NodeModelUtils.findNodesForFeature(object, NAMED__NAME))
                    replace(document, object, node);
            });
            var targets = targetUris.get();
            targets.addURI(EcoreUtil.getURI(target));
            finder.findAllReferences(
                    targets,
                    this::readAll,
                    index,
                    new ReferenceAcceptor(languages, this::replace),
                    new CancelIndicatorProgressMonitor(cancelled));
            var fullName = names.getFullyQualifiedName(target).toString();
            for (var file : List.copyOf(edits.keySet()))
                read(uris.toUri(file).appendFragment("/"), (document, model) -> imports(document, model, fullName));
            return new WorkspaceEdit(edits);
        }

        private void replace(IReferenceDescription reference) {
            read(
                    reference.getSourceEObjectUri(),
                    (document, source) -> replace(
                            document,
                            source,
                            regions.getSignificantTextRegion(
                                    source, reference.getEReference(), reference.getIndexInList())));
        }

        private void imports(Document document, EObject object, String fullName) {
            if (!(object instanceof Model model)) return;
            for (var each : model.getImports()) {
                if (!fullName.equals(each.getImportedNamespace())) continue;
                for (var node : NodeModelUtils.findNodesForFeature(each, IMPORT__IMPORTED_NAMESPACE))
                    replace(document, each, node);
            }
        }

        private void replace(Document document, EObject place, INode node) {
            replace(document, place, node.getTextRegion());
        }

        /** Replaces the last name of those that dots connect. */
        private void replace(Document document, EObject place, ITextRegion region) {
            int end = region.getOffset() + region.getLength();
            int start = document.getContents().lastIndexOf('.', end - 1) + 1;
            var range = new Range(document.getPosition(Math.max(start, region.getOffset())), document.getPosition(end));
            edits.computeIfAbsent(uris.toUriString(place.eResource().getURI()), file -> new ArrayList<>())
                    .add(new TextEdit(range, name));
        }

        private <R> R readAll(URI address, IUnitOfWork<R, ResourceSet> work) {
            return access.doSyncRead(uris.toUriString(address.trimFragment()), context -> {
                try {
                    return work.exec(context.getResource().getResourceSet());
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException("reading " + address + " failed", e);
                }
            });
        }

        private void read(URI address, BiConsumer<Document, EObject> reader) {
            access.<Void>doSyncRead(uris.toUriString(address.trimFragment()), context -> {
                var object = context.getResource().getEObject(address.fragment());
                if (object != null) reader.accept(context.getDocument(), object);
                return null;
            });
        }
    }
}
