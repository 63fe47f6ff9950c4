package parley.solve;

/**
 * Equations F(x, precision) = 0 whose solutions form a curve: as many equations as entries of x.
 *
 * <p>A point {@code z} has {@code size() + 1} entries, the last one being the precision.
 */
interface Curve {
    int size();

    /** Writes F at {@code z} to the first {@code size()} entries of {@code f}. */
    void residual(double[] z, double[] f);

    /** Factorises the Jacobian of F at {@code z} with {@code border} as last row; false if that is singular. */
    boolean factorise(double[] z, double[] border);

    /** Sign of the determinant of the last factorised system. */
    int sign();

    /** Replaces {@code b} ({@code size() + 1} entries) by the solution of the last factorised system. */
    void solve(double[] b);

    /** Asked at every point reached: whether the curve need not be followed further. */
    boolean enough(double[] z);
}
