// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.language.Models;
import ringzero.model.Quantity;

/**
 * The extension for VS Code, by its own tests: packed as users get it, in an editor without windows, with the server of this build; and its
 * colours by VS Code's own engine, against what the parser says. Needs Node.js from 20 and npm, else it says so and is skipped.
 */
class VsCodeTest {

    private static final Path ROOT = Path.of(System.getProperty("ringzero.root"));
    private static final Path EXTENSION = ROOT.resolve("editors/vscode");
    private static final int OLDEST_NODE = 20;

    @TempDir
    Path folder;

    @Test
    void theExtensionWorksWithThisServerAndColoursWhatTheParserReads() throws Exception {
        preparePackages();
        var words = Files.createDirectory(folder.resolve("words"));
        writeWords(words);

        var tested = npm(
                Map.of(
                        "RINGZERO_SERVER",
                        new Gson().toJson(Program.command("lsp")),
                        "RINGZERO_WORDS",
                        words.toString()),
                "test");
        var packed = npm(Map.of(), "run", "package");

        assertThat(tested.status()).as(tested.said()).isZero();
        assertThat(packed.status()).as(packed.said()).isZero();
        assertThat(EXTENSION.resolve("dist/ringzero.vsix")).isNotEmptyFile();
    }

    /** What a program printed, and how it ended. */
    private record Ended(int status, String said) {}

    private void preparePackages() throws Exception {
        var version = run(folder, Map.of(), List.of("node", "--version"));
        if (version.isEmpty()) skip("there is no Node.js");
        var major = version.get().said().strip().replaceAll("^v(\\d+)\\..*", "$1");
        if (Integer.parseInt(major) < OLDEST_NODE) skip("Node.js is older than " + OLDEST_NODE);
        if (run(folder, Map.of(), List.of("npm", "--version")).isEmpty()) skip("there is no npm");
        var installed = EXTENSION.resolve("node_modules/.package-lock.json");
        var wanted = EXTENSION.resolve("package-lock.json");
        if (Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) >= 0) return;
        if (npm(Map.of(), "ci", "--ignore-scripts").status() != 0) skip("npm could not fetch its packages");
    }

    private static void skip(String reason) {
        System.out.println("The extension for VS Code is not tested: " + reason + ".");
        abort(reason);
    }

    private Ended npm(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(arguments));
        return run(EXTENSION, environment, command).orElseThrow();
    }

    /** Empty if there is no such program. */
    private Optional<Ended> run(Path where, Map<String, String> environment, List<String> command) throws Exception {
        var said = folder.resolve("said.txt");
        var builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.empty();
        }
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return Optional.of(new Ended(-1, "not ended after five minutes:\n" + Files.readString(said)));
        }
        return Optional.of(new Ended(process.exitValue(), Files.readString(said)));
    }

    /** Every text of the repository with what the parser takes each of its words for. */
    private static void writeWords(Path folder) throws IOException {
        var models = new Models();
        var number = 0;
        for (var place : List.of("examples", "validation", "laws", "bundles/ringzero.language/src")) {
            try (var files = Files.walk(ROOT.resolve(place))) {
                for (var file : files.filter(each -> each.toString().endsWith(".vmm"))
                        .sorted()
                        .toList()) {
                    var text = Files.readString(file);
                    var resource = (XtextResource)
                            models.parse(text, file.getFileName().toString())
                                    .model()
                                    .eResource();
                    var described =
                            Map.of("name", ROOT.relativize(file).toString(), "text", text, "words", words(resource));
                    Files.writeString(folder.resolve(number++ + ".json"), new Gson().toJson(described));
                }
            }
        }
    }

    private static List<Object> words(XtextResource resource) {
        var words = new ArrayList<Object>();
        for (var leaf : resource.getParseResult().getRootNode().getLeafNodes())
            kind(leaf).ifPresent(kind -> words.add(List.of(leaf.getOffset(), leaf.getLength(), kind)));
        return words;
    }

    /** Empty where both is right: keywords may be names, and punctuation has no colour. */
    private static Optional<String> kind(ILeafNode leaf) {
        var rule = leaf.getGrammarElement() instanceof RuleCall call ? call.getRule() : leaf.getGrammarElement();
        var terminal = rule instanceof AbstractRule each ? each.getName() : "";
        if (terminal.endsWith("_COMMENT")) return Optional.of("comment");
        if (leaf.isHidden()) return Optional.empty();
        // what an observation is told in has no number before it
        if (isIn("Unit", leaf))
            return Optional.of("unit").filter(unit -> leaf.getSemanticElement() instanceof Quantity);
        return switch (terminal) {
            case "STRING" -> Optional.of("string");
            case "NUMBER" -> Optional.of("number");
            case "ID" -> Optional.of("other");
            default ->
                rule instanceof Keyword keyword
                                && Character.isLetter(keyword.getValue().charAt(0))
                                && !isIn("Name", leaf)
                        ? Optional.of("keyword")
                        : Optional.empty();
        };
    }

    private static boolean isIn(String rule, INode leaf) {
        var containing = GrammarUtil.containingParserRule(leaf.getGrammarElement());
        return containing != null && containing.getName().equals(rule);
    }
}
