// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that breaks a rule, and next to it one that just keeps it.
 *
 * <p>Both are one text in the folder {@code rules}, in the file that is named like the rule's code: where they differ, it says
 * {@code ⟨broken|kept⟩}; what is to be marked stands in {@code «»}; then come the sentences, one for each mark, as
 * {@code => sentence}. Files may hold several cases.
 *
 * @param code of the rule
 * @param number of the case in its file, from 1
 * @param text with the signs
 * @param sentences that are expected, in the order of the marks
 */
record RuleCase(String code, int number, String text, List<String> sentences) {

    static final Path FOLDER =
            Path.of(System.getProperty("ringzero.root"), "tests", "ringzero.language.tests", "rules");

    private static final String SENTENCE = "=> ";

    /** The cases of one file. */
    static List<RuleCase> read(Path file) throws IOException {
        var code = file.getFileName().toString().replace(".txt", "");
        var cases = new ArrayList<RuleCase>();
        var text = new StringBuilder();
        var sentences = new ArrayList<String>();
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith(SENTENCE)) {
                sentences.add(line.substring(SENTENCE.length()));
                continue;
            }
            if (!sentences.isEmpty()) {
                cases.add(new RuleCase(code, cases.size() + 1, text.toString(), List.copyOf(sentences)));
                text.setLength(0);
                sentences.clear();
            }
            if (!text.isEmpty() || !line.isBlank()) text.append(line).append('\n');
        }
        if (sentences.isEmpty()) throw new IOException(file + " ends without the sentence that is expected");
        cases.add(new RuleCase(code, cases.size() + 1, text.toString(), List.copyOf(sentences)));
        return cases;
    }

    /** The model that breaks the rule. */
    String broken() {
        return chosen(1).replaceAll("[«»]", "");
    }

    /** The model that just keeps it. */
    String kept() {
        return chosen(2).replaceAll("[«»]", "");
    }

    /** A part of the text that is to be marked. */
    record Mark(int offset, String text) {}

    /** What is to be marked in the model that breaks the rule. */
    List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        var plain = new StringBuilder();
        int begin = -1;
        for (char each : chosen(1).toCharArray()) {
            if (each == '«') begin = plain.length();
            else if (each == '»') marks.add(new Mark(begin, plain.substring(begin)));
            else plain.append(each);
        }
        return marks;
    }

    private String chosen(int side) {
        return text.replaceAll("⟨([^|⟩]*)\\|([^⟩]*)⟩", "$" + side);
    }

    @Override
    public String toString() {
        return code + ", case " + number;
    }
}
