// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;
import org.eclipse.xtext.resource.IEObjectDescription;

/** Proposals as the protocol writes them: with a kind that suits what is proposed, and explained in Markdown. */
public class CompletionItems extends ContentAssistService {

    @Override
    protected CompletionItem toCompletionItem(
            ContentAssistEntry entry, int caretOffset, Position caretPosition, Document document) {
        var item = super.toCompletionItem(entry, caretOffset, caretPosition, document);
        var documentation = entry.getDocumentation();
        if (documentation != null)
            item.setDocumentation(Either.forRight(new MarkupContent(MarkupKind.MARKDOWN, documentation)));
        return item;
    }

    @Override
    protected CompletionItemKind translateKind(ContentAssistEntry entry) {
        if (entry.getSource() instanceof IEObjectDescription target) return Kinds.completion(target.getEClass());
        if ("unit".equals(entry.getDescription())) return CompletionItemKind.Unit;
        return super.translateKind(entry);
    }
}
