package parley.certify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * Decides ties without rounding: the profile's values and one-step deviations as exact dyadic numbers, for the game whose
 * numbers are the doubles as they stand. Values are kept per (period, state); the work is limited by a budget, after which
 * nothing is decided.
 */
final class ExactTies {
    private static final int BUDGET = 400_000;
    private static final int DEEPEST = 500;

    private final StochasticGame game;
    private final Profile profile;
    private final int n;
    private final Map<Long, Dyadic[]> values = new HashMap<>();
    private final Map<Long, Dyadic> numbers = new HashMap<>();
    private int work;

    ExactTies(StochasticGame game, Profile profile) {
        this.game = game;
        this.profile = profile;
        this.n = game.players();
    }

    /**
     * Whether the profile's moves at this node are exact best responses, given that it is followed afterwards. False where
     * they are not, where probabilities do not sum to exactly 1, or where the budget is spent.
     */
    boolean isEquilibrium(int period, int state) {
        if ((long) (game.horizon() - period) * game.stages() > DEEPEST) {
            return false;
        }
        double[] sigma = profile.strategyAt(period);
        for (int i = 0; i < n; i++) {
            Dyadic @Nullable [] worth = worth(period, state, i);
            if (worth == null) {
                return false;
            }
            int from = game.strategyStart(state, i);
            for (int a = 0; a < worth.length; a++) {
                for (int b = 0; b < worth.length; b++) {
                    if (sigma[from + a] > 0 && b != a && worth[b].compareTo(worth[a]) > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean sumsToOne(int period, int state) {
        double[] sigma = profile.strategyAt(period);
        for (int i = 0; i < n; i++) {
            Dyadic sum = Dyadic.ZERO;
            int from = game.strategyStart(state, i);
            for (int a = 0; a < game.moves(state, i); a++) {
                sum = sum.plus(Dyadic.of(sigma[from + a]));
            }
            if (sum.compareTo(Dyadic.of(1)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Exact worth of every move of {@code player}, or null. */
    private Dyadic @Nullable [] worth(int period, int state, int player) {
        if (!sumsToOne(period, state)) {
            return null;
        }
        Dyadic[] worth = new Dyadic[game.moves(state, player)];
        Arrays.fill(worth, Dyadic.ZERO);
        double[] sigma = profile.strategyAt(period);
        for (int j = game.jointStart(state); j < game.jointStart(state + 1); j++) {
            Dyadic w = Dyadic.of(1);
            for (int i = 0; i < n && w.sign() != 0; i++) {
                if (i != player) {
                    w = w.times(Dyadic.of(sigma[game.strategyStart(state, i) + game.moveIn(state, j, i)]));
                }
            }
            if (w.sign() != 0) {
                Dyadic q = joint(period, state, j, player);
                if (q == null) {
                    return null;
                }
                int a = game.moveIn(state, j, player);
                worth[a] = worth[a].plus(w.times(q));
            }
        }
        return worth;
    }

    private @Nullable Dyadic joint(int period, int state, int joint, int player) {
        int row = game.row(joint);
        int later = game.advances(state) ? period + 1 : period;
        Dyadic sum = Dyadic.ZERO;
        for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
            if (game.probability(e) > 0) {
                Dyadic[] value = value(later, game.successor(e));
                if (value == null || ++work > BUDGET) {
                    return null;
                }
                sum = sum.plus(number(game.probability(e)).times(value[player]));
            }
        }
        return number(game.payoff(joint, player))
                .plus(number(game.discountFrom(state, player)).times(sum));
    }

    private Dyadic number(double x) {
        return numbers.computeIfAbsent(Double.doubleToLongBits(x), bits -> Dyadic.of(x));
    }

    /** Depth is bounded by the number of stages left. */
    private Dyadic @Nullable [] value(int period, int state) {
        long key = (long) period * game.states() + state;
        Dyadic[] known = values.get(key);
        if (known != null) {
            return known;
        }
        Dyadic[] value = new Dyadic[n];
        if (period == game.horizon()) {
            for (int i = 0; i < n; i++) {
                value[i] = Dyadic.of(game.finalPayoff(state, i));
            }
        } else {
            if (!sumsToOne(period, state)) {
                return null;
            }
            Arrays.fill(value, Dyadic.ZERO);
            double[] sigma = profile.strategyAt(period);
            for (int j = game.jointStart(state); j < game.jointStart(state + 1); j++) {
                Dyadic w = Dyadic.of(1);
                for (int i = 0; i < n && w.sign() != 0; i++) {
                    w = w.times(Dyadic.of(sigma[game.strategyStart(state, i) + game.moveIn(state, j, i)]));
                }
                if (w.sign() != 0) {
                    for (int i = 0; i < n; i++) {
                        Dyadic q = joint(period, state, j, i);
                        if (q == null) {
                            return null;
                        }
                        value[i] = value[i].plus(w.times(q));
                    }
                }
            }
        }
        values.put(key, value);
        return value;
    }
}
