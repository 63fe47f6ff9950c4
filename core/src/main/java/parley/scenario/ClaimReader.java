package parley.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Scope;

/** Reads the claims and the arguments made of them. */
final class ClaimReader {
    /**
     * Words of a claim about all worlds, but not where they compare or imagine: "better than never", "as if it always
     * complied". "Nothing" is such a word where it is what the sentence is about, not where it is an amount.
     */
    private static final Pattern STRONG = Pattern.compile(
            "(?<!\\bthan )(?<!\\bas if \\w{1,20} )\\b(always|never|no amount)\\b|^(nothing)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Draft draft;
    private final SettingReader settings;
    private final List<Scenario.Variant> variants;
    private final QuantityReader.Game game;

    ClaimReader(Draft draft, SettingReader settings, List<Scenario.Variant> variants, QuantityReader.Game game) {
        this.draft = draft;
        this.settings = settings;
        this.variants = variants;
        this.game = game;
    }

    List<Scenario.Claim> claims() {
        List<Scenario.Claim> claims = new ArrayList<>();
        for (Node.Entry entry : draft.entries("claims")) {
            if (entry.value() instanceof Node.Mapping fields) {
                claims.add(claim(entry.key(), fields));
            }
        }
        return List.copyOf(claims);
    }

    private Scenario.Claim claim(Node.Scalar id, Node.Mapping fields) {
        Scenario.Setting with = settings.with(fields.get("with"), variants);
        boolean later = fields.get("judged") instanceof Node.Scalar;
        boolean everyWorld = fields.get("worlds") instanceof Node.Scalar;
        List<Quantity> quantities = List.of();
        Formula test = null;
        if (!later && fields.get("test") instanceof Node.Scalar scalar) {
            String place = "the test of \"" + id.text() + "\"";
            QuantityReader reader = new QuantityReader(draft, scalar.passage(), under(with));
            int before = draft.diagnostics().size();
            test = draft.formula(scalar, Scope.test(place, reader), Expression.Type.TRUTH);
            quantities = reader.quantities();
            if (quantities.isEmpty() && draft.diagnostics().size() == before) {
                draft.diagnostics()
                        .add(
                                Code.NOTHING_MEASURED,
                                scalar.span(),
                                "The test of \"" + id.text() + "\" measures nothing of the game.",
                                "Compare quantities, such as: value(us) >= 0");
            }
        } else if (!later && fields.get("test") == null) {
            draft.diagnostics()
                    .add(
                            Code.MISSING_KEY,
                            id.span(),
                            "The claim \"" + id.text() + "\" has no \"test\".",
                            "A claim that cannot be tested yet says: judged: later, and why.");
        }
        String says = Draft.line(fields.get("says"));
        if (says != null
                && !everyWorld
                && !later
                && !draft.entries("uncertainties").isEmpty()) {
            warnOfStrongWords(id, says, fields.get("says"));
        }
        String at = at(fields.get("at"));
        String expect = Draft.text(fields.get("expect"));
        String why = Draft.line(fields.get("why"));
        return new Scenario.Claim(
                id.text(),
                says == null ? "" : says,
                at,
                at == null,
                test,
                quantities,
                expect == null ? null : Scenario.Expectation.valueOf(expect.toUpperCase(Locale.ROOT)),
                with,
                everyWorld,
                later ? (why == null ? "not judged yet" : why) : null,
                id.span());
    }

    /** The game as the {@code with} of a claim changes it. */
    private QuantityReader.Game under(Scenario.Setting with) {
        Integer horizon = with.horizon();
        Scenario.Timing timing = with.timing();
        return new QuantityReader.Game(
                horizon == null ? game.horizon() : horizon,
                game.discounts(),
                game.terms(),
                game.policies(),
                game.moves(),
                timing == null ? game.timing() : new MoveReader.Timing(timing, with.sequence()));
    }

    private void warnOfStrongWords(Node.Scalar id, String says, @Nullable Node node) {
        Matcher matcher = STRONG.matcher(says);
        if (matcher.find()) {
            draft.diagnostics()
                    .add(
                            Code.STRONG_WORDS,
                            node == null ? id.span() : node.span(),
                            "The claim \"%s\" says \"%s\", but is judged at the stated values."
                                    .formatted(id.text(), matcher.group().toLowerCase(Locale.ROOT)),
                            "Add: worlds: every, so that one counterexample in the ranges makes it fail.");
        }
    }

    /** Where something stands: null for the author's own. */
    private @Nullable String at(@Nullable Node node) {
        String text = Draft.line(node);
        if (node == null || text == null || text.equals("ours")) {
            return null;
        }
        String key = text.split("\\s+", 2)[0];
        List<String> sources = Draft.keys(draft.get("sources"));
        if (!sources.contains(key)) {
            draft.diagnostics()
                    .add(
                            Code.UNKNOWN_SOURCE,
                            node.span(),
                            "There is no source \"" + key + "\".",
                            Suggestion.nearest(key, sources)
                                    .map(near -> "Did you mean \"" + near + "\"?")
                                    .orElse("Write a key of sources and a place in it, or ours."));
        }
        return text;
    }

    List<Scenario.Argument> arguments() {
        List<String> claims = Draft.keys(draft.get("claims"));
        List<Scenario.Argument> arguments = new ArrayList<>();
        for (Node.Entry entry : draft.entries("arguments")) {
            if (!(entry.value() instanceof Node.Mapping fields)) {
                continue;
            }
            List<Integer> because = new ArrayList<>();
            if (fields.get("because") instanceof Node.Sequence sequence) {
                for (Node item : sequence.items()) {
                    because.add(claim(item, claims));
                }
            }
            int therefore = claim(fields.get("therefore"), claims);
            arguments.add(
                    new Scenario.Argument(entry.key().text(), List.copyOf(because), therefore, at(fields.get("at"))));
        }
        return List.copyOf(arguments);
    }

    private int claim(@Nullable Node node, List<String> claims) {
        return node instanceof Node.Scalar scalar ? draft.find(scalar, claims, Code.UNKNOWN_CLAIM, "claim") : -1;
    }
}
