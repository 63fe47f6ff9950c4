package parley.certify;

import org.jspecify.annotations.Nullable;

/**
 * Proves that a system of equations {@code F(z) = 0} has a solution near a point: {@code z - A F(z)}, with {@code A} close to
 * the inverse of the Jacobian there, maps a ball in the maximum norm into itself and contracts it (Newton-Kantorovich; Rump,
 * Verification methods, Acta Numerica 2010). All rounding and all uncertainty of the system are bounded from above.
 *
 * <p>Costs O(N^3) time for the inverse and up to as much for the check, 3 N^2 numbers of memory.
 */
final class Contraction {
    private static final double LARGEST_RADIUS = 0.1;

    private Contraction() {}

    /** How much the Jacobian may change within a ball. */
    interface Curvature {
        /** Bound on the sum of absolute changes of the entries of row {@code equation} within {@code radius}. */
        double of(int equation, double radius);
    }

    /**
     * Bounds on the distance of a solution from the point, per unknown, for every system within the errors; or null. The
     * solution is the only one in a ball in which it is found; within it, each unknown is known better than the ball's
     * radius by its own row of {@code A}.
     *
     * @param jacobian {@code [equation][unknown]}, as computed; destroyed
     * @param residual {@code [equation]}, as computed
     * @param offResidual {@code [equation]} bounds of the errors of the residual
     * @param offJacobian {@code [equation]} bounds of the sums of errors of a Jacobian row
     */
    static double @Nullable [] radii(
            double[][] jacobian, double[] residual, double[] offResidual, double[] offJacobian, Curvature curvature) {
        int size = residual.length;
        double[][] derivative = new double[size][];
        double[][] inverse = new double[size][size];
        int[][] column = new int[size][];
        for (int k = 0; k < size; k++) {
            int entries = 0;
            for (double x : jacobian[k]) {
                entries += x != 0 ? 1 : 0;
            }
            derivative[k] = new double[entries];
            column[k] = new int[entries];
            for (int c = size - 1; c >= 0; c--) {
                if (jacobian[k][c] != 0) {
                    derivative[k][--entries] = jacobian[k][c];
                    column[k][entries] = c;
                }
            }
            inverse[k][k] = 1;
        }
        if (!Linear.solve(jacobian, inverse)) {
            return null;
        }
        double[] step = new double[size];
        double[] distance = new double[size];
        double gamma = Rounding.gamma(size + 4L);
        double many = 1 + 4 * gamma;
        Chunks.run(size, true, (chunk, from, to) -> {
            double[] product = new double[size];
            double[] absolute = new double[size];
            for (int k = from; k < to; k++) {
                double[] a = inverse[k];
                double sum = 0;
                double off = 0;
                double errors = 0;
                for (int c = 0; c < size; c++) {
                    product[c] = 0;
                    absolute[c] = 0;
                }
                for (int m = 0; m < size; m++) {
                    double x = Math.abs(a[m]);
                    sum += a[m] * residual[m];
                    off += x * (offResidual[m] + gamma * Math.abs(residual[m]));
                    errors += x * offJacobian[m];
                    for (int c = 0; c < column[m].length; c++) {
                        double term = a[m] * derivative[m][c];
                        product[column[m][c]] += term;
                        absolute[column[m][c]] += Math.abs(term);
                    }
                }
                for (int c = 0; c < size; c++) {
                    errors += Math.abs((c == k ? 1 : 0) - product[c]) + gamma * (absolute[c] + 1);
                }
                // Sums of many terms that are not negative, rounded up.
                step[k] = (Math.abs(sum) + off) * many;
                distance[k] = errors * many;
            }
        });
        double largest = 0;
        for (double s : step) {
            largest = Math.max(largest, s);
        }
        largest = Rounding.up(largest);
        for (double r = largest * 1.05; r < LARGEST_RADIUS; r *= 4) {
            double[] factors = factors(inverse, distance, curvature, r);
            double factor = Decision.largest(factors);
            if (factor < 0.95 && Rounding.up(largest + factor * r) <= r) {
                for (int k = 0; k < size; k++) {
                    factors[k] = Rounding.up(step[k] + factors[k] * r);
                }
                return factors;
            }
            if (!(factor < 1)) {
                break;
            }
        }
        return null;
    }

    /** Per row, how much the map contracts within radius {@code r}. */
    private static double[] factors(double[][] inverse, double[] distance, Curvature curvature, double r) {
        int size = distance.length;
        double[] change = new double[size];
        for (int m = 0; m < size; m++) {
            change[m] = curvature.of(m, r);
        }
        double[] factors = new double[size];
        for (int k = 0; k < size; k++) {
            double sum = distance[k];
            for (int m = 0; m < size; m++) {
                sum += Math.abs(inverse[k][m]) * change[m];
            }
            factors[k] = Rounding.up(sum * (1 + Rounding.gamma(2L * size + 4)));
        }
        return factors;
    }
}
