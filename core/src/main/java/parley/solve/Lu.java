package parley.solve;

/**
 * Dense LU factorisation with partial pivoting in arrays that are used again and again.
 *
 * <p>The matrix that {@link #clear} gives is row-major, {@code [row * size + column]}; the caller fills it, {@link #factorise}
 * overwrites it.
 * Cost: 2/3 size^3 multiplications in time; size^2 in memory.
 */
public final class Lu {
    private final Room room = new Room();

    private static final class Room {
        double[] matrix = new double[0];
        int[] pivot = new int[0];
        double[] permuted = new double[0];
        int size;
        int sign;
    }

    /** Makes room for a matrix of {@code rows} rows and sets it to 0. */
    public double[] clear(int rows) {
        room.size = rows;
        if (room.pivot.length < rows) {
            room.matrix = new double[rows * rows];
            room.pivot = new int[rows];
            room.permuted = new double[rows];
        } else {
            java.util.Arrays.fill(room.matrix, 0, rows * rows, 0.0);
        }
        return room.matrix;
    }

    /** Factorises the matrix; false if a pivot is zero or not a number, when nothing can be solved. */
    public boolean factorise() {
        int n = room.size;
        double[] a = room.matrix;
        int[] pivot = room.pivot;
        room.sign = 1;
        for (int k = 0; k < n; k++) {
            int best = k;
            double largest = Math.abs(a[k * n + k]);
            for (int r = k + 1; r < n; r++) {
                double candidate = Math.abs(a[r * n + k]);
                if (candidate > largest) {
                    largest = candidate;
                    best = r;
                }
            }
            pivot[k] = best;
            if (!(largest > 0) || largest == Double.POSITIVE_INFINITY) {
                return false;
            }
            int top = k * n;
            room.sign = (a[best * n + k] < 0) == (best != k) ? room.sign : -room.sign;
            if (best != k) {
                int other = best * n;
                for (int c = 0; c < n; c++) {
                    double swap = a[top + c];
                    a[top + c] = a[other + c];
                    a[other + c] = swap;
                }
            }
            double inverse = 1 / a[top + k];
            for (int r = k + 1; r < n; r++) {
                int here = r * n;
                double factor = a[here + k] * inverse;
                a[here + k] = factor;
                if (factor != 0) {
                    for (int c = k + 1; c < n; c++) {
                        a[here + c] -= factor * a[top + c];
                    }
                }
            }
        }
        return true;
    }

    /** Smallest over largest pivot of the last factorised matrix: near rounding where it is singular but for rounding. */
    public double weakest() {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int k = 0; k < room.size; k++) {
            double p = Math.abs(room.matrix[k * room.size + k]);
            least = Math.min(least, p);
            most = Math.max(most, p);
        }
        return least / most;
    }

    /** Sign of the determinant of the last factorised matrix. */
    public int sign() {
        return room.sign;
    }

    /** Replaces the first {@code size} entries of {@code b} by the solution for right-hand side {@code b}. */
    public void solve(double[] b) {
        int n = room.size;
        double[] a = room.matrix;
        int[] pivot = room.pivot;
        double[] x = room.permuted;
        System.arraycopy(b, 0, x, 0, n);
        for (int k = 0; k < n; k++) {
            int p = pivot[k];
            if (p != k) {
                double swap = x[k];
                x[k] = x[p];
                x[p] = swap;
            }
        }
        for (int r = 1; r < n; r++) {
            double sum = x[r];
            int here = r * n;
            for (int c = 0; c < r; c++) {
                sum -= a[here + c] * x[c];
            }
            x[r] = sum;
        }
        for (int r = n - 1; r >= 0; r--) {
            double sum = x[r];
            int here = r * n;
            for (int c = r + 1; c < n; c++) {
                sum -= a[here + c] * x[c];
            }
            x[r] = sum / a[here + r];
        }
        System.arraycopy(x, 0, b, 0, n);
    }

    /** The same for the transposed matrix. */
    public void solveTransposed(double[] b) {
        int n = room.size;
        double[] a = room.matrix;
        int[] pivot = room.pivot;
        double[] x = room.permuted;
        System.arraycopy(b, 0, x, 0, n);
        for (int r = 0; r < n; r++) {
            double sum = x[r];
            for (int c = 0; c < r; c++) {
                sum -= a[c * n + r] * x[c];
            }
            x[r] = sum / a[r * n + r];
        }
        for (int r = n - 1; r >= 0; r--) {
            double sum = x[r];
            for (int c = r + 1; c < n; c++) {
                sum -= a[c * n + r] * x[c];
            }
            x[r] = sum;
        }
        for (int k = n - 1; k >= 0; k--) {
            int p = pivot[k];
            if (p != k) {
                double swap = x[k];
                x[k] = x[p];
                x[p] = swap;
            }
        }
        System.arraycopy(x, 0, b, 0, n);
    }
}
