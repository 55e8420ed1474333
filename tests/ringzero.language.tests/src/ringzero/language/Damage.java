// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.eclipse.xtext.resource.XtextResource;

/** Models as they are while somebody writes them, pastes into them, or wants to break the program. */
public final class Damage {

    /** How often each text is damaged; more with -Dringzero.fuzz=N. */
    public static final int ROUNDS = Integer.getInteger("ringzero.fuzz", 1);

    private static final List<String> ODDITIES = List.of(
            "{",
            "}",
            "(",
            ")",
            "\"",
            "'",
            "/*",
            "*/",
            "//",
            ",",
            ".",
            "..",
            ":",
            "=",
            "<=",
            "-",
            "^",
            "\0",
            "\uFEFF",
            "\u202E",
            "\u2066",
            "\r",
            "\r\n",
            "\t",
            "\\",
            "é",
            "\uD83D\uDE80",
            "1e308",
            "-1",
            "0x",
            "99999999999999999999999999",
            "1.",
            " guest ",
            " host ",
            " via ",
            " vary ",
            " over ",
            " require ",
            " from ",
            " perform ",
            " use ",
            " when ",
            " : ",
            "${",
            "%s",
            "<script>");

    private Damage() {}

    /** A text that is there already. */
    public record Sound(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Every example, validation model, and file of the library. */
    public static Stream<Sound> everyText() {
        var texts = new ArrayList<Sound>();
        for (var folder : List.of("examples", "validation")) {
            var root = Path.of(System.getProperty("ringzero.root"), folder);
            try (var files = Files.walk(root)) {
                for (var file : files.filter(each -> each.toString().endsWith(".vmm"))
                        .sorted()
                        .toList()) texts.add(new Sound(root.relativize(file).toString(), Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (var resource : Texts.models().library().resources())
            texts.add(new Sound(
                    resource.getURI().lastSegment(),
                    ((XtextResource) resource).getParseResult().getRootNode().getText()));
        return texts.stream();
    }

    /** One to four things that go wrong with a text. */
    public static String damaged(String text, RandomGenerator random) {
        for (int i = random.nextInt(1, 5); i > 0; i--) text = once(text, random);
        return text;
    }

    private static String once(String text, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        int until = Math.min(text.length(), at + random.nextInt(200));
        return switch (random.nextInt(9)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(until);
            case 3 -> text.substring(0, until) + text.substring(at);
            case 4 -> text.replace("\n", random.nextBoolean() ? "\r\n" : "\r");
            case 5 ->
                text.substring(0, at)
                        + ODDITIES.get(random.nextInt(ODDITIES.size())).repeat(random.nextInt(1, 60))
                        + text.substring(at);
            default -> text.substring(0, at) + ODDITIES.get(random.nextInt(ODDITIES.size())) + text.substring(at);
        };
    }
}
