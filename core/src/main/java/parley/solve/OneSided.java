package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/**
 * What one side of a game can reach against a fixed stationary strategy of the other, where no reward is negative and play
 * may go on for ever undiscounted.
 *
 * <p>Policy iteration on the problem with every reward moved by a tiny {@code epsilon}, so that its solution satisfies the
 * optimality inequality of the true problem with room for rounding; that inequality is then checked, and proves the bound (the
 * totals are the least solutions of it, Puterman 1994, section 7.2). For the largest total, sets of states between which
 * the side can move for ever for nothing are made one state before (end components, de Alfaro 1997); for the least,
 * states from which 0 can be had for ever are worth 0.
 */
final class OneSided {
    private static final int ROUNDS = 300;

    private final int size;
    private final int[] moveStart;
    private final double[] reward;
    private final SparseRows rows;
    private final OneSidedGraph graph;
    private final long operations;
    private final double gamma;
    /** {@code [row]}: may lead to where the least total is infinite. */
    private final boolean[] banned;

    private double largestReward;

    private OneSided(int size, int[] moveStart, double[] reward, SparseRows rows, long operations) {
        this.size = size;
        this.moveStart = moveStart;
        this.reward = reward;
        this.rows = rows;
        this.graph = new OneSidedGraph(size, moveStart, reward, rows);
        this.operations = operations;
        this.banned = new boolean[rows.rows];
        this.gamma = ChainMix.gamma(2 * operations + rows.longest + 8);
        for (double r : reward) {
            largestReward = Math.max(largestReward, r);
        }
    }

