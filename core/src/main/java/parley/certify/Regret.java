package parley.certify;

/**
 * The first half of a certificate: bounds on regret and on the error of the stated values.
 *
 * @param byPlayer {@code [i]} upper bounds on the regret
 * @param valueError upper bound
 * @param size {@code [i]} size of the payoffs and values along the profile
 * @param player where the largest regret is
 * @param period the same
 * @param state the same
 * @param method how it was computed
 */
record Regret(double[] byPlayer, double valueError, double[] size, int player, int period, int state, String method) {
    double largest() {
        double most = 0;
        for (double r : byPlayer) {
            most = r > most || Double.isNaN(r) ? r : most;
        }
        return most;
    }

    /** Whether every player's regret is at most {@code share} of the size of its payoffs and values. */
    boolean isWithin(double share) {
        boolean within = true;
        for (int i = 0; i < size.length; i++) {
            within &= byPlayer[i] <= share * size[i] + 1e-300;
        }
        return within;
    }

    boolean isFinite() {
        double sum = valueError;
        for (double r : byPlayer) {
            sum += r;
        }
        return Double.isFinite(sum);
    }
}
