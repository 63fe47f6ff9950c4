package parley.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Passage;
import parley.expression.Scope;
import parley.expression.Syntax;

/** Reads the quantities of one claim's test. What is wrong is reported, and the result is null. */
final class QuantityReader implements Scope.Measurer {
    private final Draft draft;
    private final Passage passage;
    private final Game game;
    private final PlayerReader players;
    private final PathReader paths;
    private final List<Quantity> quantities = new ArrayList<>();

    QuantityReader(Draft draft, Passage passage, Game game) {
        this.draft = draft;
        this.passage = passage;
        this.game = game;
        this.players = new PlayerReader(draft, passage);
        this.paths = new PathReader(draft, passage, game.horizon());
    }

    /**
     * What a claim is about.
     *
     * @param horizon the number of periods, or -1 for endless play
     * @param discounts per player
     * @param terms names of the payoff terms per player
     */
    record Game(
            int horizon,
            List<Formula> discounts,
            List<List<String>> terms,
            List<String> policies,
            MoveReader moves,
            MoveReader.Timing timing) {}

    /** All quantities read so far. */
    List<Quantity> quantities() {
        return List.copyOf(quantities);
    }

    @Override
    public OptionalInt measure(Syntax.Call call) {
        Quantity quantity = read(call);
        if (quantity == null) {
            return OptionalInt.empty();
        }
        quantities.add(quantity);
        return OptionalInt.of(quantities.size() - 1);
    }

    private @Nullable Quantity read(Syntax.Call call) {
        List<Syntax> arguments = call.arguments();
        Quantity.Given given = given(call);
        String text = passage.text(call.start(), call.end());
        Span span = passage.span(call.start(), call.end());
        boolean one = arguments.size() == 1;
        boolean two = arguments.size() == 2;
        switch (call.name()) {
            case "value" -> {
                return one
                        ? value(arguments.get(0), given, text, span)
                        : wrong(call, "value(player) or value(player.term)");
            }
            case "guarantee" -> {
                if (!one) {
                    return wrong(call, "guarantee(player)");
                }
                int player = players.player(arguments.get(0));
                return player < 0 || given == null || endless(player, span)
                        ? null
                        : new Quantity.Guarantee(player, given, text, span);
            }
            case "force" -> {
                if (!two) {
                    return wrong(call, "force(player, path), such as force(us and rok, eventually(war))");
                }
                List<Integer> coalition = players.coalition(arguments.get(0));
                Quantity.Path path = paths.path(arguments.get(1));
                return coalition == null || path == null || given == null
                        ? null
                        : new Quantity.Force(coalition, path, given, text, span);
            }
            case "chance" -> {
                Quantity.Path path = one ? paths.path(arguments.get(0)) : null;
                return !one
                        ? wrong(call, "chance(path), such as chance(eventually(war))")
                        : path == null || given == null ? null : new Quantity.Chance(path, given, text, span);
            }
            case "expected" -> {
                return one || two
                        ? expected(arguments, given, text, span)
                        : wrong(call, "expected(x), expected(x, period) or expected(x, player)");
            }
            case "time_to" -> {
                Expression event = one ? event(arguments.get(0), "\"time_to\"") : null;
                return !one
                        ? wrong(call, "time_to(p)")
                        : event == null || given == null ? null : new Quantity.TimeTo(event, given, text, span);
            }
            case "plays" -> {
                return two
                        ? plays(arguments, given, text, span)
                        : wrong(call, "plays(player, p), such as plays(us, sanctions is full)");
            }
            case "belief" -> {
                PlayerReader.Who who = one ? players.typed(arguments.get(0), "belief") : null;
                return !one
                        ? wrong(call, "belief(player.type)")
                        : who == null || given == null
                                ? null
                                : new Quantity.Belief(who.player(), who.type(), given, text, span);
            }
            case "learns" -> {
                return one || two
                        ? learns(arguments, given, text, span)
                        : wrong(call, "learns(player), or learns(player, 2) for the first 2 periods");
            }
            default -> throw new AssertionError(call.name());
        }
    }

