// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.Location;
import org.eclipse.ui.PlatformUI;

/** Leads from a reference to its declaration. */
record DeclarationLink(IRegion region, Location target) implements IHyperlink {

    @Override
    public IRegion getHyperlinkRegion() {
        return region;
    }

    @Override
    public String getTypeLabel() {
        return null;
    }

    @Override
    public String getHyperlinkText() {
        return Messages.DeclarationLink_open;
    }

    @Override
    public void open() {
        var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        new ModelPlace(target.getUri(), target.getRange()).open(page);
    }
}
