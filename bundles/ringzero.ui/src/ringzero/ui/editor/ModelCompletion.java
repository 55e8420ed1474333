// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;

/** Proposes what may be written at the caret. The editor calls it on a background thread. */
public final class ModelCompletion implements IContentAssistProcessor {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ModelLanguage language = ModelLanguage.ofWorkbench();
    private String error;

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        error = null;
        OpenModel model = language.model(viewer.getDocument()).orElse(null);
        if (model == null) return new ICompletionProposal[0];
        try {
            var position = new Places(model.document()).position(offset);
            var answer = language.answer(
                    PATIENCE, server -> server.completion(new CompletionParams(model.identifier(), position)));
            if (answer.isEmpty()) error = Messages.ModelCompletion_late;
            List<CompletionItem> items = new ArrayList<>(answer.map(list ->
                            list.isLeft() ? list.getLeft() : list.getRight().getItems())
                    .orElse(List.of()));
            items.sort(Comparator.comparing(ModelCompletion::order));
            return items.stream()
                    .map(item -> ModelProposal.of(item, model.document(), offset))
                    .filter(proposal -> proposal.validate(model.document(), offset, null))
                    .toArray(ICompletionProposal[]::new);
        } catch (BadLocationException e) {
            return new ICompletionProposal[0];
        }
    }

    private static String order(CompletionItem item) {
        return item.getSortText() != null ? item.getSortText() : item.getLabel();
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return new char[] {'.'};
    }

    @Override
    public String getErrorMessage() {
        return error;
    }

    @Override
    public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
        return null;
    }

    @Override
    public char[] getContextInformationAutoActivationCharacters() {
        return null;
    }

    @Override
    public IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
