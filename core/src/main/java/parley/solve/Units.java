package parley.solve;

import parley.game.StochasticGame;

/** Factors that free players' payoffs of the unit in which they are measured. */
final class Units {
    private Units() {}

    /** For options of infinite precision all 1, since stage games then have units of their own; otherwise {@link #of}. */
    static double[] wanted(StochasticGame game, double precision) {
        if (precision != Double.POSITIVE_INFINITY) {
            return of(game);
        }
        double[] ones = new double[game.players()];
        java.util.Arrays.fill(ones, 1.0);
        return ones;
    }

    /** Per player, one over the range of its payoffs in the game (of a period, and final ones); 1 where they are all equal. */
    static double[] of(StochasticGame game) {
        int n = game.players();
        double[] units = new double[n];
        for (int i = 0; i < n; i++) {
            double low = game.payoff(0, i);
            double high = low;
            for (int j = 0; j < game.jointMoves(); j++) {
                low = Math.min(low, game.payoff(j, i));
                high = Math.max(high, game.payoff(j, i));
            }
            if (game.isFinite()) {
                double lowest = Double.POSITIVE_INFINITY;
                double highest = Double.NEGATIVE_INFINITY;
                for (int s = 0; s < game.states(); s++) {
                    if (game.stage(s) == 0) {
                        lowest = Math.min(lowest, game.finalPayoff(s, i));
                        highest = Math.max(highest, game.finalPayoff(s, i));
                    }
                }
                high = Math.max(high - low, highest - lowest);
                low = 0;
            }
            units[i] = high > low ? 1 / (high - low) : 1;
        }
        return units;
    }
}
