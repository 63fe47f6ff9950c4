package parley.solve.belief;

import parley.game.BeliefGame;
import parley.game.StochasticGame;

/** The most that each type of a player could get if everybody wished it well. */
final class Prospects {
    private final BeliefGame game;
    private final StochasticGame open;
    private final int player;

    Prospects(BeliefGame game, int player) {
        this.game = game;
        this.open = game.game();
        this.player = player;
    }

    /** {@code [step][state * types + k]} */
    double[][] most() {
        int types = game.types(player);
        int steps = game.steps();
        double[][] most = new double[steps + 1][open.states() * types];
        for (int s = 0; s < open.states(); s++) {
            for (int k = 0; k < types; k++) {
                most[steps][s * types + k] = game.finalPayoff(k, s, player);
            }
        }
        for (int t = steps - 1; t >= 0; t--) {
            for (int s = 0; s < open.states(); s++) {
                for (int k = 0; k < types; k++) {
                    most[t][s * types + k] = best(s, k, types, most[t + 1]);
                }
            }
        }
        return most;
    }

    private double best(int s, int k, int types, double[] then) {
        double best = Double.NEGATIVE_INFINITY;
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            if (!game.allowed(player, k, s, open.moveIn(s, j, player))) {
                continue;
            }
            double after = 0;
            int r = open.row(j);
            for (int e = open.rowStart(r); e < open.rowStart(r + 1); e++) {
                after += open.probability(e) * then[open.successor(e) * types + k];
            }
            best = Math.max(best, game.payoff(k, j, player) + open.discountFrom(s, player) * after);
        }
        return best;
    }
}
