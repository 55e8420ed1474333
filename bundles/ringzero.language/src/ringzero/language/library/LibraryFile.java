// SPDX-License-Identifier: EPL-2.0
package ringzero.language.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.runtime.FileLocator;

/**
 * One file of the library.
 *
 * @param name its path below the package, with slashes: "modes/hardware-assisted.vmm"
 * @param content its text, UTF-8
 */
record LibraryFile(String name, byte[] content) {

    private static final String ANCHOR = "LibraryFile.class";

    /**
     * All files, ordered by name. They are looked for where this class was loaded from, so that a folder, a jar, a jar
     * of everything and an installed bundle all work and nobody has to keep a list.
     */
    static List<LibraryFile> all() {
        try {
            var files = new ArrayList<>(in(place()));
            files.sort(Comparator.comparing(LibraryFile::name));
            return files;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(
                    "the library cannot be read from " + LibraryFile.class.getResource(ANCHOR), e);
        }
    }

    private static URL place() throws IOException {
        var anchor = LibraryFile.class.getResource(ANCHOR);
        // Equinox has protocols of its own; what is behind them is a file or a jar.
        return anchor.getProtocol().startsWith("bundle") ? FileLocator.resolve(anchor) : anchor;
    }

    private static List<LibraryFile> in(URL anchor) throws IOException, URISyntaxException {
        return anchor.openConnection() instanceof JarURLConnection jar
                ? inJar(jar)
                : inFolder(Path.of(anchor.toURI()).getParent());
    }

    private static List<LibraryFile> inFolder(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".vmm"))
                    .map(path -> read(path, folder.relativize(path).toString().replace('\\', '/')))
                    .toList();
        }
    }

    private static LibraryFile read(Path path, String name) {
        try {
            return new LibraryFile(name, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LibraryFile> inJar(JarURLConnection anchor) throws IOException {
        anchor.setUseCaches(false);
        var folder = anchor.getEntryName().substring(0, anchor.getEntryName().length() - ANCHOR.length());
        var files = new ArrayList<LibraryFile>();
        try (var jar = anchor.getJarFile()) {
            for (var entries = jar.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (!entry.getName().startsWith(folder) || !entry.getName().endsWith(".vmm")) continue;
                try (InputStream content = jar.getInputStream(entry)) {
                    files.add(new LibraryFile(entry.getName().substring(folder.length()), content.readAllBytes()));
                }
            }
        }
        return files;
    }
}
