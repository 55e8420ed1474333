// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.ide.server.ServerModule;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.osgi.framework.FrameworkUtil;
import ringzero.language.ide.VmmIdeSetup;

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

    private static final Duration FOR_A_BUILD = Duration.ofSeconds(30);

    /** A started server and the injector of the language it serves. */
    private record Started(ModelServer server, Injector language) {}

    private final UriExtensions uris = new UriExtensions();
    private final Problems problems = new Problems(this::document);
    private final Map<IDocument, OpenModel> open = new ConcurrentHashMap<>();
    private final OpenFiles openFiles = new OpenFiles(this);
    private final ProjectChanges projectChanges = new ProjectChanges(this);
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "Ringzero language start");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Started> told;

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
        List<IProject> projects = accessibleProjects();
        List<WorkspaceFolder> folders = projects.stream().map(this::folder).toList();
        projectChanges.remember(projects);
        told = CompletableFuture.supplyAsync(() -> start(folders), starter);
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

    private Started start(List<WorkspaceFolder> folders) {
        // What Xtext writes to its own log belongs into the Error Log.
        Logger.getRootLogger().addAppender(new ErrorLogAppender());
        Logger.getRootLogger().setLevel(Level.WARN);
        Injector language = new VmmIdeSetup().createInjectorAndDoEMFRegistration();
        // Xtext looks for languages with a ServiceLoader, which sees nothing of other bundles: hand it the registry
        // instead.
        var module = Modules.override(new ServerModule())
                .with(binder -> binder.bind(IResourceServiceProvider.Registry.class)
                        .toInstance(IResourceServiceProvider.Registry.INSTANCE));
        ModelServer server = Guice.createInjector(module).getInstance(ModelServer.class);
        server.connect(new WorkbenchClient(problems));
        InitializeParams params = new InitializeParams();
        params.setCapabilities(capabilities());
        params.setWorkspaceFolders(folders);
        server.initialize(params).join();
        server.initialized(new InitializedParams());
        return new Started(server, language);
    }

    private static ClientCapabilities capabilities() {
        CompletionItemCapabilities item = new CompletionItemCapabilities(true);
        item.setDocumentationFormat(List.of("markdown", "plaintext"));
        DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
        symbols.setHierarchicalDocumentSymbolSupport(true);
        TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
        text.setCompletion(new CompletionCapabilities(item));
        text.setDocumentSymbol(symbols);
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setWorkspaceFolders(true);
        ClientCapabilities capabilities = new ClientCapabilities();
        capabilities.setTextDocument(text);
        capabilities.setWorkspace(workspace);
        return capabilities;
    }

    private static List<IProject> accessibleProjects() {
        List<IProject> projects = new ArrayList<>();
        for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects())
            if (project.isAccessible() && project.getLocationURI() != null) projects.add(project);
        return projects;
    }

    WorkspaceFolder folder(IProject project) {
        return new WorkspaceFolder(uri(project.getLocationURI()), project.getName());
    }

    private String uri(URI location) {
        return uris.toUriString(location);
    }

    /** Passes a message on, after everything told before. */
    synchronized void tell(Consumer<LanguageServerImpl> message) {
        told = told.thenApply(started -> {
            message.accept(started.server());
            return started;
        });
    }

    private synchronized CompletableFuture<Started> told() {
        return told;
    }

    /** Asks a question, after everything told before. The answer comes on a thread of the server. */
    public <T> CompletableFuture<T> ask(Function<LanguageServerImpl, CompletableFuture<T>> question) {
        return told().thenCompose(started -> question.apply(started.server()));
    }

    /** Which words of an open model are names, whatever the lexer says. */
    CompletableFuture<List<Words.Word>> names(OpenModel model) {
        return told().thenCompose(started -> started.server().names(model.uri()));
    }

    /** A service of the language, once it is there. */
    public <T> CompletableFuture<T> service(Function<Injector, T> choice) {
        return told().thenApply(started -> choice.apply(started.language()));
    }

    /**
     * Asks and waits; asks again if the server dropped the question because the text or a neighbour changed. Empty if there is no
     * answer in time. Not for the UI thread.
     */
    public <T> Optional<T> answer(Duration patience, Function<LanguageServerImpl, CompletableFuture<T>> question) {
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
            case ResponseErrorException e -> true;
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

    /** Markers of a file, without waiting. */
    Problems problems() {
        return problems;
    }

    void opened(IFile file, ITextFileBuffer buffer) {
        OpenModel model = new OpenModel(file, uri(file.getLocationURI()), buffer.getDocument(), this);
        if (open.putIfAbsent(buffer.getDocument(), model) != null) return;
        TextDocumentItem item = new TextDocumentItem(
                model.uri(), EXTENSION, 0, buffer.getDocument().get());
        tell(server -> server.didOpen(new DidOpenTextDocumentParams(item)));
        buffer.getDocument().addDocumentListener(model);
    }

    void changed(OpenModel model, int version, String text) {
        var identifier = new VersionedTextDocumentIdentifier(model.uri(), version);
        var change = List.of(new TextDocumentContentChangeEvent(text));
        tell(server -> server.didChange(new DidChangeTextDocumentParams(identifier, change)));
    }

    void closed(IDocument document) {
        OpenModel model = open.remove(document);
        if (model == null) return;
        document.removeDocumentListener(model);
        tell(server -> server.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(model.uri()))));
    }

    void filesChanged(Map<IFile, FileChangeType> changes) {
        List<FileEvent> events = new ArrayList<>();
        changes.forEach((file, type) -> {
            if (file.getLocationURI() != null) events.add(new FileEvent(uri(file.getLocationURI()), type));
        });
        if (!events.isEmpty()) tell(server -> server.didChangeWatchedFiles(new DidChangeWatchedFilesParams(events)));
    }

    void projectsChanged(List<IProject> added, List<WorkspaceFolder> removed) {
        var event =
                new WorkspaceFoldersChangeEvent(added.stream().map(this::folder).toList(), removed);
        tell(server -> server.didChangeWorkspaceFolders(new DidChangeWorkspaceFoldersParams(event)));
    }

    /** The open model whose text this is, if it is one. */
    public Optional<OpenModel> model(IDocument document) {
        return Optional.ofNullable(open.get(document));
    }

    private Optional<IDocument> document(IFile file) {
        return open.values().stream()
                .filter(model -> model.file().equals(file))
                .map(OpenModel::document)
                .findFirst();
    }
}
