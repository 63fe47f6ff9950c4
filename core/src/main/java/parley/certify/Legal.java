package parley.certify;

import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/** Whether a profile is one of a game, and its strategies with sums of 1. */
final class Legal {
    private static final double TOLERANCE = 1e-9;

    private Legal() {}

    /** What is wrong with {@code profile} where {@code reached}, or null. */
    static @Nullable String fault(StochasticGame game, Profile profile, boolean[][] reached) {
        int periods = game.isFinite() ? game.horizon() : 1;
        double[][] strategies = profile.strategies();
        double[][] values = profile.values();
        if (strategies.length != periods && strategies.length != 1) {
            return "the profile has " + strategies.length + " strategy arrays, not " + periods;
        }
        int wanted = game.isFinite() ? periods + 1 : 1;
        if (values.length != wanted) {
            return "the profile has " + values.length + " value arrays, not " + wanted;
        }
        for (double[] array : strategies) {
            if (array.length != game.strategySize()) {
                return "a strategy array has " + array.length + " entries, not " + game.strategySize();
            }
        }
        for (double[] array : values) {
            if (array.length != game.states() * game.players()) {
                return "a value array has " + array.length + " entries, not " + game.states() * game.players();
            }
        }
        for (int t = 0; t < periods; t++) {
            String fault = faultAt(game, profile.strategyAt(t), reached[t], t);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable String faultAt(StochasticGame game, double[] sigma, boolean[] reached, int period) {
        for (int s = 0; s < game.states(); s++) {
            if (!reached[s]) {
                continue;
            }
            for (int i = 0; i < game.players(); i++) {
                int from = game.strategyStart(s, i);
                double sum = 0;
                for (int k = from; k < from + game.moves(s, i); k++) {
                    if (!(sigma[k] >= 0)) {
                        return "a move probability of player " + i + " in state " + s + " at period " + period + " is "
                                + sigma[k];
                    }
                    sum += sigma[k];
                }
                if (!(Math.abs(sum - 1) <= TOLERANCE)) {
                    return "the move probabilities of player " + i + " in state " + s + " at period " + period
                            + " sum to " + sum;
                }
            }
        }
        return null;
    }
}
