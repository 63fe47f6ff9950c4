package parley.study;

import java.util.Arrays;

/**
 * How differently one number is spread in two sets of draws: the Kolmogorov-Smirnov distance, as in regional sensitivity analysis
 * (Spear and Hornberger 1980).
 *
 * @param distance the greatest difference of the two distribution functions, from 0 to 1; not a number where a set is empty
 * @param chance the chance of so large a distance between two samples of one distribution (Smirnov 1948, with the correction of
 *     Stephens 1970 for small samples)
 */
public record Separation(double distance, double chance) {
    /** Of two sets of values. */
    public static Separation of(double[] one, double[] other) {
        if (one.length == 0 || other.length == 0) {
            return new Separation(Double.NaN, Double.NaN);
        }
        double[] x = one.clone();
        double[] y = other.clone();
        Arrays.sort(x);
        Arrays.sort(y);
        int i = 0;
        int j = 0;
        double distance = 0;
        while (i < x.length && j < y.length) {
            double at = Math.min(x[i], y[j]);
            while (i < x.length && x[i] <= at) {
                i++;
            }
            while (j < y.length && y[j] <= at) {
                j++;
            }
            distance = Math.max(distance, Math.abs((double) i / x.length - (double) j / y.length));
        }
        double size = Math.sqrt((double) x.length * y.length / ((double) x.length + y.length));
        return new Separation(distance, chance((size + 0.12 + 0.11 / size) * distance));
    }

    /** The chance that Kolmogorov's statistic is above {@code z}. */
    private static double chance(double z) {
        if (z < 0.2) {
            // Beyond this the series loses its digits, and its sum differs from 1 by less than 1e-12.
            return 1;
        }
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            double term = StrictMath.exp(-2.0 * k * k * z * z);
            sum += k % 2 == 1 ? term : -term;
        }
        return Math.min(1, Math.max(0, 2 * sum));
    }
}
