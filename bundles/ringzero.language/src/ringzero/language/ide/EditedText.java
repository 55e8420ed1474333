// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.build.IncrementalBuilder.InternalStatefulIncrementalBuilder;
import org.eclipse.xtext.build.IncrementalBuilder.Result;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.LazyStringInputStream;

/**
 * A build after a change that parses only what was typed: Xtext's own forgets a changed file and reads it anew from its first character.
 * Here a file that is open in an editor is kept and told the part that differs; names are linked and checks made as for a new file,
 * because what stands elsewhere may mean something else now.
 */
public class EditedText extends InternalStatefulIncrementalBuilder {

    @Override
    public Result launch() {
        forgetWhatIsGone();
        try {
            return super.launch();
        } catch (RuntimeException e) {
            // a project may be deleted while its files are read
            if (!forgetWhatIsGone()) throw e;
            return launch();
        }
    }

    /**
     * A file may have been deleted after its change was told; the deletion is told later.
     *
     * @return whether any was
     */
    private boolean forgetWhatIsGone() {
        var files = getRequest().getResourceSet().getURIConverter();
        var deleted = getRequest().getDeletedFiles();
        var known = getRequest().getState().getResourceDescriptions().getAllURIs();
        var gone = Stream.concat(getRequest().getDirtyFiles().stream(), known.stream())
                .distinct()
                .filter(file -> file.isFile() && !deleted.contains(file) && !files.exists(file, Map.of()))
                .toList();
        if (gone.isEmpty()) return false;
        var changed = new ArrayList<>(getRequest().getDirtyFiles());
        changed.removeAll(gone);
        getRequest().setDirtyFiles(changed);
        getRequest()
                .setDeletedFiles(Stream.concat(deleted.stream(), gone.stream()).toList());
        return true;
    }

    @Override
    protected void unloadResource(URI file) {
        boolean isEdited = getRequest().getDirtyFiles().contains(file);
        if (isEdited && keep(file)) return;
        super.unloadResource(file);
    }

    private boolean keep(URI file) {
        var known = getRequest().getResourceSet().getResource(file, false);
        if (!(known instanceof XtextResource resource) || !resource.isLoaded() || resource.getParseResult() == null)
            return false;
        var text = open(file, getRequest().getResourceSet());
        if (text.isEmpty()) return false;
        update(resource, text.get());
        return true;
    }

    /** The text of a file in an editor. */
    private static Optional<String> open(URI file, ResourceSet files) {
        try (var content = files.getURIConverter().createInputStream(file)) {
            return content instanceof LazyStringInputStream text ? Optional.of(text.getString()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // then it is read as any other, and what is wrong is told there
        }
    }

    /** Replaces the smallest part that makes the one text the other. */
    static void update(XtextResource resource, String text) {
        var before = resource.getParseResult().getRootNode().getText();
        int most = Math.min(before.length(), text.length());
        int start = 0;
        while (start < most && before.charAt(start) == text.charAt(start)) start++;
        int same = 0;
        while (same < most - start
                && before.charAt(before.length() - same - 1) == text.charAt(text.length() - same - 1)) same++;
        resource.update(start, before.length() - start - same, text.substring(start, text.length() - same));
    }
}
