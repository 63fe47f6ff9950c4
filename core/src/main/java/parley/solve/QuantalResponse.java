package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/**
 * Logit quantal response equilibria (McKelvey and Palfrey 1995; for stochastic games Breitmoser, Tan and Zizzo 2010) in the
 * players' own units.
 *
 * <p>Every player, at every state, plays each move with a probability proportional to {@code exp(precision * Q)}, where Q is
 * the move's expected sum of discounted payoffs, everybody else mixing likewise, now and later. Nothing is normalised, merged or
 * removed: units and clones matter here, as the definition has it. For play that does not depend on them, give {@link
 * SolveOptions} a finite precision instead.
 */
public final class QuantalResponse {
    private QuantalResponse() {}

    /**
     * The equilibrium at {@code precision} on the branch that starts at precision 0: stationary for a game without a horizon,
     * by backward induction with one. The first point of the branch at this precision is taken if there are several.
     *
     * @throws IllegalArgumentException unless {@code 0 <= precision < infinity}
     */
    public static Solution at(StochasticGame game, double precision) {
        if (!(precision >= 0 && precision < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a precision is a finite number of at least 0, not " + precision);
        }
        SolveOptions options = SolveOptions.defaults().withPrecision(precision).withEverywhere(true);
        double[] ones = new double[game.players()];
        Arrays.fill(ones, 1.0);
        return game.isFinite()
                ? new BackwardInduction(game, options, ones, false, Deadline.NONE).solve()
                : Stationary.quantal(game, options, ones, Deadline.NONE);
    }
}
