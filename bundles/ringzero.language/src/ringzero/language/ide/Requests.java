// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.eclipse.xtext.ide.server.concurrent.RequestManager;
import org.eclipse.xtext.service.OperationCanceledManager;

/** What editors ask of the server, one change after the other. */
class Requests extends RequestManager {

    @Inject
    Requests(ExecutorService parallel, OperationCanceledManager cancelled) {
        super(parallel, cancelled);
    }

    /** A change waits for the questions before it; Xtext would drop the change if one of them had failed, and be wrong from then on. */
    @Override
    protected CompletableFuture<Void> cancel() {
        return super.cancel().exceptionally(failed -> null);
    }
}
