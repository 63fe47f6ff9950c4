package parley.claim;

import parley.game.StochasticGame;

/** Which states some play reaches: {@code at[t][s]}, or {@code at[0][s]} in an infinite game. */
record Reach(boolean[][] at) {
    static Reach of(StochasticGame game) {
        int periods = game.isFinite() ? game.horizon() : 1;
        boolean[][] at = new boolean[periods + (game.isFinite() ? 1 : 0)][game.states()];
        at[0][game.start()] = true;
        if (game.isFinite()) {
            for (int t = 0; t < periods; t++) {
                spread(game, at[t], at[t + 1]);
            }
        } else {
            closure(game, at[0]);
        }
        return new Reach(at);
    }

    private static void spread(StochasticGame game, boolean[] now, boolean[] next) {
        for (int stage = 0; stage < game.stages(); stage++) {
            for (int s = 0; s < game.states(); s++) {
                if (now[s] && game.stage(s) == stage) {
                    mark(game, s, game.advances(s) ? next : now);
                }
            }
        }
    }

    private static void mark(StochasticGame game, int state, boolean[] into) {
        for (int j = game.jointStart(state); j < game.jointStart(state + 1); j++) {
            int row = game.row(j);
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                if (game.probability(e) > 0) {
                    into[game.successor(e)] = true;
                }
            }
        }
    }

    private static void closure(StochasticGame game, boolean[] reached) {
        int[] queue = new int[game.states()];
        int size = 0;
        queue[size++] = game.start();
        for (int at = 0; at < size; at++) {
            for (int j = game.jointStart(queue[at]); j < game.jointStart(queue[at] + 1); j++) {
                int row = game.row(j);
                for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                    int next = game.successor(e);
                    if (game.probability(e) > 0 && !reached[next]) {
                        reached[next] = true;
                        queue[size++] = next;
                    }
                }
            }
        }
    }

    int periods() {
        return at.length;
    }
}