    private @Nullable Quantity wrong(Syntax.Call call, String form) {
        report(
                Code.WRONG_ARGUMENTS,
                call,
                "\"%s\" has %s arguments before the bar."
                        .formatted(call.name(), call.arguments().size()),
                "Write: " + form);
        return null;
    }

    private @Nullable Quantity value(Syntax of, Quantity.@Nullable Given given, String text, Span span) {
        if (!(of instanceof Syntax.Name name)) {
            report(
                    Code.WRONG_ARGUMENTS,
                    of,
                    "\"value\" takes a player, or a term of a player's payoff.",
                    "Write: value(player) or value(player.term)");
            return null;
        }
        int player = players.owner(name);
        if (player < 0) {
            return null;
        }
        int type = name.part() == null ? -1 : draft.types().get(player).indexOf(name.part());
        int term = -1;
        if (name.part() != null && type < 0) {
            List<String> terms = game.terms().get(player);
            term = terms.indexOf(name.part());
            if (term < 0) {
                report(
                        Code.UNKNOWN_TERM,
                        name,
                        "The payoff of \"%s\" has no term%s \"%s\"."
                                .formatted(
                                        name.name(),
                                        draft.types().get(player).isEmpty() ? "" : ", and the player no type,",
                                        name.part()),
                        Suggestion.hint(name.part(), "term of this payoff", terms(player, terms)));
                return null;
            }
        }
        return given == null || endless(player, span)
                ? null
                : new Quantity.Value(player, type, term, given, text, span);
    }

    /** Terms of a payoff and types of its player: what may stand behind the dot. */
    private List<String> terms(int player, List<String> terms) {
        List<String> all = new ArrayList<>(terms);
        all.addAll(draft.types().get(player));
        return all;
    }

    private @Nullable Quantity learns(List<Syntax> arguments, Quantity.@Nullable Given given, String text, Span span) {
        int player = players.player(arguments.get(0));
        int periods = arguments.size() == 2 ? paths.whole(arguments.get(1), 1) : -1;
        boolean fine = player >= 0
                && players.hasSomethingToLearn(player, arguments.get(0))
                && (arguments.size() == 1 || periods > 0);
        return fine && given != null ? new Quantity.Learns(player, periods, given, text, span) : null;
    }

    private @Nullable Quantity expected(
            List<Syntax> arguments, Quantity.@Nullable Given given, String text, Span span) {
        Expression mean = draft.resolver()
                .expression(passage, arguments.get(0), Scope.path("\"expected\""), Expression.Type.NUMBER);
        if (arguments.size() == 2 && !(arguments.get(1) instanceof Syntax.Name)) {
            int period = paths.whole(arguments.get(1), 0);
            boolean past = game.horizon() >= 0 && period >= game.horizon();
            if (past) {
                report(
                        Code.PERIOD_PAST_HORIZON,
                        arguments.get(1),
                        "There is no period %s: with a horizon of %s they are counted from 0 to %s."
                                .formatted(period, game.horizon(), game.horizon() - 1),
                        null);
            }
            return mean == null || given == null || past || period < 0
                    ? null
                    : new Quantity.Expected(mean, period, 0, given, text, span);
        }
        int player = arguments.size() == 2 ? players.player(arguments.get(1)) : 0;
        boolean same = game.discounts().stream()
                        .map(Formula::expression)
                        .filter(discount -> !discount.equals(new Expression.Constant(Double.NaN)))
                        .distinct()
                        .count()
                <= 1;
        if (arguments.size() == 1 && !same) {
            draft.diagnostics()
                    .add(
                            Code.DISCOUNTS_DIFFER,
                            span,
                            "The players' discounts differ, so it is open which one weighs the sum.",
                            "Name a player, expected(x, " + draft.players().get(0) + "), or a period, expected(x, 4).");
            return null;
        }
        return mean == null || given == null || player < 0 || endless(player, span)
                ? null
                : new Quantity.Expected(mean, -1, player, given, text, span);
    }

