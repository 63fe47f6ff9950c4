package parley.certify;

import java.util.Arrays;

/**
 * Maximal end components of a decision problem: sets of states between which the decider can move for ever (de Alfaro 1997).
 * Found by splitting into strongly connected components and dropping rows that leave, until nothing changes.
 */
final class EndComponents {
    private EndComponents() {}

    /** {@code [k]}: number of the component; a state in none has a number of its own. Rows that may stop do not count. */
    static int[] of(Decision problem, double stays) {
        int size = problem.size;
        boolean[] alive = new boolean[problem.rows()];
        for (int row = 0; row < alive.length; row++) {
            alive[row] = problem.rowSum(row) >= 1 - stays;
        }
        int[] component = new int[size];
        boolean changed = true;
        while (changed) {
            changed = false;
            component = strong(problem, alive);
            for (int k = 0; k < size; k++) {
                for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1]; row++) {
                    if (alive[row] && leaves(problem, row, component, component[k])) {
                        alive[row] = false;
                        changed = true;
                    }
                }
            }
        }
        return component;
    }

    private static boolean leaves(Decision problem, int row, int[] component, int c) {
        for (int e = problem.rowStart[row]; e < problem.rowStart[row + 1]; e++) {
            if (problem.entry[e] > 0 && component[problem.column[e]] != c) {
                return true;
            }
        }
        return false;
    }

    /** Strongly connected components over the rows still alive, by Tarjan's algorithm without recursion. */
    private static int[] strong(Decision problem, boolean[] alive) {
        int size = problem.size;
        int[] component = new int[size];
        int[] order = new int[size];
        int[] low = new int[size];
        int[] next = new int[size];
        int[] path = new int[size];
        int[] stack = new int[size];
        Arrays.fill(component, -1);
        Arrays.fill(order, -1);
        int counter = 0;
        int components = 0;
        int stackSize = 0;
        for (int root = 0; root < size; root++) {
            if (order[root] >= 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            while (depth >= 0) {
                int k = path[depth];
                int end = problem.rowStart[problem.moveStart[k + 1]];
                if (order[k] < 0) {
                    order[k] = counter;
                    low[k] = counter++;
                    next[k] = problem.rowStart[problem.moveStart[k]];
                    stack[stackSize++] = k;
                }
                boolean descended = false;
                while (next[k] < end && !descended) {
                    int e = next[k]++;
                    int to = problem.column[e];
                    if (!(problem.entry[e] > 0) || !isAlive(problem, alive, k, e)) {
                        continue;
                    }
                    if (order[to] < 0) {
                        path[++depth] = to;
                        descended = true;
                    } else if (component[to] < 0) {
                        low[k] = Math.min(low[k], order[to]);
                    }
                }
                if (descended) {
                    continue;
                }
                if (low[k] == order[k]) {
                    int member;
                    do {
                        member = stack[--stackSize];
                        component[member] = components;
                    } while (member != k);
                    components++;
                }
                depth--;
                if (depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[k]);
                }
            }
        }
        return component;
    }

    private static boolean isAlive(Decision problem, boolean[] alive, int k, int edge) {
        int row = problem.moveStart[k];
        while (problem.rowStart[row + 1] <= edge) {
            row++;
        }
        return alive[row];
    }
}
