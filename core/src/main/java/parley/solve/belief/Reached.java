package parley.solve.belief;

import java.util.BitSet;
import parley.game.StochasticGame;

/** What states some play can reach from the start, by step. */
final class Reached {
    private Reached() {}

    /** {@code [step]}, one more than there are steps: the states, ascending. */
    static int[][] states(StochasticGame game, int steps) {
        return from(game, game.start(), steps);
    }

    /** The same from another state. */
    static int[][] from(StochasticGame game, int start, int steps) {
        int[][] result = new int[steps + 1][];
        BitSet now = new BitSet();
        now.set(start);
        for (int t = 0; t <= steps; t++) {
            result[t] = now.stream().toArray();
            BitSet then = new BitSet();
            BitSet rows = new BitSet();
            for (int s : result[t]) {
                for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                    rows.set(game.row(j));
                }
            }
            rows.stream().forEach(r -> {
                for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                    if (game.probability(e) > 0) {
                        then.set(game.successor(e));
                    }
                }
            });
            now = then;
        }
        return result;
    }
}
