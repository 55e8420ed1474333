// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.MarkedString;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Texts of the language server, which come in several forms. */
record Markdown(String text) {

    static Markdown of(Either<List<Either<String, MarkedString>>, MarkupContent> contents) {
        if (contents.isRight()) return of(contents.getRight());
        return new Markdown(contents.getLeft().stream()
                .map(part -> part.isLeft() ? part.getLeft() : part.getRight().getValue())
                .collect(Collectors.joining("\n\n")));
    }

    static Markdown of(MarkupContent content) {
        return new Markdown(
                MarkupKind.PLAINTEXT.equals(content.getKind())
                        ? "```\n" + content.getValue() + "\n```"
                        : content.getValue());
    }
}
