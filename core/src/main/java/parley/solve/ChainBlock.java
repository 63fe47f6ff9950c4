package parley.solve;

import org.jspecify.annotations.Nullable;

/**
 * One strongly connected component of a {@link ChainSystem}: {@code (I - M) x = b} within it.
 *
 * <p>Small ones by elimination, O(k^3) once for k states; larger ones by Gauss-Seidel sweeps, then GMRES (Saad and Schultz
 * 1986), which needs few steps where only few modes die out slowly, and by elimination after all where it stalls.
 */
final class ChainBlock {
    private static final int DENSE = 250;
    private static final int LARGEST_DENSE = 2500;
    private static final int BASIS = 60;
    private static final int RESTARTS = 60;
    private static final int SWEEPS = 150;
    private static final double ENOUGH = 1e-15;
    private static final double ALMOST = 1e-11;

    private final int size;
    private final int[] start;
    private final int[] column;
    private final double[] entry;
    /** Both triangular factors in one array of rows, the lower one with 1 on its diagonal. */
    private double @Nullable [][] factors;

    ChainBlock(int[] members, int number, int[] component, int[] place, int[] allStart, int[] allColumn, double[] all) {
        size = members.length;
        start = new int[size + 1];
        int edges = 0;
        for (int s : members) {
            edges += allStart[s + 1] - allStart[s];
        }
        column = new int[edges];
        entry = new double[edges];
        int at = 0;
        for (int k = 0; k < size; k++) {
            for (int e = allStart[members[k]]; e < allStart[members[k] + 1]; e++) {
                if (component[allColumn[e]] == number) {
                    column[at] = place[allColumn[e]];
                    entry[at++] = all[e];
                }
            }
            start[k + 1] = at;
        }
    }

    double[] solve(double[] b) {
        return size > DENSE && factors == null ? krylov(b, false) : eliminated(b, false);
    }

    double[] solveTransposed(double[] b) {
        return size > DENSE && factors == null ? krylov(b, true) : eliminated(b, true);
    }

    /** Elimination without pivoting: stable here, where {@code I - M} is a matrix of non-negative row sums. */
    private double[] eliminated(double[] b, boolean transposed) {
        if (factors == null) {
            factors = factorised();
        }
        double[][] lu = factors;
        double[] x = b.clone();
        if (transposed) {
            for (int k = 0; k < size; k++) {
                x[k] /= lu[k][k];
                for (int c = k + 1; c < size; c++) {
                    x[c] -= lu[k][c] * x[k];
                }
            }
            for (int k = size - 1; k >= 0; k--) {
                for (int c = 0; c < k; c++) {
                    x[c] -= lu[k][c] * x[k];
                }
            }
            return x;
        }
        for (int k = 0; k < size; k++) {
            double sum = x[k];
            for (int c = 0; c < k; c++) {
                sum -= lu[k][c] * x[c];
            }
            x[k] = sum;
        }
        for (int k = size - 1; k >= 0; k--) {
            double sum = x[k];
            for (int c = k + 1; c < size; c++) {
                sum -= lu[k][c] * x[c];
            }
            x[k] = sum / lu[k][k];
        }
        return x;
    }

    private double[][] factorised() {
        double[][] a = new double[size][size];
        for (int k = 0; k < size; k++) {
            a[k][k] = 1;
            for (int e = start[k]; e < start[k + 1]; e++) {
                a[k][column[e]] -= entry[e];
            }
        }
        for (int k = 0; k < size; k++) {
            double[] top = a[k];
            for (int r = k + 1; r < size; r++) {
                double[] row = a[r];
                double factor = row[k] / top[k];
                row[k] = factor;
                if (factor != 0) {
                    for (int c = k + 1; c < size; c++) {
                        row[c] -= factor * top[c];
                    }
                }
            }
        }
        return a;
    }

    private void times(double[] x, boolean transposed, double[] into) {
        System.arraycopy(x, 0, into, 0, size);
        for (int k = 0; k < size; k++) {
            double sum = 0;
            for (int e = start[k]; e < start[k + 1]; e++) {
                if (transposed) {
                    into[column[e]] -= entry[e] * x[k];
                } else {
                    sum += entry[e] * x[column[e]];
                }
            }
            into[k] -= sum;
        }
    }

