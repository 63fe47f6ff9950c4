package parley.solve.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Beliefs about three types or more. The simplex is cut into cones from the prior to its sides; in each, with the prior and the
 * side's corners as corners, stands the lattice of multiples of one part in {@code parts}, cut into small simplices (Freudenthal
 * 1942). A belief is rounded to the corners of its small simplex with weights proportional to 3w^2 - 2w^3 of its barycentric
 * coordinates w. {@code types} must be at least 3 and the prior positive throughout.
 */
final class ConeGrid implements TypeGrid {
    private final double[] prior;
    private final int parts;
    private final int types;
    private final List<double[]> points = new ArrayList<>();
    private final Map<List<Integer>, Integer> places = new HashMap<>();
    private final int priorAt;

    ConeGrid(double[] prior, int parts) {
        this.prior = prior;
        this.parts = parts;
        this.types = prior.length;
        int[] count = new int[types];
        for (int atPrior = 0; atPrior <= parts; atPrior++) {
            fill(count, 0, parts - atPrior, atPrior);
        }
        int[] none = new int[types];
        this.priorAt = place(parts, none);
    }

    private void fill(int[] count, int type, int left, int atPrior) {
        if (type == types - 1) {
            count[type] = left;
            if (Arrays.stream(count).min().orElseThrow() == 0) {
                double[] point = new double[types];
                for (int k = 0; k < types; k++) {
                    point[k] = (atPrior * prior[k] + count[k]) / parts;
                }
                places.put(key(atPrior, count), points.size());
                points.add(point);
            }
            return;
        }
        for (int c = 0; c <= left; c++) {
            count[type] = c;
            fill(count, type + 1, left - c, atPrior);
        }
    }

    private static List<Integer> key(int atPrior, int[] count) {
        List<Integer> key = new ArrayList<>();
        key.add(atPrior);
        for (int c : count) {
            key.add(c);
        }
        return key;
    }

    private int place(int atPrior, int[] count) {
        Integer place = places.get(key(atPrior, count));
        if (place == null) {
            throw new IllegalStateException("not a grid belief: " + atPrior + " " + Arrays.toString(count));
        }
        return place;
    }

    @Override
    public int types() {
        return types;
    }

    @Override
    public int size() {
        return points.size();
    }

    @Override
    public double at(int vertex, int type) {
        return points.get(vertex)[type];
    }

    @Override
    public int prior() {
        return priorAt;
    }

    @Override
    public int round(double[] belief, int from, int[] vertex, double[] weight, double[] slope) {
        int side = 0;
        for (int k = 1; k < types; k++) {
            if (belief[from + k] / prior[k] < belief[from + side] / prior[side]) {
                side = k;
            }
        }
        // Corners of the cone: the prior, then every type but that of the side; tail[r] sums coordinates from r on.
        int last = types - 1;
        int[] corner = new int[types];
        double[] coordinate = new double[types];
        double share = Math.min(1, Math.max(0, belief[from + side] / prior[side]));
        coordinate[0] = share;
        for (int k = 0, c = 1; k < types; k++) {
            if (k != side) {
                corner[c] = k;
                coordinate[c++] = Math.max(0, belief[from + k] - share * prior[k]);
            }
        }
        double[] tail = new double[types + 1];
        for (int r = last; r >= 1; r--) {
            tail[r] = Math.min(parts, tail[r + 1] + parts * coordinate[r]);
        }
        int[] floor = new int[types + 1];
        double[] fraction = new double[types];
        Integer[] order = new Integer[last];
        for (int r = 1; r <= last; r++) {
            floor[r] = (int) Math.min(parts, Math.floor(tail[r]));
            fraction[r] = tail[r] - floor[r];
            order[r - 1] = r;
        }
        Arrays.sort(order, (a, b) -> fraction[b] != fraction[a] ? Double.compare(fraction[b], fraction[a]) : a - b);
        // Derivative of tail r by the probability of each type.
        double[][] dTail = new double[types][types];
        for (int r = 1; r <= last; r++) {
            for (int c = r; c <= last; c++) {
                dTail[r][corner[c]] += parts;
                dTail[r][side] -= parts * prior[corner[c]] / prior[side];
            }
        }
        return smooth(floor, fraction, order, dTail, side, corner, vertex, weight, slope);
    }

    private int smooth(
            int[] floor,
            double[] fraction,
            Integer[] order,
            double[][] dTail,
            int side,
            int[] corner,
            int[] vertex,
            double[] weight,
            double[] slope) {
        int last = types - 1;
        double sum = 0;
        double[] dSum = new double[types];
        int found = 0;
        double[] plain = new double[types];
        for (int v = 0; v <= last; v++) {
            if (v > 0) {
                floor[order[v - 1]]++;
            }
            double upper = v == 0 ? 1 : fraction[order[v - 1]];
            double lower = v == last ? 0 : fraction[order[v]];
            double w = upper - lower;
            double s = w * w * (3 - 2 * w);
            if (!(s > 0)) {
                continue;
            }
            vertex[found] = place(floor, side, corner);
            plain[found] = s;
            sum += s;
            for (int k = 0; k < types; k++) {
                double dw = (v == 0 ? 0 : dTail[order[v - 1]][k]) - (v == last ? 0 : dTail[order[v]][k]);
                double ds = 6 * w * (1 - w) * dw;
                slope[found * types + k] = ds;
                dSum[k] += ds;
            }
            found++;
        }
        for (int v = 0; v < found; v++) {
            weight[v] = plain[v] / sum;
            for (int k = 0; k < types; k++) {
                slope[v * types + k] = (slope[v * types + k] - weight[v] * dSum[k]) / sum;
            }
        }
        return found;
    }

    private int place(int[] tail, int side, int[] corner) {
        int[] count = new int[types];
        for (int r = 1; r < types; r++) {
            count[corner[r]] = tail[r] - (r + 1 < types ? tail[r + 1] : 0);
        }
        count[side] = 0;
        return place(parts - tail[1], count);
    }
}
