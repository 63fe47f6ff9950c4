package parley.study;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The bootstrap (Efron 1979) of estimates that are functions of sums: items are drawn with replacement, as many as there are.
 * Beyond {@value #MOST_GROUPS} items, groups of consecutive ones are drawn, so that the cost does not grow with their number. Groups
 * of consecutive scrambled Sobol points are each as even as a smaller sequence; intervals then reflect some of that.
 */
final class Resampling {
    static final int RESAMPLES = 1_000;
    static final int MOST_GROUPS = 256;

    /** Share of the resampled estimates below the interval, and above it. */
    private static final double OUTSIDE = 0.025;

    private final int items;
    private final int groups;

    /** {@code [resample][group]}: how often the group is drawn. */
    private final int[][] counts;

    /** Of so many items. */
    Resampling(int items, long seed) {
        this.items = items;
        this.groups = Math.min(items, MOST_GROUPS);
        this.counts = new int[RESAMPLES][groups];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int g = 0; g < groups; g++) {
                long bits = Counter.bits(seed, r, g) >>> Integer.SIZE;
                counts[r][(int) ((bits * groups) >>> Integer.SIZE)]++;
            }
        }
    }

    int groups() {
        return groups;
    }

    /** The group of an item. */
    int group(int item) {
        return (int) ((long) item * groups / items);
    }

    /** The sum in every resample. {@code sums[group]}. */
    double[] resampled(double[] sums) {
        double[] result = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            int[] count = counts[r];
            double sum = 0;
            for (int g = 0; g < groups; g++) {
                sum += count[g] * sums[g];
            }
            result[r] = sum;
        }
        return result;
    }

    /** An estimate with the percentiles of what it comes to in each resample; resamples in which it is none are passed over. */
    static Bounds bounds(double value, IntToDoubleFunction inResample) {
        double[] all = IntStream.range(0, RESAMPLES)
                .mapToDouble(inResample)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (!Double.isFinite(value) || all.length == 0) {
            return Bounds.NONE;
        }
        return new Bounds(value, percentile(all, OUTSIDE), percentile(all, 1 - OUTSIDE));
    }

    /** Between the two nearest order statistics, in a straight line. */
    private static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    static double sum(double[] sums) {
        return Arrays.stream(sums).sum();
    }
}
