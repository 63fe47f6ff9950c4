package parley.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Scope;

/**
 * Reads an expression that may differ by the type of the player whose it is. {@code {sincere: a, stalling: b}} is read as if it
 * said {@code if player is sincere then a else b}, so that nothing else has to know of the short form.
 */
final class ByType {
    private ByType() {}

    /** Whether a mapping has the types of a player for keys, and nothing else. */
    static boolean isByType(Node node, List<String> types) {
        return !types.isEmpty()
                && node instanceof Node.Mapping mapping
                && !mapping.entries().isEmpty()
                && mapping.entries().stream()
                        .allMatch(entry -> types.contains(entry.key().text()));
    }

    /**
     * An expression, or null after a diagnostic, or where there is none.
     *
     * @param owner the player whose types may be told apart, or -1
     */
    static @Nullable Formula read(
            Draft draft, @Nullable Node node, int owner, Scope scope, Expression.Type wanted, String what) {
        if (!(node instanceof Node.Mapping mapping)) {
            return draft.formula(node, scope, wanted);
        }
        List<String> types = owner < 0 ? List.of() : draft.types().get(owner);
        String player = owner < 0 ? "" : draft.players().get(owner);
        if (types.isEmpty()) {
            draft.diagnostics()
                    .add(
                            Code.WRONG_SHAPE,
                            mapping.span(),
                            "%s differs by type, but %s no private types.".formatted(what, has(player)),
                            "Declare them: types: {" + (player.isEmpty() ? "player" : player) + ": {...}}");
            return null;
        }
        boolean fine = true;
        Set<String> present = new HashSet<>();
        List<Formula> cases = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            String type = entry.key().text();
            int place = types.indexOf(type);
            if (place < 0) {
                draft.diagnostics()
                        .add(
                                Code.UNKNOWN_NAME,
                                entry.key().span(),
                                "\"%s\" has no type \"%s\".".formatted(player, type),
                                Suggestion.hint(type, "type", types));
                fine = false;
                continue;
            }
            present.add(type);
            Formula formula = draft.formula(entry.value(), scope, wanted);
            fine &= formula != null;
            if (formula != null) {
                cases.add(formula);
                places.add(place);
            }
        }
        List<String> missing =
                types.stream().filter(type -> !present.contains(type)).toList();
        if (fine && !missing.isEmpty()) {
            draft.diagnostics()
                    .add(
                            Code.MISSING_KEY,
                            mapping.span(),
                            "%s says nothing for the type %s of \"%s\"."
                                    .formatted(what, Suggestion.list(missing, "and"), player),
                            "Say it for every type: " + String.join(", ", types) + ".");
            fine = false;
        }
        if (!fine) {
            return null;
        }
        Expression choice = cases.get(cases.size() - 1).expression();
        for (int k = cases.size() - 2; k >= 0; k--) {
            Expression is = new Expression.Binary(
                    Expression.Operator.EQUAL,
                    new Expression.LevelOf(draft.typeSlot(owner)),
                    new Expression.Constant(places.get(k)));
            choice = new Expression.If(is, cases.get(k).expression(), choice);
        }
        StringBuilder text = new StringBuilder("{");
        for (int k = 0; k < cases.size(); k++) {
            text.append(k == 0 ? "" : ", ")
                    .append(types.get(places.get(k)))
                    .append(": ")
                    .append(cases.get(k).text());
        }
        return new Formula(choice, text.append('}').toString(), mapping.span());
    }

    private static String has(String player) {
        return player.isEmpty() ? "nobody here has" : "\"" + player + "\" has";
    }
}
