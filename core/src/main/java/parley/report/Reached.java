package parley.report;

import parley.game.StochasticGame;

/** Which states some play reaches at which period; of the others a solution says nothing. */
record Reached(boolean[][] at) {
    static Reached of(Solved solved, int periods) {
        StochasticGame game = solved.game();
        boolean[][] at = new boolean[periods][game.states()];
        if (solved.everywhere() || !game.isFinite()) {
            for (boolean[] row : at) {
                java.util.Arrays.fill(row, true);
            }
            return new Reached(at);
        }
        at[0][game.start()] = true;
        for (int t = 0; t < periods; t++) {
            for (int stage = 0; stage < game.stages(); stage++) {
                for (int s = 0; s < game.states(); s++) {
                    if (at[t][s] && game.stage(s) == stage) {
                        spread(game, at, t, s);
                    }
                }
            }
        }
        return new Reached(at);
    }

    private static void spread(StochasticGame game, boolean[][] at, int t, int s) {
        int next = game.advances(s) ? t + 1 : t;
        for (int j = game.jointStart(s); next < at.length && j < game.jointStart(s + 1); j++) {
            int row = game.row(j);
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                at[next][game.successor(e)] |= game.probability(e) > 0;
            }
        }
    }

    boolean is(int period, int state) {
        return at[period][state];
    }

    long count() {
        long count = 0;
        for (boolean[] row : at) {
            for (boolean reached : row) {
                count += reached ? 1 : 0;
            }
        }
        return count;
    }
}
