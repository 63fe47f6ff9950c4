package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/**
 * Linear equations in all values and one more unknown, bordered by one row, as they come up when a {@link StochasticLogit} curve
 * is followed: row {@code s * n + k} holds how player k's value at state s depends on values at s itself and at successors.
 *
 * <p>Coefficients of successors are kept per state and distinct transition row, {@code [(row * n + k) * n + i]}, so that
 * joint moves that share rows share them. Up to {@value #DENSE} unknowns the matrix is assembled and factorised (time cubic,
 * memory quadratic); beyond, equations are solved by GMRES (Saad and Schultz 1986) without assembling anything, time
 * linear in edges per iteration, and the sign of the determinant is not known.
 */
final class ValueSystem {
    static final int DENSE = 700;
    private static final int RESTART = 80;
    private static final int MOST = 800;
    private static final double TOLERANCE = 1e-9;

    private final StochasticGame game;
    private final int n;
    private final int size;
    /** Distinct rows of a state. */
    private final int[][] rows;
    /** Where a joint move's row stands among them. */
    private final int[] rowOf;

    private final double[][] factor;
    private final double[] own;
    /** The last column. */
    final double[] column;
    /** The border, {@code size} values and then the precision. */
    final double[] border;

    private final boolean dense;
    private final Lu lu = new Lu();
    private double[] expected = new double[0];
    private double[][] basis = new double[0][];