    /** The problem of the side that does not play {@code fixed}. */
    static OneSided against(Sides sides, double[] fixed, boolean fixedIsRows) {
        StochasticGame game = sides.game;
        int count = game.states();
        int[] moveStart = new int[count + 1];
        int[] start = fixedIsRows ? sides.columnStart : sides.rowStart;
        double[] reward = new double[start[count]];
        SparseRows rows = new SparseRows(count);
        for (int s = 0; s < count; s++) {
            int width = sides.columns(s);
            int free = start[s + 1] - start[s];
            int other = fixedIsRows ? sides.rows(s) : width;
            int[] at = new int[free * other];
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                int r = sides.cell[j] / width;
                int c = sides.cell[j] % width;
                at[fixedIsRows ? c * other + r : r * other + c] = j;
            }
            int from = fixedIsRows ? sides.rowStart[s] : sides.columnStart[s];
            for (int k = 0; k < free; k++) {
                for (int m = 0; m < other; m++) {
                    double w = fixed[from + m];
                    int j = at[k * other + m];
                    if (w > 0) {
                        reward[start[s] + k] += w * sides.reward.perJoint()[j];
                        rows.add(game, game.row(j), w * sides.carry(s, j));
                    }
                }
                rows.endRow();
            }
            moveStart[s + 1] = start[s + 1];
        }
        return new OneSided(count, moveStart, reward, rows, ChainMix.operations(game));
    }

    private double times(int row, double[] x) {
        double sum = 0;
        for (int e = rows.start[row]; e < rows.start[row + 1]; e++) {
            sum += rows.entry[e] * x[rows.column[e]];
        }
        return sum;
    }

    /** Bound on the rounding error of a reward plus a row times {@code x}, less an entry. */
    private double rounding(double[] x) {
        double largest = 0;
        for (double y : x) {
            largest = Math.max(largest, Math.abs(y));
        }
        return gamma * (largestReward + 3 * largest) * (1 + 1e-9);
    }

    /** Proven upper bounds of the largest total from each state. */
    double[] most() {
        int[] component = graph.endComponents();
        int[][] members = ChainGraph.members(component);
        boolean[] infinite = graph.endless(component, members.length);
        int[] starts = new int[members.length + 1];
        double[] rewards = new double[rows.rows + members.length];
        SparseRows between = new SparseRows(members.length);
        for (int c = 0; c < members.length; c++) {
            // Stopping where one is costs nothing and keeps a policy that ends.
            between.endRow();
            for (int s : members[c]) {
                for (int row = moveStart[s]; row < moveStart[s + 1] && !infinite[c]; row++) {
                    if (!graph.isInside(row, component, c)) {
                        for (int e = rows.start[row]; e < rows.start[row + 1]; e++) {
                            between.add(component[rows.column[e]], rows.entry[e]);
                        }
                        rewards[between.rows] = reward[row];
                        between.endRow();
                    }
                }
            }
            starts[c + 1] = between.rows;
        }
        OneSided collapsed = new OneSided(
                members.length, starts, Arrays.copyOf(rewards, between.rows), between, operations + rows.longest);
        double[] value = collapsed.mostStopping();
        double[] upper = new double[size];
        for (int s = 0; s < size; s++) {
            upper[s] = infinite[component[s]] ? Double.POSITIVE_INFINITY : value[component[s]];
        }
        return upper;
    }

    /** The largest total where all play stops. */
    private double[] mostStopping() {
        double[] nothing = new double[size];
        if (largestReward == 0) {
            return nothing;
        }
        double epsilon = 16 * rounding(nothing);
        double[] guess = nothing;
        for (int tries = 0; tries < 12; tries++) {
            double[] value = improve(1, epsilon, 1, new boolean[size], guess);
            guess = value;
            double needed = rounding(value);
            boolean holds = Double.isFinite(needed);
            for (int s = 0; s < size && holds; s++) {
                for (int row = moveStart[s]; row < moveStart[s + 1] && holds; row++) {
                    holds = value[s] - reward[row] - times(row, value) >= needed;
                }
            }
            if (holds) {
                return value;
            }
            epsilon = Math.max(8 * epsilon, Double.isFinite(needed) ? 2 * needed : 0);
        }
        Arrays.fill(nothing, Double.POSITIVE_INFINITY);
        return nothing;
    }

    /** Proven lower bounds of the least total from each state; infinity where no play surely ends or costs nothing. */
    double[] least() {
        boolean[] free = graph.free();
        boolean[] endless = graph.unavoidable(free);
        boolean[] held = new boolean[size];
        for (int s = 0; s < size; s++) {
            held[s] = free[s] || endless[s];
        }
        for (int row = 0; row < rows.rows; row++) {
            for (int e = rows.start[row]; e < rows.start[row + 1]; e++) {
                banned[row] |= endless[rows.column[e]];
            }
        }
        double[] best = new double[size];
        double[] guess = new double[size];
        for (double stop : new double[] {1e-4, 1e-7, 0, 1e-10}) {
            double[] start = guess;
            double epsilon = 16 * rounding(guess) + Double.MIN_NORMAL;
            for (int tries = 0; tries < 8; tries++) {
                double[] lower = improve(-1, epsilon, 1 - stop, held, start);
                start = finite(lower) ? lower : start;
                double needed = rounding(lower);
                if (isBelow(lower, held, needed)) {
                    for (int s = 0; s < size; s++) {
                        best[s] = Math.max(best[s], lower[s]);
                    }
                    guess = lower;
                    break;
                }
                epsilon = Math.max(8 * epsilon, Double.isFinite(needed) ? 2 * needed : 0);
            }
        }
        for (int s = 0; s < size; s++) {
            best[s] = endless[s] ? Double.POSITIVE_INFINITY : best[s];
        }
        return best;
    }

    private static boolean finite(double[] x) {
        double sum = 0;
        for (double y : x) {
            sum += Math.abs(y);
        }
        return sum < Double.POSITIVE_INFINITY;
    }

    private boolean isBelow(double[] lower, boolean[] free, double needed) {
        if (!Double.isFinite(needed)) {
            return false;
        }
        for (int s = 0; s < size; s++) {
            for (int row = moveStart[s]; row < moveStart[s + 1] && !free[s]; row++) {
                if (!banned[row] && !(reward[row] + times(row, lower) - lower[s] >= needed)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Policy iteration for the best total of {@code reward + sign * epsilon}: the largest for sign 1, the least for -1.
     *
     * @param zero states held at 0
     * @param guess values whose greedy policy comes first
     */
    private double[] improve(int sign, double epsilon, double damp, boolean[] zero, double[] guess) {
        int[] choice = new int[size];
        double[] value = guess.clone();
        Arrays.fill(choice, -1);
        for (int round = 0; round < ROUNDS; round++) {
            boolean changed = false;
            for (int s = 0; s < size; s++) {
                int chosen = choice[s];
                double best = chosen < 0 ? Double.NEGATIVE_INFINITY : sign * worth(chosen, damp, value);
                double margin = 1e-14 * Math.abs(best);
                for (int row = moveStart[s]; row < moveStart[s + 1]; row++) {
                    double x = sign * worth(row, damp, value);
                    if (!banned[row] && (chosen < 0 || x > best + margin)) {
                        best = x;
                        chosen = row;
                        margin = 0;
                    }
                }
                changed |= chosen != choice[s];
                choice[s] = Math.max(chosen, moveStart[s]);
            }
            if (!changed) {
                break;
            }
            double[] next = value(choice, sign * epsilon, damp, zero);
            for (double x : next) {
                if (!(Math.abs(x) < 1e300)) {
                    return value;
                }
            }
            value = next;
        }
        return value;
    }

    private double worth(int row, double damp, double[] value) {
        return reward[row] + damp * times(row, value);
    }

    private double[] value(int[] choice, double epsilon, double damp, boolean[] zero) {
        SparseRows chain = new SparseRows(size);
        double[] b = new double[size];
        for (int s = 0; s < size; s++) {
            if (!zero[s]) {
                b[s] = reward[choice[s]] + epsilon;
                for (int e = rows.start[choice[s]]; e < rows.start[choice[s] + 1]; e++) {
                    chain.add(rows.column[e], damp * rows.entry[e]);
                }
            }
            chain.endRow();
        }
        return chain.system(operations).solve(b);
    }
}
