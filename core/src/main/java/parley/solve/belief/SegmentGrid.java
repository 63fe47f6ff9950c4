package parley.solve.belief;

import java.util.Arrays;

/**
 * Beliefs about two types: probabilities of the first, in order. Between two of them a belief at share {@code w} of the way is
 * rounded up with weight 3w^2 - 2w^3, whose slope is 0 at both, so that Newton's method sees no corners.
 */
final class SegmentGrid implements TypeGrid {
    private final double[] point;
    private final int prior;

    /** @param point increasing, from 0 to 1, the prior among them */
    SegmentGrid(double[] point, double prior) {
        this.point = point;
        this.prior = Arrays.binarySearch(point, prior);
        if (this.prior < 0) {
            throw new IllegalArgumentException("the prior is a grid belief");
        }
    }

    /** About {@code pieces} equal pieces, cut so that the prior is a point. */
    static SegmentGrid even(double prior, int pieces) {
        if (prior <= 0 || prior >= 1) {
            double[] point = new double[pieces + 1];
            for (int k = 0; k <= pieces; k++) {
                point[k] = k / (double) pieces;
            }
            return new SegmentGrid(point, prior);
        }
        int below = (int) Math.min(pieces - 1L, Math.max(1, Math.round(pieces * prior)));
        double[] point = new double[pieces + 1];
        for (int k = 0; k <= pieces; k++) {
            point[k] = k <= below ? prior * k / below : prior + (1 - prior) * (k - below) / (pieces - below);
        }
        point[below] = prior;
        point[pieces] = 1;
        return new SegmentGrid(point, prior);
    }

    /** The same with more points; those already there are kept once. */
    SegmentGrid with(double[] more) {
        double[] all = Arrays.copyOf(point, point.length + more.length);
        System.arraycopy(more, 0, all, point.length, more.length);
        return new SegmentGrid(Arrays.stream(all).sorted().distinct().toArray(), point[prior]);
    }

    @Override
    public int types() {
        return 2;
    }

    @Override
    public int size() {
        return point.length;
    }

    @Override
    public double at(int vertex, int type) {
        return type == 0 ? point[vertex] : 1 - point[vertex];
    }

    @Override
    public int prior() {
        return prior;
    }

    @Override
    public int round(double[] belief, int from, int[] vertex, double[] weight, double[] slope) {
        double p = belief[from];
        int top = point.length - 1;
        int low = 0;
        // The last point at or below p.
        while (top - low > 1) {
            int middle = (low + top) >>> 1;
            if (point[middle] <= p) {
                low = middle;
            } else {
                top = middle;
            }
        }
        int high = low + 1;
        double width = point[high] - point[low];
        double w = Math.min(1, Math.max(0, (p - point[low]) / width));
        double smooth = w * w * (3 - 2 * w);
        double rise = 6 * w * (1 - w) / width;
        if (smooth == 0 || smooth == 1) {
            vertex[0] = smooth == 0 ? low : high;
            weight[0] = 1;
            slope[0] = 0;
            slope[1] = 0;
            return 1;
        }
        vertex[0] = low;
        weight[0] = 1 - smooth;
        slope[0] = -rise;
        slope[1] = 0;
        vertex[1] = high;
        weight[1] = smooth;
        slope[2] = rise;
        slope[3] = 0;
        return 2;
    }
}
