package parley.solve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Equilibria of two players with supports of equal size, by trying every pair of supports (Dickhaut and Kaplan 1991).
 *
 * <p>In a nondegenerate game (no mixed strategy has more best responses than moves in use) these are all equilibria. Whether the
 * game looked degenerate is recorded, so that completeness is not claimed then. Cost: the number of pairs, which grows
 * exponentially, times the cube of the support.
 */
final class SupportEnumeration {
    private static final double TOLERANCE = 1e-11;

    private final Lu lu = new Lu();
    private double[] a = new double[0];
    private double[] b = new double[0];
    private int rows;
    private int columns;
    private final double[] unknown = new double[64];
    private boolean degenerate;
    private boolean edge;

    /** Number of pairs of supports of equal size. */
    static double pairs(int m, int n) {
        double sum = 0;
        double ofM = 1;
        double ofN = 1;
        for (int k = 1; k <= Math.min(m, n); k++) {
            ofM *= (double) (m - k + 1) / k;
            ofN *= (double) (n - k + 1) / k;
            sum += ofM * ofN;
        }
        return sum;
    }

    /** Whether the last game looked degenerate, so that there may be more equilibria than were found. */
    boolean degenerate() {
        return degenerate;
    }

    /**
     * All of them, each as the first player's probabilities followed by the second's.
     *
     * @param m the first player's number of moves, at most 30
     * @param n the second player's
     * @param first the first player's payoffs {@code [r * n + c]}, spanning about 1
     * @param second the second player's, likewise
     */
    List<double[]> all(int m, int n, double[] first, double[] second) {
        rows = m;
        columns = n;
        a = first;
        b = second;
        degenerate = false;
        List<double[]> found = new ArrayList<>();
        for (int size = 1; size <= Math.min(m, n); size++) {
            for (int s = (1 << size) - 1; s < 1 << m; s = next(s)) {
                for (int t = (1 << size) - 1; t < 1 << n; t = next(t)) {
                    double[] candidate = solve(s, t, size);
                    if (candidate != null) {
                        found.add(candidate);
                    }
                }
            }
        }
        return found;
    }

    /** The next larger number with as many bits (Gosper). */
    private static int next(int bits) {
        int low = bits & -bits;
        int up = bits + low;
        return up | (((bits ^ up) >>> 2) / low);
    }

    private double @Nullable [] solve(int s, int t, int size) {
        double[] sigma = new double[rows + columns];
        edge = false;
        // The second player's probabilities make the first player indifferent, and the other way round.
        if (!indifferent(s, t, size, a, columns, 1)) {
            return null;
        }
        spread(t, size, sigma, rows);
        if (!indifferent(t, s, size, b, 1, columns)) {
            return null;
        }
        spread(s, size, sigma, 0);
        if (!best(s, t, sigma)) {
            return null;
        }
        // An equilibrium in which a move is as good as those in use: it has come up, or will, with its own support.
        degenerate |= edge;
        return edge ? null : sigma;
    }

    /** Solves for probabilities on {@code mixed} that make the moves in {@code equal} pay the same; payoff at e*p + m*q. */
    private boolean indifferent(int equal, int mixed, int size, double[] payoff, int p, int q) {
        double[] matrix = lu.clear(size);
        int first = Integer.numberOfTrailingZeros(equal);
        int row = 0;
        for (int e = equal; e != 0; e &= e - 1) {
            int here = Integer.numberOfTrailingZeros(e);
            int column = 0;
            for (int x = mixed; x != 0; x &= x - 1) {
                int c = Integer.numberOfTrailingZeros(x);
                matrix[row * size + column++] =
                        here == first ? 1 : payoff[here * p + c * q] - payoff[first * p + c * q];
            }
            unknown[row++] = here == first ? 1 : 0;
        }
        if (!lu.factorise()) {
            degenerate = true;
            return false;
        }
        lu.solve(unknown);
        for (int k = 0; k < size; k++) {
            if (!(unknown[k] > -1e-9 && unknown[k] < 1 + 1e-9)) {
                degenerate |= !(Math.abs(unknown[k]) < 1e9);
                return false;
            }
            edge |= unknown[k] <= TOLERANCE;
            unknown[k] = Math.max(unknown[k], 0);
        }
        return true;
    }

    private void spread(int support, int size, double[] sigma, int at) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += unknown[k];
        }
        int k = 0;
        for (int x = support; x != 0; x &= x - 1) {
            sigma[at + Integer.numberOfTrailingZeros(x)] = unknown[k++] / sum;
        }
    }

    private boolean best(int s, int t, double[] sigma) {
        return bestReplies(s, rows, rows, columns, a, columns, 1, sigma)
                && bestReplies(t, columns, 0, rows, b, 1, columns, sigma);
    }

    private boolean bestReplies(
            int support, int moves, int other, int others, double[] payoff, int p, int q, double[] sigma) {
        double used = Double.NaN;
        double top = Double.NEGATIVE_INFINITY;
        double outside = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < moves; r++) {
            double sum = 0;
            for (int c = 0; c < others; c++) {
                sum += payoff[r * p + c * q] * sigma[other + c];
            }
            if ((support >> r & 1) != 0) {
                used = Double.isNaN(used) ? sum : Math.min(used, sum);
                top = Math.max(top, sum);
            } else {
                outside = Math.max(outside, sum);
            }
        }
        if (outside > used + TOLERANCE || top > used + TOLERANCE) {
            return false;
        }
        degenerate |= outside > used - TOLERANCE;
        return true;
    }
}
