package parley.solve;

/** Values of matrix games, for solvers in other packages. */
public final class MatrixGame {
    private MatrixGame() {}

    /**
     * What the row side can secure in the matrix {@code a[r * columns + c]}, from below: rounding is
     * taken off.
     */
    public static double value(double[] a, int rows, int columns) {
        ZeroSum zeroSum = new ZeroSum();
        zeroSum.solve(a, rows, columns);
        return zeroSum.lower;
    }
}