    ValueSystem(StochasticGame game) {
        this.game = game;
        this.n = game.players();
        this.size = game.states() * n;
        this.rows = new int[game.states()][];
        this.rowOf = new int[game.jointMoves()];
        this.factor = new double[game.states()][];
        this.own = new double[size * n];
        this.column = new double[size];
        this.border = new double[size + 1];
        this.dense = size <= DENSE;
        int[] seen = new int[game.rows()];
        int[] place = new int[game.rows()];
        for (int s = 0; s < game.states(); s++) {
            int[] list = new int[game.jointStart(s + 1) - game.jointStart(s)];
            int count = 0;
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                int r = game.row(j);
                if (seen[r] != s + 1) {
                    seen[r] = s + 1;
                    place[r] = count;
                    list[count++] = r;
                }
                rowOf[j] = place[r];
            }
            rows[s] = Arrays.copyOf(list, count);
            factor[s] = new double[count * n * n];
        }
        if (!dense) {
            expected = new double[game.rows() * n];
        }
    }

    void clear() {
        Arrays.fill(own, 0.0);
        Arrays.fill(column, 0.0);
        Arrays.fill(border, 0.0);
        for (double[] block : factor) {
            Arrays.fill(block, 0.0);
        }
    }

    /** Adds to the coefficient of player i's value at {@code s} in the equation of player k there. */
    void own(int s, int k, int i, double amount) {
        own[(s * n + k) * n + i] += amount;
    }

    /** Adds to the coefficient of player i's expected value after joint move {@code j} of {@code s}, in player k's equation. */
    void successor(int s, int j, int k, int i, double amount) {
        factor[s][(rowOf[j] * n + k) * n + i] += amount;
    }

    /** The same in the border. */
    void borderSuccessor(int j, int i, double amount) {
        int r = game.row(j);
        for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
            border[game.successor(e) * n + i] += amount * game.probability(e);
        }
    }

    /** Prepares for {@link #solve}; false if the equations are singular. */
    boolean factorise() {
        if (!dense) {
            return true;
        }
        int width = size + 1;
        double[] a = lu.clear(width);
        for (int s = 0; s < game.states(); s++) {
            for (int k = 0; k < n; k++) {
                int base = (s * n + k) * width;
                for (int i = 0; i < n; i++) {
                    a[base + s * n + i] += own[(s * n + k) * n + i];
                }
                a[base + size] = column[s * n + k];
                for (int d = 0; d < rows[s].length; d++) {
                    int r = rows[s][d];
                    for (int i = 0; i < n; i++) {
                        double c = factor[s][(d * n + k) * n + i];
                        for (int e = c == 0 ? game.rowStart(r + 1) : game.rowStart(r); e < game.rowStart(r + 1); e++) {
                            a[base + game.successor(e) * n + i] += c * game.probability(e);
                        }
                    }
                }
            }
        }
        System.arraycopy(border, 0, a, size * width, width);
        return lu.factorise();
    }

    /** Sign of the determinant, or 0 where it is not known. */
    int sign() {
        return dense ? lu.sign() : 0;
    }

    /** Replaces {@code b}, {@code size + 1} entries, by the solution; false if it was not found. */
    boolean solve(double[] b) {
        if (dense) {
            lu.solve(b);
            return true;
        }
        return gmres(b);
    }

    private void multiply(double[] x, double[] out) {
        for (int r = 0; r < game.rows(); r++) {
            Arrays.fill(expected, r * n, r * n + n, 0.0);
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                double p = game.probability(e);
                int at = game.successor(e) * n;
                for (int i = 0; i < n; i++) {
                    expected[r * n + i] += p * x[at + i];
                }
            }
        }
        double corner = border[size] * x[size];
        for (int s = 0; s < game.states(); s++) {
            double[] block = factor[s];
            for (int k = 0; k < n; k++) {
                int at = s * n + k;
                double sum = column[at] * x[size];
                for (int i = 0; i < n; i++) {
                    sum += own[at * n + i] * x[s * n + i];
                }
                for (int d = 0; d < rows[s].length; d++) {
                    int base = rows[s][d] * n;
                    for (int i = 0; i < n; i++) {
                        sum += block[(d * n + k) * n + i] * expected[base + i];
                    }
                }
                out[at] = sum;
                corner += border[at] * x[at];
            }
        }
        out[size] = corner;
    }

    private boolean gmres(double[] b) {
        int width = size + 1;
        if (basis.length == 0) {
            basis = new double[RESTART + 1][width];
        }
        double[] x = new double[width];
        double[] r = b.clone();
        double goal = TOLERANCE * norm(b);
        double[][] h = new double[RESTART + 1][RESTART];
        double[] cos = new double[RESTART];
        double[] sin = new double[RESTART];
        double[] g = new double[RESTART + 1];
        for (int done = 0; done < MOST; ) {
            double beta = norm(r);
            if (beta <= goal) {
                break;
            }
            Arrays.fill(g, 0.0);
            g[0] = beta;
            for (int k = 0; k < width; k++) {
                basis[0][k] = r[k] / beta;
            }
            int m = 0;
            while (m < RESTART && Math.abs(g[m]) > goal) {
                arnoldi(m, h);
                rotate(m, h, cos, sin, g);
                m++;
                done++;
            }
            for (int row = m - 1; row >= 0; row--) {
                double sum = g[row];
                for (int c = row + 1; c < m; c++) {
                    sum -= h[row][c] * g[c];
                }
                g[row] = sum / h[row][row];
            }
            for (int c = 0; c < m; c++) {
                for (int k = 0; k < width; k++) {
                    x[k] += g[c] * basis[c][k];
                }
            }
            multiply(x, r);
            for (int k = 0; k < width; k++) {
                r[k] = b[k] - r[k];
            }
        }
        boolean solved = norm(r) <= 1e-4 * norm(b);
        System.arraycopy(x, 0, b, 0, width);
        return solved;
    }

    private void arnoldi(int m, double[][] h) {
        double[] next = basis[m + 1];
        multiply(basis[m], next);
        for (int c = 0; c <= m; c++) {
            double dot = 0;
            for (int k = 0; k < next.length; k++) {
                dot += next[k] * basis[c][k];
            }
            h[c][m] = dot;
            for (int k = 0; k < next.length; k++) {
                next[k] -= dot * basis[c][k];
            }
        }
        double length = norm(next);
        h[m + 1][m] = length;
        if (length > 0) {
            for (int k = 0; k < next.length; k++) {
                next[k] /= length;
            }
        }
    }

    private static void rotate(int m, double[][] h, double[] cos, double[] sin, double[] g) {
        for (int c = 0; c < m; c++) {
            double up = cos[c] * h[c][m] + sin[c] * h[c + 1][m];
            h[c + 1][m] = -sin[c] * h[c][m] + cos[c] * h[c + 1][m];
            h[c][m] = up;
        }
        double length = StrictMath.hypot(h[m][m], h[m + 1][m]);
        cos[m] = length > 0 ? h[m][m] / length : 1;
        sin[m] = length > 0 ? h[m + 1][m] / length : 0;
        h[m][m] = length;
        h[m + 1][m] = 0;
        g[m + 1] = -sin[m] * g[m];
        g[m] = cos[m] * g[m];
    }

    private static double norm(double[] a) {
        double sum = 0;
        for (double x : a) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
