// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringzero.report.Parsed;
import ringzero.report.Studies;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;

class RunExportTest {

    @Test
    void csvHasOneRowForEachNumberOfEachRun() throws IOException {
        Study study = Studies.pathsUnderLoad();

        List<List<String>> rows = Parsed.csv(written(RunExport.CSV, study));

        int numbers = runs(study).stream()
                .flatMap(run -> run.findings().stream())
                .mapToInt(finding -> Statistics.of(finding).size())
                .sum();
        assertThat(rows).hasSize(1 + numbers);
        int columns = rows.getFirst().size();
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(columns));
        int value = rows.getFirst().indexOf("value");
        double total = ((Finding.Total) runs(study).getFirst().findings().stream()
                        .filter(Finding.Total.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .value();
        assertThat(rows.stream().skip(1).map(row -> row.get(value)))
                .anySatisfy(text -> assertThat(Double.parseDouble(text)).isEqualTo(total));
    }

    @Test
    void jsonFollowsItsSchema() throws Exception {
        Path file = Path.of(System.getProperty("ringzero.root"), "docs", "schema", "runs.schema.json");
        var schema = (Map<?, ?>) Parsed.json(Files.readString(file));
        var document = Parsed.json(written(RunExport.JSON, Studies.pathsUnderLoad()));

        assertThat(violations("", document, schema, schema)).isEmpty();
        assertThat((List<?>) ((Map<?, ?>) document).get("runs"))
                .hasSize(runs(Studies.pathsUnderLoad()).size());
    }

    @Test
    void theSchemaRefusesWhatIsNot() throws Exception {
        Path file = Path.of(System.getProperty("ringzero.root"), "docs", "schema", "runs.schema.json");
        var schema = (Map<?, ?>) Parsed.json(Files.readString(file));

        var wrong = Parsed.json("{\"format\": \"ringzero-runs\", \"version\": \"1\", \"more\": 1}");

        assertThat(violations("", wrong, schema, schema))
                .contains("/version is no integer", "/more is not described", " lacks runs");
    }

    /** What of JSON Schema the file uses: types, properties, required, items, references, and nothing that is not described. */
    private static List<String> violations(String at, Object value, Map<?, ?> schema, Map<?, ?> root) {
        if (schema.get("$ref") instanceof String reference)
            return violations(
                    at,
                    value,
                    (Map<?, ?>) ((Map<?, ?>) root.get("$defs")).get(reference.substring("#/$defs/".length())),
                    root);
        var found = new ArrayList<String>();
        Object type = schema.get("type");
        List<?> types = type instanceof List<?> several ? several : List.of(type);
        if (types.stream().noneMatch(each -> isA((String) each, value)))
            return List.of(at + " is no " + types.getFirst());
        if (value instanceof Map<?, ?> object) {
            var properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
            for (Object name : schema.get("required") instanceof List<?> required ? required : List.of())
                if (!object.containsKey(name)) found.add(at + " lacks " + name);
            object.forEach((name, each) -> {
                Object described = properties.get(name);
                if (described == null) described = schema.get("additionalProperties");
                if (described instanceof Map<?, ?> inner) found.addAll(violations(at + "/" + name, each, inner, root));
                else found.add(at + "/" + name + " is not described");
            });
        }
        if (value instanceof List<?> list)
            for (Object each : list) found.addAll(violations(at + "[]", each, (Map<?, ?>) schema.get("items"), root));
        return found;
    }

    private static boolean isA(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "number" -> value instanceof Number;
            case "integer" -> value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
            case "null" -> value == null;
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    @Test
    void scalarsCanBeReadBackAsOmnetDescribesThem() throws IOException {
        Study study = Studies.pathsUnderLoad();

        List<OmnetRun> read = OmnetRun.read(written(RunExport.SCA, study));

        List<Run> runs = runs(study);
        assertThat(read).hasSize(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            OmnetRun found = read.get(i);
            Run run = runs.get(i);
            assertThat(found.attributes())
                    .containsEntry("seedset", String.valueOf(run.seed()))
                    .containsEntry("repetition", String.valueOf(run.replication()));
            assertThat(found.variables().keySet()).containsExactlyElementsOf(study.factors());
            for (Finding finding : run.findings()) {
                String name =
                        finding.detail().isEmpty() ? finding.measure() : finding.measure() + ":" + finding.detail();
                String key = (finding.subject().isEmpty() ? "." : finding.subject()) + " " + name;
                if (finding instanceof Finding.Total total)
                    assertThat(found.values().get(key)).as(key).isEqualTo(total.value());
                if (finding instanceof Finding.Histogram histogram) {
                    assertThat(found.values().get(key + " count")).isEqualTo(histogram.count());
                    assertThat(found.bins().get(key).stream()
                                    .mapToDouble(bin -> bin[1])
                                    .sum())
                            .isEqualTo(
                                    java.util.Arrays.stream(histogram.counts()).sum());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \"b\"", "c,d", "e\\f", "g\nh", "<i>", "ü 漢"})
    void hostileNamesSurvive(String name) throws Exception {
        Study study = Studies.named(name);

        assertThat(OmnetRun.read(written(RunExport.SCA, study)).getFirst().attributes())
                .containsEntry("configname", study.name());
        assertThat(((Map<?, ?>) Parsed.json(written(RunExport.JSON, study))).get("study"))
                .isEqualTo(study.name());
        assertThat(Parsed.csv(written(RunExport.CSV, study)).get(1).getFirst()).isEqualTo(study.name());
    }

    private static List<Run> runs(Study study) {
        return study.variants().stream()
                .flatMap(variant -> variant.runs().stream())
                .toList();
    }

    private static String written(RunExport format, Study study) throws IOException {
        var out = new StringBuilder();
        format.write(study, out);
        return out.toString();
    }
}
