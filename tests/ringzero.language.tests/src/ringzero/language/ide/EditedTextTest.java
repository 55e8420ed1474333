// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
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

    private static final int STEPS = 12;

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
        var hosts = editor.openAsIs("hosts.vmm", "package lab\nhost a { memory 8 GiB }\nhost b { memory 4 GiB }\n");
        var guests = editor.openAsIs("guests.vmm", "package lab\nguest g on b { vcpus 1 memory 6 GiB }\n");
        assertThat(editor.problems(guests))
                .extracting(problem -> problem.getCode().getLeft())
                .contains("RZ0316");

        hosts = editor.replace(
                hosts, hosts.text().indexOf("host a"), hosts.text().indexOf("host a"), "host c { memory 1 GiB }\n");
        hosts = editor.replace(
                hosts, hosts.text().indexOf("4 GiB"), hosts.text().indexOf("4 GiB") + 1, "16");
        guests = editor.replace(guests, guests.text().length(), guests.text().length(), "\n");
        assertThat(editor.problems(guests))
                .extracting(problem -> problem.getCode().getLeft())
                .doesNotContain("RZ0316", "RZ0101");

        hosts = editor.replace(
                hosts, hosts.text().indexOf("host b") + 5, hosts.text().indexOf("host b") + 6, "d");
        assertThat(editor.problems(guests))
                .extracting(problem -> problem.getCode().getLeft())
                .contains("RZ0101");
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
