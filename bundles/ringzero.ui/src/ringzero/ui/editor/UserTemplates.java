// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.io.IOException;
import java.util.Arrays;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.jface.text.templates.DocumentTemplateContext;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.text.templates.TemplateContext;
import org.eclipse.jface.text.templates.TemplateContextType;
import org.eclipse.jface.text.templates.TemplateProposal;
import org.eclipse.ui.editors.text.templates.ContributionContextTypeRegistry;
import org.eclipse.ui.editors.text.templates.ContributionTemplateStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import ringzero.ui.application.Icon;

/** Proposes the templates that users have written themselves. Those of the language come with its own proposals. */
public final class UserTemplates implements IContentAssistProcessor {
    private static final String REGISTRY = "ringzero.ui.templates";
    private static final String KEY = "editor.templates";

    /** Where templates can be used: anywhere in a model. */
    public static ContributionContextTypeRegistry contexts() {
        return new ContributionContextTypeRegistry(REGISTRY);
    }

    /** The templates as they are now. Each call reads them from the preferences. */
    public static ContributionTemplateStore store() {
        var preferences = new ScopedPreferenceStore(InstanceScope.INSTANCE, Preferences.SCOPE);
        var store = new ContributionTemplateStore(contexts(), preferences, KEY);
        try {
            store.load();
        } catch (IOException e) {
            ILog.get()
                    .error("Your templates could not be read. They are in the preferences of " + Preferences.SCOPE, e);
        }
        return store;
    }

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        IDocument document = viewer.getDocument();
        Template[] templates = store().getTemplates(TemplateContexts.ID);
        if (templates.length == 0) return new ICompletionProposal[0];
        try {
            IRegion word = ModelWord.at(document, offset);
            int typed = offset - word.getOffset();
            String prefix = document.get(word.getOffset(), typed);
            TemplateContextType type = new TemplateContexts();
            TemplateContext context = new DocumentTemplateContext(type, document, word.getOffset(), typed);
            return Arrays.stream(templates)
                    .filter(template -> template.getName().startsWith(prefix))
                    .map(template -> new TemplateProposal(template, context, word, Icon.TEMPLATE.image()))
                    .toArray(ICompletionProposal[]::new);
        } catch (BadLocationException e) {
            // The text changed while it was looked at; content assist asks again.
            return new ICompletionProposal[0];
        }
    }

    @Override
    public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
        return null;
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return null;
    }

    @Override
    public char[] getContextInformationAutoActivationCharacters() {
        return null;
    }

    @Override
    public String getErrorMessage() {
        return null;
    }

    @Override
    public IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
