package parley.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Linear systems {@code x = b + M x} and {@code y = c + M^T y} with a sparse matrix {@code M >= 0}, and bounds of what is left
 * of their errors.
 *
 * <p>Solved one strongly connected component after the other (Tarjan 1972): see {@link ChainBlock}; one
 * step of refinement. Whatever the solver did, the error is
 * bounded afterwards: a vector {@code e > 0} with {@code e - M e >= |residual| + rounding} proves that {@code I - M} is a
 * nonsingular M-matrix and that no entry is off by more than {@code e} (Berman and Plemmons 1979, chapter 6).
 */
final class ChainSystem {
    private final int size;
    private final int[] start;
    private final int[] column;
    private final double[] entry;
    private final int[] component;
    private final int[][] members;
    private final @Nullable ChainBlock[] blocks;
    private final int[] place;
    private final double gamma;

    /**
     * @param start {@code [i] .. [i + 1]}: the entries of row i
     * @param operations bound on those that made an entry
     */
    ChainSystem(int[] start, int[] column, double[] entry, long operations) {
        this.size = start.length - 1;
        this.start = start;
        this.column = column;
        this.entry = entry;
        this.component = ChainGraph.components(start, size, column, entry);
        this.members = ChainGraph.members(component);
        this.blocks = new ChainBlock[members.length];
        this.place = new int[size];
        int longest = 0;
        for (int s = 0; s < size; s++) {
            longest = Math.max(longest, start[s + 1] - start[s]);
        }
        this.gamma = ChainMix.gamma(operations + longest + 6);
    }

    /** An approximate solution of {@code x = b + M x}. */
    double[] solve(double[] b) {
        double[] x = once(b);
        double[] residual = residual(b, x);
        double[] correction = once(residual);
        for (int s = 0; s < size; s++) {
            if (Double.isFinite(correction[s])) {
                x[s] += correction[s];
            }
        }
        return x;
    }

    private double[] residual(double[] b, double[] x) {
        double[] r = new double[size];
        for (int s = 0; s < size; s++) {
            double sum = b[s] - x[s];
            for (int e = start[s]; e < start[s + 1]; e++) {
                sum += entry[e] * x[column[e]];
            }
            r[s] = sum;
        }
        return r;
    }

    private double[] once(double[] b) {
        double[] x = new double[size];
        // Components are numbered so that successors come first.
        for (int c = 0; c < members.length; c++) {
            int[] block = members[c];
            double[] right = new double[block.length];
            for (int k = 0; k < block.length; k++) {
                int s = block[k];
                right[k] = b[s];
                for (int e = start[s]; e < start[s + 1]; e++) {
                    if (component[column[e]] != c) {
                        right[k] += entry[e] * x[column[e]];
                    }
                }
            }
            right = block(c).solve(right);
            for (int k = 0; k < block.length; k++) {
                x[block[k]] = right[k];
            }
        }
        return x;
    }

    /** An approximate solution of {@code y = c + M^T y}. */
    double[] solveTransposed(double[] c) {
        double[] flow = c.clone();
        double[] y = new double[size];
        for (int m = members.length - 1; m >= 0; m--) {
            int[] block = members[m];
            double[] right = new double[block.length];
            for (int k = 0; k < block.length; k++) {
                right[k] = flow[block[k]];
            }
            right = block(m).solveTransposed(right);
            for (int k = 0; k < block.length; k++) {
                int s = block[k];
                y[s] = right[k];
                for (int e = start[s]; e < start[s + 1]; e++) {
                    if (component[column[e]] != m) {
                        flow[column[e]] += entry[e] * y[s];
                    }
                }
            }
        }
        return y;
    }

    private ChainBlock block(int c) {
        ChainBlock known = blocks[c];
        if (known == null) {
            int[] block = members[c];
            for (int k = 0; k < block.length; k++) {
                place[block[k]] = k;
            }
            known = new ChainBlock(block, c, component, place, start, column, entry);
            blocks[c] = known;
        }
        return known;
    }

    /**
     * {@code [s]}: proven bounds on the errors of {@code x} as a solution of {@code x = b + M x}; infinities if none.
     *
     * @param magnitude sums of the absolute terms that made {@code b}
     */
    double[] errors(double[] b, double[] magnitude, double[] x) {
        double[] needed = new double[size];
        for (int s = 0; s < size; s++) {
            double sum = b[s] - x[s];
            double absolute = magnitude[s] + Math.abs(x[s]);
            for (int e = start[s]; e < start[s + 1]; e++) {
                sum += entry[e] * x[column[e]];
                absolute += entry[e] * Math.abs(x[column[e]]);
            }
            needed[s] = (Math.abs(sum) + gamma * absolute) * (1 + 1e-9);
        }
        return dominating(needed);
    }

    /** {@code e} with {@code e - M e >= needed}, proven; or infinities. */
    double[] dominating(double[] needed) {
        double most = Double.MIN_NORMAL;
        for (double x : needed) {
            most = Math.max(most, x);
        }
        double[] wanted = new double[size];
        for (int s = 0; s < size; s++) {
            // A floor keeps every entry positive and away from underflow.
            wanted[s] = 1.01 * needed[s] + 1e-6 * most;
        }
        double[] e = once(wanted);
        for (double stretch = 1; stretch < 1e4; stretch *= 8) {
            double[] tried = e.clone();
            for (int s = 0; s < size; s++) {
                tried[s] *= stretch;
            }
            if (dominates(tried, needed)) {
                return tried;
            }
        }
        Arrays.fill(e, Double.POSITIVE_INFINITY);
        return e;
    }

    private boolean dominates(double[] e, double[] needed) {
        for (int s = 0; s < size; s++) {
            double sum = 0;
            for (int k = start[s]; k < start[s + 1]; k++) {
                sum += entry[k] * e[column[k]];
            }
            double slack = e[s] - sum - 2 * gamma * (e[s] + sum);
            if (!(e[s] > 0 && slack >= needed[s] && slack > 0 && e[s] < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }
}
