// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.ide.editor.contentassist.IdeContentProposalProvider;
import org.eclipse.xtext.ide.editor.contentassist.antlr.ContentAssistContextFactory;
import org.eclipse.xtext.ide.editor.syntaxcoloring.ISemanticHighlightingCalculator;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;
import org.eclipse.xtext.ide.server.formatting.FormattingService;
import org.eclipse.xtext.ide.server.hover.IHoverService;
import org.eclipse.xtext.ide.server.occurrences.IDocumentHighlightService;
import org.eclipse.xtext.ide.server.rename.IRenameService2;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolKindProvider;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolService;
import org.eclipse.xtext.ide.server.symbol.HierarchicalDocumentSymbolService;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import ringzero.language.format.ModelFormatter;

/** Names the editor services of the language, where Xtext's defaults are not enough. */
public class VmmIdeModule extends AbstractVmmIdeModule {

    public Class<? extends IFormatter2> bindIFormatter2() {
        return ModelFormatter.class;
    }

    public Class<? extends FormattingService> bindFormattingService() {
        return Formatting.class;
    }

    @Override
    public Class<? extends IRenameService2> bindIRenameService2() {
        return Renaming.class;
    }

    public Class<? extends HierarchicalDocumentSymbolService> bindHierarchicalDocumentSymbolService() {
        return ModelSymbols.class;
    }

    public Class<? extends DocumentSymbolKindProvider> bindDocumentSymbolKindProvider() {
        return Kinds.class;
    }

    public Class<? extends ISemanticHighlightingCalculator> bindISemanticHighlightingCalculator() {
        return ModelColours.class;
    }

    public Class<? extends IHoverService> bindIHoverService() {
        return ModelHover.class;
    }

    public Class<? extends DocumentSymbolService> bindDocumentSymbolService() {
        return Definitions.class;
    }

    public Class<? extends IdeContentProposalProvider> bindIdeContentProposalProvider() {
        return Completion.class;
    }

    public Class<? extends ContentAssistContextFactory> bindContentAssistContextFactory() {
        return CompletionContexts.class;
    }

    public Class<? extends ContentAssistService> bindContentAssistService() {
        return CompletionItems.class;
    }

    public Class<? extends EObjectAtOffsetHelper> bindEObjectAtOffsetHelper() {
        return ObjectsAtPlaces.class;
    }

    public Class<? extends IDocumentHighlightService> bindIDocumentHighlightService() {
        return Occurrences.class;
    }

    public Class<? extends ICodeActionService2> bindICodeActionService2() {
        return CodeActions.class;
    }
}
