// SPDX-License-Identifier: EPL-2.0
package ringzero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.experiment.find.Formula;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRequest.Results;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;

/**
 * What the field agrees on, asked of the shipped library: statements about order and direction that must hold whatever single numbers
 * are. They are rows of {@code laws/published.csv} with the publications they rest on; each model runs once for all its rows. A law that
 * does not hold yet says in its row what is missing, and must be taken off that list when it does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LawsTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("ringzero.root", "../..")).resolve("laws");

    private final Models models = new Models();
    private final StudyRunner runner = new StudyRunner(models);
    private final Map<String, Study> studies = new HashMap<>();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("held")
    void holds(String law, String statement, NamedCsvRecord row) {
        double value = value(row);

        assertThat(value).as(statement).isBetween(low(row), high(row));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("missing")
    void doesNotHoldYet(String law, String statement, NamedCsvRecord row) {
        double value = value(row);

        assertThat(value < low(row) || value > high(row))
                .as("%s: it is %s now; empty the column 'missing' of its row", statement, value)
                .isTrue();
    }

    /** L15. */
    @ParameterizedTest
    @MethodSource("modelFiles")
    void everyRunObeysLittlesLawFlowBalanceAndWhateverElseIsAudited(String model) {
        var checks = study(model).variants().stream()
                .flatMap(variant -> variant.runs().stream())
                .flatMap(run -> run.audit().stream())
                .toList();

        assertThat(checks.stream().map(Run.AuditCheck::law)).contains("Little's law", "flow balance");
        assertThat(checks).allMatch(Run.AuditCheck::holds);
    }

    /** L24. Linux, pci-iov-howto; PCI SIG, Single Root I/O Virtualization and Sharing. */
    @Test
    void rulesOfVirtualFunctionsAreChecked() {
        assertThat(problems("vfs 63", "on")).noneMatch(problem -> problem.contains("irtual function"));
        assertThat(problems("vfs 64", "on")).anyMatch(problem -> problem.contains("its driver enables 63 at most"));
        assertThat(problems("vfs 65", "on")).anyMatch(problem -> problem.contains("cannot have 65 virtual functions"));
        assertThat(problems("vfs 63  address \"0000:ff:01.0\"", "on"))
                .anyMatch(problem -> problem.contains("beyond bus ff"));
        assertThat(problems("vfs 1", "on")).anyMatch(problem -> problem.contains("2 guests"));
        assertThat(problems("vfs 63", "off")).anyMatch(problem -> problem.contains("iommu"));
        assertThat(problems("vfs 63", "on")).anyMatch(problem -> problem.contains("cannot be migrated"));
    }

    private List<String> problems(String functions, String iommu) {
        var model = """
                package laws.rules
                import ringzero.processors.*
                import ringzero.devices.*
                host h { processor IntelXeonGold6338  memory 64 GiB  iommu %s  hypervisor KVM  nic eth0 : Intel82599 { %s } }
                guest vm[2] on h { os Linux  mode hardware-assisted  memory 1 GiB  net eth0 via sr-iov  runs Work }
                workload Work { clients 1  request { send 1 KiB } }
                """;
        return models.parse(model.formatted(iommu, functions), "rules.vmm").problems().stream()
                .map(problem -> problem.message())
                .toList();
    }

    @Test
    void noLawIsLeftOut() {
        var asked = rows().map(row -> row.getField("row")).toList();

        assertThat(IntStream.rangeClosed(1, 25).mapToObj("L%02d"::formatted))
                .filteredOn(law -> !law.equals("L24"))
                .allMatch(asked::contains);
    }

    static Stream<Arguments> held() {
        return rows().filter(row -> row.getField("missing").isEmpty()).map(LawsTest::arguments);
    }

    static Stream<Arguments> missing() {
        return rows().filter(row -> !row.getField("missing").isEmpty()).map(LawsTest::arguments);
    }

    static Stream<String> modelFiles() {
        return rows().map(row -> row.getField("model")).distinct();
    }

    private static Arguments arguments(NamedCsvRecord row) {
        return Arguments.of(row.getField("row"), row.getField("what"), row);
    }

    private static Stream<NamedCsvRecord> rows() {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("published.csv"))) {
            return csv.stream().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Study study(String model) {
        return studies.computeIfAbsent(
                model,
                file -> runner.run(
                        StudyRequest.of(FOLDER.resolve(file)).withResults(new Results.Nowhere()),
                        StudyProgress.unwatched()));
    }

    private double value(NamedCsvRecord row) {
        return new Formula(row.getField("value"), study(row.getField("model")), 0.95)
                .value(row.getField("where"))
                .value();
    }

    private static double low(NamedCsvRecord row) {
        return bound(row.getField("low"), Double.NEGATIVE_INFINITY);
    }

    private static double high(NamedCsvRecord row) {
        return bound(row.getField("high"), Double.POSITIVE_INFINITY);
    }

    private static double bound(String text, double otherwise) {
        return text.isEmpty() ? otherwise : Double.parseDouble(text);
    }
}
