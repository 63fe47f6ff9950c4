package parley.certify;

/**
 * What is proven of a profile of a stochastic game.
 *
 * @param regret the largest gain of any player from any deviation (in any way, for the rest of the game) at any period
 *     and state that some play reaches; never smaller than the true one: rounding and unfinished iterations are added.
 *     In the player's utility units, discounted to the period of the deviation; infinity where nothing is proven
 * @param regretByPlayer {@code [i]}, the same per player
 * @param valueError bound on the distance between any stated value of the profile, at a period and state that some play
 *     reaches, and the true value of the profile there
 * @param grade what is proven
 * @param strategyRadius grade EXACT: an exact equilibrium lies within this of the profile (largest, over periods and
 *     states, of the sum over players of absolute differences of move probabilities); else infinity
 * @param pathRadius grade EXACT: the probability of any event along a play from the start differs by at most this between
 *     the profile and that equilibrium; infinity where that is not proven
 * @param valueRadius grade EXACT: the values of that equilibrium lie within this of the stated values; else infinity
 * @param method how it was computed, a short text
 * @param worstPlayer where the regret occurs; -1 where nothing is proven
 * @param worstPeriod the same; 0 in an infinite game
 * @param worstState the same
 * @param note why no higher grade was reached, with the place; empty for EXACT
 */
public record Certificate(
        double regret,
        double[] regretByPlayer,
        double valueError,
        Grade grade,
        double strategyRadius,
        double pathRadius,
        double valueRadius,
        String method,
        int worstPlayer,
        int worstPeriod,
        int worstState,
        String note) {

    /** What is proven of a profile. */
    public enum Grade {
        /** Nothing: it is not a profile of the game, or a number is not finite. */
        NONE,
        /** Its regret and the error of its values are bounded; nothing is said of exact equilibria. */
        EPSILON,
        /** Besides, an exact equilibrium is proven to lie nearby, and the distance of its values is bounded. */
        EXACT
    }
}
