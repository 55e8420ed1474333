// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryTest {

    static Stream<Resource> files() {
        return Texts.models().library().resources().stream();
    }

    static Stream<Path> examples() throws IOException {
        var files = new ArrayList<Path>();
        for (var name : List.of("examples", "validation")) {
            var folder = Path.of(System.getProperty("ringzero.root", "../.."), name);
            if (!Files.isDirectory(folder)) continue;
            try (var inside = Files.walk(folder)) {
                inside.filter(file -> file.toString().endsWith(".vmm")).sorted().forEach(files::add);
            }
        }
        return files.stream();
    }

    @Test
    void theLibraryIsFound() {
        var names = files().map(file -> file.getURI().toString()).toList();

        assertThat(names).contains("ringzero:/library/core.vmm", "ringzero:/library/modes/hardware-assisted.vmm");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileOfTheLibraryIsWithoutErrorsAndWarnings(Resource file) {
        var validator = ((XtextResource) file).getResourceServiceProvider().get(IResourceValidator.class);

        var issues = validator.validate(file, CheckMode.ALL, CancelIndicator.NullImpl);

        assertThat(issues.stream().map(issue -> issue.getLineNumber() + ": " + issue.getMessage()))
                .isEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("examples")
    void everyExampleIsWithoutErrors(Path file) {
        var checked = Texts.models().load(file);

        assertThat(checked.errors()).isEmpty();
    }
}
