// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.Location;
import ringzero.language.library.Library;

/**
 * Copies of library files for editors, which can open files but nothing inside of programs. They are written when somebody wants
 * to see one, and cannot be changed: what is changed there would have no effect.
 */
final class LibraryFolder {

    private final Library library;
    private final Path folder;

    @Inject
    LibraryFolder(Library library) {
        this(
                library,
                Path.of(System.getProperty("java.io.tmpdir"), "ringzero-library-" + System.getProperty("user.name")));
    }

    LibraryFolder(Library library, Path folder) {
        this.library = library;
        this.folder = folder;
    }

    /** The same place in a file, if the place is in the library. */
    Location readable(Location location) {
        var address = URI.createURI(location.getUri());
        return Library.contains(address) ? new Location(copy(address), location.getRange()) : location;
    }

    private String copy(URI address) {
        try {
            // the first segment says that it is the library
            var name = String.join("/", address.segmentsList().subList(1, address.segmentCount()));
            var text = library.text(address);
            if (text == null) throw new IllegalArgumentException("no library file " + address);
            var file = folder.resolve(name).normalize();
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.createDirectories(file.getParent());
                Files.deleteIfExists(file);
                Files.writeString(file, text);
                file.toFile().setReadOnly();
            }
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
