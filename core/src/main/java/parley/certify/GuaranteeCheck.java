package parley.certify;

import java.util.Arrays;
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
     * Best responses against both strategies, with rounding taken against either side: backward induction with a horizon,
     * policy iteration without. Undiscounted games without horizon are handled where no reward is negative or none is
     * positive, or where play always stops; elsewhere the bounds are infinite.
     *
     * @param coalition the players who maximise
     * @param perJoint {@code [j]} reward of a joint move
     * @param carryOn {@code [j]} weight in [0, 1] of what follows a joint move; null: 1
     * @param terminal {@code [s]} paid at the horizon; null: 0
     * @param discount per period
     * @param maximiser {@code [t][.]} or {@code [0][.]}: per state in order, the probabilities of the coalition's joint
     *     moves (mixed radix over its players in ascending order, the first slowest)
     * @param minimiser the same for all other players
     * @throws IllegalArgumentException if a strategy is not one: negative, or off a sum of 1 by more than 1e-9
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
        boolean[] member = new boolean[game.players()];
        boolean[] others = new boolean[game.players()];
        Arrays.fill(others, true);
        for (int i : coalition) {
            member[i] = true;
            others[i] = false;
        }
        double[] negated = new double[perJoint.length];
        for (int j = 0; j < perJoint.length; j++) {
            negated[j] = -perJoint[j];
        }
        double @Nullable [] negatedTerminal = terminal == null ? null : terminal.clone();
        for (int s = 0; negatedTerminal != null && s < negatedTerminal.length; s++) {
            negatedTerminal[s] = -negatedTerminal[s];
        }
        // What a side's strategy concedes at most; the coalition's reward is the others' loss.
        double[][] conceded = new Response(game, others, perJoint, carryOn, terminal, discount, minimiser).most();
        double[][] lost = new Response(game, member, negated, carryOn, negatedTerminal, discount, maximiser).most();
        for (double[] array : lost) {
            for (int s = 0; s < array.length; s++) {
                array[s] = -array[s];
            }
        }
        return new GuaranteeCheck(lost[0][game.start()], conceded[0][game.start()], lost, conceded);
    }
}
