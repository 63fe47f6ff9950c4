package parley.certify;

/**
 * The second half of a certificate.
 *
 * @param isProven whether an exact equilibrium is proven nearby
 * @param strategyRadius how near
 * @param valueRadius how near its values are to the stated ones
 * @param reason why nothing is proven, with the place
 */
record Exact(boolean isProven, double strategyRadius, double valueRadius, String reason) {
    static Exact proven(double strategyRadius, double valueRadius) {
        return Double.isFinite(strategyRadius) && Double.isFinite(valueRadius)
                ? new Exact(true, strategyRadius, valueRadius, "")
                : refused("a number is not finite");
    }

    static Exact refused(String reason) {
        return new Exact(false, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, reason);
    }
}
