// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.swt.widgets.Display;

/** Lays out an open model as the language wants it. */
record Formatting(ModelLanguage language, OpenModel model) {
    private static final int INDENTATION = 4;

    /** Does it as soon as the server has answered, unless the text was changed meanwhile. */
    CompletableFuture<Void> soon(Display display) {
        int version = model.version();
        return language.ask(server -> server.formatting(params())).handle((edits, failure) -> {
            if (failure != null && !ModelLanguage.isCancellation(failure))
                ILog.get().error("The model could not be formatted.", failure);
            if (edits == null || edits.isEmpty() || display.isDisposed()) return null;
            display.asyncExec(() -> {
                // Who went on typing meanwhile does not want an older text formatted into it.
                if (version == model.version()) new DocumentEdits(edits).apply(model.document());
            });
            return null;
        });
    }

    /** Does it at once, on the thread that owns the document; leaves the text as it is if the server takes longer than that. */
    void within(Duration patience) {
        language.answer(patience, server -> server.formatting(params()))
                .filter(edits -> !edits.isEmpty())
                .ifPresent(edits -> new DocumentEdits(edits).apply(model.document()));
    }

    private DocumentFormattingParams params() {
        return new DocumentFormattingParams(model.identifier(), new FormattingOptions(INDENTATION, true));
    }
}
