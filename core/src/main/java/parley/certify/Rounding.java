package parley.certify;

import parley.game.StochasticGame;

/**
 * A-priori bounds on rounding errors, in the standard model of floating-point arithmetic (Higham, Accuracy and Stability
 * of Numerical Algorithms, 2nd ed. 2002, chapter 3).
 */
final class Rounding {
    /** Unit roundoff of a double. */
    static final double UNIT = 0x1p-53;

    /** Widens a bound so that the few operations that form it cannot round it below the truth. */
    static final double WIDEN = 1 + 0x1p-44;

    private Rounding() {}

    /** {@code k u / (1 - k u)}, rounded up: relative error of {@code k} chained operations. */
    static double gamma(long k) {
        double ku = k * UNIT;
        return ku / (1 - ku) * WIDEN;
    }

    /** The smallest double above the sum or difference that {@code x} was rounded from, for {@code x >= 0}. */
    static double up(double x) {
        return x * WIDEN + Double.MIN_NORMAL;
    }

    /** What the bounds of a game rest on: relative error of one evaluation, and an upper bound on its row sums. */
    record Limits(double gamma, double rowSum) {
        static Limits of(StochasticGame game) {
            return new Limits(Rounding.gamma(operations(game)), Rounding.rowSum(game));
        }
    }

    /**
     * Number of operations in the evaluation of one move of one player against the others' mixed moves in one state: the
     * relative error of {@link Node#against} is {@code gamma} of it, applied to the largest payoff plus the largest
     * continuation. Covers the normalisation of the strategies, too.
     */
    static long operations(StochasticGame game) {
        int n = game.players();
        int row = 0;
        for (int r = 0; r < game.rows(); r++) {
            int entries = 0;
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                entries += game.probability(e) > 0 ? 1 : 0;
            }
            row = Math.max(row, entries);
        }
        long joint = 0;
        for (int s = 0; s < game.states(); s++) {
            int fewest = Integer.MAX_VALUE;
            long sum = 0;
            for (int i = 0; i < n; i++) {
                fewest = Math.min(fewest, game.moves(s, i));
                sum += game.moves(s, i) + 3;
            }
            long all = (long) game.jointStart(s + 1) - game.jointStart(s);
            joint = Math.max(joint, all / fewest + sum);
        }
        return row + joint + 10;
    }

    /** An upper bound on the sum of any transition row, at least 1. */
    static double rowSum(StochasticGame game) {
        double most = 1;
        for (int r = 0; r < game.rows(); r++) {
            double sum = 0;
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                sum += game.probability(e);
            }
            double length = game.rowStart(r + 1) - game.rowStart(r);
            most = Math.max(most, sum * (1 + length * 2 * UNIT));
        }
        return most;
    }
}
