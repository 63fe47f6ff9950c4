package parley.solve;

import java.util.Arrays;

/** What the graph of a {@link OneSided} problem decides, whatever its numbers: where play can be kept to, or must end. */
final class OneSidedGraph {
    /** A row whose weights sum to more than 1 less this counts as one that never stops. */
    private static final double STAYS = 1e-10;

    private final int size;
    private final int[] moveStart;
    private final double[] reward;
    private final SparseRows rows;

    OneSidedGraph(int size, int[] moveStart, double[] reward, SparseRows rows) {
        this.size = size;
        this.moveStart = moveStart;
        this.reward = reward;
        this.rows = rows;
    }

    /** States from which no policy surely ends play or enters {@code free}: whatever is done, rewards never end by chance. */
    boolean[] unavoidable(boolean[] free) {
        boolean[] sure = new boolean[size];
        Arrays.fill(sure, true);
        while (true) {
            boolean[] reaches = new boolean[size];
            boolean grown = true;
            while (grown) {
                grown = false;
                for (int s = 0; s < size; s++) {
                    for (int row = moveStart[s]; row < moveStart[s + 1] && sure[s] && !reaches[s]; row++) {
                        reaches[s] = free[s] || mayEnd(row, sure, reaches);
                        grown |= reaches[s];
                    }
                }
            }
            if (Arrays.equals(sure, reaches)) {
                break;
            }
            sure = reaches;
        }
        boolean[] endless = new boolean[size];
        for (int s = 0; s < size; s++) {
            endless[s] = !sure[s];
        }
        return endless;
    }

    /** Whether a row stays within {@code sure} and may stop or enter {@code reaches}. */
    private boolean mayEnd(int row, boolean[] sure, boolean[] reaches) {
        double sum = 0;
        boolean enters = false;
        for (int e = rows.start[row]; e < rows.start[row + 1]; e++) {
            if (!sure[rows.column[e]]) {
                return false;
            }
            enters |= reaches[rows.column[e]];
            sum += rows.entry[e];
        }
        return enters || sum < 1 - ChainMatrix.LOSS;
    }

    /** States from which 0 can be had for ever: rows of reward 0 that stay among them. */
    boolean[] free() {
        boolean[] free = new boolean[size];
        Arrays.fill(free, true);
        boolean shrunk = true;
        while (shrunk) {
            shrunk = false;
            for (int s = 0; s < size; s++) {
                boolean stays = !free[s];
                for (int row = moveStart[s]; row < moveStart[s + 1] && !stays; row++) {
                    stays = reward[row] == 0;
                    for (int e = rows.start[row]; e < rows.start[row + 1] && stays; e++) {
                        stays = free[rows.column[e]];
                    }
                }
                if (!stays) {
                    free[s] = false;
                    shrunk = true;
                }
            }
        }
        return free;
    }

    /** Whether a row never leaves component {@code c} nor stops. */
    boolean isInside(int row, int[] component, int c) {
        double sum = 0;
        for (int e = rows.start[row]; e < rows.start[row + 1]; e++) {
            sum += component[rows.column[e]] == c ? rows.entry[e] : 0;
        }
        return sum >= 1 - STAYS;
    }

    /** {@code [s]}: the maximal end component; a state in none has a number of its own. */
    int[] endComponents() {
        boolean[] alive = new boolean[rows.rows];
        for (int row = 0; row < alive.length; row++) {
            double sum = 0;
            for (int e = rows.start[row]; e < rows.start[row + 1]; e++) {
                sum += rows.entry[e];
            }
            alive[row] = sum >= 1 - STAYS;
        }
        while (true) {
            SparseRows graph = new SparseRows(size);
            for (int s = 0; s < size; s++) {
                for (int row = moveStart[s]; row < moveStart[s + 1]; row++) {
                    for (int e = rows.start[row]; e < rows.start[row + 1] && alive[row]; e++) {
                        graph.add(rows.column[e], 1);
                    }
                }
                graph.endRow();
            }
            int[] component = ChainGraph.components(graph.start, size, graph.column, graph.entry);
            boolean dropped = false;
            for (int s = 0; s < size; s++) {
                for (int row = moveStart[s]; row < moveStart[s + 1]; row++) {
                    for (int e = rows.start[row]; e < rows.start[row + 1] && alive[row]; e++) {
                        if (component[rows.column[e]] != component[s]) {
                            alive[row] = false;
                            dropped = true;
                        }
                    }
                }
            }
            if (!dropped) {
                return component;
            }
        }
    }

    /** Components in which the side can collect for ever, and those from which play may reach one. */
    boolean[] endless(int[] component, int count) {
        boolean[] infinite = new boolean[count];
        for (int s = 0; s < size; s++) {
            for (int row = moveStart[s]; row < moveStart[s + 1]; row++) {
                infinite[component[s]] |= reward[row] > 0 && isInside(row, component, component[s]);
            }
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int s = 0; s < size; s++) {
                for (int e = rows.start[moveStart[s]]; e < rows.start[moveStart[s + 1]]; e++) {
                    if (infinite[component[rows.column[e]]] && !infinite[component[s]]) {
                        infinite[component[s]] = true;
                        grown = true;
                    }
                }
            }
        }
        return infinite;
    }
}
