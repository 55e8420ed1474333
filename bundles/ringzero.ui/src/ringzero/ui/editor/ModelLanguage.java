// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import com.google.inject.Injector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.osgi.framework.FrameworkUtil;
import ringzero.language.ide.VmmServer;

/**
 * The language in this workbench: one language server in this process, told about every open document and every project, the
 * same server that other editors start as a process. An OSGi service, made when the first model is opened or built.
 *
 * <p>What is told and asked reaches the server in that order. Nothing here blocks, except {@link #answer}, which is for
 * background threads.
 */
public final class ModelLanguage {
    /** File extension of models. */
    public static final String EXTENSION = "vmm";

    /** How the protocol says that nobody failed. */
    private static final Set<Integer> DROPPED = Set.of(
            ResponseErrorCode.RequestCancelled.getValue(),
            ResponseErrorCode.ServerCancelled.getValue(),
            ResponseErrorCode.ContentModified.getValue());

    /** A question about a file that was deleted is dropped each time. */
    private static final int MOST_QUESTIONS = 100;

    private static final Duration FOR_A_BUILD = Duration.ofSeconds(30);

    private final UriExtensions uris = new UriExtensions();
    private final OpenFiles openFiles = new OpenFiles(this);
    private final Problems problems = new Problems(openFiles::document);
    private final ProjectChanges projectChanges = new ProjectChanges(this);
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "Ringzero language start");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<StartedServer> told;

    /** The language of this workbench. */
    public static ModelLanguage ofWorkbench() {
        var context = FrameworkUtil.getBundle(ModelLanguage.class).getBundleContext();
        var reference = context.getServiceReference(ModelLanguage.class);
        if (reference == null)
            throw new IllegalStateException("The language service is missing: is org.apache.felix.scr started?");
        return context.getService(reference);
    }

    /** Called by the OSGi framework. */
    synchronized void activate() {
        List<WorkspaceFolder> folders = projectChanges.folders();
        told = CompletableFuture.supplyAsync(
                () -> StartedServer.start(folders, new WorkbenchClient(problems)), starter);
        told.whenComplete((started, failure) -> {
            if (failure != null) ILog.get().error("The language server did not start.", failure);
        });
        ResourcesPlugin.getWorkspace().addResourceChangeListener(projectChanges);
        FileBuffers.getTextFileBufferManager().addFileBufferListener(openFiles);
        for (IFileBuffer buffer : FileBuffers.getTextFileBufferManager().getFileBuffers())
            openFiles.bufferCreated(buffer);
    }

    /** Called by the OSGi framework. */
    synchronized void deactivate() {
        FileBuffers.getTextFileBufferManager().removeFileBufferListener(openFiles);
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(projectChanges);
        starter.shutdown();
        if (told.isDone() && !told.isCompletedExceptionally())
            told.join().server().getRequestManager().shutdown();
    }

    /** A file or folder as the server names it. */
    public String uri(URI location) {
        return uris.toUriString(location);
    }

    /** Passes a message on, after everything told before. */
    synchronized void tell(Consumer<VmmServer> message) {
        told = told.thenApply(started -> {
            message.accept(started.server());
            return started;
        });
    }

    private synchronized CompletableFuture<StartedServer> told() {
        return told;
    }

    /** Asks a question, after everything told before. The answer comes on a thread of the server. */
    public <T> CompletableFuture<T> ask(Function<VmmServer, CompletableFuture<T>> question) {
        return told().thenCompose(started -> question.apply(started.server()));
    }

    /** The same, but asks again when the server drops the question because a text changed. For what a user is waiting for. */
    public <T> CompletableFuture<T> askUntilAnswered(Function<VmmServer, CompletableFuture<T>> question) {
        return askUntilAnswered(question, MOST_QUESTIONS);
    }

    private <T> CompletableFuture<T> askUntilAnswered(Function<VmmServer, CompletableFuture<T>> question, int left) {
        return ask(question)
                .handle((answer, failure) -> {
                    if (failure == null) return CompletableFuture.completedFuture(answer);
                    return isCancellation(failure) && left > 1
                            ? askUntilAnswered(question, left - 1)
                            : CompletableFuture.<T>failedFuture(failure);
                })
                .thenCompose(Function.identity());
    }

    /** What the numbers of the server's semantic tokens mean. */
    CompletableFuture<SemanticWords> semanticWords() {
        return told().thenApply(started -> new SemanticWords(started.legend()));
    }

    /** A service of the language, once it is there. */
    public <T> CompletableFuture<T> service(Function<Injector, T> choice) {
        return told().thenApply(started -> choice.apply(started.language()));
    }

    /**
     * Asks and waits; asks again if the server dropped the question because the text or a neighbour changed. Empty if there is no
     * answer in time. Not for the UI thread.
     */
    public <T> Optional<T> answer(Duration patience, Function<VmmServer, CompletableFuture<T>> question) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            CompletableFuture<T> answer = ask(question);
            try {
                return Optional.ofNullable(answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                answer.cancel(true);
                return Optional.empty();
            } catch (InterruptedException e) {
                // The editor interrupts whoever computes what is no longer wanted.
                answer.cancel(true);
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (CancellationException | ExecutionException e) {
                if (!isCancellation(e)) {
                    ILog.get().error("The language server failed.", e.getCause());
                    return Optional.empty();
                }
            }
        }
    }

    /** Whether this says that a question was dropped, which is no failure. */
    static boolean isCancellation(Throwable failure) {
        return switch (failure) {
            case CancellationException e -> true;
            case ResponseErrorException e ->
                DROPPED.contains(e.getResponseError().getCode());
            case CompletionException e when e.getCause() != null -> isCancellation(e.getCause());
            case ExecutionException e when e.getCause() != null -> isCancellation(e.getCause());
            default -> failure.getClass().getSimpleName().contains("Cancel");
        };
    }

    /**
     * Waits until everything told before is analysed and the markers say so. For builders.
     *
     * @param givesUp whether somebody needs the workspace more than the builder does
     */
    void settle(BooleanSupplier givesUp) {
        CompletableFuture<Boolean> analysed = analysed();
        long end = System.nanoTime() + FOR_A_BUILD.toNanos();
        while (System.nanoTime() < end && !givesUp.getAsBoolean()) {
            try {
                analysed.get(50, TimeUnit.MILLISECONDS);
                problems.update();
                return;
            } catch (TimeoutException e) {
                // Not yet; ask whether to go on waiting.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (CancellationException | ExecutionException e) {
                if (!isCancellation(e)) {
                    ILog.get().error("The models could not be analysed.", e);
                    return;
                }
                // A question is dropped when the user types; the next one waits for that, too.
                analysed = analysed();
            }
        }
    }

    /** Done when the server has done everything it was told before. */
    private CompletableFuture<Boolean> analysed() {
        return ask(server -> server.getRequestManager().runRead(cancel -> Boolean.TRUE));
    }

    /** What the server said of a problem, if the problem is still there. */
    public Optional<Diagnostic> problem(IMarker marker) {
        return problems.problem(marker);
    }

    /** Tells that files changed, which is known to somebody but not to the workspace's listeners. */
    void filesChanged(Map<IFile, FileChangeType> changes) {
        projectChanges.tell(changes);
    }

    /** The open model whose text this is, if it is one. */
    public Optional<OpenModel> model(IDocument document) {
        return openFiles.model(document);
    }
}
