package parley.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Scope;
import parley.expression.Symbol;
import parley.expression.Words;

/** Reads the private types of players: their names before anything else is read, their priors afterwards. */
final class TypeReader {
    /** Types of the only player that has some. */
    static final int MOST_OF_ONE = 4;
    /** Types of each of two players that have some. */
    static final int MOST_OF_TWO = 3;

    private static final double ROUNDING = 1e-9;

    private TypeReader() {}

    /** Names of the types per player; none for a player without. What is wrong is reported. */
    static List<List<String>> names(Node.Mapping root, List<String> players, Diagnostics diagnostics) {
        Map<String, List<String>> declared = new LinkedHashMap<>();
        Node node = root.get("types");
        for (Node.Entry of : Draft.entries(node)) {
            Span span = of.key().span();
            String player = of.key().text();
            if (!players.contains(player)) {
                diagnostics.add(
                        Code.UNKNOWN_PLAYER,
                        span,
                        "There is no player \"" + player + "\".",
                        Suggestion.hint(player, "player", players));
                continue;
            }
            List<String> names = new ArrayList<>();
            for (Node.Entry type : Draft.entries(of.value())) {
                if (Words.isReserved(type.key().text())) {
                    diagnostics.add(
                            Code.RESERVED_NAME,
                            type.key().span(),
                            "\"%s\" is a word of the language and cannot name a type."
                                    .formatted(type.key().text()),
                            "Take another name, such as " + type.key().text() + "_1.");
                }
                names.add(type.key().text());
            }
            if (of.value() instanceof Node.Mapping && names.size() < 2) {
                diagnostics.add(
                        Code.WRONG_SHAPE,
                        span,
                        "\"%s\" has %s; private information takes at least two types."
                                .formatted(player, names.isEmpty() ? "no type" : "one type"),
                        "Leave the player out of \"types\" if nothing about it is private.");
            }
            declared.put(player, names);
        }
        tooMany(declared, node, diagnostics);
        clashes(declared, root, diagnostics);
        return players.stream()
                .map(player -> List.copyOf(declared.getOrDefault(player, List.of())))
                .toList();
    }

    private static void tooMany(
            Map<String, List<String>> declared, @org.jspecify.annotations.Nullable Node node, Diagnostics diagnostics) {
        if (node == null || declared.isEmpty()) {
            return;
        }
        if (declared.size() > 2) {
            diagnostics.add(
                    Code.NUMBER_OUT_OF_RANGE,
                    node.span(),
                    "%s players have private types; at most two can.".formatted(declared.size()),
                    "Make what matters least public, as an uncertain number.");
            return;
        }
        int most = declared.size() == 1 ? MOST_OF_ONE : MOST_OF_TWO;
        for (Node.Entry of : Draft.entries(node)) {
            int count = declared.getOrDefault(of.key().text(), List.of()).size();
            if (count > most) {
                diagnostics.add(
                        Code.NUMBER_OUT_OF_RANGE,
                        of.key().span(),
                        "\"%s\" has %s types; at most %s are possible%s."
                                .formatted(
                                        of.key().text(),
                                        count,
                                        most,
                                        declared.size() == 1 ? "" : " where two players have some"),
                        "Put types together that would act alike.");
            }
        }
    }

    /** A type that is called like a term of the same player's payoff would make value(player.name) two things. */
    private static void clashes(Map<String, List<String>> declared, Node.Mapping root, Diagnostics diagnostics) {
        for (Node.Entry of : Draft.entries(root.get("payoffs"))) {
            List<String> types = declared.getOrDefault(of.key().text(), List.of());
            if (types.isEmpty() || ByType.isByType(of.value(), types)) {
                continue;
            }
            for (Node.Entry term : Draft.entries(of.value())) {
                if (types.contains(term.key().text())) {
                    diagnostics.add(
                            Code.NAME_CLASH,
                            term.key().span(),
                            "\"%s\" is a type of \"%s\" and a term of its payoff."
                                    .formatted(term.key().text(), of.key().text()),
                            "Rename one of them, or give the payoff for every type and no term.");
                }
            }
        }
    }

    /** The symbol that a player's name is in expressions. */
    static Symbol symbol(int player, String id, List<String> types, int slot) {
        return types.size() < 2
                ? new Symbol.Other("a player")
                : new Symbol.Variable(slot, id, Symbol.Role.TYPE, types, null, player, id);
    }

    /** The types with their priors. */
    static List<List<Scenario.Type>> types(Draft draft) {
        List<List<Scenario.Type>> all = new ArrayList<>();
        Node node = draft.get("types");
        for (String player : draft.players()) {
            List<Scenario.Type> types = new ArrayList<>();
            Node of = node instanceof Node.Mapping mapping ? mapping.get(player) : null;
            double sum = 0;
            for (Node.Entry type : Draft.entries(of)) {
                String place = "the prior of \"" + player + "." + type.key().text() + "\"";
                Formula prior = draft.formula(type.value(), Scope.parameters(place), Expression.Type.NUMBER);
                if (prior == null) {
                    sum = Double.NaN;
                    continue;
                }
                OptionalDouble value = Draft.constant(prior);
                sum += value.orElse(Double.NaN);
                if (value.isPresent() && !(value.getAsDouble() > 0 && value.getAsDouble() < 1)) {
                    draft.diagnostics()
                            .add(
                                    Code.NUMBER_OUT_OF_RANGE,
                                    type.value().span(),
                                    "The prior is %s; a prior is above 0 and below 1."
                                            .formatted(Decimals.text(value.getAsDouble())),
                                    "Leave out a type that cannot be.");
                    sum = Double.NaN;
                }
                types.add(new Scenario.Type(type.key().text(), prior, type.key().span()));
            }
            if (of != null && StrictMath.abs(sum - 1) > ROUNDING) {
                draft.diagnostics()
                        .add(
                                Code.PROBABILITIES_NOT_ONE,
                                of.span(),
                                "The priors of \"%s\" sum to %s, not to 1.".formatted(player, Decimals.text(sum)));
            }
            all.add(List.copyOf(types));
        }
        return List.copyOf(all);
    }
}
