// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.junit.jupiter.api.Test;
import ringzero.model.quantity.Unit;

class TextMateGrammarTest {

    private static final Path ROOT = Path.of(System.getProperty("ringzero.root"));

    @Test
    void theColoursOfVsCodeKnowTheKeywordsOfTheLanguage() throws Exception {
        var expected = grammar();
        var file = ROOT.resolve("editors/vscode/syntaxes/ringzero.tmLanguage.json");
        var written = Files.exists(file) ? Files.readString(file) : "";

        if (!written.equals(expected)) {
            var right = ROOT.resolve("tests/ringzero.language.tests/target/ringzero.tmLanguage.json");
            Files.createDirectories(right.getParent());
            Files.write(right, expected.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(written)
                .as("copy tests/ringzero.language.tests/target/ringzero.tmLanguage.json to editors/vscode/syntaxes")
                .isEqualTo(expected);
    }

    private static String grammar() {
        var language = new VmmIdeSetup().createInjectorAndDoEMFRegistration();
        var grammar = language.getInstance(IGrammarAccess.class).getGrammar();
        var keywords = GrammarUtil.getAllKeywords(grammar).stream()
                .filter(keyword -> Character.isLetter(keyword.charAt(0)))
                .collect(Collectors.toCollection(TreeSet::new));
        var declarations = GrammarUtil.findRuleForName(grammar, "Declaration");
        var openers = new TreeSet<String>();
        for (var call : GrammarUtil.containedRuleCalls(declarations)) {
            openers.add(GrammarUtil.containedKeywords(call.getRule()).getFirst().getValue());
        }
        keywords.removeAll(openers);
        var units = Unit.symbols().stream()
                .filter(unit -> Character.isLetter(unit.charAt(0)) && unit.charAt(0) < 128)
                .collect(Collectors.toCollection(TreeSet::new));
        return """
        {
          "name": "Ringzero model",
          "scopeName": "source.ringzero",
          "fileTypes": ["vmm"],
          "patterns": [
            { "name": "comment.block.documentation.ringzero", "begin": "/\\\\*\\\\*(?!/)", "end": "\\\\*/" },
            { "name": "comment.block.ringzero", "begin": "/\\\\*", "end": "\\\\*/" },
            { "name": "comment.line.double-slash.ringzero", "match": "//.*$" },
            { "name": "string.quoted.double.ringzero", "begin": "\\"", "end": "\\"|$", "patterns": [{ "name": "constant.character.escape.ringzero", "match": "\\\\\\\\." }] },
            {
              "match": "(?<![\\\\w-])(\\\\d[\\\\d_]*(?:\\\\.\\\\d+)?(?:[eE][+-]?\\\\d+)?)(?:\\\\s*((?:%s)?(?:/[A-Za-z]+)|(?:%s)(?![\\\\w-])|%%))?",
              "captures": { "1": { "name": "constant.numeric.ringzero" }, "2": { "name": "keyword.other.unit.ringzero" } }
            },
            { "name": "keyword.declaration.ringzero", "match": "(?<![\\\\w.-])(?:%s)(?![\\\\w.-])" },
            { "name": "keyword.control.ringzero", "match": "(?<![\\\\w.-])(?:%s)(?![\\\\w.-])" }
          ]
        }
        """.formatted(any(units), any(units), any(openers), any(keywords));
    }

    /** The longest first, so that no word is taken for the beginning of another. */
    private static String any(Collection<String> words) {
        return words.stream()
                .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length())
                .collect(Collectors.joining("|"));
    }
}
