// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.junit.jupiter.api.Test;

/** A slip of the pen is one problem, and the rest of the file keeps its meaning. */
class RecoveryTest {

    private static final Pattern STATEMENT = Pattern.compile("^\\s*([a-z][a-z-]{4,})\\b", Pattern.MULTILINE);

    private static final int SLIPS_PER_EXAMPLE = 6;

    @Test
    void aSlipInTheFirstWordOfAnyStatementOfAnExampleIsOneProblemAtThatWord() throws IOException {
        var language = new VmmStandaloneSetup().createInjector();
        var keywords = GrammarUtil.getAllKeywords(
                language.getInstance(IGrammarAccess.class).getGrammar());
        var random = new Random(2026);
        for (var example : examples()) {
            var text = Files.readString(example);
            assertThat(errors(text)).as(example.toString()).isEmpty();
            var statements = new ArrayList<>(STATEMENT
                    .matcher(text)
                    .results()
                    .filter(each -> keywords.contains(each.group(1)))
                    .toList());
            Collections.shuffle(statements, random);
            for (var each : statements.subList(0, Math.min(SLIPS_PER_EXAMPLE, statements.size()))) {
                var word = each.group(1);
                var wrong = text.substring(0, each.start(1)) + swapped(word, random) + text.substring(each.end(1));
                long line = 1
                        + text.substring(0, each.start(1))
                                .chars()
                                .filter(sign -> sign == '\n')
                                .count();
                assertThat(errors(wrong))
                        .as("%s, %s", example.getFileName(), word)
                        .singleElement()
                        .asString()
                        .startsWith("line " + line + ":")
                        .endsWith("did you mean '" + word + "'?");
            }
        }
    }

    /** The word with two neighbours swapped that differ. */
    private static String swapped(String word, Random random) {
        while (true) {
            int at = random.nextInt(word.length() - 1);
            var first = word.charAt(at);
            var second = word.charAt(at + 1);
            if (first == second || first == '-' || second == '-') continue;
            return word.substring(0, at) + second + first + word.substring(at + 2);
        }
    }

    private static List<Path> examples() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("ringzero.root", "../.."), "examples"))) {
            return files.filter(each -> each.toString().endsWith(".vmm"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aStatementThatMeansNothingIsLeftOut() {
        assertThat(errors("""
                        host h {
                            memory 64 GiB
                            colour { red { } }
                            iommu maybe
                        }
                        guest g on h { mode hardware-asisted }"""))
                .containsExactly(
                        "line 3: 'colour' does not fit here: a host has label, processor, memory, numa-nodes, iommu,"
                                + " hypervisor, reserved, overcommit, price, nic, disk, or ends with '}'.",
                        "line 4: After 'iommu', 'maybe' does not fit: yes, no, on, off would.",
                        "line 6: There is no mode 'hardware-asisted'; did you mean 'hardware-assisted'?");
    }

    @Test
    void stepsThatDoNotExistAreToldWhatWouldFit() {
        assertThat(errors("workload w {\nrequest {\ncalculate 3 us\nrepeat 2 times { sned 3 B }\n}\n}"))
                .containsExactly(
                        "line 3: 'calculate' does not fit here: receive, send, compute, read, write, perform, wait, repeat,"
                                + " together would.",
                        "line 4: 'sned' does not fit here; did you mean 'send'?");
    }

    @Test
    void aDeclarationOfASortThatDoesNotExistTakesNothingWithIt() {
        assertThat(errors("rack r {\n  host { }\n}\nhost h { memroy 8 GiB }"))
                .containsExactly(
                        "line 1: 'rack' begins no declaration; package, import, feature, operation, layer, given, resource,"
                                + " observation, processor, costs, nic, disk, hypervisor, os, mode, path and others do.",
                        "line 4: A host has no setting 'memroy'; did you mean 'memory'?");
    }

    @Test
    void namesThatStandWhereTheyMayAreNeverDoubted() {
        // the error is elsewhere
        assertThat(errors("""
                        costs Mine {
                            label "mine"
                            exit 604 cycles from "a measurement"
                            eixt 604 cycles from "a measurement"
                        }
                        hypervisor V {
                            modes
                                emulated,
                                nested
                        }
                        guest g { vcpus }""")).containsExactly("line 11: A number is missing here.");
    }
}
