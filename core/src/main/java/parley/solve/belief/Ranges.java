package parley.solve.belief;

import parley.game.BeliefGame;

/** Sizes of payoffs. */
final class Ranges {
    private Ranges() {}

    /**
     * Per player, one over the range of its payoffs over all type profiles (of a period, or final ones if that is larger); 1 where
     * they are all equal.
     */
    static double[] units(BeliefGame game) {
        int n = game.game().players();
        double[] units = new double[n];
        for (int i = 0; i < n; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int theta = 0; theta < game.profiles(); theta++) {
                for (int j = 0; j < game.game().jointMoves(); j++) {
                    low = Math.min(low, game.payoff(theta, j, i));
                    high = Math.max(high, game.payoff(theta, j, i));
                }
                for (int s = 0; s < game.game().states(); s++) {
                    if (game.game().stage(s) == 0) {
                        lowest = Math.min(lowest, game.finalPayoff(theta, s, i));
                        highest = Math.max(highest, game.finalPayoff(theta, s, i));
                    }
                }
            }
            double range = Math.max(high - low, highest - lowest);
            units[i] = range > 0 ? 1 / range : 1;
        }
        return units;
    }
}