    private @Nullable Quantity plays(List<Syntax> arguments, Quantity.@Nullable Given given, String text, Span span) {
        PlayerReader.Who who = players.who(arguments.get(0));
        if (who == null) {
            return null;
        }
        int player = who.player();
        Scope scope = Scope.move(
                "\"plays\" of " + draft.players().get(player), game.moves().visible(player, game.timing()));
        Expression move = draft.resolver().expression(passage, arguments.get(1), scope, Expression.Type.TRUTH);
        return move == null || given == null ? null : new Quantity.Plays(player, who.type(), move, given, text, span);
    }

    /** Whether a discounted sum is not defined, which is reported. */
    private boolean endless(int player, Span span) {
        if (game.horizon() >= 0 || player >= game.discounts().size()) {
            return false;
        }
        OptionalDouble discount = Draft.constant(game.discounts().get(player));
        if (discount.isEmpty() || !(discount.getAsDouble() >= 1)) {
            return false;
        }
        draft.diagnostics()
                .add(
                        Code.UNDISCOUNTED_FOREVER,
                        span,
                        "Play goes on for ever and \"%s\" does not discount, so this sum has no value."
                                .formatted(draft.players().get(player)),
                        "Give a horizon, a discount below 1, or a period: expected(x, 4).");
        return true;
    }

    private @Nullable Expression event(Syntax syntax, String place) {
        return draft.resolver().expression(passage, syntax, Scope.path(place), Expression.Type.TRUTH);
    }

    /** What stands behind the bar. */
    private Quantity.@Nullable Given given(Syntax.Call call) {
        int policy = -1;
        Expression condition = null;
        List<Integer> types = List.of();
        boolean fine = true;
        for (int i = 0; i < call.given().size(); i++) {
            Syntax part = call.given().get(i);
            String full = part instanceof Syntax.Name name ? name.full() : "";
            int found = game.policies().indexOf(full);
            boolean unknown =
                    !full.isEmpty() && i == 0 && draft.names().find(full).isEmpty();
            PlayerReader.Who known = players.known(part);
            if (known != null) {
                types = types.isEmpty() ? players.nothingKnown() : types;
                types.set(known.player(), known.type());
            } else if (found >= 0 && i == 0) {
                policy = found;
            } else if (found >= 0 || unknown) {
                report(
                        Code.UNKNOWN_POLICY,
                        part,
                        unknown
                                ? "There is no policy \"" + full + "\"."
                                : "Behind the bar stands one policy, and first.",
                        unknown
                                ? players.asCondition(full)
                                        .orElseGet(() -> Suggestion.hint(full, "policy", game.policies()))
                                : "Write a policy that holds both restrictions.");
                fine = false;
            } else {
                Expression next = draft.resolver().expression(passage, part, behindBar(call), Expression.Type.TRUTH);
                fine &= next != null;
                condition = condition == null || next == null
                        ? next
                        : new Expression.Binary(Expression.Operator.AND, condition, next);
            }
        }
        return fine ? new Quantity.Given(policy, condition, List.copyOf(types)) : null;
    }

    /** What a condition behind the bar may read: of new levels, in an ordered period, those that the player of "plays" has seen. */
    private Scope behindBar(Syntax.Call call) {
        boolean seen = call.name().equals("plays") || call.name().equals("belief");
        boolean named = seen && !call.arguments().isEmpty() && call.arguments().get(0) instanceof Syntax.Name;
        int player =
                named ? draft.players().indexOf(((Syntax.Name) call.arguments().get(0)).name()) : -1;
        boolean moved = call.name().equals("belief") && game.timing().timing() == Scenario.Timing.ORDER;
        if (player >= 0 && moved) {
            return Scope.move(
                    "a condition behind the bar, after the move of "
                            + draft.players().get(player),
                    v -> true);
        }
        String place = "a condition behind the bar";
        return player >= 0 && game.moves().comesLater(player, game.timing())
                ? Scope.move(
                        place + ", before the move of " + draft.players().get(player),
                        game.moves().seen(player, game.timing()))
                : Scope.state(place);
    }

    private void report(Code code, Syntax at, String sentence, @Nullable String hint) {
        draft.diagnostics().add(code, passage.span(at.start(), at.end()), sentence, hint);
    }
}
