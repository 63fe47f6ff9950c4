package parley.study;

/**
 * An estimate with the limits of its 95% interval; all three are not a number where nothing could be estimated.
 *
 * @param low percentile 2.5 of the resampled estimates
 * @param high percentile 97.5
 */
public record Bounds(double value, double low, double high) {
    static final Bounds NONE = new Bounds(Double.NaN, Double.NaN, Double.NaN);
    static final Bounds ZERO = new Bounds(0, 0, 0);
}
