// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.search;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.text.Match;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.OpenModel;
import ringzero.ui.editor.Places;

/** Asks for every place of the workspace that names what is at a position. */
final class ReferenceSearch implements ISearchQuery {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ModelLanguage language = ModelLanguage.ofWorkbench();
    private final OpenModel model;
    private final Position position;
    private final String name;
    private final References references = new References(this);

    ReferenceSearch(OpenModel model, Position position, String name) {
        this.model = model;
        this.position = position;
        this.name = name;
    }

    String name() {
        return name;
    }

    @Override
    public IStatus run(IProgressMonitor monitor) {
        references.removeAll();
        var params = new ReferenceParams(model.identifier(), position, new ReferenceContext(true));
        List<? extends Location> found = language.<List<? extends Location>>answer(
                        PATIENCE, server -> server.references(params))
                .orElse(List.of());
        Map<IFile, List<Range>> byFile = new LinkedHashMap<>();
        for (Location location : found)
            for (IFile file :
                    ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(URI.create(location.getUri())))
                byFile.computeIfAbsent(file, each -> new ArrayList<>()).add(location.getRange());
        try {
            for (var file : byFile.entrySet()) add(file.getKey(), file.getValue());
            return Status.OK_STATUS;
        } catch (CoreException e) {
            return e.getStatus();
        }
    }

    /** With the text of the editor, if one is open. */
    private void add(IFile file, List<Range> ranges) throws CoreException {
        var buffers = FileBuffers.getTextFileBufferManager();
        buffers.connect(file.getFullPath(), LocationKind.IFILE, null);
        try {
            IDocument document = buffers.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE)
                    .getDocument();
            for (Range range : ranges) references.addMatch(match(file, document, range));
        } catch (BadLocationException e) {
            // The text became shorter since the server saw it: searching again tells.
            return;
        } finally {
            buffers.disconnect(file.getFullPath(), LocationKind.IFILE, null);
        }
    }

    private static Match match(IFile file, IDocument document, Range range) throws BadLocationException {
        IRegion region = new Places(document).region(range);
        int line = document.getLineOfOffset(region.getOffset());
        String text = document.get(document.getLineOffset(line), document.getLineLength(line))
                .strip();
        return new Match(new NamedAt(file, line + 1, text), region.getOffset(), region.getLength());
    }

    @Override
    public String getLabel() {
        return org.eclipse.osgi.util.NLS.bind(Messages.ReferenceSearch_label, name);
    }

    @Override
    public boolean canRerun() {
        return true;
    }

    @Override
    public boolean canRunInBackground() {
        return true;
    }

    @Override
    public References getSearchResult() {
        return references;
    }
}
