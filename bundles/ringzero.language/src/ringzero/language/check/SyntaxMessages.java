// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;
import ringzero.model.Experiment;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.Quantity;
import ringzero.model.VmmPackage;

/** Says of a text that does not follow the grammar what was found and what would fit, as one person says it to another. */
public class SyntaxMessages extends SyntaxErrorMessageProvider {

    /** More are not read. */
    private static final int MOST_WORDS = 16;

    @Inject
    private Settings settings;

    @Override
    public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
        var exception = context.getRecognitionException();
        if (exception == null || exception.token == null) return ofCharacters(context);
        var expected = expected(exception, context.getTokenNames());
        var inside = inside(context.getCurrentContext());
        var words = inside == null || !(expected.isEmpty() || expected.equals("'}'") || inside instanceof Model)
                ? Set.<String>of()
                : settings.of(inside.eClass());
        var fixes = new ArrayList<String>();
        var found = exception.token.getText();
        if (found != null && words.contains(found)) {
            return message(after(found, token(exception, 1), fixes), fixes);
        }
        if (expected.isEmpty() || expected.equals("'}'")) {
            var setting = token(exception, -1);
            if (words.contains(setting) && !settings.after(setting).isEmpty())
                return message(after(setting, found, fixes), fixes);
            var before = token(exception, -2);
            if (inside instanceof Experiment && (before.equals("over") || before.equals(",")))
                return message("'%s' does not fit here: levels are separated by ','.".formatted(found), fixes);
        }
        return message(sentence(exception.token, expected, inside, words, fixes), fixes);
    }

    /**
     * Says that a statement begins with a word that means nothing there.
     *
     * @param owner what it would be a setting of; empty if it would be a step or another part
     * @param possible what can begin a statement there
     * @param nearest which of them may have been meant
     */
    public static SyntaxErrorMessage misfit(
            String word, Optional<EClassifier> owner, Set<String> possible, List<String> nearest) {
        return message(ofStatement(word, owner, possible, nearest), nearest);
    }

    /** The setting exists; what follows its first word is wrong. */
    private String after(String word, String found, List<String> fixes) {
        var possible = settings.after(word);
        fixes.addAll(Nearest.to(found, possible.stream()));
        if (!fixes.isEmpty()) return "After '%s', '%s' does not fit%s".formatted(word, found, Nearest.question(fixes));
        if (possible.isEmpty()) return "After '%s', '%s' does not fit.".formatted(word, found);
        return "After '%s', '%s' does not fit: %s would.".formatted(word, found, String.join(", ", possible));
    }

    private static SyntaxErrorMessage message(String sentence, List<String> fixes) {
        return new SyntaxErrorMessage(
                sentence,
                Rule.SYNTAX.code(),
                Remedy.texts(fixes.stream().map(Remedy::replace).toList()));
    }

    /** A token before or after the wrong one, apart from spaces and comments. */
    private static String token(RecognitionException exception, int distance) {
        if (!(exception.input instanceof TokenStream tokens)) return "";
        int step = Integer.signum(distance);
        int left = Math.abs(distance);
        for (int i = exception.token.getTokenIndex() + step; i >= 0 && i < tokens.size(); i += step) {
            var token = tokens.get(i);
            if (token.getType() == Token.EOF) break;
            if (token.getChannel() == Token.DEFAULT_CHANNEL && --left == 0) return token.getText();
        }
        return distance > 0 ? "the end of the file" : "";
    }

    @Override
    public SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
        var node = context.getValueConverterException().getNode();
        var text = node == null ? "" : node.getText().strip();
        boolean missing = text.isEmpty() || text.equals("null");
        var what = context.getCurrentContext() instanceof Quantity ? "a number" : "a name";
        var sentence =
                missing ? "%s is missing here.".formatted(capital(what)) : "'%s' is not %s.".formatted(text, what);
        return new SyntaxErrorMessage(sentence, Rule.SYNTAX.code());
    }

    /** The lexer knows characters only; what it fails on is what never ends. */
    private SyntaxErrorMessage ofCharacters(IParserErrorContext context) {
        var message = context.getDefaultMessage();
        if (message == null || !message.startsWith("mismatched character")) return super.getSyntaxErrorMessage(context);
        var sentence = message.endsWith("'*'")
                ? "This comment is not closed: '*/' is missing."
                : "This text in quotes is not closed: a closing quote is missing on this line.";
        return new SyntaxErrorMessage(sentence, Rule.SYNTAX.code());
    }

    private static String sentence(
            Token token, String expected, EObject inside, Set<String> words, List<String> fixes) {
        if (token.getType() == Token.EOF) return endOfFile(expected, inside);
        var found = token.getText();
        if (found.equals("\"")) return "This text in quotes is not closed: a closing quote is missing on this line.";
        if (words.isEmpty()) {
            return expected.isEmpty()
                    ? "'%s' does not fit here.".formatted(found)
                    : "%s is missing before '%s'.".formatted(capital(expected), found);
        }
        var nearest = Nearest.to(found, words.stream());
        fixes.addAll(nearest);
        return ofStatement(found, Optional.of(inside.eClass()), words, nearest);
    }

    private static String ofStatement(
            String word, Optional<EClassifier> owner, Set<String> possible, List<String> nearest) {
        var question = Nearest.question(nearest);
        if (owner.isEmpty())
            return "'%s' does not fit here%s"
                    .formatted(word, nearest.isEmpty() ? ": " + list(possible) + " would." : question);
        if (owner.get() == VmmPackage.Literals.MODEL)
            return "'%s' begins no declaration%s"
                    .formatted(word, nearest.isEmpty() ? "; " + list(possible) + " do." : question);
        var sort = Words.one(owner.get());
        return nearest.isEmpty()
                ? "'%s' does not fit here: %s has %s, or ends with '}'.".formatted(word, sort, list(possible))
                : "%s has no setting '%s'%s".formatted(capital(sort), word, question);
    }

    private static String endOfFile(String expected, EObject inside) {
        var missing = expected.isEmpty() ? "something" : expected;
        if (inside instanceof Model || inside == null)
            return "The file ends too early: %s is missing.".formatted(missing);
        var name = inside instanceof Named named && named.getName() != null ? " '" + named.getName() + "'" : "";
        return "The file ends inside %s%s: %s is missing."
                .formatted(Words.sort(inside.eClass()), name, expected.isEmpty() ? "'}'" : expected);
    }

    private static String list(Set<String> words) {
        var shown = words.stream().limit(MOST_WORDS).collect(Collectors.joining(", "));
        return words.size() > MOST_WORDS ? shown + " and others" : shown;
    }

    /** The nearest thing that has settings; numbers and names inside it do not matter to the reader. */
    private EObject inside(EObject context) {
        for (var object = context; object != null; object = object.eContainer()) {
            if (!settings.of(object.eClass()).isEmpty() && object.eClass() != VmmPackage.Literals.QUANTITY)
                return object;
        }
        return null;
    }

    /** The one token that would have fitted, in words; empty if there were several. */
    private static String expected(RecognitionException exception, String[] names) {
        if (!(exception instanceof MismatchedTokenException mismatch)) return "";
        int type = mismatch.expecting;
        if (type < 0 || type >= names.length) return "";
        var name = names[type];
        return switch (name) {
            case "RULE_ID" -> "a name";
            case "RULE_STRING" -> "a text in quotes";
            case "RULE_NUMBER" -> "a number";
            case "RULE_PER" -> "a unit";
            default -> name.startsWith("'") ? name : "";
        };
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
