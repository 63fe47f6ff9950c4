package parley.certify;

import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * How far the distributions over plays of two profiles can be apart, given how far their mixes are at every node: the
 * expected sum, along the first profile's play from the start, of half the absolute differences (a coupling that follows
 * both until they first differ). Nodes that the first profile does not reach do not count.
 */
final class PathDistance {
    /** Covers the rounding of sums of up to some thousand terms. */
    private static final double OUTWARD = 1 + 1e-9;

    private PathDistance() {}

    /**
     * The bound.
     *
     * @param distance {@code [t][s]}, summed over players and moves; empty rows are 0
     */
    static double of(StochasticGame game, Profile profile, double[][] distance) {
        boolean none = true;
        for (double[] row : distance) {
            none &= row.length == 0;
        }
        if (none) {
            return 0;
        }
        double[] now = new double[game.states()];
        now[game.start()] = 1;
        double sum = 0;
        for (int t = 0; t < game.horizon(); t++) {
            double[] next = new double[game.states()];
            double[] row = distance[t];
            for (int stage = 0; stage < game.stages(); stage++) {
                for (int s = 0; s < game.states(); s++) {
                    if (now[s] > 0 && game.stage(s) == stage) {
                        sum += row.length == 0 ? 0 : now[s] * row[s] / 2;
                        pass(game, profile.strategyAt(t), s, now[s], game.advances(s) ? next : now);
                    }
                }
            }
            now = next;
        }
        return Math.min(1, sum * OUTWARD);
    }

    private static void pass(StochasticGame game, double[] sigma, int s, double weight, double[] into) {
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            double p = weight;
            for (int i = 0; i < game.players() && p > 0; i++) {
                p *= sigma[game.strategyStart(s, i) + game.moveIn(s, j, i)];
            }
            int row = game.row(j);
            for (int e = game.rowStart(row); p > 0 && e < game.rowStart(row + 1); e++) {
                into[game.successor(e)] += p * game.probability(e);
            }
        }
    }
}
