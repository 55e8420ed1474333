// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.xtext.EcoreUtil2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.language.scope.Inherited;
import ringzero.model.Confidence;
import ringzero.model.Costs;
import ringzero.model.Declaration;
import ringzero.model.DeviceType;
import ringzero.model.Distribution;
import ringzero.model.OnOff;
import ringzero.model.Processor;
import ringzero.model.Quantity;
import ringzero.model.SrIov;
import ringzero.model.VmmPackage;
import ringzero.model.quantity.Amount;

/** The numbers of the library are those of their sources, and all say what these are. */
class LibraryNumbersTest {

    private static final Path DATA =
            Path.of(System.getProperty("ringzero.root"), "tests", "ringzero.language.tests", "data");

    private static Stream<Declaration> declarations() {
        return Texts.models().library().models().stream().flatMap(model -> model.getDeclarations().stream());
    }

    private static <D extends Declaration> D named(Class<D> type, String name) {
        return declarations()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the library has no " + name));
    }

    /** The lines of a table behind its heading, in columns. */
    private static Stream<List<String>> table(String file) throws IOException {
        return Files.readAllLines(DATA.resolve(file)).stream().skip(1).map(line -> Arrays.asList(line.split(",", -1)));
    }

    static Stream<List<String>> devices() throws IOException {
        return table("sriov-devices.csv");
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aDeviceHasTheRegistersThatWereRead(List<String> row) {
        var srIov = Inherited.value(named(DeviceType.class, row.getFirst()), DeviceType::getSrIov);

        // what the table leaves open is not known, and only the provider's total is estimated
        var usable = srIov.getUsableVfs() == null && !row.get(2).isEmpty() ? srIov.getTotalVfs() : srIov.getUsableVfs();
        if (!row.get(1).isEmpty()) assertThat(written(srIov.getTotalVfs())).isEqualTo(row.get(1));
        assertThat(written(usable)).isEqualTo(row.get(2));
        assertThat(written(srIov.getOffset())).isEqualTo(row.get(3));
        assertThat(written(srIov.getStride())).isEqualTo(row.get(4));
        if (!row.get(5).isEmpty())
            assertThat(srIov.getAri() == OnOff.YES ? "yes" : "no").isEqualTo(row.get(5));
    }

    private static String written(Quantity quantity) {
        return quantity == null ? "" : Amount.written(quantity);
    }

    static Stream<List<String>> exits() throws IOException {
        return table("exit-cycles.csv");
    }

    @ParameterizedTest
    @MethodSource("exits")
    void anExitTakesAsLongAsItWasMeasured(List<String> row) {
        var exit = named(Costs.class, row.getFirst()).getEntries().stream()
                .filter(entry -> entry.getName().equals("exit"))
                .findFirst()
                .orElseThrow();

        assertThat(Amount.written(exit.getValue())).isEqualTo(row.get(1) + " cycles");
        assertThat(exit.getValue().getConfidence()).isEqualTo(Confidence.MEASURED);
    }

    @Test
    void aProcessorOfEveryGenerationIsThere() {
        var generations = declarations()
                .filter(Processor.class::isInstance)
                .map(each ->
                        Inherited.value((Processor) each, Processor::getCosts).getName());

        assertThat(generations)
                .contains(
                        "Merom",
                        "Penryn",
                        "Nehalem",
                        "Westmere",
                        "SandyBridge",
                        "IvyBridge",
                        "Haswell",
                        "Broadwell",
                        "Skylake",
                        "KabyLake",
                        "CoffeeLake",
                        "SkylakeServer",
                        "CascadeLake",
                        "IceLake",
                        "SapphireRapids",
                        "Zen",
                        "Zen2",
                        "Zen3",
                        "Zen4");
    }

    @Test
    void whatAmdProcessorsTakeIsSaidToBeAssumed() {
        var sheets = declarations()
                .filter(each -> each instanceof Costs && each.getName().startsWith("Zen"));

        assertThat(sheets.map(Costs.class::cast).flatMap(sheet -> sheet.getEntries().stream()))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getValue().getConfidence())
                        .as(entry.getName())
                        .isEqualTo(Confidence.ASSUMED));
    }

    @Test
    void everySortOfHypervisorAndSystemIsThere() {
        assertThat(declarations().map(Declaration::getName))
                .contains("KVM", "Xen", "VMwareHosted", "HyperV", "Nitro", "NoHypervisor")
                .contains("Linux", "Windows", "FreeBSD", "XenoLinux");
    }

    /** Costs, parameters, and what devices, processors and hypervisors are said to do. */
    private static Stream<Quantity> numbers() {
        return declarations()
                .flatMap(each -> EcoreUtil2.eAllOfType(each, Quantity.class).stream())
                .filter(LibraryNumbersTest::isClaim);
    }

    private static boolean isClaim(Quantity quantity) {
        return switch (quantity.eContainer()) {
            case ringzero.model.CostEntry entry -> true;
            case ringzero.model.Parameter parameter -> true;
            case DeviceType type -> true;
            case SrIov srIov -> true;
            case Distribution law -> true;
            case ringzero.model.Hypervisor hypervisor -> true;
            case Processor processor ->
                quantity.eContainingFeature() != VmmPackage.Literals.PROCESSOR__THREADS_PER_CORE;
            default -> false;
        };
    }

    private static Function<Quantity, String> place() {
        return quantity ->
                EcoreUtil2.getContainerOfType(quantity, Declaration.class).getName() + ": " + Amount.written(quantity);
    }

    @Test
    void everyNumberSaysWhereItComesFromAndHowSureThatIs() {
        assertThat(numbers()
                        .filter(each ->
                                each.getSource() == null || !each.eIsSet(VmmPackage.Literals.QUANTITY__CONFIDENCE)))
                .extracting(place())
                .isEmpty();
    }

    @Test
    void everyAssumedNumberSaysBetweenWhatItLies() {
        assertThat(numbers().filter(each -> each.getConfidence() == Confidence.ASSUMED && each.getLow() == null))
                .extracting(place())
                .isEmpty();
    }
}
