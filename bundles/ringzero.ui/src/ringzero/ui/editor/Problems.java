// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.ui.PlatformUI;

/**
 * What is wrong with the models, as markers. The server publishes for open and closed files alike, so markers are its answer and
 * nobody else writes them. Only markers that differ are touched: what stays keeps its place in the Problems view.
 */
public final class Problems {
    static final String MARKER = "ringzero.ui.problem";
    /** Marker attribute: the stable code of the check, such as RZ0123. */
    public static final String CODE = "ringzero.ui.code";

    private final Function<IFile, Optional<IDocument>> openDocument;
    private final Map<String, List<Diagnostic>> published = new LinkedHashMap<>();
    /** What the markers of each file stand for. */
    private final Map<IResource, Map<Map<String, Object>, Diagnostic>> marked = new ConcurrentHashMap<>();

    private final Job job = Job.createSystem("Update problems", monitor -> {
        // The server may answer after the user has closed everything, and the workspace with it.
        if (PlatformUI.isWorkbenchRunning()) update();
    });

    Problems(Function<IFile, Optional<IDocument>> openDocument) {
        this.openDocument = openDocument;
    }

    void publish(String uri, List<Diagnostic> diagnostics) {
        synchronized (published) {
            published.put(uri, List.copyOf(diagnostics));
        }
        job.schedule();
    }

    /** Writes what was published as markers, on this thread. */
    void update() {
        Map<String, List<Diagnostic>> latest;
        synchronized (published) {
            latest = new LinkedHashMap<>(published);
            published.clear();
        }
        if (latest.isEmpty()) return;
        try {
            ResourcesPlugin.getWorkspace()
                    .run(monitor -> latest.forEach(this::update), null, IWorkspace.AVOID_UPDATE, null);
        } catch (CoreException e) {
            ILog.get().error("Problem markers could not be written.", e);
        }
    }

    private void update(String uri, List<Diagnostic> diagnostics) {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(URI.create(uri))) {
            try {
                if (file.exists()) update(file, diagnostics);
            } catch (CoreException | IOException e) {
                // The file went away meanwhile, and its markers with it.
                if (file.exists()) ILog.get().error("Problems of " + file.getFullPath() + " could not be marked.", e);
            }
        }
    }

    private void update(IFile file, List<Diagnostic> diagnostics) throws CoreException, IOException {
        IDocument text = openDocument.apply(file).orElse(null);
        Places places = new Places(text != null ? text : new Document(content(file)));
        Map<Map<String, Object>, Diagnostic> all = new HashMap<>();
        for (Diagnostic diagnostic : diagnostics) all.put(attributes(diagnostic, places), diagnostic);
        if (all.isEmpty()) marked.remove(file);
        else marked.put(file, all);
        Set<Map<String, Object>> wanted = new HashSet<>(all.keySet());
        for (IMarker marker : file.findMarkers(MARKER, true, IResource.DEPTH_ZERO))
            if (!wanted.remove(attributes(marker))) marker.delete();
        for (Map<String, Object> attributes : wanted) file.createMarker(MARKER, attributes);
    }

    /** What the server said, of which a marker tells the part that the platform understands. */
    Optional<Diagnostic> problem(IMarker marker) {
        try {
            return Optional.ofNullable(
                    marked.getOrDefault(marker.getResource(), Map.of()).get(attributes(marker)));
        } catch (CoreException e) {
            // The marker is gone, as the problem is.
            return Optional.empty();
        }
    }

    private static String content(IFile file) throws CoreException, IOException {
        try (InputStream in = file.getContents(true)) {
            return new String(in.readAllBytes(), Charset.forName(file.getCharset()));
        }
    }

    private static Map<String, Object> attributes(Diagnostic diagnostic, Places places) {
        IRegion region = places.region(diagnostic.getRange());
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(IMarker.MESSAGE, message(diagnostic));
        attributes.put(IMarker.SEVERITY, severity(diagnostic.getSeverity()));
        attributes.put(IMarker.LINE_NUMBER, diagnostic.getRange().getStart().getLine() + 1);
        attributes.put(IMarker.CHAR_START, region.getOffset());
        attributes.put(IMarker.CHAR_END, region.getOffset() + region.getLength());
        if (diagnostic.getCode() != null && diagnostic.getCode().isLeft())
            attributes.put(CODE, diagnostic.getCode().getLeft());
        return attributes;
    }

    private static String message(Diagnostic diagnostic) {
        var message = diagnostic.getMessage();
        return message.isLeft() ? message.getLeft() : message.getRight().getValue();
    }

    private static Map<String, Object> attributes(IMarker marker) throws CoreException {
        Map<String, Object> attributes = new HashMap<>();
        for (String name : List.of(
                IMarker.MESSAGE, IMarker.SEVERITY, IMarker.LINE_NUMBER, IMarker.CHAR_START, IMarker.CHAR_END, CODE)) {
            Object value = marker.getAttribute(name);
            if (value != null) attributes.put(name, value);
        }
        return attributes;
    }

    private static int severity(DiagnosticSeverity severity) {
        return switch (severity) {
            case Error -> IMarker.SEVERITY_ERROR;
            case Warning -> IMarker.SEVERITY_WARNING;
            case Information, Hint -> IMarker.SEVERITY_INFO;
        };
    }
}
