package parley.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/** The chain of a stationary profile in sparse rows, one per state, with the weights of a reward multiplied in. */
final class ChainMatrix {
    /** A row that loses more than this may stop; less is rounding of its sum. */
    static final double LOSS = 1e-12;

    final int size;
    final int[] start;
    int[] column = new int[64];
    double[] entry = new double[64];
    /** {@code [s]}: expected reward of the period. */
    final double[] reward;
    /** {@code [s]}: expected absolute reward, which rounding is relative to. */
    final double[] magnitude;
    /** {@code [s]}: whether some joint move in use pays more than 0, less than 0. */
    final boolean[] gains;

    final boolean[] pays;
    /** {@code [s]}: whether play may stop here, or is discounted. */
    final boolean[] leaks;

    /**
     * @param carryOn {@code [j]} or null
     * @param perJoint {@code [j]} or null
     */
    ChainMatrix(
            StochasticGame game,
            Profile profile,
            double @Nullable [] carryOn,
            double @Nullable [] perJoint,
            double discount) {
        size = game.states();
        start = new int[size + 1];
        reward = new double[size];
        magnitude = new double[size];
        gains = new boolean[size];
        pays = new boolean[size];
        leaks = new boolean[size];
        ChainMix mix = new ChainMix(game);
        double[] sum = new double[size];
        boolean[] isTouched = new boolean[size];
        int[] touched = new int[size];
        double[] sigma = profile.strategyAt(0);
        for (int s = 0; s < size; s++) {
            mix.load(s, sigma);
            double factor = game.advances(s) ? discount : 1;
            leaks[s] = factor < 1;
            int count = 0;
            for (int k = 0; k < mix.size; k++) {
                int j = mix.joint[k];
                double w = mix.weight[k];
                double r = perJoint == null ? 0 : perJoint[j];
                reward[s] += w * r;
                magnitude[s] += w * Math.abs(r);
                gains[s] |= r > 0;
                pays[s] |= r < 0;
                double carry = carryOn == null ? 1 : carryOn[j];
                double total = 0;
                int row = game.row(j);
                for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                    double p = game.probability(e);
                    total += p;
                    int to = game.successor(e);
                    if (p > 0 && carry > 0 && w > 0) {
                        if (!isTouched[to]) {
                            isTouched[to] = true;
                            sum[to] = 0;
                            touched[count++] = to;
                        }
                        sum[to] += w * carry * factor * p;
                    }
                }
                leaks[s] |= carry < 1 || total < 1 - LOSS;
            }
            endRow(s, count, touched, sum, isTouched);
        }
    }

    private void endRow(int s, int count, int[] touched, double[] sum, boolean[] isTouched) {
        int at = start[s];
        if (at + count > column.length) {
            int length = Math.max(at + count, 2 * column.length);
            column = Arrays.copyOf(column, length);
            entry = Arrays.copyOf(entry, length);
        }
        for (int k = 0; k < count; k++) {
            isTouched[touched[k]] = false;
            column[at] = touched[k];
            entry[at++] = sum[touched[k]];
        }
        start[s + 1] = at;
    }

    /** {@code [s]}: whether play from {@code s} may reach a state in {@code target}. */
    boolean[] reaching(boolean[] target) {
        int[] from = new int[size + 1];
        for (int e = 0; e < start[size]; e++) {
            from[column[e] + 1]++;
        }
        for (int s = 0; s < size; s++) {
            from[s + 1] += from[s];
        }
        int[] before = new int[start[size]];
        int[] filled = from.clone();
        for (int s = 0; s < size; s++) {
            for (int e = start[s]; e < start[s + 1]; e++) {
                before[filled[column[e]]++] = s;
            }
        }
        boolean[] reaches = target.clone();
        int[] queue = new int[size];
        int tail = 0;
        for (int s = 0; s < size; s++) {
            if (target[s]) {
                queue[tail++] = s;
            }
        }
        for (int head = 0; head < tail; head++) {
            for (int k = from[queue[head]]; k < from[queue[head] + 1]; k++) {
                if (!reaches[before[k]]) {
                    reaches[before[k]] = true;
                    queue[tail++] = before[k];
                }
            }
        }
        return reaches;
    }

    /** {@code [s]}: whether play from {@code from} may reach {@code s}; it does not go on from {@code stops}. */
    boolean[] reachable(int from, boolean @Nullable [] stops) {
        boolean[] reached = new boolean[size];
        int[] queue = new int[size];
        int tail = 1;
        queue[0] = from;
        reached[from] = true;
        for (int head = 0; head < tail; head++) {
            int s = queue[head];
            if (stops != null && stops[s]) {
                continue;
            }
            for (int e = start[s]; e < start[s + 1]; e++) {
                if (entry[e] > 0 && !reached[column[e]]) {
                    reached[column[e]] = true;
                    queue[tail++] = column[e];
                }
            }
        }
        return reached;
    }

    /** The rows and columns of {@code kept}, renumbered in order. */
    ChainSystem restricted(boolean[] kept, long operations) {
        int[] place = new int[size];
        int count = 0;
        for (int s = 0; s < size; s++) {
            place[s] = kept[s] ? count++ : -1;
        }
        int[] rows = new int[count + 1];
        int[] columns = new int[start[size]];
        double[] entries = new double[start[size]];
        int at = 0;
        for (int s = 0; s < size; s++) {
            if (!kept[s]) {
                continue;
            }
            for (int e = start[s]; e < start[s + 1]; e++) {
                if (kept[column[e]]) {
                    columns[at] = place[column[e]];
                    entries[at++] = entry[e];
                }
            }
            rows[place[s] + 1] = at;
        }
        return new ChainSystem(rows, Arrays.copyOf(columns, at), Arrays.copyOf(entries, at), operations);
    }

    /** The largest number of states that lead to one. */
    long mostEntering() {
        int[] entering = new int[size];
        int most = 0;
        for (int e = 0; e < start[size]; e++) {
            most = Math.max(most, ++entering[column[e]]);
        }
        return most;
    }

    /** The entries of {@code x} at {@code kept}. */
    static double[] gather(double[] x, boolean[] kept) {
        double[] picked = new double[x.length];
        int count = 0;
        for (int s = 0; s < x.length; s++) {
            if (kept[s]) {
                picked[count++] = x[s];
            }
        }
        return Arrays.copyOf(picked, count);
    }
}
