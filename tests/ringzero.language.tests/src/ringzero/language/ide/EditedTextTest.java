// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.language.Damage;
import ringzero.language.Texts;

/** A text that is typed in an editor is parsed in parts; what comes of it is what a new reading of the whole would bring. */
class EditedTextTest {

    private static final int STEPS = 8;

    private static final List<String> TYPED = List.of(
            "8",
            "0",
            "x",
            " ",
            "\n",
            "{",
            "}",
            "\"",
            ".",
            ":",
            "/*",
            "*/",
            "// ",
            "guest ",
            " GiB",
            "vcpus 2 ",
            ", ",
            "-");

    static Stream<Damage.Sound> everyText() {
        // the library has many files that are alike
        return Damage.everyText().filter(sound -> sound.name().hashCode() % 6 == 0 || Damage.ROUNDS > 1);
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void afterAnyEditsTheModelAndItsProblemsAreThoseOfTheSameTextReadAtOnce(Damage.Sound sound) {
        var random = new Random(sound.name().hashCode() + 3L);
        for (int round = 0; round < Damage.ROUNDS; round++) {
            var edited = read(sound.text());
            var before = sound.text();
            for (int step = 0; step < STEPS; step++) {
                var text = textOf(edited);
                var next = random.nextInt(3) == 0 ? before : typed(text, random);
                before = text;

                EditedText.update(edited, next);

                assertThat(contents(edited)).as("%s, step %d", sound, step).isEqualTo(contents(read(next)));
            }
        }
    }

    @Test
    void onlyTheDeclarationThatWasTypedInIsMadeAnew() {
        var edited = read("host a { memory 8 GiB }\nhost b { memory 8 GiB }\nhost c { memory 8 GiB }");
        var declarations = List.copyOf(edited.getContents().getFirst().eContents());

        EditedText.update(edited, "host a { memory 8 GiB }\nhost b { memory 16 GiB }\nhost c { memory 8 GiB }");

        var after = edited.getContents().getFirst().eContents();
        assertThat(after.getFirst()).isSameAs(declarations.getFirst());
        assertThat(after.getLast()).isSameAs(declarations.getLast());
        assertThat(contents(edited)).contains("Quantity magnitude=16.0");
    }

    @Test
    void whatRefersToAnEditedFileFollowsIt(@TempDir Path folder) throws Exception {
        var editor = new Editor(folder);
        var hosts = editor.openAsIs("hosts.vmm", """
                package lab
                processor P { cores 2 }
                host a { processor P }
                host b { processor P }
                """);
        var guests = editor.openAsIs("guests.vmm", """
                package lab
                guest g on b { vcpus 4 }
                """);
        assertThat(messages(editor, guests)).contains("'b' has 2 hardware threads for guests");

        hosts = replaced(editor, hosts, "host a", "host c { processor P }\nhost a");
        hosts = replaced(editor, hosts, "cores 2", "cores 8");
        guests = replaced(editor, guests, "vcpus 4", "vcpus 4 ");
        assertThat(messages(editor, guests)).doesNotContain("hardware threads", "There is no");

        hosts = replaced(editor, hosts, "host b", "host d");
        assertThat(messages(editor, guests)).contains("There is no");
    }

    private static Editor.OpenText replaced(Editor editor, Editor.OpenText text, String part, String by)
            throws Exception {
        int at = text.text().indexOf(part);
        return editor.replace(text, at, at + part.length(), by);
    }

    private static String messages(Editor editor, Editor.OpenText text) {
        return editor.problems(text).stream()
                .map(problem -> problem.getMessage().getLeft())
                .collect(Collectors.joining("\n"));
    }

    private static XtextResource read(String text) {
        return (XtextResource) Texts.checked(text).model().eResource();
    }

    private static String textOf(XtextResource resource) {
        return resource.getParseResult().getRootNode().getText();
    }

    private static String typed(String text, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        int line = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at) + 1;
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, line) + text.substring(end); // a line goes
            case 1 -> text.substring(0, end) + text.substring(line); // and comes twice
            case 2 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(1, 4)));
            case 3 -> text.replaceFirst("(?s)\\A(.{" + at + "}[^0-9]*)[0-9]", "$17");
            default -> text.substring(0, at) + TYPED.get(random.nextInt(TYPED.size())) + text.substring(at);
        };
    }

    /** Everything of a resource that anybody can ask for, as text. */
    private static String contents(XtextResource resource) {
        var all = new ArrayList<String>();
        EcoreUtil.resolveAll(resource);
        for (var objects = EcoreUtil.<EObject>getAllProperContents(resource, false); objects.hasNext(); )
            all.add(described(objects.next()));
        resource
                .getResourceServiceProvider()
                .getResourceValidator()
                .validate(resource, CheckMode.ALL, CancelIndicator.NullImpl)
                .stream()
                .map(issue -> "%s %s %s+%s %s %s"
                        .formatted(
                                issue.getSeverity(),
                                issue.getCode(),
                                issue.getOffset(),
                                issue.getLength(),
                                issue.getMessage(),
                                issue.getData() == null ? "" : List.of(issue.getData())))
                .sorted()
                .forEach(all::add);
        return String.join("\n", all);
    }

    private static String described(EObject object) {
        var node = NodeModelUtils.findActualNodeFor(object);
        var text = new StringBuilder(object.eClass().getName());
        for (var feature : object.eClass().getEAllStructuralFeatures()) {
            if (!object.eIsSet(feature)) continue;
            if (feature instanceof EAttribute)
                text.append(' ').append(feature.getName()).append('=').append(object.eGet(feature));
            else if (feature instanceof EReference reference && !reference.isContainment() && !reference.isContainer())
                text.append(' ').append(feature.getName()).append('>').append(targets(object.eGet(feature)));
        }
        return text.append(" at ")
                .append(node == null ? "nowhere" : node.getOffset() + "+" + node.getLength())
                .toString();
    }

    private static List<String> targets(Object value) {
        return (value instanceof List<?> many ? many.stream() : Stream.of(value))
                .filter(Objects::nonNull)
                .map(EObject.class::cast)
                .map(target ->
                        target.eIsProxy() ? "nothing" : EcoreUtil.getURI(target).toString())
                .toList();
    }
}
