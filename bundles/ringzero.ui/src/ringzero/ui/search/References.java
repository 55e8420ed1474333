// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.search;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.text.AbstractTextSearchResult;
import org.eclipse.search.ui.text.IEditorMatchAdapter;
import org.eclipse.search.ui.text.IFileMatchAdapter;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.ResourceUtil;
import ringzero.ui.application.Icon;

/** The places that name something. */
public final class References extends AbstractTextSearchResult implements IEditorMatchAdapter, IFileMatchAdapter {
    private final ReferenceSearch search;

    References(ReferenceSearch search) {
        this.search = search;
    }

    @Override
    public String getLabel() {
        return MessageFormat.format(Messages.References_label, search.name(), getMatchCount());
    }

    @Override
    public String getTooltip() {
        return getLabel();
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icon.MODEL.descriptor();
    }

    @Override
    public ISearchQuery getQuery() {
        return search;
    }

    @Override
    public IEditorMatchAdapter getEditorMatchAdapter() {
        return this;
    }

    @Override
    public IFileMatchAdapter getFileMatchAdapter() {
        return this;
    }

    @Override
    public boolean isShownInEditor(Match match, IEditorPart editor) {
        IFile file = ResourceUtil.getFile(editor.getEditorInput());
        return file != null && file.equals(getFile(match.getElement()));
    }

    @Override
    public Match[] computeContainedMatches(AbstractTextSearchResult result, IEditorPart editor) {
        IFile file = ResourceUtil.getFile(editor.getEditorInput());
        return file == null ? new Match[0] : computeContainedMatches(result, file);
    }

    @Override
    public Match[] computeContainedMatches(AbstractTextSearchResult result, IFile file) {
        List<Match> matches = new ArrayList<>();
        for (Object element : getElements())
            if (file.equals(getFile(element))) matches.addAll(List.of(getMatches(element)));
        return matches.toArray(Match[]::new);
    }

    @Override
    public IFile getFile(Object element) {
        return element instanceof NamedAt named ? named.file() : null;
    }
}
