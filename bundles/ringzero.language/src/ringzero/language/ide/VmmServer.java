// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.xtext.build.IncrementalBuilder.InternalStatefulIncrementalBuilder;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.ide.server.ProjectManager;
import org.eclipse.xtext.ide.server.ServerModule;
import org.eclipse.xtext.ide.server.concurrent.IRequestManager;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import ringzero.language.library.Library;

/**
 * The language server of Ringzero: Xtext's, together with what it lacks. It shows values that follow from what is written.
 */
public class VmmServer extends LanguageServerImpl {

    /** Characters behind which editors ask what could follow: a path goes on, a value begins. */
    private static final List<String> TRIGGERS = List.of(".", " ", ":");

    /** A server for the language with the editor services of an injector, as {@link VmmIdeSetup} makes it. */
    public static VmmServer of(Injector language) {
        // Xtext looks for languages with a ServiceLoader, which sees nothing of other bundles: hand it the registry
        // instead.
        var registry = language.getInstance(IResourceServiceProvider.Registry.class);
        // several threads will ask at once: the library must not change any more
        language.getInstance(Library.class).resources();
        var module = Modules.override(new ServerModule()).with(binder -> {
            binder.bind(IResourceServiceProvider.Registry.class).toInstance(registry);
            binder.bind(LanguageServerImpl.class).to(VmmServer.class);
            binder.bind(InternalStatefulIncrementalBuilder.class).to(EditedText.class);
            binder.bind(IRequestManager.class).to(Requests.class);
            binder.bind(ProjectManager.class).to(ProjectFiles.class);
        });
        return Guice.createInjector(module).getInstance(VmmServer.class);
    }

    /** An editor that was opened with a file instead of a folder names no folder at all, which Xtext expects of some editors only. */
    @Override
    @SuppressWarnings("deprecation") // old editors name a root path
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        if (params.getRootUri() == null && params.getRootPath() == null) {
            if (params.getCapabilities() == null) params.setCapabilities(new ClientCapabilities());
            if (params.getCapabilities().getWorkspace() == null)
                params.getCapabilities().setWorkspace(new WorkspaceClientCapabilities());
            params.getCapabilities().getWorkspace().setWorkspaceFolders(true);
        }
        return super.initialize(params);
    }

    @Override
    protected ServerCapabilities createServerCapabilities(InitializeParams params) {
        var capabilities = super.createServerCapabilities(params);
        capabilities.setCompletionProvider(new CompletionOptions(false, TRIGGERS));
        // nothing in this language has arguments
        capabilities.setSignatureHelpProvider(null);
        capabilities.setInlayHintProvider(true);
        capabilities.setCallHierarchyProvider(true);
        capabilities.setDocumentLinkProvider(new DocumentLinkOptions(false));
        capabilities.setCodeActionProvider(
                new CodeActionOptions(List.of(CodeActionKind.QuickFix, CodeActionKind.SourceOrganizeImports)));
        return capabilities;
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
        return getRequestManager().runRead(cancelled -> {
            var uri = getURI(params.getTextDocument());
            var hints = getService(uri, ModelHints.class);
            return hints == null
                    ? List.of()
                    : getWorkspaceManager()
                            .doRead(uri, (document, resource) -> hints.in(document, resource, params.getRange()));
        });
    }

    /** That a name cannot be given is an answer, which the log of Xtext would tell as a failure of the server. */
    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        return getRequestManager()
                .<Supplier<WorkspaceEdit>>runRead(cancelled -> {
                    try {
                        var edit = rename(params, cancelled);
                        return () -> edit;
                    } catch (ResponseErrorException refused) {
                        return () -> {
                            throw refused;
                        };
                    }
                })
                .thenApply(Supplier::get);
    }

    @Override
    public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
        return getRequestManager()
                .runRead(cancelled -> getWorkspaceManager().doRead(getURI(params.getTextDocument()), Links::in));
    }

    @Override
    public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(CallHierarchyPrepareParams params) {
        return getRequestManager().runRead(cancelled -> {
            var uri = getURI(params.getTextDocument());
            var hierarchy = getService(uri, CallHierarchy.class);
            return hierarchy == null
                    ? List.of()
                    : getWorkspaceManager()
                            .doRead(
                                    uri,
                                    (document, resource) ->
                                            hierarchy.at(resource, document.getOffSet(params.getPosition())));
        });
    }

    @Override
    public CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(
            CallHierarchyIncomingCallsParams params) {
        return getRequestManager().runRead(cancelled -> {
            var hierarchy = getService(URI.createURI(params.getItem().getUri()), CallHierarchy.class);
            return hierarchy == null ? List.of() : hierarchy.incoming(params.getItem(), workspace());
        });
    }

    @Override
    public CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(
            CallHierarchyOutgoingCallsParams params) {
        return getRequestManager().runRead(cancelled -> {
            var hierarchy = getService(URI.createURI(params.getItem().getUri()), CallHierarchy.class);
            return hierarchy == null ? List.of() : hierarchy.outgoing(params.getItem(), workspace());
        });
    }

    private CallHierarchy.Workspace workspace() {
        return new CallHierarchy.Workspace(
                getWorkspaceResourceAccess(), getWorkspaceManager().getIndex());
    }
}
