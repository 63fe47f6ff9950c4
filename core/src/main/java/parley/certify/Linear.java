package parley.certify;

/** Linear systems: dense by elimination, sparse ones of the form {@code x = b + P x} by sweeps. Nothing here is proven. */
final class Linear {
    private static final int DENSE = 400;
    private static final int SWEEPS = 200_000;

    private Linear() {}

    /**
     * Solves {@code A X = B} in place by elimination with row pivoting, O(n^2 (n + m)).
     *
     * @param a {@code [row][column]}, destroyed
     * @param b {@code [row][right-hand side]}, replaced by the solution
     * @return false if a pivot is zero or not finite
     */
    static boolean solve(double[][] a, double[][] b) {
        int size = a.length;
        for (int k = 0; k < size; k++) {
            int pivot = k;
            for (int r = k + 1; r < size; r++) {
                if (Math.abs(a[r][k]) > Math.abs(a[pivot][k])) {
                    pivot = r;
                }
            }
            if (!(Math.abs(a[pivot][k]) > 0 && Math.abs(a[pivot][k]) < Double.POSITIVE_INFINITY)) {
                return false;
            }
            double[] swap = a[k];
            a[k] = a[pivot];
            a[pivot] = swap;
            swap = b[k];
            b[k] = b[pivot];
            b[pivot] = swap;
            double[] top = a[k];
            for (int r = k + 1; r < size; r++) {
                double[] row = a[r];
                double factor = row[k] / top[k];
                if (factor != 0) {
                    for (int c = k + 1; c < size; c++) {
                        row[c] -= factor * top[c];
                    }
                    for (int c = 0; c < b[r].length; c++) {
                        b[r][c] -= factor * b[k][c];
                    }
                }
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            for (int r = k + 1; r < size; r++) {
                double factor = a[k][r];
                if (factor != 0) {
                    for (int c = 0; c < b[k].length; c++) {
                        b[k][c] -= factor * b[r][c];
                    }
                }
            }
            for (int c = 0; c < b[k].length; c++) {
                b[k][c] /= a[k][k];
            }
        }
        return true;
    }

    /**
     * An approximate solution of {@code x = b + P x}.
     *
     * @param start {@code [i]} .. {@code [i + 1]}: the entries of row i
     * @param x the first guess, replaced by the solution
     * @param relative sweeps stop once no entry changes by more than this times the largest entry
     */
    static void fixedPoint(int[] start, int[] column, double[] entry, double[] b, double[] x, double relative) {
        int size = b.length;
        if (size <= DENSE) {
            double[][] a = new double[size][size];
            double[][] right = new double[size][1];
            for (int r = 0; r < size; r++) {
                a[r][r] = 1;
                for (int e = start[r]; e < start[r + 1]; e++) {
                    a[r][column[e]] -= entry[e];
                }
                right[r][0] = b[r];
            }
            if (solve(a, right)) {
                for (int r = 0; r < size; r++) {
                    x[r] = right[r][0];
                }
                return;
            }
        }
        double before = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double change = 0;
            double size1 = 0;
            for (int r = size - 1; r >= 0; r--) {
                double sum = b[r];
                double self = 0;
                for (int e = start[r]; e < start[r + 1]; e++) {
                    if (column[e] == r) {
                        self += entry[e];
                    } else {
                        sum += entry[e] * x[column[e]];
                    }
                }
                double y = self < 1 ? sum / (1 - self) : sum + x[r];
                change = Math.max(change, Math.abs(y - x[r]));
                size1 = Math.max(size1, Math.abs(y));
                x[r] = y;
            }
            boolean stalled = sweep > 100 && change >= before && change <= 1e-13 * size1;
            if (change <= relative * size1 || stalled || !(change < Double.POSITIVE_INFINITY)) {
                return;
            }
            before = change;
        }
    }
}
