package parley.certify;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;

/**
 * How far a profile with exact beliefs is from agent quantal responses to itself (McKelvey and Palfrey 1998), with payoffs divided by
 * each player's range of payoffs in the game: at every node every type of every player makes a move with a probability in
 * proportion to {@code exp(precision * worth / range)}.
 *
 * <p>Values are worked out anew from the strategies, backward; beliefs are compared with what Bayes' rule makes of the beliefs before
 * and the strategies. What is returned is the largest difference of two probabilities, of moves or of beliefs: a residual, not a
 * distance to an exact quantal response equilibrium. Time: nodes x joint moves x type profiles x players.
 */
public final class BeliefLogitResidual {
    private BeliefLogitResidual() {}

    /**
     * The largest difference; NaN where a value is not a number.
     *
     * @throws IllegalArgumentException if the profile's beliefs are not exact, or the precision is not finite
     * @throws CancellationException once {@code cancelled} says so
     */
    public static double of(BeliefGame game, BeliefProfile profile, double precision, BooleanSupplier cancelled) {
        if (!profile.exact() || !(precision < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("logit responses are checked at exact beliefs and a finite precision");
        }
        return new BeliefLogitPass(game, profile, precision).all(cancelled);
    }
}
