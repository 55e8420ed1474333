// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import ringzero.simulation.engine.Engine;

/** Which Ringzero this is, as its bundle or jar says. */
public final class Version {

    private static final String UNKNOWN = "development";
    private static final String SIMULATION = "ringzero/simulation/";

    private Version() {}

    /** "0.1.0", or "development" if nothing says so. */
    public static String text() {
        try {
            // not as a resource: on a class path that is anybody's manifest
            var place = place(Version.class);
            if (place.isEmpty()) return UNKNOWN;
            var manifest = Files.isDirectory(place.get()) ? manifestOfFolder(place.get()) : manifestOfJar(place.get());
            if (manifest.isEmpty()) return UNKNOWN;
            var attributes = manifest.get().getMainAttributes();
            String bundle = attributes.getValue("Bundle-Version");
            String version = bundle == null ? attributes.getValue("Implementation-Version") : bundle;
            return version == null ? UNKNOWN : version.replaceFirst("[.-](qualifier|SNAPSHOT|\\d{12})$", "");
        } catch (IOException | IllegalArgumentException | SecurityException e) {
            return UNKNOWN;
        }
    }

    private static Optional<Manifest> manifestOfFolder(Path folder) throws IOException {
        Path file = folder.resolve(JarFile.MANIFEST_NAME);
        if (!Files.isRegularFile(file)) return Optional.empty();
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new Manifest(in));
        }
    }

    private static Optional<Manifest> manifestOfJar(Path jar) throws IOException {
        try (var open = new JarFile(jar.toFile(), false)) {
            return Optional.ofNullable(open.getManifest());
        }
    }

    /** The folder or jar that a class comes from. */
    private static Optional<Path> place(Class<?> type) {
        var code = type.getProtectionDomain().getCodeSource();
        return code == null
                ? Optional.empty()
                : Optional.of(Path.of(URI.create(code.getLocation().toString().replace(" ", "%20"))));
    }

    /**
     * A short name for the code that simulates: results of other code are not taken for results of this. The version does not tell,
     * while somebody works on the engine; equal classes in the workbench and in the command line share their results.
     */
    static String ofSimulation() {
        try {
            var place = place(Engine.class);
            if (place.isEmpty()) return text();
            Map<String, Long> sums =
                    Files.isDirectory(place.get()) ? sumsOfFolder(place.get()) : sumsOfJar(place.get());
            return text() + "-" + Integer.toHexString(sums.hashCode());
        } catch (IOException | UncheckedIOException | IllegalArgumentException | SecurityException e) {
            return text();
        }
    }

    private static Map<String, Long> sumsOfJar(Path jar) throws IOException {
        var sums = new TreeMap<String, Long>();
        try (var open = new JarFile(jar.toFile(), false)) {
            open.stream()
                    .filter(entry -> isSimulation(entry.getName()))
                    .forEach(entry -> sums.put(entry.getName(), entry.getCrc()));
        }
        return sums;
    }

    private static Map<String, Long> sumsOfFolder(Path folder) throws IOException {
        var sums = new TreeMap<String, Long>();
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.toString().replace('\\', '/');
                int begin = name.lastIndexOf(SIMULATION);
                if (begin < 0 || !isSimulation(name.substring(begin))) continue;
                var crc = new CRC32();
                crc.update(Files.readAllBytes(file));
                sums.put(name.substring(begin), crc.getValue());
            }
        }
        return sums;
    }

    private static boolean isSimulation(String entry) {
        return entry.startsWith(SIMULATION) && entry.endsWith(".class");
    }
}
