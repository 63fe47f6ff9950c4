package parley.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the variance of an outcome is made up of what single numbers and their combinations contribute (Sobol 1993), estimated
 * from blocks of points: two independent ones A and B, and for every number i the point A with number i of B. First-order indices
 * after Saltelli et al. 2010, total ones after Jansen 1999, second-order ones after Saltelli 2002; outcomes are centred first.
 *
 * @param blocks how many there are
 * @param mean of all known outcomes
 * @param variance of those at A and B of all blocks in which both are known, about their own mean
 * @param numbers in the order of the dimensions
 * @param pairs of numbers, (0, 1), (0, 2) and so on; empty where there are no points B with a number of A
 */
public record SobolIndices(int blocks, double mean, double variance, List<Index> numbers, List<Pair> pairs) {
    /**
     * The indices of one number. Estimates scatter: they may be a little below 0 or above 1.
     *
     * @param used blocks whose three outcomes are known
     * @param first share of the variance that goes with this number alone
     * @param total share that goes with it alone and in combinations
     */
    public record Index(int used, Bounds first, Bounds total) {}

    /** The share of the variance that two numbers explain together, beyond what each explains alone. */
    public record Pair(int one, int other, int used, Bounds second) {}

    /**
     * The indices of an outcome. An outcome that is not finite is unknown: what it stands in is left out.
     *
     * @param a {@code [block]}: at A
     * @param b {@code [block]}: at B
     * @param ab {@code [dimension][block]}: at A with one number of B
     * @param ba {@code [dimension][block]}: at B with one number of A, or null
     * @param seed of the resampling from which intervals are
     */
    public static SobolIndices of(double[] a, double[] b, double[][] ab, double @Nullable [][] ba, long seed) {
        return new Estimator(a, b, ab, ba, new Resampling(a.length, seed)).indices();
    }

    /** With a resampling that serves several outcomes. */
    static SobolIndices of(double[] a, double[] b, double[][] ab, Resampling resampling) {
        return new Estimator(a, b, ab, null, resampling).indices();
    }

    /** One outcome's estimates. A term is a number per block; its sums per group are what is resampled. */
    private static final class Estimator {
        private final double[] a;
        private final double[] b;
        private final double[][] ab;
        private final double @Nullable [][] ba;
        private final Resampling resampling;
        private final double mean;
        private final Spread whole;

        Estimator(double[] a, double[] b, double[][] ab, double @Nullable [][] ba, Resampling resampling) {
            double sum = 0;
            long known = 0;
            List<double[]> all = new ArrayList<>(List.of(a, b));
            all.addAll(List.of(ab));
            if (ba != null) {
                all.addAll(List.of(ba));
            }
            for (double[] each : all) {
                for (double y : each) {
                    sum += Double.isFinite(y) ? y : 0;
                    known += Double.isFinite(y) ? 1 : 0;
                }
            }
            this.mean = sum / known;
            this.a = centred(a);
            this.b = centred(b);
            this.ab = centred(ab);
            this.ba = ba == null ? null : centred(ba);
            this.resampling = resampling;
            boolean[] both = new boolean[a.length];
            for (int k = 0; k < both.length; k++) {
                both[k] = Double.isFinite(a[k] + b[k]);
            }
            this.whole = new Spread(both);
        }

        private double[][] centred(double[][] all) {
            double[][] result = new double[all.length][];
            for (int i = 0; i < all.length; i++) {
                result[i] = centred(all[i]);
            }
            return result;
        }

        private double[] centred(double[] all) {
            double[] result = new double[all.length];
            for (int k = 0; k < all.length; k++) {
                result[k] = all[k] - mean;
            }
            return result;
        }

        SobolIndices indices() {
            int d = ab.length;
            Spread[] spreads = new Spread[d];
            List<Index> numbers = new ArrayList<>();
            for (int i = 0; i < d; i++) {
                double[] mixed = ab[i];
                spreads[i] = where(k -> Double.isFinite(a[k] + b[k] + mixed[k]));
                numbers.add(index(mixed, spreads[i]));
            }
            List<Pair> pairs = new ArrayList<>();
            if (ba != null) {
                for (int i = 0; i < d; i++) {
                    for (int j = i + 1; j < d; j++) {
                        pairs.add(pair(i, j, ba[i]));
                    }
                }
            }
            return new SobolIndices(a.length, mean, whole.variance, List.copyOf(numbers), List.copyOf(pairs));
        }

        private Index index(double[] mixed, Spread spread) {
            double[] first = spread.sums(k -> b[k] * (mixed[k] - a[k]));
            double[] total = spread.sums(k -> (a[k] - mixed[k]) * (a[k] - mixed[k]) / 2);
            if (spread.variance > 0 && Resampling.sum(total) == 0) {
                // This number changes nothing in any block, and so in no resample.
                return new Index(spread.used, Bounds.ZERO, Bounds.ZERO);
            }
            return new Index(spread.used, spread.share(first), spread.share(total));
        }

        private Pair pair(int i, int j, double[] back) {
            Spread spread = where(k -> Double.isFinite(a[k] + b[k] + ab[i][k] + ab[j][k] + back[k]));
            double[] both = spread.sums(
                    k -> back[k] * ab[j][k] - a[k] * b[k] - b[k] * (ab[i][k] - a[k]) - b[k] * (ab[j][k] - a[k]));
            return new Pair(i, j, spread.used, spread.share(both));
        }

        private Spread where(java.util.function.IntPredicate known) {
            boolean[] used = new boolean[a.length];
            boolean same = true;
            for (int k = 0; k < used.length; k++) {
                used[k] = known.test(k);
                same &= used[k] == whole.isUsed[k];
            }
            return same ? whole : new Spread(used);
        }

        /** Blocks that are used together, and the variance of their outcomes at A and B. */
        private final class Spread {
            final boolean[] isUsed;
            final int used;
            final double variance;
            private final double[] counts;
            private final double[] variances;

            Spread(boolean[] isUsed) {
                this.isUsed = isUsed;
                this.used = (int)
                        IntStream.range(0, isUsed.length).filter(k -> isUsed[k]).count();
                double[] count = sums(k -> 1);
                double[] sum = sums(k -> a[k] + b[k]);
                double[] squares = sums(k -> a[k] * a[k] + b[k] * b[k]);
                this.variance = used < 2 ? Double.NaN : variance(used, Resampling.sum(sum), Resampling.sum(squares));
                this.counts = resampling.resampled(count);
                double[] sumAgain = resampling.resampled(sum);
                double[] squaresAgain = resampling.resampled(squares);
                this.variances = new double[counts.length];
                for (int r = 0; r < counts.length; r++) {
                    variances[r] = variance(counts[r], sumAgain[r], squaresAgain[r]);
                }
            }

            private static double variance(double blocks, double sum, double squares) {
                double mean = sum / (2 * blocks);
                return Math.max(0, squares / (2 * blocks) - mean * mean);
            }

            double[] sums(java.util.function.IntToDoubleFunction term) {
                double[] sums = new double[resampling.groups()];
                for (int k = 0; k < isUsed.length; k++) {
                    if (isUsed[k]) {
                        sums[resampling.group(k)] += term.applyAsDouble(k);
                    }
                }
                return sums;
            }

            Bounds share(double[] sums) {
                if (!(variance > 0)) {
                    return Bounds.NONE;
                }
                double[] again = resampling.resampled(sums);
                return Resampling.bounds(
                        Resampling.sum(sums) / used / variance, r -> again[r] / counts[r] / variances[r]);
            }
        }
    }
}
