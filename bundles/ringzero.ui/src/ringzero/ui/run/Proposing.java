// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.util.List;
import java.util.function.Function;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.swt.widgets.Text;
import ringzero.language.ide.SettingChoices.Choice;
import ringzero.ui.editor.Prose;

/** Offers choices in a field while one types, and on Ctrl+Space. */
record Proposing(Function<String, List<Choice>> choices) implements IContentProposalProvider {
    private static final int PAUSE = 200;
    private static final String WHILE_TYPING = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    void in(Text field) {
        ContentProposalAdapter adapter =
                new ContentProposalAdapter(field, new TextContentAdapter(), this, key(), WHILE_TYPING.toCharArray());
        adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
        adapter.setAutoActivationDelay(PAUSE);
        adapter.setPropagateKeys(true);
    }

    private static KeyStroke key() {
        try {
            return KeyStroke.getInstance("M1+SPACE");
        } catch (ParseException e) {
            throw new IllegalStateException("the key of content assist is no key", e);
        }
    }

    @Override
    public IContentProposal[] getProposals(String contents, int position) {
        return choices.apply(contents.substring(0, position).stripLeading()).stream()
                .map(choice -> new ContentProposal(choice.text(), choice.text(), plain(choice.about())))
                .toArray(IContentProposal[]::new);
    }

    /** The popup shows plain text only. */
    private static String plain(String markdown) {
        return markdown.isEmpty() ? null : Prose.of(markdown).text();
    }
}
