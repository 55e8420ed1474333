// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.text.DocumentEvent;

/** Where the names of a text are, kept in place while it is being typed in, until the parser has seen the new text. */
final class Names {
    private List<Words.Word> names = List.of();

    synchronized List<Words.Word> now() {
        return names;
    }

    /** Whether anything is different now. */
    synchronized boolean replace(List<Words.Word> fresh) {
        if (names.equals(fresh)) return false;
        names = List.copyOf(fresh);
        return true;
    }

    /** Moves what is behind the change and forgets what it touches. */
    synchronized void changed(DocumentEvent event) {
        int end = event.getOffset() + event.getLength();
        int shift = (event.getText() == null ? 0 : event.getText().length()) - event.getLength();
        List<Words.Word> moved = new ArrayList<>(names.size());
        for (Words.Word name : names) {
            if (name.offset() + name.length() < event.getOffset()) moved.add(name);
            else if (name.offset() > end)
                moved.add(new Words.Word(name.offset() + shift, name.length(), name.colour()));
        }
        names = List.copyOf(moved);
    }
}
