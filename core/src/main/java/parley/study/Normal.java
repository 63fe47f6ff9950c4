package parley.study;

import org.hipparchus.special.Erf;

/** The standard normal distribution. */
final class Normal {
    private static final double ROOT_TWO = Math.sqrt(2);

    private Normal() {}

    /** The chance of at most {@code z}. */
    static double below(double z) {
        return Erf.erfc(-z / ROOT_TWO) / 2;
    }

    /** The number below which chance {@code p} lies, 0 < p < 1. */
    static double quantile(double p) {
        return -ROOT_TWO * Erf.erfcInv(2 * p);
    }
}
