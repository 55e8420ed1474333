// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import java.util.List;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.formatting.FormattingService;
import org.eclipse.xtext.resource.XtextResource;

/** Formatting for editors: a text with mistakes in it stays as it is. Xtext fails while it looks at the gaps of such a text. */
public class Formatting extends FormattingService {

    @Override
    public List<TextEdit> format(
            XtextResource resource, Document document, int offset, int length, FormattingOptions options) {
        var parsed = resource.getParseResult();
        return parsed == null || parsed.hasSyntaxErrors()
                ? List.of()
                : super.format(resource, document, offset, length, options);
    }
}
