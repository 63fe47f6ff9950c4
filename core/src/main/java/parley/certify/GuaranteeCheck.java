package parley.certify;

import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/**
 * What two sides' strategies of a zero-sum reading of a game are proven to secure.
 *
 * @param lower the coalition's strategy secures at least this from the game's start, whatever the others do
 * @param upper the others' strategy concedes at most this, whatever the coalition does
 * @param lowerAll {@code [t][s]} or {@code [0][s]}, the same everywhere
 * @param upperAll the same
 */
public record GuaranteeCheck(double lower, double upper, double[][] lowerAll, double[][] upperAll) {
    /**
     * Best responses against both strategies.
     *
     * @param coalition the players who maximise
     * @param perJoint {@code [j]} reward of a joint move
     * @param carryOn {@code [j]} weight in [0, 1] of what follows a joint move; null: 1
     * @param terminal {@code [s]} paid at the horizon; null: 0
     * @param discount per period
     * @param maximiser {@code [t][.]} or {@code [0][.]}: per state in order, the probabilities of the coalition's joint
     *     moves (mixed radix over its players in ascending order, the first slowest)
     * @param minimiser the same for all other players
     */
    public static GuaranteeCheck of(
            StochasticGame game,
            int[] coalition,
            double[] perJoint,
            double @Nullable [] carryOn,
            double @Nullable [] terminal,
            double discount,
            double[][] maximiser,
            double[][] minimiser) {
        throw new UnsupportedOperationException();
    }
}
