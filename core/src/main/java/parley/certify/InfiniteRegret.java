package parley.certify;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * Regret in a game without horizon: each player's decision problem against the others, by policy iteration (Howard 1960),
 * ending in bounds that hold whatever the iteration did (Porteus 1971): see {@link Decision}.
 *
 * <p>Costs per player: building the problem, one pass over the joint moves in use; then linear systems over the reached
 * states, dense up to 400 of them, by sweeps beyond.
 */
final class InfiniteRegret {
    private InfiniteRegret() {}

    static Regret of(StochasticGame game, Profile profile, boolean[] reached, BooleanSupplier cancelled) {
        int n = game.players();
        double[] byPlayer = new double[n];
        double valueError = 0;
        int worst = 0;
        int worstState = game.start();
        for (int i = 0; i < n; i++) {
            Induced induced = new Induced(game, profile.strategyAt(0), reached, i, cancelled);
            Bounds bounds = bound(induced, induced.pick(profile.valueAt(0)));
            valueError = Math.max(valueError, bounds.valueError);
            byPlayer[i] = bounds.regret;
            if (byPlayer[i] > byPlayer[worst] || i == 0) {
                worst = i;
                worstState = induced.state(bounds.at);
            }
        }
        return new Regret(byPlayer, valueError, worst, 0, worstState, "best responses by policy iteration");
    }

    private record Bounds(double regret, double valueError, int at) {}

    private static Bounds bound(Induced induced, double[] stated) {
        Decision problem = induced.problem;
        int size = problem.size;
        double[] weights = induced.weights();
        for (double w : weights) {
            if (w == Double.POSITIVE_INFINITY) {
                return new Bounds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
            }
        }
        double[] value = stated.clone();
        double[] rounding = new double[1];
        double residual = evaluate(induced, value, rounding);
        double[] advantage = new double[problem.reward.length];
        for (int k = 0; k < size; k++) {
            for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1]; row++) {
                advantage[row] = problem.reward[row] + problem.times(row, value) - value[k];
            }
        }
        double[] gain = new double[size];
        double excess = problem.best(advantage, gain, rounding[0]);
        excess += 2 * problem.gamma * Decision.largest(gain);
        double regret = 0;
        double valueError = 0;
        int at = 0;
        for (int k = 0; k < size; k++) {
            double offValue = weights[k] * (residual + rounding[0]);
            double offGain = weights[k] * (excess + rounding[0]);
            double here = Rounding.up(Math.max(0, gain[k]) + offGain + offValue);
            if (here > regret || Double.isNaN(here)) {
                regret = here;
                at = k;
            }
            valueError = Math.max(valueError, Rounding.up(Math.abs(stated[k] - value[k]) + offValue));
        }
        return new Bounds(regret, valueError, at);
    }

    /** Improves {@code value} towards the profile's; returns the largest residual, {@code rounding[0]} its error. */
    static double evaluate(Induced induced, double[] value, double[] rounding) {
        double first = residual(induced, value, rounding);
        if (!(first <= 8 * rounding[0])) {
            double[] better = value.clone();
            if (!Double.isFinite(first)) {
                Arrays.fill(better, 0);
            }
            chainSolve(induced, better);
            double[] otherRounding = new double[1];
            double second = residual(induced, better, otherRounding);
            if (!(second >= first)) {
                System.arraycopy(better, 0, value, 0, value.length);
                rounding[0] = otherRounding[0];
                return second;
            }
        }
        return first;
    }

    private static void chainSolve(Induced induced, double[] value) {
        Decision problem = induced.problem;
        int size = problem.size;
        int[] start = new int[size + 1];
        int edges = problem.rowStart[problem.reward.length];
        int[] column = new int[edges];
        double[] entry = new double[edges];
        double[] b = new double[size];
        int at = 0;
        for (int k = 0; k < size; k++) {
            for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1]; row++) {
                double p = induced.own[row];
                if (p > 0) {
                    b[k] += p * problem.reward[row];
                    for (int e = problem.rowStart[row]; e < problem.rowStart[row + 1]; e++) {
                        column[at] = problem.column[e];
                        entry[at++] = p * problem.entry[e];
                    }
                }
            }
            start[k + 1] = at;
        }
        Linear.fixedPoint(start, column, entry, b, value, 1e-16);
    }

    private static double residual(Induced induced, double[] value, double[] rounding) {
        Decision problem = induced.problem;
        double most = 0;
        for (int k = 0; k < problem.size; k++) {
            double sum = 0;
            for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1]; row++) {
                if (induced.own[row] > 0) {
                    sum += induced.own[row] * (problem.reward[row] + problem.times(row, value));
                }
            }
            most = Math.max(most, Math.abs(sum - value[k]));
        }
        rounding[0] = problem.rounding(problem.reward, value);
        return most;
    }
}
