// SPDX-License-Identifier: EPL-2.0
package ringzero.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;

/** The classes of one bundle that people wrote; generated code answers to its generator (and takes long to read). */
record Bundle(String name) {

    private static final Path BUNDLES = Path.of(System.getProperty("ringzero.root"), "bundles");

    JavaClasses classes() {
        return new ClassFileImporter().withImportOption(this::isWrittenByHand).importPath(classFolder());
    }

    private boolean isWrittenByHand(Location location) {
        var file = classFolder().relativize(Path.of(location.asURI())).toString();
        var source = file.replaceFirst("(\\$.*)?\\.class$", ".java");
        return Files.exists(BUNDLES.resolve(name).resolve("src").resolve(source));
    }

    private Path classFolder() {
        return BUNDLES.resolve(name).resolve("target/classes");
    }
}
