package parley.solve.belief;

import java.util.Arrays;
import parley.game.StochasticGame;
import parley.solve.Workers;

/** Expected worth of what follows each transition row, for all memories of the next layer at once. */
final class Rows {
    private final StochasticGame game;
    private final int[] states;
    private final int[] rank;
    private final double[] worth;
    private final int width;
    private final int n;
    private final double[][] byRow;

    /**
     * @param states of this layer
     * @param rank place of a state in the next layer
     * @param worth {@code [rank * width + x]} of the next layer
     * @param width memories x type profiles x players; players vary fastest
     */
    Rows(StochasticGame game, int[] states, int[] rank, double[] worth, int width, int n) {
        this.game = game;
        this.states = states;
        this.rank = rank;
        this.worth = worth;
        this.width = width;
        this.n = n;
        this.byRow = new double[game.rows()][];
    }

    void compute(Workers workers) {
        boolean[] used = new boolean[game.rows()];
        for (int s : states) {
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                used[game.row(j)] = true;
            }
        }
        int[] rows = java.util.stream.IntStream.range(0, used.length)
                .filter(r -> used[r])
                .toArray();
        boolean advances = states.length == 0 || game.advances(states[0]);
        double[] discount = new double[n];
        boolean plain = true;
        for (int i = 0; i < n; i++) {
            discount[i] = advances ? game.discount(i) : 1;
            plain &= discount[i] == 1;
        }
        boolean undiscounted = plain;
        workers.run(rows.length, 16, (from, to, worker) -> {
            for (int k = from; k < to; k++) {
                byRow[rows[k]] = sum(rows[k], discount, undiscounted);
            }
        });
    }

    private double[] sum(int r, double[] discount, boolean undiscounted) {
        double[] result = new double[width];
        for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
            double p = game.probability(e);
            if (p > 0) {
                int base = rank[game.successor(e)] * width;
                for (int x = 0; x < result.length; x++) {
                    result[x] += p * worth[base + x];
                }
            }
        }
        if (!undiscounted) {
            for (int x = 0; x < result.length; x++) {
                result[x] *= discount[x % n];
            }
        }
        return result;
    }

    /** The worth after each joint move of a state. */
    double[][] of(int s) {
        int start = game.jointStart(s);
        double[][] result = new double[game.jointStart(s + 1) - start][];
        Arrays.setAll(result, j -> byRow[game.row(start + j)]);
        return result;
    }
}
