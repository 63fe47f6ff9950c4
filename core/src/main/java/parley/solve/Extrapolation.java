package parley.solve;

/** Limits of branches whose distance to them falls with one over precision. */
final class Extrapolation {
    private Extrapolation() {}

    /**
     * Follows the line through two points in 1 / precision to 0, into {@code out}. Where that leaves the simplex, or there is
     * no first point, {@code now} is taken.
     *
     * @param before probabilities at precision {@code first}; 0 if there are none
     * @param now probabilities at the larger precision {@code second}
     */
    static void toInfinity(double[] before, double first, double[] now, double second, double[] out, int size) {
        System.arraycopy(now, 0, out, 0, size);
        if (first <= 0) {
            return;
        }
        double factor = first / (second - first);
        for (int k = 0; k < size; k++) {
            out[k] += factor * (now[k] - before[k]);
            if (!(out[k] >= -1e-9)) {
                System.arraycopy(now, 0, out, 0, size);
                return;
            }
            out[k] = Math.max(out[k], 0);
        }
    }
}
