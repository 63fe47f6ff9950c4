package parley.solve;

/**
 * Equations F(x, precision) = 0 whose solutions form a curve: as many equations as entries of x.
 *
 * <p>A point {@code z} has {@code size() + 1} entries, the last one being the precision.
 */
interface Curve {
    int size();

    /** Goes to {@code z}: the next calls are about this point. */
    void visit(double[] z);

    /** Writes F at the point visited to the first {@code size()} entries of {@code f}. */
    void residual(double[] f);

    /** Factorises the Jacobian of F at the point visited with {@code border} as last row; false if that is singular. */
    boolean factorise(double[] border);

    /** Sign of the determinant of the last factorised system. */
    int sign();

    /** Replaces {@code b} ({@code size() + 1} entries) by the solution of the last factorised system. */
    void solve(double[] b);

    /** How far off a point may be before the next step is taken. */
    double slack();

    /** Asked at every point reached: whether the curve need not be followed further. */
    boolean enough(double[] z);
}
