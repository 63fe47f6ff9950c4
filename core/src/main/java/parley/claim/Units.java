package parley.claim;

import parley.game.BeliefGame;
import parley.game.StochasticGame;
import parley.scenario.Quantity;

/**
 * The size against which a difference of a quantity counts as small, so that a side that is 0 can tie and the unit of a
 * utility does not matter.
 */
final class Units {
    private Units() {}

    static double of(StochasticGame game, Quantity quantity) {
        if (quantity instanceof Quantity.Value value) {
            return range(game, value.player());
        } else if (quantity instanceof Quantity.Guarantee guarantee) {
            return range(game, guarantee.player());
        }
        return 1;
    }

    static double of(BeliefGame game, Quantity quantity) {
        return quantity instanceof Quantity.Value value ? range(game, value.player()) : 1;
    }

    /** The same over all type profiles. */
    static double range(BeliefGame game, int player) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int theta = 0; theta < game.profiles(); theta++) {
            for (int j = 0; j < game.game().jointMoves(); j++) {
                low = Math.min(low, game.payoff(theta, j, player));
                high = Math.max(high, game.payoff(theta, j, player));
            }
            for (int s = 0; s < game.game().states(); s++) {
                low = Math.min(low, game.finalPayoff(theta, s, player));
                high = Math.max(high, game.finalPayoff(theta, s, player));
            }
        }
        return high - low;
    }

    /** The player's largest less its smallest payoff of a period, final payoffs included. */
    private static double range(StochasticGame game, int player) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < game.jointMoves(); j++) {
            low = Math.min(low, game.payoff(j, player));
            high = Math.max(high, game.payoff(j, player));
        }
        for (int s = 0; s < game.states() && game.isFinite(); s++) {
            low = Math.min(low, game.finalPayoff(s, player));
            high = Math.max(high, game.finalPayoff(s, player));
        }
        return high - low;
    }
}
