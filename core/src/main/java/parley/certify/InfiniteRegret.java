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
        double[] size = new double[n];
        double valueError = 0;
        int worst = 0;
        int worstState = game.start();
        for (int i = 0; i < n; i++) {
            Induced induced = new Induced(game, profile.strategyAt(0), reached, i, cancelled);
            Bounds bounds = bound(induced, induced.pick(profile.valueAt(0)));
            valueError = Math.max(valueError, bounds.valueError);
            byPlayer[i] = bounds.regret;
            size[i] = bounds.size;
            if (byPlayer[i] > byPlayer[worst] || i == 0) {
                worst = i;
                worstState = induced.state(bounds.at);
            }
        }
        return new Regret(byPlayer, valueError, size, worst, 0, worstState, "best responses by policy iteration");
    }

    private record Bounds(double regret, double valueError, double size, int at) {}

    private static Bounds bound(Induced induced, double[] stated) {
        Decision problem = induced.problem;
        int size = problem.size;
        double[] weights = induced.weights();
        for (double w : weights) {
            if (w == Double.POSITIVE_INFINITY) {
                return new Bounds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0);
            }
        }
        double[] value = stated.clone();
        double offValue = evaluate(induced, value);
        double[] advantage = new double[problem.rows()];
        double largest = Decision.largest(value);
        double enough = 0;
        for (int k = 0; k < size; k++) {
            for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1]; row++) {
                double rounding = problem.rounding(row, largest);
                advantage[row] = problem.reward[row] + problem.times(row, value) - value[k] + rounding;
                enough = induced.own[row] > 0 ? Math.max(enough, 2 * rounding) : enough;
            }
        }
        double[] gain = new double[size];
        double offGain = problem.best(advantage, gain, enough);
        offGain += 2 * problem.gamma * Decision.largest(gain);
        double regret = 0;
        double valueError = 0;
        int at = 0;
        for (int k = 0; k < size; k++) {
            double here = Rounding.up(Math.max(0, gain[k]) + weights[k] * (offGain + offValue));
            if (here > regret || Double.isNaN(here)) {
                regret = here;
                at = k;
            }
            double off = Math.abs(stated[k] - value[k]) + weights[k] * offValue;
            valueError = Math.max(valueError, Rounding.up(off));
        }
        return new Bounds(regret, valueError, largest + paid(induced), at);
    }

    /** The largest absolute reward of moves in use. */
    private static double paid(Induced induced) {
        double most = 0;
        for (int row = 0; row < induced.own.length; row++) {
            most = induced.own[row] > 0 ? Math.max(most, induced.problem.magnitude[row]) : most;
        }
        return most;
    }

    /** Improves {@code value} towards the profile's; returns a bound on how far it is from its own image. */
    static double evaluate(Induced induced, double[] value) {
        double rounding = induced.problem.gamma * (paid(induced) + 3 * Decision.largest(value));
        double first = residual(induced, value);
        if (!(first <= 8 * rounding)) {
            double[] better = value.clone();
            if (!Double.isFinite(first)) {
                Arrays.fill(better, 0);
            }
            chainSolve(induced, better);
            double second = residual(induced, better);
            if (!(second >= first)) {
                System.arraycopy(better, 0, value, 0, value.length);
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

    /** The largest distance of a value from its image, with rounding. */
    private static double residual(Induced induced, double[] value) {
        Decision problem = induced.problem;
        double largest = Decision.largest(value);
        double most = 0;
        for (int k = 0; k < problem.size; k++) {
            double sum = 0;
            double rounding = 0;
            for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1]; row++) {
                if (induced.own[row] > 0) {
                    sum += induced.own[row] * (problem.reward[row] + problem.times(row, value));
                    rounding = Math.max(rounding, problem.rounding(row, largest));
                }
            }
            most = Math.max(most, Math.abs(sum - value[k]) + rounding);
        }
        return Rounding.up(most);
    }
}
