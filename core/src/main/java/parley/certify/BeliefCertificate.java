package parley.certify;

/**
 * What is proven of a profile of a game with types.
 *
 * <p>An <em>agent</em> is a type of a player, {@code typeStart(i) + k}. All gains are in the player's utility units, discounted to
 * the period of the deviation.
 *
 * @param isProven whether anything is: else all numbers are infinite (the lower bounds 0) and {@code note} says why
 * @param regret the largest of {@code regretByAgent}
 * @param regretByAgent {@code [agent]}: what that type of that player can gain at the start by any strategy of its own, at
 *     most, expected over the others' types by the prior; rounding and interpolation are added. For a player with discount 0:
 *     the largest over periods of what the player of that period, who sees what was played, can gain, expected from the start
 * @param gainByAgent {@code [agent]}: what a deviation that was found gains at least; the true regret lies between the two
 * @param valueError bound on the distance between any stated value of the profile at the start and the true one
 * @param sequentialRegret the largest of {@code sequentialByAgent}
 * @param sequentialByAgent {@code [agent]}: what that agent can gain at most from some node on that it may come to, whatever was
 *     played before, if it believes there what is held there and follows Bayes' rule from there on
 * @param worstAgent the agent with the largest sequential regret; -1 where nothing is proven
 * @param worstStep the step where it occurs
 * @param worstMemory the memory where it occurs
 * @param worstState the state where it occurs
 * @param nodes nodes that moves which are allowed lead to
 * @param unplayed of these, nodes to which the profile leads with probability 0
 * @param beliefs how the beliefs that best responses are computed with relate to those that are held
 * @param note why nothing is proven; empty if something is
 */
public record BeliefCertificate(
        boolean isProven,
        double regret,
        double[] regretByAgent,
        double[] gainByAgent,
        double valueError,
        double sequentialRegret,
        double[] sequentialByAgent,
        int worstAgent,
        int worstStep,
        int worstMemory,
        int worstState,
        long nodes,
        long unplayed,
        Beliefs beliefs,
        String note) {

    /** How the beliefs that best responses are computed with relate to those that are held. */
    public enum Beliefs {
        /** Nothing is proven. */
        NONE,
        /** Those that are held were verified to follow Bayes' rule wherever it applies. */
        EXACT,
        /** All true beliefs that occur were followed. */
        FOLLOWED,
        /** Best responses are bounded between points, by convexity. */
        INTERPOLATED
    }
}
