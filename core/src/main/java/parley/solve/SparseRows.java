package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/** Collects a sparse matrix row by row. */
final class SparseRows {
    int[] start = new int[17];
    int[] column = new int[64];
    double[] entry = new double[64];
    int rows;
    /** The most entries of a row. */
    int longest;

    private final double[] sum;
    private final int[] touched;
    private final boolean[] isTouched;
    private int count;

    SparseRows(int columns) {
        sum = new double[columns];
        touched = new int[columns];
        isTouched = new boolean[columns];
    }

    /** Adds a transition row of a game to the present row. */
    void add(StochasticGame game, int row, double weight) {
        for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
            add(game.successor(e), weight * game.probability(e));
        }
    }

    /** Adds to an entry of the present row; entries of 0 are left out. */
    void add(int to, double weight) {
        if (!(weight > 0)) {
            return;
        }
        if (!isTouched[to]) {
            isTouched[to] = true;
            touched[count++] = to;
            sum[to] = 0;
        }
        sum[to] += weight;
    }

    void endRow() {
        if (rows + 1 == start.length) {
            start = Arrays.copyOf(start, 2 * rows + 2);
        }
        int at = start[rows];
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
        longest = Math.max(longest, count);
        count = 0;
        start[++rows] = at;
    }

    ChainSystem system(long operations) {
        int edges = start[rows];
        return new ChainSystem(
                Arrays.copyOf(start, rows + 1), Arrays.copyOf(column, edges), Arrays.copyOf(entry, edges), operations);
    }
}
