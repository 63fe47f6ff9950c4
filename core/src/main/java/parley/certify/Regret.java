package parley.certify;

/**
 * The first half of a certificate: bounds on regret and on the error of the stated values.
 *
 * @param byPlayer {@code [i]} upper bounds on the regret
 * @param valueError upper bound
 * @param player where the largest regret is
 * @param period the same
 * @param state the same
 * @param method how it was computed
 */
record Regret(double[] byPlayer, double valueError, int player, int period, int state, String method) {
    double largest() {
        double most = 0;
        for (double r : byPlayer) {
            most = r > most || Double.isNaN(r) ? r : most;
        }
        return most;
    }

    boolean isFinite() {
        double sum = valueError;
        for (double r : byPlayer) {
            sum += r;
        }
        return Double.isFinite(sum);
    }
}
