// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.List;
import java.util.Locale;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.texteditor.ITextEditor;

/** The declarations of a model in a window that goes away when one of them is chosen: type a part of its name, press Enter. */
final class QuickOutline extends PopupDialog {
    private final ITextEditor editor;
    private final OpenModel model;
    private final List<OutlineContent.Node> roots;
    private final int caret;
    private Text pattern;
    private TreeViewer tree;

    QuickOutline(ITextEditor editor, OpenModel model, List<OutlineContent.Node> roots, int caret) {
        super(editor.getSite().getShell(), SWT.RESIZE, true, true, false, true, true, null, Messages.QuickOutline_hint);
        this.editor = editor;
        this.model = model;
        this.roots = roots;
        this.caret = caret;
    }

    @Override
    protected Control createTitleControl(Composite parent) {
        pattern = new Text(parent, SWT.NONE);
        pattern.setMessage(Messages.QuickOutline_filter);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(pattern);
        pattern.addModifyListener(event -> filter());
        pattern.addKeyListener(KeyListener.keyPressedAdapter(event -> {
            if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) choose();
            if (event.keyCode == SWT.ARROW_DOWN) tree.getTree().setFocus();
        }));
        return pattern;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        tree = new TreeViewer(parent, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.getControl());
        tree.setContentProvider(new OutlineContent());
        tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new OutlineLabels()));
        tree.addFilter(new Matching());
        tree.setAutoExpandLevel(2);
        tree.setInput(roots);
        OutlineContent.at(roots, new Places(model.document()), caret)
                .ifPresent(node -> tree.setSelection(new StructuredSelection(node), true));
        tree.getTree().addKeyListener(KeyListener.keyPressedAdapter(event -> {
            if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) choose();
        }));
        tree.getTree().addMouseListener(MouseListener.mouseUpAdapter(event -> {
            if (tree.getTree().getItem(new Point(event.x, event.y)) != null) choose();
        }));
        return tree.getControl();
    }

    private void filter() {
        tree.refresh();
        if (pattern.getText().isBlank()) return;
        tree.expandAll();
        first(roots.toArray()).ifPresent(node -> tree.setSelection(new StructuredSelection(node), true));
    }

    /** The first declaration that matches itself, not only by what is in it. */
    private java.util.Optional<Object> first(Object[] nodes) {
        for (Object object : nodes) {
            OutlineContent.Node node = (OutlineContent.Node) object;
            if (matches(node)) return java.util.Optional.of(node);
            var inside = first(node.children().toArray());
            if (inside.isPresent()) return inside;
        }
        return java.util.Optional.empty();
    }

    private boolean matches(OutlineContent.Node node) {
        return node.symbol()
                .getName()
                .toLowerCase(Locale.ROOT)
                .contains(pattern.getText().strip().toLowerCase(Locale.ROOT));
    }

    private void choose() {
        if (!(tree.getSelection() instanceof IStructuredSelection selection)
                || !(selection.getFirstElement() instanceof OutlineContent.Node node)) return;
        IRegion region = new Places(model.document()).region(node.symbol().getSelectionRange());
        close();
        editor.selectAndReveal(region.getOffset(), region.getLength());
        editor.setFocus();
    }

    @Override
    protected Control getFocusControl() {
        return pattern;
    }

    @Override
    protected Point getDefaultSize() {
        return new Point(420, 360);
    }

    /** Keeps what matches and what it is in. */
    private final class Matching extends ViewerFilter {
        @Override
        public boolean select(Viewer viewer, Object parent, Object element) {
            if (pattern == null || pattern.getText().isBlank()) return true;
            OutlineContent.Node node = (OutlineContent.Node) element;
            return matches(node) || node.children().stream().anyMatch(child -> select(viewer, node, child));
        }
    }
}
