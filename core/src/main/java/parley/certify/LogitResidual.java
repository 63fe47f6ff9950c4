package parley.certify;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * How far a profile is from logit quantal responses to itself (McKelvey and Palfrey 1995), with payoffs divided by each
 * player's range of payoffs in the game and clones counted as one move.
 *
 * <p>At every period and state that some play reaches, every move's worth against the others is computed from the stated
 * values, and the move's probability compared with {@code exp(precision * worth / range)}, normalised. What is returned is the
 * largest difference of two probabilities, as an upper bound that includes rounding in the recomputation: a residual at the stated
 * values, not a distance to an exact quantal response equilibrium. Time: as one
 * pass of {@link FiniteRegret}; memory: two numbers per state and player.
 */
public final class LogitResidual {
    /** Moves whose payoffs differ by less, relative to their size, are clones: sums of the same terms may differ so much. */
    private static final double SAME = 1e-12;

    private final StochasticGame game;
    private final Profile profile;
    private final double precision;
    private final int n;
    private final double[] range;
    private final double gamma;
    private final Node node;
    private final double[][] scratch;

    private LogitResidual(StochasticGame game, Profile profile, double precision) {
        this.game = game;
        this.profile = profile;
        this.precision = precision;
        this.n = game.players();
        this.range = new double[n];
        for (int i = 0; i < n; i++) {
            range[i] = range(game, i);
        }
        this.gamma = Rounding.Limits.of(game).gamma();
        int most = Node.mostMoves(game);
        this.node = new Node(game, most);
        this.scratch = new double[3][most];
    }

    /**
     * The largest difference, at least; NaN where a value is not a number.
     *
     * @param starts where play may begin; null for everywhere
     * @throws java.util.concurrent.CancellationException once {@code cancelled} says so
     */
    public static double of(
            StochasticGame game,
            Profile profile,
            double precision,
            int @Nullable [] starts,
            BooleanSupplier cancelled) {
        LogitResidual residual = new LogitResidual(game, profile, precision);
        boolean[][] reached =
                game.isFinite() ? Reach.periods(game, starts) : new boolean[][] {Reach.ever(game, starts)};
        int periods = game.isFinite() ? game.horizon() : 1;
        double most = 0;
        for (int t = 0; t < periods; t++) {
            if (cancelled.getAsBoolean()) {
                throw new java.util.concurrent.CancellationException();
            }
            double[] within = residual.spread(profile.valueAt(t));
            double[] after = game.isFinite() ? residual.spread(profile.valueAt(t + 1)) : within;
            for (int s = 0; s < game.states(); s++) {
                if (reached[t][s]) {
                    double here = residual.at(t, s, game.advances(s) ? after : within);
                    most = here > most || Double.isNaN(here) ? here : most;
                }
            }
        }
        return most;
    }

    /** The range of a player's payoffs of a period, or of final ones if that is more; 1 where all are equal. */
    private static double range(StochasticGame game, int player) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < game.jointMoves(); j++) {
            low = Math.min(low, game.payoff(j, player));
            high = Math.max(high, game.payoff(j, player));
        }
        double range = high - low;
        if (game.isFinite()) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int s = 0; s < game.states(); s++) {
                if (game.stage(s) == 0) {
                    least = Math.min(least, game.finalPayoff(s, player));
                    greatest = Math.max(greatest, game.finalPayoff(s, player));
                }
            }
            range = Math.max(range, greatest - least);
        }
        return range > 0 ? range : 1;
    }

    /** Values as {@link Node#against} reads them. */
    private double[] spread(double[] values) {
        double[] pairs = new double[2 * values.length];
        for (int k = 0; k < values.length; k++) {
            pairs[2 * k] = values[k];
        }
        return pairs;
    }

    private double at(int t, int s, double[] next) {
        double[] sigma = profile.strategyAt(t);
        node.load(s, sigma, 0);
        double most = 0;
        for (int i = 0; i < n; i++) {
            int moves = game.moves(s, i);
            if (moves == 1) {
                continue;
            }
            node.against(i, next, scratch[0], scratch[1], scratch[2]);
            double here = difference(s, i, moves, scratch[0], sigma) + rounding(s, i, moves, next);
            most = here > most || Double.isNaN(here) ? here : most;
        }
        return most;
    }

    /**
     * How far the computed difference may be from the true one. An error of every worth of {@code e} moves the log odds of
     * two moves by at most {@code 2 precision e / range}, and a probability by at most that; sums and exponentials add one unit
     * roundoff, or two, per move.
     */
    private double rounding(int s, int i, int moves, double[] next) {
        double paid = 0;
        for (int a = 0; a < moves; a++) {
            paid = Math.max(paid, scratch[2][a]);
        }
        double largest = 0;
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            for (int e = game.rowStart(game.row(j)); e < game.rowStart(game.row(j) + 1); e++) {
                largest = Math.max(largest, Math.abs(next[2 * (game.successor(e) * n + i)]));
            }
        }
        double worth = gamma * (paid + largest);
        return Rounding.up(2 * precision * worth / range[i] + 4 * (moves + 2) * Rounding.UNIT);
    }

    private double difference(int s, int i, int moves, double[] worth, double[] sigma) {
        double best = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < moves; a++) {
            best = Math.max(best, worth[a]);
        }
        double[] played = new double[moves];
        double[] expected = new double[moves];
        double sum = 0;
        for (int a = 0; a < moves; a++) {
            int head = head(s, i, a);
            played[head] += sigma[game.strategyStart(s, i) + a];
            if (head == a) {
                expected[a] = StrictMath.exp(precision * (worth[a] - best) / range[i]);
                sum += expected[a];
            }
        }
        double total = sum;
        double[] off = new double[moves];
        Arrays.setAll(off, a -> Math.abs(played[a] - expected[a] / total));
        double most = 0;
        for (double each : off) {
            most = each > most || Double.isNaN(each) ? each : most;
        }
        return most;
    }

    /** The first move that a move is a clone of: for everybody and in all that follows the same. */
    private int head(int s, int player, int move) {
        for (int a = 0; a < move; a++) {
            if (isClone(s, player, a, move)) {
                return a;
            }
        }
        return move;
    }

    private boolean isClone(int s, int player, int a, int b) {
        int step = 1;
        for (int i = n - 1; i > player; i--) {
            step *= game.moves(s, i);
        }
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            if (game.moveIn(s, j, player) == a) {
                int k = j + (b - a) * step;
                for (int i = 0; i < n; i++) {
                    double one = game.payoff(j, i);
                    double other = game.payoff(k, i);
                    if (!(Math.abs(one - other) <= SAME * Math.max(Math.abs(one), Math.abs(other)))) {
                        return false;
                    }
                }
                if (!Merge.sameRow(game, game.row(j), game.row(k))) {
                    return false;
                }
            }
        }
        return true;
    }
}
