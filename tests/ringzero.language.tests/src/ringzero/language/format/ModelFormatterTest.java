// SPDX-License-Identifier: EPL-2.0
package ringzero.language.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.language.ide.VmmIdeSetup;

class ModelFormatterTest {

    private static final com.google.inject.Injector LANGUAGE = new VmmIdeSetup().createInjectorAndDoEMFRegistration();

    private final ModelFormatter formatter = LANGUAGE.getInstance(ModelFormatter.class);

    @Test
    void everySettingHasALineOfItsOwnAndValuesStandBelowEachOther() {
        var text = "host   rack1{processor 2 x Xeon memory 512GiB\niommu on nic eth0:E810{vfs 16}nic storage : X710}";

        assertThat(formatted(text)).isEqualTo("""
                        host rack1 {
                            processor 2 x Xeon
                            memory    512 GiB
                            iommu     on
                            nic eth0    : E810 { vfs 16 }
                            nic storage : X710
                        }
                        """);
    }

    @Test
    void whatStoodOnOneLineStaysOnOneLine() {
        var text = "mode m { on halt { delay wake use vcpu for exit as exit }\n}";

        assertThat(formatted(text)).isEqualTo("""
                        mode m {
                            on halt { delay wake  use vcpu for exit as exit }
                        }
                        """);
    }

    @Test
    void declarationsOnOneLineAreATable() {
        var text = """
                guest bare on native { os Linux mode bare-metal vcpus 8 }
                guest main-loop on kvm { os Linux mode hardware-assisted vcpus 16 }
                """;

        assertThat(formatted(text)).isEqualTo("""
                        guest bare      on native { os Linux  mode bare-metal         vcpus 8 }
                        guest main-loop on kvm    { os Linux  mode hardware-assisted  vcpus 16 }
                        """);
    }

    @Test
    void aSignBelongsToItsNumberAndAUnitOfARateToo() {
        var text = "workload w {\narrivals poisson 12000 /s\nrequest { compute - 5 us } }";

        assertThat(formatted(text)).contains("arrivals poisson 12000/s").contains("compute -5 us");
    }

    @Test
    void aListThatGoesOnStandsBelowItsFirst() {
        var text = "experiment e {\nrun 1 s\nreport a.throughput,\n b.throughput\n}";

        assertThat(formatted(text)).isEqualTo("""
                        experiment e {
                            run    1 s
                            report a.throughput,
                                   b.throughput
                        }
                        """);
    }

    @Test
    void commentsStayWhereTheyAre() {
        var text = """
                // the first line
                package a
                /**
                  * A host.
                  */
                host h { // with a comment
                      // before
                    memory 1 GiB // behind
                    /* inside */ iommu on
                    // at the end
                }
                // the last line""";

        assertThat(formatted(text)).isEqualTo("""
                        // the first line
                        package a

                        /**
                         * A host.
                         */
                        host h {  // with a comment
                            // before
                            memory 1 GiB  // behind
                            /* inside */ iommu on
                            // at the end
                        }
                        // the last line
                        """);
    }

    @Test
    void emptyLinesAreKeptOneAtATime() {
        var text = "os A { }\n\n\n\nos B { }\nos C { }\n\n\n";

        assertThat(formatted(text)).isEqualTo("os A { }\n\nos B { }\nos C { }\n");
    }

    @Test
    void linesEndAsTheyDid() {
        assertThat(formatted("os A {\r\nlabel \"a\"\r\n}\r\n")).isEqualTo("os A {\r\n    label \"a\"\r\n}\r\n");
    }

    @Test
    void aTextThatIsNoModelStaysAsItIs() {
        assertThat(formatter.format("host h { memory }")).isEmpty();
    }

    @Test
    void anEmptyTextStaysEmpty() {
        assertThat(formatted("  \n \n")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shippedModels")
    void formattingTwiceChangesNoMoreThanFormattingOnce(Path file) throws IOException {
        var once = formatted(Files.readString(file));

        assertThat(formatted(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("shippedModels")
    void aMangledModelComesBackWithTheSameMeaningAndAllComments(Path file) throws IOException {
        var text = Files.readString(file);
        var mangled = mangled(text);

        var formatted = formatted(mangled);

        assertThat(EcoreUtil.equals(
                        parsed(text).getRootASTElement(), parsed(formatted).getRootASTElement()))
                .isTrue();
        assertThat(comments(formatted)).isEqualTo(comments(text));
        assertThat(formatted(formatted)).isEqualTo(formatted);
    }

    @ParameterizedTest
    @MethodSource("libraryFiles")
    void theLibraryIsFormatted(Path file) throws IOException {
        var text = Files.readString(file);

        assertThat(formatted(text)).as("./ringzero format " + file).isEqualTo(text);
    }

    static Stream<Path> libraryFiles() throws IOException {
        return models("bundles/ringzero.language/src");
    }

    static Stream<Path> shippedModels() throws IOException {
        return Stream.of(libraryFiles(), models("examples"), models("validation"))
                .flatMap(files -> files);
    }

    private static Stream<Path> models(String folder) throws IOException {
        try (var files = Files.walk(Path.of(System.getProperty("ringzero.root"), folder))) {
            return files.filter(file -> file.toString().endsWith(".vmm")).sorted().toList().stream();
        }
    }

    private String formatted(String text) {
        return formatter.format(text).orElseThrow();
    }

    /** Other space between the words, in a way that depends on the place only. */
    private static String mangled(String text) {
        var mangled = new StringBuilder();
        int places = 0;
        for (var leaf : parsed(text).getRootNode().getLeafNodes()) {
            boolean space = leaf.isHidden() && leaf.getText().isBlank();
            if (!space) {
                mangled.append(leaf.getText());
                continue;
            }
            places++;
            mangled.append(places % 7 == 0 ? "\n\n\n\t" : places % 3 == 0 ? "\n" : "   ");
        }
        return mangled.toString();
    }

    private static List<String> comments(String text) {
        var comments = new ArrayList<String>();
        for (ILeafNode leaf : parsed(text).getRootNode().getLeafNodes()) {
            if (leaf.isHidden() && !leaf.getText().isBlank())
                comments.add(leaf.getText().replaceAll("\\s+", " ").strip());
        }
        return comments;
    }

    private static IParseResult parsed(String text) {
        return LANGUAGE.getInstance(IParser.class).parse(new StringReader(text));
    }
}
