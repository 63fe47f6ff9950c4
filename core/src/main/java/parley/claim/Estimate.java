package parley.claim;

/**
 * A computed number and a proven bound on its error, in the unit of the quantity. The bound is about the reported profile or, where
 * the certificate is exact, about the exact equilibrium near it.
 */
public record Estimate(double value, double error) {
    /** A number that is not in doubt. */
    public static Estimate exactly(double value) {
        return new Estimate(value, 0);
    }

    public double low() {
        return value - error;
    }

    public double high() {
        return value + error;
    }
}
