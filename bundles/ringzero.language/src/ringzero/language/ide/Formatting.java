// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import java.util.List;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.formatting.FormattingService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.TextRegion;
import ringzero.language.format.ModelFormatter;

/**
 * Formatting for editors. It goes straight to the formatter: Xtext's own way builds a picture of all gaps in the text first, which
 * fails for texts with mistakes. A text with mistakes stays as it is.
 */
public class Formatting extends FormattingService {

    @Inject
    private ModelFormatter formatter;

    @Override
    public List<TextEdit> format(
            XtextResource resource, Document document, int offset, int length, FormattingOptions options) {
        return formatter.changes(resource.getParseResult(), new TextRegion(offset, length)).stream()
                .map(change -> toTextEdit(document, change.text(), change.offset(), change.length()))
                .toList();
    }
}
