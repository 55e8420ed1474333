// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import org.eclipse.xtext.ide.editor.contentassist.antlr.ContentAssistContextFactory;
import org.eclipse.xtext.nodemodel.INode;
import ringzero.language.recovery.RecoveringParser;

/** Where completion is asked for; a word that is only half written counts, though the parser reads on without it. */
class CompletionContexts extends ContentAssistContextFactory {

    @Override
    public String getPrefix(INode node) {
        return RecoveringParser.isLeftOut(node) ? getNodeTextUpToCompletionOffset(node) : super.getPrefix(node);
    }
}
