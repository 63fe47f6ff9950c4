package parley.claim;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.compile.CompiledGame;
import parley.expression.Expression;
import parley.expression.Reads;
import parley.game.BeliefGame;

/** Expressions as tables over the joint moves or states of a structure; kept where they read no uncertain number. */
final class Tabulation {
    private record Key(Expression expression, int end) {}

    /** {@link Key#end} of a table over states. */
    private static final int STATES = -2;

    private final CompiledGame game;
    private final Map<Key, double[]> kept = new ConcurrentHashMap<>();
    private final boolean[] completes;

    /** What types change in a structure. */
    interface Typed {
        BeliefGame at(double[] numbers);

        int[][] types(double[] numbers);

        double[][] term(int player, int term, double[] numbers);
    }

    private final @Nullable Typed typed;

    Tabulation(CompiledGame game) {
        this(game, game.hasTypes() ? compiled(game) : null);
    }

    private static Typed compiled(CompiledGame game) {
        return new Typed() {
            @Override
            public BeliefGame at(double[] numbers) {
                return game.beliefAt(numbers);
            }

            @Override
            public int[][] types(double[] numbers) {
                return game.typesAt(numbers);
            }

            @Override
            public double[][] term(int player, int term, double[] numbers) {
                return game.termPerJoint(player, term, numbers);
            }
        };
    }

    /** With types that are told otherwise than by the structure. */
    Tabulation(CompiledGame game, @Nullable Typed typed) {
        this.typed = typed;
        this.game = game;
        this.completes = game.completes();
    }

    CompiledGame game() {
        return game;
    }

    boolean hasTypes() {
        return typed != null;
    }

    BeliefGame beliefAt(double[] numbers) {
        return typed().at(numbers);
    }

    /** {@code [player][k]}: the scenario's type that is type {@code k} of the game. */
    int[][] typesAt(double[] numbers) {
        return typed().types(numbers);
    }

    /** A payoff term: {@code [theta][j]}. */
    double[][] termPerJoint(int player, int term, double[] numbers) {
        return typed().term(player, term, numbers);
    }

    private Typed typed() {
        Typed known = typed;
        if (known == null) {
            throw new IllegalStateException("a game without types");
        }
        return known;
    }

    /** {@code [j]}: whether a joint move completes a period. */
    boolean[] completes() {
        return completes;
    }

    /** {@code [j]}, with end {@code end} having just happened, or -1. */
    double[] perJoint(Expression expression, double[] numbers, int end) {
        if (!Reads.of(expression).parameters().isEmpty()) {
            return game.perJoint(expression, numbers, end);
        }
        int which = readsEnds(expression) ? end : -1;
        return kept.computeIfAbsent(new Key(expression, which), k -> game.perJoint(expression, numbers, which));
    }

    /** {@code [s]}. */
    double[] perState(Expression expression, double[] numbers) {
        if (!Reads.of(expression).parameters().isEmpty()) {
            return game.perState(expression, numbers);
        }
        return kept.computeIfAbsent(new Key(expression, STATES), k -> game.perState(expression, numbers));
    }

    private int variables() {
        return game.scenario().variables().size();
    }

    private boolean readsEnds(Expression expression) {
        return Reads.of(expression).slots().nextSetBit(2 * variables()) >= 0;
    }

    /** Whether an expression means something after the last period: it reads no lever as just set. */
    boolean readsNoMove(Expression expression) {
        return Reads.of(expression).slots().stream().noneMatch(slot -> slot < variables() && !game.isCondition(slot));
    }
}
