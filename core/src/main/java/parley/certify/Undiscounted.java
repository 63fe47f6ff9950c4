package parley.certify;

import java.util.Arrays;

/**
 * Bounds for decision problems whose rewards are not negative and in which play may go on for ever undiscounted
 * (probabilities of reaching something, expected totals).
 *
 * <p>Both rest on the optimal totals being the least solution of the optimality equation that is not negative (Puterman,
 * Markov Decision Processes, 1994, section 7.2): any function that is nowhere below its image bounds the largest total from above;
 * any function that is nowhere above its image, and 0 where the total 0 can be had for ever, bounds the least total from
 * below, since a policy that stays elsewhere for ever collects without end.
 */
final class Undiscounted {
    /** A row whose weights sum to more than 1 less this counts as one that never stops. */
    private static final double STAYS = 1e-10;

    private final Decision problem;
    private final int size;

    Undiscounted(Decision problem) {
        this.problem = problem;
        this.size = problem.size;
    }

    /** Upper bounds of the largest total per state; infinity where none is proven. */
    double[] largest() {
        int[] component = EndComponents.of(problem, STAYS);
        int count = 0;
        for (int c : component) {
            count = Math.max(count, c + 1);
        }
        double[] upper = new double[size];
        boolean[] endless = new boolean[count];
        for (int k = 0; k < size; k++) {
            for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1]; row++) {
                endless[component[k]] |= isInside(row, component, component[k]) && problem.reward[row] > 0;
            }
        }
        // Whatever may reach an endless component is worth infinity; left out of the rest.
        boolean[] infinite = new boolean[count];
        boolean grown = true;
        System.arraycopy(endless, 0, infinite, 0, count);
        while (grown) {
            grown = false;
            for (int k = 0; k < size; k++) {
                for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1]; row++) {
                    for (int e = problem.rowStart[row]; e < problem.rowStart[row + 1]; e++) {
                        if (!infinite[component[k]] && problem.entry[e] > 0 && infinite[component[problem.column[e]]]) {
                            infinite[component[k]] = true;
                            grown = true;
                        }
                    }
                }
            }
        }
        double[] value = collapsed(component, infinite, count);
        for (int k = 0; k < size; k++) {
            upper[k] = infinite[component[k]] ? Double.POSITIVE_INFINITY : value[component[k]];
        }
        return upper;
    }

    private boolean isInside(int row, int[] component, int c) {
        double sum = 0;
        for (int e = problem.rowStart[row]; e < problem.rowStart[row + 1]; e++) {
            sum += component[problem.column[e]] == c ? problem.entry[e] : 0;
        }
        return sum >= 1 - STAYS;
    }

    /** Solves the problem between components, where all play stops; rows that stay inside one for nothing are left out. */
    private double[] collapsed(int[] component, boolean[] infinite, int count) {
        Decision.Builder builder = new Decision.Builder(count, problem::isCancelled);
        int[][] members = members(component, count);
        for (int c = 0; c < count; c++) {
            builder.endRow(0, 0, 1);
            for (int k : members[c]) {
                for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1] && !infinite[c]; row++) {
                    if (!isInside(row, component, c)) {
                        for (int e = problem.rowStart[row]; e < problem.rowStart[row + 1]; e++) {
                            builder.add(component[problem.column[e]], problem.entry[e]);
                        }
                        builder.endRow(problem.reward[row], problem.magnitude[row], 1);
                    }
                }
            }
            builder.endState();
        }
        Decision between = builder.build((long) (problem.gamma / Rounding.UNIT) + 4);
        double[] weights = between.stopping();
        double[] value = new double[count];
        double excess = between.best(between.reward, value, -1);
        double off = Rounding.up(Math.max(0, excess) + between.rounding(value));
        for (int c = 0; c < count; c++) {
            value[c] = Rounding.up(Math.max(0, value[c]) + weights[c] * off);
            value[c] = Double.isNaN(value[c]) ? Double.POSITIVE_INFINITY : value[c];
        }
        return value;
    }

    private static int[][] members(int[] component, int count) {
        int[] sizes = new int[count];
        for (int c : component) {
            sizes[c]++;
        }
        int[][] members = new int[count][];
        for (int c = 0; c < count; c++) {
            members[c] = new int[sizes[c]];
        }
        for (int k = component.length - 1; k >= 0; k--) {
            members[component[k]][--sizes[component[k]]] = k;
        }
        return members;
    }

    /** Lower bounds of the least total per state, from 0 up. */
    double[] least() {
        boolean[] free = free();
        double[] best = new double[size];
        boolean done = false;
        for (double stop = 1e-3; stop > 1e-13 && !done; stop *= 1e-3) {
            done = raise(free, stop, best);
        }
        return best;
    }

    /** States from which 0 can be had for ever: rows of reward 0 that stay among them. */
    private boolean[] free() {
        boolean[] free = new boolean[size];
        Arrays.fill(free, true);
        boolean shrunk = true;
        while (shrunk) {
            shrunk = false;
            for (int k = 0; k < size; k++) {
                boolean stays = false;
                for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1] && free[k]; row++) {
                    boolean inside = problem.reward[row] == 0;
                    for (int e = problem.rowStart[row]; e < problem.rowStart[row + 1]; e++) {
                        inside &= problem.entry[e] == 0 || free[problem.column[e]];
                    }
                    stays |= inside;
                }
                if (free[k] && !stays) {
                    free[k] = false;
                    shrunk = true;
                }
            }
        }
        return free;
    }

    /**
     * The least total when play stops with probability {@code stop} at every step is a lower bound; its best policy is
     * improved without stopping, with every reward less {@code eta}, so that the result is below its image by more than
     * rounding, which is checked.
     *
     * @param best raised to what is proven
     * @return whether the policy without stopping was proven
     */
    private boolean raise(boolean[] free, double stop, double[] best) {
        Decision held = held(free);
        double[] costs = new double[held.rows()];
        for (int row = 0; row < costs.length; row++) {
            costs[row] = -held.reward[row];
        }
        double[] value = new double[size];
        held.damped(1 - stop).best(costs, value, -1);
        double[] guess = value.clone();
        double[] damped = new double[size];
        for (int k = 0; k < size; k++) {
            damped[k] = free[k] ? 0 : -value[k];
        }
        if (isBelow(free, damped)) {
            lift(best, damped);
        }
        double scale = Decision.largest(guess) + Decision.largest(held.reward);
        for (double eta = 2 * held.rounding(guess); eta < 1e-3 * scale; eta *= 32) {
            double[] more = costs.clone();
            for (int k = 0; k < size; k++) {
                for (int row = held.moveStart[k]; row < held.moveStart[k + 1] && !free[k]; row++) {
                    more[row] += eta;
                }
            }
            System.arraycopy(guess, 0, value, 0, size);
            held.best(more, value, -1);
            double[] lower = new double[size];
            for (int k = 0; k < size; k++) {
                lower[k] = free[k] ? 0 : -value[k];
            }
            if (isBelow(free, lower)) {
                lift(best, lower);
                return true;
            }
        }
        return false;
    }

    private static void lift(double[] best, double[] proven) {
        for (int k = 0; k < best.length; k++) {
            best[k] = Math.max(best[k], proven[k]);
        }
    }

    /** The problem with the free states stopped. */
    private Decision held(boolean[] free) {
        Decision.Builder builder = new Decision.Builder(size, problem::isCancelled);
        for (int k = 0; k < size; k++) {
            for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1] && !free[k]; row++) {
                for (int e = problem.rowStart[row]; e < problem.rowStart[row + 1]; e++) {
                    if (!free[problem.column[e]]) {
                        builder.add(problem.column[e], problem.entry[e]);
                    }
                }
                builder.endRow(problem.reward[row], problem.magnitude[row], 1);
            }
            if (free[k]) {
                builder.endRow(0, 0, 1);
            }
            builder.endState();
        }
        return builder.build((long) (problem.gamma / Rounding.UNIT) + 4);
    }

    /** Whether {@code lower} is nowhere above its image, with rounding. */
    private boolean isBelow(boolean[] free, double[] lower) {
        double rounding = problem.rounding(lower);
        if (!Double.isFinite(rounding)) {
            return false;
        }
        for (int k = 0; k < size; k++) {
            for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1] && !free[k]; row++) {
                if (!(problem.reward[row] + problem.times(row, lower) - lower[k] >= rounding)) {
                    return false;
                }
            }
        }
        return true;
    }
}
