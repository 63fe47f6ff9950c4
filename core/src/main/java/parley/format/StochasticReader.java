package parley.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.game.StochasticGame;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a stochastic game in three passes, so that members may come in any order and nothing but the game itself is held:
 * first the sizes, then the numbers of actions, then payoffs and transitions into flat arrays.
 */
final class StochasticReader {
    private static final List<String> NEEDED =
            List.of("players", "states", "actions", "discount", "payoffs", "transitions");
    private static final Map<String, String> FORMS = Map.of(
            "players", "how many players there are, such as 2",
            "states", "how many states there are, such as 3",
            "start", "the number of the state in which play starts; the first is 0",
            "horizon", "the number of periods; a game that goes on for ever has none",
            "actions", "a list per state with a number per player: actions[state][player]",
            "discount", "a list with a number per player: discount[player]",
            "payoffs", "nested lists: payoffs[state][player][action of player 0][action of player 1]...",
            "transitions", "nested lists: transitions[state][action of player 0][action of player 1]...[next state]",
            "final", "a list per state with a number per player: final[state][player]");
    /** How far from 1 the probabilities of a row may sum. */
    private static final double TOLERANCE = 1e-9;
    /** Less than this is rounding of exact numbers and is left as it is. */
    private static final double ROUNDING = 1e-12;

    private static final int MOST_PLAYERS = 32;
    private static final int MOST_STATES = 50_000_000;

    private final JsonSource source;
    private int players = -1;
    private int states = -1;
    private int start;
    private int horizon = StochasticGame.INFINITE;
    private double[] discount = {};
    private int[] actions = {};
    private int[] jointStart = {};
    private double[] payoff = {};
    private double[] finalPayoff = {};
    private final Rows rows = new Rows();
    private @Nullable Span startPlace;

    StochasticReader(String name, byte[] bytes) {
        this.source = new JsonSource(name, bytes, FORMS);
    }

    StochasticGame read() {
        readSizes();
        source.members(Map.of("actions", this::readActions, "discount", this::readDiscount));
        countJointMoves();
        finalPayoff = new double[states * players];
        payoff = new double[jointStart[states] * players];
        Map<String, JsonSource.Handler> tables = new LinkedHashMap<>();
        tables.put("payoffs", this::readPayoffs);
        tables.put("transitions", this::readTransitions);
        tables.put("final", this::readFinal);
        source.members(tables);
        source.throwIfAny();
        int[] row = new int[jointStart[states]];
        Arrays.setAll(row, j -> j);
        return new StochasticGame(
                horizon,
                start,
                new byte[states],
                actions,
                row,
                rows.starts(),
                rows.successors(),
                rows.probabilities(),
                payoff,
                finalPayoff,
                discount);
    }