    private double[] krylov(double[] b, boolean transposed) {
        double[] x = new double[size];
        if (!transposed && sweep(b, x)) {
            return x;
        }
        double before = Double.POSITIVE_INFINITY;
        for (int restart = 0; restart < RESTARTS; restart++) {
            double wanted = norm(b) + 2 * norm(x);
            double left = cycle(b, x, transposed, ENOUGH * wanted);
            if (left <= ENOUGH * wanted || (left <= ALMOST * wanted && left > before / 2)) {
                return x;
            }
            if (!(left < before)) {
                break;
            }
            before = left;
        }
        return size <= LARGEST_DENSE ? eliminated(b, transposed) : x;
    }

    /** Gauss-Seidel sweeps, enough for chains that mix or stop fast; false where they do not converge soon. */
    private boolean sweep(double[] b, double[] x) {
        for (int round = 0; round < SWEEPS; round++) {
            double change = 0;
            double largest = 0;
            for (int k = 0; k < size; k++) {
                double sum = b[k];
                double self = 0;
                for (int e = start[k]; e < start[k + 1]; e++) {
                    if (column[e] == k) {
                        self += entry[e];
                    } else {
                        sum += entry[e] * x[column[e]];
                    }
                }
                double y = self < 1 ? sum / (1 - self) : sum;
                change = Math.max(change, Math.abs(y - x[k]));
                largest = Math.max(largest, Math.abs(y));
                x[k] = y;
            }
            if (change <= ENOUGH * largest) {
                return true;
            }
        }
        return false;
    }

    /** One cycle of GMRES from {@code x}, which it improves; returns the residual's norm before it. */
    private double cycle(double[] b, double[] x, boolean transposed, double enough) {
        double[][] basis = new double[BASIS + 1][];
        double[] residual = new double[size];
        times(x, transposed, residual);
        for (int k = 0; k < size; k++) {
            residual[k] = b[k] - residual[k];
        }
        double beta = norm(residual);
        if (!(beta > enough)) {
            return beta;
        }
        basis[0] = scaled(residual, 1 / beta);
        double[][] h = new double[BASIS + 1][BASIS];
        double[] cosine = new double[BASIS];
        double[] sine = new double[BASIS];
        double[] g = new double[BASIS + 1];
        g[0] = beta;
        int used = 0;
        for (int j = 0; j < BASIS && Math.abs(g[j]) > enough; j++) {
            double[] w = new double[size];
            times(basis[j], transposed, w);
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i <= j; i++) {
                    double dot = dot(w, basis[i]);
                    h[i][j] += dot;
                    for (int k = 0; k < size; k++) {
                        w[k] -= dot * basis[i][k];
                    }
                }
            }
            double length = norm(w);
            for (int i = 0; i < j; i++) {
                double t = cosine[i] * h[i][j] + sine[i] * h[i + 1][j];
                h[i + 1][j] = cosine[i] * h[i + 1][j] - sine[i] * h[i][j];
                h[i][j] = t;
            }
            double radius = StrictMath.hypot(h[j][j], length);
            if (!(radius > 0)) {
                break;
            }
            cosine[j] = h[j][j] / radius;
            sine[j] = length / radius;
            h[j][j] = radius;
            g[j + 1] = -sine[j] * g[j];
            g[j] = cosine[j] * g[j];
            used = j + 1;
            if (!(length > 1e-300)) {
                break;
            }
            basis[j + 1] = scaled(w, 1 / length);
        }
        double[] y = new double[used];
        for (int j = used - 1; j >= 0; j--) {
            double sum = g[j];
            for (int k = j + 1; k < used; k++) {
                sum -= h[j][k] * y[k];
            }
            y[j] = sum / h[j][j];
        }
        for (int j = 0; j < used; j++) {
            for (int k = 0; k < size; k++) {
                x[k] += y[j] * basis[j][k];
            }
        }
        return beta;
    }

    private static double[] scaled(double[] x, double factor) {
        double[] y = new double[x.length];
        for (int k = 0; k < y.length; k++) {
            y[k] = x[k] * factor;
        }
        return y;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }
}
