// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineContentCodeMining;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.swt.widgets.Control;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.StoreException;
import ringzero.simulation.results.Study;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.OpenModel;
import ringzero.ui.editor.Preferences;

/** Shows the last verdict beside each requirement in the text of a model. */
public final class VerdictMinings extends AbstractCodeMiningProvider {

    /** A study and when its file was written. */
    private record Known(long stamp, Study study) {}

    private final ModelLanguage language = ModelLanguage.ofWorkbench();
    private final Map<IFile, Known> known = new ConcurrentHashMap<>();
    private final IResourceChangeListener newResults = this::changed;
    private volatile ITextViewer shown;

    @Override
    public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(
            ITextViewer viewer, IProgressMonitor monitor) {
        OpenModel model = language.model(viewer.getDocument()).orElse(null);
        if (model == null || !Preferences.SHOW_VERDICTS.isOn()) return CompletableFuture.completedFuture(List.of());
        if (shown == null) {
            shown = viewer;
            ResourcesPlugin.getWorkspace().addResourceChangeListener(newResults, IResourceChangeEvent.POST_CHANGE);
        }
        String text = model.document().get();
        return CompletableFuture.supplyAsync(() -> minings(model, text));
    }

    private List<ICodeMining> minings(OpenModel model, String text) {
        List<ICodeMining> minings = new ArrayList<>();
        for (IFile results : results(model.file())) {
            Study study = study(results);
            if (study == null) continue;
            for (var note : LastVerdicts.in(text, study)) {
                try {
                    minings.add(new VerdictMining(end(model.document(), note.line()), note.text()));
                } catch (BadLocationException e) {
                    // The text became shorter meanwhile; its change asks again.
                    return List.of();
                }
            }
        }
        return minings;
    }

    private static int end(IDocument document, int line) throws BadLocationException {
        IRegion region = document.getLineInformation(line);
        return region.getOffset() + region.getLength();
    }

    private static List<IFile> results(IFile model) {
        List<IFile> found = new ArrayList<>();
        Path path = Path.of(model.getName());
        try {
            model.getProject()
                    .accept(
                            proxy -> {
                                if (proxy.getType() == IResource.FILE && LastVerdicts.isOf(proxy.getName(), path))
                                    found.add((IFile) proxy.requestResource());
                                return true;
                            },
                            IResource.NONE);
        } catch (CoreException e) {
            ILog.get().log(e.getStatus());
        }
        return found;
    }

    /** Null if the file cannot be read: its own editor says why. */
    private Study study(IFile results) {
        Known before = known.get(results);
        if (before != null && before.stamp == results.getModificationStamp()) return before.study;
        try {
            Known now = new Known(results.getModificationStamp(), ResultFile.read(Path.of(results.getLocationURI())));
            known.put(results, now);
            return now.study;
        } catch (StoreException e) {
            return null;
        }
    }

    private void changed(IResourceChangeEvent event) {
        boolean[] isNew = new boolean[1];
        try {
            event.getDelta().accept(delta -> {
                isNew[0] |= "rzr".equals(delta.getResource().getFileExtension());
                return !isNew[0];
            });
        } catch (CoreException e) {
            ILog.get().log(e.getStatus());
        }
        Control widget = isNew[0] ? shown.getTextWidget() : null;
        if (widget == null || widget.isDisposed()) return;
        widget.getDisplay().asyncExec(() -> {
            if (!widget.isDisposed() && shown instanceof ISourceViewerExtension5 viewer) viewer.updateCodeMinings();
        });
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(newResults);
        super.dispose();
    }

    private final class VerdictMining extends LineContentCodeMining {
        VerdictMining(int offset, String text) {
            super(new Position(offset, 1), VerdictMinings.this);
            setLabel("  " + text);
        }
    }
}
