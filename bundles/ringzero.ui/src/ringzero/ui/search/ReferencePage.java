// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.PartInitException;
import ringzero.ui.application.Icon;

/** The places that name something, by file or as a list. */
public final class ReferencePage extends AbstractTextSearchViewPage {
    private static final Comparator<NamedAt> IN_ORDER = Comparator.comparing(
                    (NamedAt named) -> named.file().getFullPath().toString())
            .thenComparingInt(NamedAt::line);

    @Override
    protected void configureTreeViewer(TreeViewer viewer) {
        configure(viewer, true);
    }

    @Override
    protected void configureTableViewer(TableViewer viewer) {
        configure(viewer, false);
    }

    private void configure(StructuredViewer viewer, boolean byFile) {
        viewer.setContentProvider(new Content(byFile));
        viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels(byFile)));
    }

    @Override
    protected void elementsChanged(Object[] changed) {
        getViewer().refresh();
        if (getViewer() instanceof TreeViewer tree) tree.expandAll();
    }

    @Override
    protected void clear() {
        getViewer().refresh();
    }

    @Override
    protected void showMatch(Match match, int offset, int length, boolean activate) throws PartInitException {
        openAndSelect(getSite().getPage(), ((NamedAt) match.getElement()).file(), offset, length, activate);
    }

    private Stream<NamedAt> named() {
        return getInput() == null
                ? Stream.empty()
                : Arrays.stream(getInput().getElements())
                        .map(NamedAt.class::cast)
                        .sorted(IN_ORDER);
    }

    private final class Content implements ITreeContentProvider {
        private final boolean byFile;

        Content(boolean byFile) {
            this.byFile = byFile;
        }

        @Override
        public Object[] getElements(Object input) {
            return byFile ? named().map(NamedAt::file).distinct().toArray() : named().toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return named().filter(named -> named.file().equals(parent)).toArray();
        }

        @Override
        public Object getParent(Object element) {
            return byFile && element instanceof NamedAt named ? named.file() : null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof IFile;
        }
    }

    private static final class Labels extends LabelProvider implements IStyledLabelProvider {
        private final boolean byFile;

        Labels(boolean byFile) {
            this.byFile = byFile;
        }

        @Override
        public StyledString getStyledText(Object element) {
            return switch (element) {
                case IFile file ->
                    new StyledString(file.getName())
                            .append(
                                    " – " + file.getParent().getFullPath().makeRelative(),
                                    StyledString.QUALIFIER_STYLER);
                case NamedAt named ->
                    new StyledString(named.line() + ": ", StyledString.QUALIFIER_STYLER)
                            .append(named.text())
                            .append(byFile ? "" : " – " + named.file().getName(), StyledString.QUALIFIER_STYLER);
                default -> new StyledString(String.valueOf(element));
            };
        }

        @Override
        public Image getImage(Object element) {
            return element instanceof IFile ? Icon.MODEL.image() : Icon.WORD.image();
        }
    }
}
