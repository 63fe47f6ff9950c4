package parley.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Span;
import parley.expression.Expression;

/**
 * A quantity of the game that a claim's test measures. Players, terms and policies are places in the lists of the
 * {@link Scenario}; expressions are laid out as {@link Expression} says.
 */
public sealed interface Quantity {
    /** What stands behind the bar. */
    Given given();

    /** As written, without line breaks. */
    String text();

    /** Where it is written. */
    Span span();

    /**
     * What stands behind the bar.
     *
     * @param policy index of the policy, or -1 for none
     * @param condition reads conditions and last levels, or null where play is looked at from the start
     * @param types {@code [player]}: the type that the player is known to have, or -1; empty where nothing is known of any
     */
    record Given(int policy, @Nullable Expression condition, List<Integer> types) {
        /** Nothing is known of types. */
        public Given(int policy, @Nullable Expression condition) {
            this(policy, condition, List.of());
        }

        /** The type that a player is known to have, or -1. */
        public int type(int player) {
            return types.isEmpty() ? -1 : types.get(player);
        }
    }

    /**
     * The expected discounted payoff of a player in equilibrium.
     *
     * @param type the type of the player whose payoff it is, or -1 for the mean over its types at the prior
     * @param term index of the payoff term, or -1 for all of them, with {@code final} and {@code ends}
     */
    record Value(int player, int type, int term, Given given, String text, Span span) implements Quantity {
        /** Of a player whatever its type. */
        public Value(int player, int term, Given given, String text, Span span) {
            this(player, -1, term, given, text, span);
        }
    }

    /** The most that a player can secure whatever the others do, jointly and at random. */
    record Guarantee(int player, Given given, String text, Span span) implements Quantity {}

    /** The highest probability of a path property that a coalition can force. */
    record Force(List<Integer> coalition, Path path, Given given, String text, Span span) implements Quantity {}

    /** The probability of a path property in equilibrium. */
    record Chance(Path path, Given given, String text, Span span) implements Quantity {}

    /**
     * The mean of an expression in equilibrium.
     *
     * @param period -1 for the discounted sum over all periods, else the 0-based period at which the mean is taken
     * @param player whose discount weighs the sum: the one that the test names, else 0, as all players' are the same
     */
    record Expected(Expression expression, int period, int player, Given given, String text, Span span)
            implements Quantity {
        /** With the discount that all players share. */
        public Expected(Expression expression, int period, Given given, String text, Span span) {
            this(expression, period, 0, given, text, span);
        }
    }

    /** The mean number of periods until a predicate is true for the first time. */
    record TimeTo(Expression predicate, Given given, String text, Span span) implements Quantity {}

    /**
     * The probability that a player's move makes a predicate true.
     *
     * @param type the type of the player that moves, or -1 for whatever type it has
     */
    record Plays(int player, int type, Expression predicate, Given given, String text, Span span) implements Quantity {
        /** Of a player whatever its type. */
        public Plays(int player, Expression predicate, Given given, String text, Span span) {
            this(player, -1, predicate, given, text, span);
        }
    }

    /** The probability that the others give to a type of a player when the condition behind the bar first holds. */
    record Belief(int player, int type, Given given, String text, Span span) implements Quantity {}

    /**
     * What a player learns about the types of the others: mutual information in bits between their types and the play of the
     * first periods (Shannon 1948).
     *
     * @param periods how many, or -1 for all
     */
    record Learns(int player, int periods, Given given, String text, Span span) implements Quantity {}

    /**
     * A property of a path of play.
     *
     * @param first the predicate; for UNTIL the one that has to be true up to then
     * @param second for UNTIL the predicate that has to come true, else null
     * @param within the number of periods looked at, from the start or from where the bar's condition first holds, or -1
     *     for all
     */
    record Path(PathKind kind, Expression first, @Nullable Expression second, int within) {}

    /** Kinds of path properties. */
    enum PathKind {
        EVENTUALLY,
        ALWAYS,
        UNTIL,
        FINALLY
    }
}
