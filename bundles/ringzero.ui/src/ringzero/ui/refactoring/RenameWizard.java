// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.ltk.ui.refactoring.RefactoringWizard;
import org.eclipse.ltk.ui.refactoring.UserInputWizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for the new name and shows what would change. */
final class RenameWizard extends RefactoringWizard {
    private final ModelRename rename;

    RenameWizard(ModelRename rename) {
        super(rename, DIALOG_BASED_USER_INTERFACE | PREVIEW_EXPAND_FIRST_NODE);
        this.rename = rename;
        setDefaultPageTitle(Messages.RenameWizard_title);
    }

    @Override
    protected void addUserInputPages() {
        addPage(new NamePage(rename));
    }

    private static final class NamePage extends UserInputWizardPage {
        private final ModelRename rename;

        NamePage(ModelRename rename) {
            super("name");
            this.rename = rename;
        }

        @Override
        public void createControl(Composite parent) {
            Composite page = new Composite(parent, SWT.NONE);
            GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
            Label label = new Label(page, SWT.NONE);
            label.setText(Messages.RenameWizard_newName);
            Text name = new Text(page, SWT.BORDER);
            GridDataFactory.fillDefaults()
                    .grab(true, false)
                    .hint(260, SWT.DEFAULT)
                    .applyTo(name);
            name.setText(rename.oldName());
            name.selectAll();
            name.addModifyListener(
                    event -> setPageComplete(rename.rename(name.getText().strip())));
            // Without a message: nobody has done anything wrong yet.
            setPageComplete(false);
            setControl(page);
        }
    }
}
