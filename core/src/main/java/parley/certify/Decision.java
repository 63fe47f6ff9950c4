package parley.certify;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A decision problem of one player without horizon, in sparse rows with discounts multiplied in: choose a row in every
 * state, collect its reward, go on by its weights.
 *
 * <p>Bounds: where {@code w >= c + P_a w} for some {@code w > 0}, {@code c > 0} and every row {@code a}, a function whose
 * image under the optimality equation (or a policy's) is within {@code r} of it lies within {@code r w / c} of the solution.
 */
final class Decision {
    private static final int ROUNDS = 200;

    final int size;
    /** {@code [k]}: rows of state k are {@code moveStart[k] .. moveStart[k + 1] - 1}. */
    final int[] moveStart;

    final double[] reward;
    /** {@code [row]}: the sum of absolute terms of a reward, which its rounding error is relative to. */
    final double[] magnitude;

    final int[] rowStart;
    final int[] column;
    final double[] entry;
    /** Bound on the relative rounding error of a reward plus a row times a vector, with that of their making. */
    final double gamma;

    private final BooleanSupplier cancelled;

    private Decision(
            int[] moveStart,
            double[] reward,
            double[] magnitude,
            int[] rowStart,
            int[] column,
            double[] entry,
            double gamma,
            BooleanSupplier cancelled) {
        this.size = moveStart.length - 1;
        this.moveStart = moveStart;
        this.reward = reward;
        this.magnitude = magnitude;
        this.rowStart = rowStart;
        this.column = column;
        this.entry = entry;
        this.gamma = gamma;
        this.cancelled = cancelled;
    }

    int rows() {
        return reward.length;
    }

    /** The row times {@code x}. */
    double times(int row, double[] x) {
        double sum = 0;
        for (int e = rowStart[row]; e < rowStart[row + 1]; e++) {
            sum += entry[e] * x[column[e]];
        }
        return sum;
    }

    double rowSum(int row) {
        double sum = 0;
        for (int e = rowStart[row]; e < rowStart[row + 1]; e++) {
            sum += entry[e];
        }
        return sum;
    }

    /** The largest absolute entry. */
    static double largest(double[] x) {
        double most = 0;
        for (double y : x) {
            most = Math.max(most, Math.abs(y));
        }
        return most;
    }

    /** Bound on the rounding error of a reward plus row times {@code x}, less an entry of x; x is up to {@code largest}. */
    double rounding(int row, double largest) {
        return gamma * (magnitude[row] + 3 * largest);
    }

    /** The same for all rows. */
    double rounding(double[] x) {
        return Rounding.up(gamma * (largest(magnitude) + 3 * largest(x)));
    }

    /** The same problem with every weight multiplied by {@code factor}. */
    Decision damped(double factor) {
        double[] less = entry.clone();
        for (int e = 0; e < less.length; e++) {
            less[e] *= factor;
        }
        return new Decision(moveStart, reward, magnitude, rowStart, column, less, gamma + 2 * Rounding.UNIT, cancelled);
    }

    /** Checks weights: {@code w / c}, or infinities where no positive {@code c} fits. */
    double[] checked(double[] w) {
        double slack = Double.POSITIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            for (int row = moveStart[k]; row < moveStart[k + 1]; row++) {
                slack = Math.min(slack, w[k] * (1 - gamma) - times(row, w) * (1 + gamma));
            }
        }
        double[] weights = new double[size];
        for (int k = 0; k < size; k++) {
            weights[k] = slack > 0 ? Rounding.up(w[k] / slack) : Double.POSITIVE_INFINITY;
        }
        return weights;
    }

    /** Weights of a problem in which play stops whatever is chosen: the longest expected play; infinities elsewhere. */
    double[] stopping() {
        double[] w = new double[size];
        double[] ones = new double[rows()];
        Arrays.fill(ones, 1);
        Arrays.fill(w, 1);
        for (int sweep = 0; sweep < 50; sweep++) {
            for (int k = size - 1; k >= 0; k--) {
                for (int row = moveStart[k]; row < moveStart[k + 1]; row++) {
                    w[k] = Math.max(w[k], 1 + times(row, w));
                }
            }
        }
        best(ones, w, 1e-3);
        double[] weights = checked(w);
        for (double x : w) {
            if (!(x > 0)) {
                Arrays.fill(weights, Double.POSITIVE_INFINITY);
            }
        }
        return weights;
    }

    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    /**
     * Policy iteration (Howard 1960) for the largest total of {@code rewards}.
     *
     * @param value {@code [k]}: first guess, replaced by the value of the last policy, as computed
     * @param enough iteration stops once a step improves no entry by more; -1: once no policy is better
     * @return the largest amount by which a further step would raise an entry, as computed
     */
    double best(double[] rewards, double[] value, double enough) {
        double[] b = new double[size];
        int[] start = new int[size + 1];
        int[] choice = new int[size];
        Arrays.fill(choice, -1);
        int round = 0;
        while (true) {
            if (isCancelled()) {
                throw new CancellationException();
            }
            double excess = 0;
            boolean changed = false;
            int at = 0;
            for (int k = 0; k < size; k++) {
                int chosen = choice[k];
                double most = chosen < 0 ? Double.NEGATIVE_INFINITY : rewards[chosen] + times(chosen, value);
                // Rounding alone must not make the policies go round in circles.
                double margin = chosen < 0 ? 0 : 2 * Rounding.UNIT * Math.abs(most);
                for (int row = moveStart[k]; row < moveStart[k + 1]; row++) {
                    double x = rewards[row] + times(row, value);
                    if (x > most + margin || Double.isNaN(x)) {
                        most = x;
                        margin = 0;
                        chosen = row;
                    }
                    excess = Math.max(excess, x - value[k]);
                }
                changed |= chosen != choice[k];
                choice[k] = Math.max(chosen, moveStart[k]);
                b[k] = rewards[choice[k]];
                at += rowStart[choice[k] + 1] - rowStart[choice[k]];
                start[k + 1] = at;
            }
            if (!changed || excess <= enough || !Double.isFinite(excess) || ++round > ROUNDS) {
                return excess;
            }
            int[] columns = new int[at];
            double[] entries = new double[at];
            for (int k = 0; k < size; k++) {
                int from = rowStart[choice[k]];
                System.arraycopy(column, from, columns, start[k], start[k + 1] - start[k]);
                System.arraycopy(entry, from, entries, start[k], start[k + 1] - start[k]);
            }
            Linear.fixedPoint(start, columns, entries, b, value, 1e-15);
        }
    }

    /** Collects rows, state by state. */
    static final class Builder {
        private final int[] moveStart;
        private final BooleanSupplier cancelled;
        private double[] reward = new double[16];
        private double[] magnitude = new double[16];
        private int[] rowStart = new int[17];
        private int[] column = new int[64];
        private double[] entry = new double[64];
        private final double[] sum;
        private final int[] touched;
        private final boolean[] isTouched;
        private int touchedCount;
        private int states;
        private int rows;
        private int longest;

        Builder(int size, BooleanSupplier cancelled) {
            this.moveStart = new int[size + 1];
            this.cancelled = cancelled;
            this.sum = new double[size];
            this.touched = new int[size];
            this.isTouched = new boolean[size];
        }

        /** Adds to the present row. */
        void add(int to, double weight) {
            if (!isTouched[to]) {
                isTouched[to] = true;
                touched[touchedCount++] = to;
                sum[to] = 0;
            }
            sum[to] += weight;
        }

        /** Ends the present row, its weights multiplied by {@code factor}; {@code size} is the sum of absolute rewards. */
        void endRow(double rowReward, double size, double factor) {
            if (rows == reward.length) {
                reward = Arrays.copyOf(reward, 2 * rows);
                magnitude = Arrays.copyOf(magnitude, 2 * rows);
                rowStart = Arrays.copyOf(rowStart, 2 * rows + 1);
            }
            int at = rowStart[rows];
            if (at + touchedCount > column.length) {
                int length = Math.max(at + touchedCount, 2 * column.length);
                column = Arrays.copyOf(column, length);
                entry = Arrays.copyOf(entry, length);
            }
            for (int e = 0; e < touchedCount; e++) {
                column[at] = touched[e];
                entry[at++] = factor * sum[touched[e]];
                isTouched[touched[e]] = false;
            }
            longest = Math.max(longest, touchedCount);
            touchedCount = 0;
            magnitude[rows] = size;
            reward[rows++] = rowReward;
            rowStart[rows] = at;
        }

        /** Ends the present state. */
        void endState() {
            moveStart[++states] = rows;
        }

        /** The problem; {@code operations} bounds those that made an entry. */
        Decision build(long operations) {
            int edges = rowStart[rows];
            return new Decision(
                    moveStart,
                    Arrays.copyOf(reward, rows),
                    Arrays.copyOf(magnitude, rows),
                    Arrays.copyOf(rowStart, rows + 1),
                    Arrays.copyOf(column, edges),
                    Arrays.copyOf(entry, edges),
                    Rounding.gamma(operations + longest + 4),
                    cancelled);
        }
    }
}