    private void readSizes() {
        Set<String> seen = new TreeSet<>();
        Map<String, JsonSource.Handler> handlers = new LinkedHashMap<>();
        for (String key : NEEDED) {
            handlers.put(key, parser -> {
                seen.add(key);
                parser.skipChildren();
            });
        }
        handlers.put("players", parser -> {
            seen.add("players");
            players = source.whole(parser, 1, MOST_PLAYERS);
        });
        handlers.put("states", parser -> {
            seen.add("states");
            states = source.whole(parser, 1, MOST_STATES);
        });
        handlers.put("start", parser -> {
            start = source.whole(parser, 0, MOST_STATES);
            startPlace = source.here(parser);
        });
        handlers.put("horizon", parser -> {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                horizon = source.whole(parser, 1, 1_000_000);
            }
        });
        Set<String> others = new TreeSet<>();
        source.members(handlers, others::add);
        for (String key : NEEDED) {
            if (!seen.contains(key)) {
                String near = Suggestion.nearest(key, others)
                        .map(other -> "`" + other + "` stands there; did you mean `" + key + "`?")
                        .orElse("a game has " + Suggestion.list(NEEDED, "and"));
                source.mistake(Code.MISSING_KEY, Span.NOWHERE, "`" + key + "` is missing.", near);
            }
        }
        if (startPlace != null && states >= 0 && start >= states) {
            source.mistake(
                    Code.NUMBER_OUT_OF_RANGE,
                    startPlace,
                    "`start` is " + start + ", and states are numbered from 0 to " + (states - 1) + ".",
                    FORMS.get("start"));
        }
        source.throwIfAny();
    }

    private void readDiscount(JsonParser parser) {
        discount = new double[players];
        source.enter(parser, "of one discount per player");
        for (int i = 0; i < players; i++) {
            source.next(parser, i, players, "discounts");
            double value = source.number(parser);
            boolean fits = value > 0 && (value < 1 || (value == 1 && horizon != StochasticGame.INFINITE));
            if (!fits && !Double.isNaN(value)) {
                String bounds = horizon == StochasticGame.INFINITE
                        ? "above 0 and below 1, as the game has no horizon"
                        : "above 0 and at most 1";
                source.mistake(
                        Code.BAD_DISCOUNT,
                        source.here(parser),
                        "The discount of player " + i + " is " + parser.getString() + "; it has to be " + bounds + ".",
                        "a period's payoff counts discount times as much as that of the period before");
            }
            discount[i] = value;
        }
        source.leave(parser, players, "discounts");
    }

    private void readActions(JsonParser parser) {
        // The array grows with what the file holds, so that a wrong number of states cannot ask for memory.
        int[] read = new int[16 * players];
        source.enter(parser, "of the numbers of actions per state");
        for (int s = 0; s < states; s++) {
            source.next(parser, s, states, "states");
            source.enter(parser, "of the numbers of actions per player");
            if ((s + 1) * players > read.length) {
                read = Arrays.copyOf(read, Math.min(states * players, 2 * read.length));
            }
            for (int i = 0; i < players; i++) {
                source.next(parser, i, players, "players");
                read[s * players + i] = source.whole(parser, 1, 1_000_000);
            }
            source.leave(parser, players, "players");
        }
        source.leave(parser, states, "states");
        actions = Arrays.copyOf(read, states * players);
    }

    private void countJointMoves() {
        source.throwIfAny();
        jointStart = new int[states + 1];
        long total = 0;
        for (int s = 0; s < states; s++) {
            long product = 1;
            for (int i = 0; i < players; i++) {
                product = Math.min(Integer.MAX_VALUE, product * actions[s * players + i]);
            }
            total += product;
            if (total * players > Integer.MAX_VALUE) {
                throw source.stop(
                        Code.TOO_MANY_MOVES,
                        Span.NOWHERE,
                        "The game has more than " + (Integer.MAX_VALUE / players) + " combinations of actions.",
                        "that is the most that is read; fewer players act in a state if their number of actions is 1");
            }
            jointStart[s + 1] = (int) total;
        }
    }

    private void readPayoffs(JsonParser parser) {
        source.enter(parser, "of the payoffs per state");
        for (int s = 0; s < states; s++) {
            source.next(parser, s, states, "states");
            source.enter(parser, "of the payoffs per player");
            for (int i = 0; i < players; i++) {
                source.next(parser, i, players, "players");
                payoffsBelow(parser, s, i, 0, jointStart[s]);
            }
            source.leave(parser, players, "players");
        }
        source.leave(parser, states, "states");
    }

    /** Reads the nested lists of one player's payoffs; returns the joint move that comes next. */
    private int payoffsBelow(JsonParser parser, int state, int player, int depth, int joint) {
        if (depth == players) {
            payoff[joint * players + player] = source.number(parser);
            return joint + 1;
        }
        int count = actions[state * players + depth];
        int next = joint;
        String what = "actions of player " + depth;
        source.enter(parser, "of " + what);
        for (int a = 0; a < count; a++) {
            source.next(parser, a, count, what);
            next = payoffsBelow(parser, state, player, depth + 1, next);
        }
        source.leave(parser, count, what);
        return next;
    }

    private void readTransitions(JsonParser parser) {
        source.enter(parser, "of the transitions per state");
        for (int s = 0; s < states; s++) {
            source.next(parser, s, states, "states");
            transitionsBelow(parser, s, 0);
        }
        source.leave(parser, states, "states");
    }

    private void transitionsBelow(JsonParser parser, int state, int depth) {
        if (depth == players) {
            readRow(parser);
            return;
        }
        int count = actions[state * players + depth];
        String what = "actions of player " + depth;
        source.enter(parser, "of " + what);
        for (int a = 0; a < count; a++) {
            source.next(parser, a, count, what);
            transitionsBelow(parser, state, depth + 1);
        }
        source.leave(parser, count, what);
    }

    private void readRow(JsonParser parser) {
        source.enter(parser, "of the probabilities of the next states");
        Span place = source.here(parser);
        String at = source.at(parser);
        double sum = 0;
        boolean clean = true;
        for (int s = 0; s < states; s++) {
            source.next(parser, s, states, "probabilities");
            double p = source.number(parser);
            if (p < 0 || p > 1 + TOLERANCE) {
                source.mistake(
                        Code.CHANCE_OUT_OF_BOUNDS,
                        source.here(parser),
                        "The probability" + source.at(parser) + " is " + parser.getString() + ", "
                                + (p < 0 ? "below 0." : "above 1."),
                        "the probabilities of the next states lie from 0 to 1 and sum to 1");
                clean = false;
            }
            clean &= !Double.isNaN(p);
            sum += p;
            if (p != 0) {
                rows.add(s, p);
            }
        }
        source.leave(parser, states, "probabilities");
        if (clean && Math.abs(sum - 1) > TOLERANCE) {
            source.mistake(
                    Code.PROBABILITIES_NOT_ONE,
                    place,
                    "The probabilities" + at + " sum to " + rounded(sum) + " instead of 1.",
                    "each combination of actions leads to some next state; exact thirds may be written \"1/3\"");
        }
        rows.end(Math.abs(sum - 1) > ROUNDING ? sum : 1);
    }

    /** Without the noise of adding up. */
    private static String rounded(double sum) {
        return new BigDecimal(sum)
                .round(new MathContext(12))
                .stripTrailingZeros()
                .toPlainString();
    }

    private void readFinal(JsonParser parser) {
        if (horizon == StochasticGame.INFINITE) {
            throw source.stop(
                    Code.HORIZON_NEEDED,
                    source.here(parser),
                    "`final` is paid at the end, and the game has no `horizon`.",
                    "give the game a `horizon`, or leave `final` out");
        }
        source.enter(parser, "of the final payoffs per state");
        for (int s = 0; s < states; s++) {
            source.next(parser, s, states, "states");
            source.enter(parser, "of the final payoffs per player");
            for (int i = 0; i < players; i++) {
                source.next(parser, i, players, "players");
                finalPayoff[s * players + i] = source.number(parser);
            }
            source.leave(parser, players, "players");
        }
        source.leave(parser, states, "states");
    }

    /** Transition rows, one after another. */
    private static final class Rows {
        private final List<Integer> starts = new ArrayList<>(List.of(0));
        private int[] successor = new int[64];
        private double[] probability = new double[64];
        private int size;

        void add(int state, double p) {
            if (size == successor.length) {
                successor = Arrays.copyOf(successor, 2 * size);
                probability = Arrays.copyOf(probability, 2 * size);
            }
            successor[size] = state;
            probability[size] = p;
            size++;
        }

        /** Ends a row whose probabilities sum to {@code sum}. */
        void end(double sum) {
            for (int e = starts.get(starts.size() - 1); e < size; e++) {
                probability[e] /= sum;
            }
            starts.add(size);
        }

        int[] starts() {
            return starts.stream().mapToInt(Integer::intValue).toArray();
        }

        int[] successors() {
            return Arrays.copyOf(successor, size);
        }

        double[] probabilities() {
            return Arrays.copyOf(probability, size);
        }
    }
}
