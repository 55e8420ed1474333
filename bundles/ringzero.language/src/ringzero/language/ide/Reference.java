// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import ringzero.language.check.Rule;
import ringzero.language.check.Words;
import ringzero.language.library.Library;
import ringzero.language.scope.SettingPath;
import ringzero.model.CostEntry;
import ringzero.model.Declaration;
import ringzero.model.Named;
import ringzero.model.Parameter;
import ringzero.model.Quantity;
import ringzero.model.VmmPackage;
import ringzero.model.quantity.Unit;

/**
 * The reference of the language, made from what the program itself works with: grammar, metamodel, rules and library. So it
 * cannot be out of date. Pages are HTML without anything around them but themselves.
 */
public final class Reference {

    /** Words of the library, in the order in which a reader needs them, with what a page of them is called. */
    private static final Map<EClass, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put(MODE, "Modes");
        PAGES.put(NET_PATH, "Network paths");
        PAGES.put(DISK_PATH, "Disk paths");
        PAGES.put(HYPERVISOR, "Hypervisors");
        PAGES.put(OPERATING_SYSTEM, "Operating systems");
        PAGES.put(PROCESSOR, "Processors");
        PAGES.put(NIC, "Network cards");
        PAGES.put(DISK, "Disks");
        PAGES.put(COSTS, "Cost sheets");
        PAGES.put(OPERATION, "Operations");
        PAGES.put(OBSERVATION, "Observations");
        PAGES.put(LAYER, "Layers");
        PAGES.put(RESOURCE_ROLE, "Resources");
        PAGES.put(GIVEN, "Given values");
        PAGES.put(FEATURE, "Features");
    }

    private final Library library;
    private final Facts facts;
    private final Meanings meanings;
    private final IGrammarAccess grammar;

    @Inject
    public Reference(Library library, Facts facts, Meanings meanings, IGrammarAccess grammar) {
        this.library = library;
        this.facts = facts;
        this.meanings = meanings;
        this.grammar = grammar;
    }

    /** All pages by their file names; the first is where to begin. */
    public Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("index.html", "");
        pages.put("settings.html", page("Settings", settings()));
        pages.put("units.html", page("Units", units()));
        pages.put("rules.html", page("Rules", rules()));
        PAGES.forEach((type, title) -> pages.put(file(title), page(title, declarations(type))));
        pages.put("index.html", page("Reference of the language", index()));
        return pages;
    }

    /** What has no explanation and needs one: for the test that keeps the reference whole. */
    public List<String> undocumented() {
        var missing = new ArrayList<String>();
        for (var type : types()) {
            explained(meanings.of(type), type.getName(), missing);
            for (var feature : type.getEStructuralFeatures())
                explained(meanings.of(feature), type.getName() + "." + feature.getName(), missing);
        }
        for (var classifier : VmmPackage.eINSTANCE.getEClassifiers()) {
            if (!(classifier instanceof EEnum words)) continue;
            for (var word : words.getELiterals())
                explained(meanings.of(word), words.getName() + " '" + word.getLiteral() + "'", missing);
        }
        for (var model : library.models()) {
            for (var each : model.getDeclarations()) {
                explained(facts.comment(each), Words.sort(each.eClass()) + " " + each.getName(), missing);
                if (!PAGES.containsKey(each.eClass())) missing.add("no page for a " + Words.sort(each.eClass()));
            }
        }
        return missing;
    }

    private static void explained(Optional<String> meaning, String what, List<String> missing) {
        if (meaning.filter(text -> !text.isBlank()).isEmpty()) missing.add(what);
    }

    private static List<EClass> types() {
        return VmmPackage.eINSTANCE.getEClassifiers().stream()
                .filter(EClass.class::isInstance)
                .map(EClass.class::cast)
                .toList();
    }

    private List<Declaration> all(EClass type) {
        return library.models().stream()
                .flatMap(model -> model.getDeclarations().stream())
                .filter(declaration -> declaration.eClass() == type)
                .sorted(Comparator.comparing(Named::getName))
                .toList();
    }

    // ---- pages ----

    private String index() {
        var text = new StringBuilder(
                "<p>Everything that can be written in a model, and everything the library brings.</p>\n<ul>\n");
        text.append("<li><a href=\"settings.html\">Settings</a>: what each declaration says</li>\n");
        text.append("<li><a href=\"units.html\">Units</a>: what numbers are given in</li>\n");
        text.append("<li><a href=\"rules.html\">Rules</a>: what is checked, by code</li>\n");
        PAGES.forEach((type, title) -> text.append("<li><a href=\"%s\">%s</a>: %s <em>(%d in the library)</em></li>\n"
                .formatted(
                        file(title),
                        title,
                        html(meanings.of(type).orElse("")),
                        all(type).size())));
        return text.append("</ul>\n").toString();
    }

    private String settings() {
        var text = new StringBuilder();
        for (var type : types()) {
            var features = type.getEAllStructuralFeatures().stream()
                    .filter(Reference::isWritten)
                    .toList();
            if (type.isAbstract() || features.isEmpty()) continue;
            var name = Words.sort(type);
            text.append("<h2 id=\"%s\">%s</h2>\n<p>%s</p>\n"
                    .formatted(id(name), name, html(meanings.of(type).orElse(""))));
            text.append("<table><tr><th>setting</th><th>meaning</th><th>what it can be</th></tr>\n");
            for (var feature : features) {
                text.append("<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>\n"
                        .formatted(
                                SettingPath.keyword(feature),
                                html(meanings.of(feature).orElse("")),
                                range(feature)));
            }
            text.append("</table>\n");
        }
        return text.toString();
    }

    private static boolean isWritten(EStructuralFeature feature) {
        return feature != NAMED__NAME && feature != QUANTITY__NEGATIVE;
    }

    private String range(EStructuralFeature feature) {
        var bounds = Quantities.bounds(feature);
        if (!bounds.isEmpty()) return html(bounds);
        if (feature.getEType() instanceof EEnum choices) return choices(choices);
        var several = feature.isMany() ? "several, each a " : "a ";
        if (feature instanceof EReference reference) return several + Words.sort(reference.getEReferenceType());
        return feature.getEType().getInstanceClass() == boolean.class ? "given or not" : several + "text";
    }

    /** The words that the grammar takes at a place, and what each means. */
    private String choices(EEnum choices) {
        var rule = GrammarUtil.findRuleForName(grammar.getGrammar(), choices.getName());
        var written = rule == null
                ? choices.getELiterals().stream().map(EEnumLiteral::getLiteral).toList()
                : GrammarUtil.containedKeywords(rule).stream()
                        .map(Keyword::getValue)
                        .toList();
        return written.stream()
                .map(word -> "<code>%s</code>: %s"
                        .formatted(
                                html(word),
                                html(Optional.ofNullable(choices.getEEnumLiteralByLiteral(word))
                                        .flatMap(meanings::of)
                                        .orElse(""))))
                .collect(Collectors.joining("<br>"));
    }

    /** Every unit; more are made of two with a slash. */
    private static String units() {
        var text = new StringBuilder(
                "<p>Two units with a slash make another one, as in <code>ns/B</code> or <code>12000/s</code>.</p>\n"
                        + "<table><tr><th>unit</th><th>what it measures</th><th>in the base unit</th></tr>\n");
        for (var symbol : Unit.symbols()) {
            var unit = Unit.of(symbol).orElseThrow();
            text.append("<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(html(symbol), html(unit.dimension().words()), unit.factor()));
        }
        return text.append("</table>\n").toString();
    }

    private static String rules() {
        var text = new StringBuilder("<table><tr><th>code</th><th>rule</th><th>why</th></tr>\n");
        for (var rule : Rule.values()) {
            text.append("<tr id=\"%s\"><td><code>%s</code><br>%s</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            rule.code(),
                            rule.code(),
                            rule.severity().name().toLowerCase(java.util.Locale.ROOT),
                            html(rule.title()),
                            html(rule.explanation())));
        }
        return text.append("</table>\n").toString();
    }

    private String declarations(EClass type) {
        var text =
                new StringBuilder("<p>%s</p>\n".formatted(html(meanings.of(type).orElse(""))));
        for (var declaration : all(type)) {
            text.append("<h2 id=\"%s\">%s</h2>\n".formatted(id(declaration.getName()), html(declaration.getName())));
            text.append(markdown(facts.about(declaration)));
            text.append(numbers(declaration));
            text.append("<details><summary>as it is written</summary><pre>%s</pre></details>\n"
                    .formatted(html(
                            NodeModelUtils.getTokenText(NodeModelUtils.findActualNodeFor(declaration))
                                            .isEmpty()
                                    ? ""
                                    : NodeModelUtils.findActualNodeFor(declaration)
                                            .getText()
                                            .strip())));
        }
        return text.toString();
    }

    /** Every number with a source, whoever wrote it. */
    private String numbers(Declaration declaration) {
        var rows = new TreeMap<String, Quantity>();
        for (var part : declaration.eContents()) {
            switch (part) {
                case Parameter parameter -> rows.put(parameter.getName(), parameter.getValue());
                case CostEntry entry -> rows.put(entry.getName(), entry.getValue());
                case Quantity quantity -> rows.put(SettingPath.keyword(quantity.eContainingFeature()), quantity);
                default -> {
                    // no number
                }
            }
        }
        if (rows.isEmpty()) return "";
        var text = new StringBuilder("<table><tr><th></th><th>value</th><th>plausible</th><th>source</th></tr>\n");
        rows.forEach((name, value) -> text.append("<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        name,
                        html(Quantities.written(value)),
                        value.getLow() == null
                                ? ""
                                : html(Quantities.written(value.getLow()) + " to "
                                        + Quantities.written(value.getHigh())),
                        value.getSource() == null
                                ? ""
                                : html(value.getSource())
                                        + (value.eIsSet(QUANTITY__CONFIDENCE)
                                                ? " <em>("
                                                        + value.getConfidence().getLiteral() + ")</em>"
                                                : ""))));
        return text.append("</table>\n").toString();
    }

    // ---- HTML ----

    private static String page(String title, String body) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s - Ringzero</title>
        <style>
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%%; margin: 1rem 0; }
        th, td { border: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top; }
        code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
        pre { overflow-x: auto; }
        </style>
        </head>
        <body>
        <p><a href="index.html">Reference</a></p>
        <h1>%s</h1>
        %s</body>
        </html>
        """.formatted(html(title), html(title), body);
    }

    private static String file(String title) {
        return id(title) + ".html";
    }

    private static String id(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The little Markdown that hovers are written in: paragraphs, lists, code and emphasis. */
    private static String markdown(String text) {
        var html = new StringBuilder();
        for (var block : html(text).split("\n\n+")) {
            var lines = block.replaceAll("`([^`]*)`", "<code>$1</code>")
                    .replaceAll("\\*\\*([^*]*)\\*\\*", "<strong>$1</strong>")
                    .replaceAll("(?<![\\w*])\\*([^*\n]+)\\*(?![\\w*])", "<em>$1</em>");
            if (lines.startsWith("- "))
                html.append("<ul><li>")
                        .append(lines.substring(2).replace("\n- ", "</li><li>"))
                        .append("</li></ul>\n");
            else html.append("<p>").append(lines).append("</p>\n");
        }
        return html.toString();
    }
}
