package parley.solve;

import java.util.Arrays;

/**
 * The value of a matrix game and optimal mixes of both sides. Scratch space of one thread.
 *
 * <p>Saddle points and 2 x 2 games are read off; all else goes through the simplex method on the column side's program, in a
 * condensed tableau (Dantzig 1951): the steepest column first, then Bland's rule (1977), which cannot cycle. Whatever the
 * arithmetic did, the bounds hold: {@link #lower} is the least that {@link #row} gets against any column, {@link #upper} the most
 * that {@link #column} concedes to any row, both with rounding taken off.
 *
 * <p>O(m n) per pivot, usually about min(m, n) pivots.
 */
final class ZeroSum {
    /** The row side's mix, who maximises. */
    double[] row = new double[4];
    /** The column side's mix. */
    double[] column = new double[4];

    double lower;
    double upper;

    private double[] tableau = new double[25];
    private int[] basic = new int[4];
    private int[] nonbasic = new int[4];

    /** Solves {@code a[r * n + c]}, m x n. */
    void solve(double[] a, int m, int n) {
        room(m, n);
        Arrays.fill(row, 0, m, 0);
        Arrays.fill(column, 0, n, 0);
        if (saddle(a, m, n)) {
            return;
        }
        if (m == 2 && n == 2) {
            double d = a[0] - a[1] - a[2] + a[3];
            row[0] = clamp((a[3] - a[2]) / d);
            row[1] = 1 - row[0];
            column[0] = clamp((a[3] - a[1]) / d);
            column[1] = 1 - column[0];
        } else {
            simplex(a, m, n);
        }
        bound(a, m, n);
    }

    private static double clamp(double p) {
        return p > 0 ? Math.min(p, 1) : 0;
    }

    private void room(int m, int n) {
        if (row.length < m || column.length < n) {
            row = new double[Math.max(m, row.length)];
            column = new double[Math.max(n, column.length)];
            basic = new int[row.length];
            nonbasic = new int[column.length];
        }
        if (tableau.length < (m + 1) * (n + 1)) {
            tableau = new double[(m + 1) * (n + 1)];
        }
    }

    /** A pure solution, if there is one. */
    private boolean saddle(double[] a, int m, int n) {
        double maximin = Double.NEGATIVE_INFINITY;
        int bestRow = 0;
        for (int r = 0; r < m; r++) {
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < n; c++) {
                least = Math.min(least, a[r * n + c]);
            }
            if (least > maximin) {
                maximin = least;
                bestRow = r;
            }
        }
        double minimax = Double.POSITIVE_INFINITY;
        int bestColumn = 0;
        for (int c = 0; c < n; c++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < m; r++) {
                most = Math.max(most, a[r * n + c]);
            }
            if (most < minimax) {
                minimax = most;
                bestColumn = c;
            }
        }
        if (maximin < minimax) {
            return false;
        }
        row[bestRow] = 1;
        column[bestColumn] = 1;
        lower = maximin;
        upper = minimax;
        return true;
    }

    /**
     * Column program of the matrix moved and scaled into [1, 2]: largest sum of {@code v >= 0} with {@code B v <= 1}. The
     * tableau starts with the slacks in the basis, which is feasible.
     */
    private void simplex(double[] a, int m, int n) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < m * n; k++) {
            low = Math.min(low, a[k]);
            high = Math.max(high, a[k]);
        }
        double scale = 1 / (high - low);
        int width = n + 1;
        double[] t = tableau;
        for (int r = 0; r < m; r++) {
            basic[r] = n + r;
            for (int c = 0; c < n; c++) {
                t[r * width + c] = (a[r * n + c] - low) * scale + 1;
            }
            t[r * width + n] = 1;
        }
        for (int c = 0; c < n; c++) {
            nonbasic[c] = c;
            t[m * width + c] = -1;
        }
        t[m * width + n] = 0;
        int steep = 4 * (m + n) + 20;
        int most = 50 * (m + n) + 200;
        for (int round = 0; round < most; round++) {
            boolean bland = round >= steep;
            int c = entering(m, n, bland);
            int r = c < 0 ? -1 : leaving(m, n, c);
            if (r < 0) {
                break;
            }
            pivot(m, n, r, c);
        }
        double sum = 0;
        for (int r = 0; r < m; r++) {
            if (basic[r] < n) {
                column[basic[r]] = Math.max(0, t[r * width + n]);
                sum += column[basic[r]];
            }
        }
        normalise(column, n, sum);
        sum = 0;
        for (int c = 0; c < n; c++) {
            if (nonbasic[c] >= n) {
                row[nonbasic[c] - n] = Math.max(0, t[m * width + c]);
                sum += row[nonbasic[c] - n];
            }
        }
        normalise(row, m, sum);
    }

    private static void normalise(double[] p, int size, double sum) {
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            Arrays.fill(p, 0, size, 1.0 / size);
            return;
        }
        for (int k = 0; k < size; k++) {
            p[k] /= sum;
        }
    }

    private int entering(int m, int n, boolean bland) {
        int best = -1;
        double least = -1e-13;
        for (int c = 0; c < n; c++) {
            double d = tableau[m * (n + 1) + c];
            if (d < -1e-13) {
                if (bland ? best < 0 || nonbasic[c] < nonbasic[best] : d < least) {
                    best = c;
                    least = d;
                }
            }
        }
        return best;
    }

    private int leaving(int m, int n, int c) {
        int width = n + 1;
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < m; r++) {
            double p = tableau[r * width + c];
            if (p > 1e-12) {
                double ratio = tableau[r * width + n] / p;
                if (ratio < least || (ratio == least && basic[r] < basic[best])) {
                    least = ratio;
                    best = r;
                }
            }
        }
        return best;
    }

    private void pivot(int m, int n, int r, int c) {
        int width = n + 1;
        double[] t = tableau;
        int top = r * width;
        double inverse = 1 / t[top + c];
        for (int k = 0; k < width; k++) {
            t[top + k] *= inverse;
        }
        t[top + c] = inverse;
        for (int i = 0; i <= m; i++) {
            int at = i * width;
            double factor = t[at + c];
            if (i == r || factor == 0) {
                continue;
            }
            for (int k = 0; k < width; k++) {
                t[at + k] -= factor * t[top + k];
            }
            t[at + c] = -factor * inverse;
        }
        int swap = basic[r];
        basic[r] = nonbasic[c];
        nonbasic[c] = swap;
    }

    private void bound(double[] a, int m, int n) {
        double largest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < n; c++) {
            double sum = 0;
            for (int r = 0; r < m; r++) {
                sum += row[r] * a[r * n + c];
                largest = Math.max(largest, Math.abs(a[r * n + c]));
            }
            least = Math.min(least, sum);
        }
        double most = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < m; r++) {
            double sum = 0;
            for (int c = 0; c < n; c++) {
                sum += column[c] * a[r * n + c];
            }
            most = Math.max(most, sum);
        }
        // Mixes sum to 1 only within rounding; the strategies meant are the normalised ones.
        lower = least - ChainMix.gamma(2L * m + 6) * largest;
        upper = most + ChainMix.gamma(2L * n + 6) * largest;
    }
}
