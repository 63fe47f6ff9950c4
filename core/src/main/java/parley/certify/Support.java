package parley.certify;

import java.util.Arrays;

/**
 * Beliefs about one player's types at which the worth of a memory is known, and how any other belief that occurs there is a mean
 * of them. The worth of best play is convex in the belief, so its mean is no less than what best play is worth there (Lovejoy
 * 1991). Point 0 is the belief that is held at the memory.
 */
abstract class Support {
    /** A belief as a mean of points. Scratch space. */
    static final class Split {
        int count;
        final int[] index;
        final double[] weight;

        /** Bound on the distance (sum of absolute differences) of the belief from the mean of the points. */
        double off;

        Split(int types) {
            index = new int[2 * types];
            weight = new double[2 * types];
        }

        private void add(int point, double w) {
            if (w > 0) {
                index[count] = point;
                weight[count++] = w;
            }
        }
    }

    final int types;
    final int size;

    /** {@code [p * types + k]}. */
    final double[] point;

    private Support(int types, double[] point) {
        this.types = types;
        this.size = point.length / types;
        this.point = point;
    }

    /** Writes {@code belief} as a mean of points. */
    abstract void split(double[] belief, Split into);

    /** Sum of absolute differences of a belief from a point. */
    final double distance(double[] belief, int p) {
        double sum = 0;
        for (int k = 0; k < types; k++) {
            sum += Math.abs(belief[k] - point[p * types + k]);
        }
        return sum;
    }

    /** Only the belief that is held: for profiles whose beliefs are exact, or where there is one type. */
    static Support held(double[] belief) {
        return new Support(belief.length, belief) {
            @Override
            void split(double[] b, Split into) {
                into.count = 1;
                into.index[0] = 0;
                into.weight[0] = 1;
                into.off = types == 1 ? 0 : distance(b, 0) + 4 * types * Rounding.UNIT;
            }
        };
    }

    /** Beliefs that are all that occur: each is found among the points. */
    static Support listed(int types, double[] points) {
        return new Support(types, points) {
            @Override
            void split(double[] b, Split into) {
                int best = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int p = 0; p < size && least > 0; p++) {
                    double d = distance(b, p);
                    if (d < least) {
                        least = d;
                        best = p;
                    }
                }
                into.count = 1;
                into.index[0] = best;
                into.weight[0] = 1;
                into.off = least + 4 * types * Rounding.UNIT;
            }
        };
    }

    /**
     * Points of a line: two types, and a belief between two neighbouring points is a mean of these.
     *
     * @param held the probability of the first type that is held
     * @param first probabilities of the first type, in any order, the least and the largest that occur among them
     */
    static Support line(double held, double[] first) {
        double[] sorted = Arrays.copyOf(first, first.length + 1);
        sorted[first.length] = held;
        double[] at = Arrays.stream(sorted).sorted().distinct().toArray();
        double[] points = new double[2 * at.length];
        int[] number = new int[at.length];
        int next = 1;
        for (int p = 0; p < at.length; p++) {
            number[p] = at[p] == held ? 0 : next++;
            points[2 * number[p]] = at[p];
            points[2 * number[p] + 1] = 1 - at[p];
        }
        return new Support(2, points) {
            @Override
            void split(double[] b, Split into) {
                double x = b[0];
                int low = 0;
                int high = at.length - 1;
                while (high - low > 1) {
                    int middle = (low + high) >>> 1;
                    if (at[middle] <= x) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                into.count = 0;
                double w = high == low ? 0 : (x - at[low]) / (at[high] - at[low]);
                w = Math.min(1, Math.max(0, w));
                into.add(number[low], 1 - w);
                into.add(number[high], w);
                double mean = high == low ? at[low] : at[low] + w * (at[high] - at[low]);
                into.off = 2 * Math.abs(x - mean) + Math.abs(1 - b[0] - b[1]) + 16 * Rounding.UNIT;
            }
        };
    }

    /**
     * A star: the belief that is held in the middle, and on the way from it to every sure belief points at the same shares
     * of the way. A belief lies in the cone of all types but one, between two layers of points.
     *
     * @param held the belief that is held
     * @param share increasing, in (0, 1], the last is 1
     */
    static Support star(double[] held, double[] share) {
        int types = held.length;
        double[] points = new double[(1 + share.length * types) * types];
        System.arraycopy(held, 0, points, 0, types);
        for (int r = 0; r < share.length; r++) {
            for (int k = 0; k < types; k++) {
                int at = (1 + r * types + k) * types;
                for (int x = 0; x < types; x++) {
                    points[at + x] = (1 - share[r]) * held[x] + (x == k ? share[r] : 0);
                }
            }
        }
        return new Support(types, points) {
            @Override
            void split(double[] b, Split into) {
                double least = 1;
                for (int k = 0; k < types; k++) {
                    if (held[k] > 0) {
                        least = Math.min(least, b[k] / held[k]);
                    }
                }
                double far = 0;
                for (int k = 0; k < types; k++) {
                    far += Math.max(0, b[k] - least * held[k]);
                }
                into.count = 0;
                into.off = 32.0 * types * Rounding.UNIT;
                if (!(far > 0)) {
                    into.add(0, 1);
                    return;
                }
                int r = 0;
                while (r < share.length - 1 && share[r] < far) {
                    r++;
                }
                double inner = r == 0 ? 0 : share[r - 1];
                double w = Math.min(1, Math.max(0, (far - inner) / (share[r] - inner)));
                if (r == 0) {
                    into.add(0, 1 - w);
                }
                for (int k = 0; k < types; k++) {
                    double part = Math.max(0, b[k] - least * held[k]) / far;
                    if (r > 0) {
                        into.add(1 + (r - 1) * types + k, part * (1 - w));
                    }
                    into.add(1 + r * types + k, part * w);
                }
            }
        };
    }
}
