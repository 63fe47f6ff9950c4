package parley.certify;

/**
 * The second half of a certificate.
 *
 * @param isProven whether an exact equilibrium is proven nearby
 * @param strategyRadius how near
 * @param pathRadius how far probabilities of plays from the start may differ, at most; infinity where that is not known
 * @param valueRadius how near its values are to the stated ones
 * @param reason why nothing is proven, with the place
 */
record Exact(boolean isProven, double strategyRadius, double pathRadius, double valueRadius, String reason) {
    static Exact proven(double strategyRadius, double pathRadius, double valueRadius) {
        return Double.isFinite(strategyRadius) && Double.isFinite(valueRadius)
                ? new Exact(true, strategyRadius, pathRadius, valueRadius, "")
                : refused("a number is not finite");
    }

    /** Of endless play, in which small differences add up without a bound unless there are none. */
    static Exact stationary(double strategyRadius, double valueRadius) {
        return proven(strategyRadius, strategyRadius == 0 ? 0 : Double.POSITIVE_INFINITY, valueRadius);
    }

    static Exact refused(String reason) {
        return new Exact(false, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, reason);
    }
}
