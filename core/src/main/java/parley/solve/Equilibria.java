package parley.solve;

import java.util.List;
import parley.game.StochasticGame;

/** Markov perfect equilibria of stochastic games. */
public final class Equilibria {
    private Equilibria() {}

    /**
     * One equilibrium of {@code game}.
     *
     * @throws java.util.concurrent.CancellationException if cancelled or out of time before there is any profile
     */
    public static Solution solve(StochasticGame game, SolveOptions options) {
        Deadline deadline = Deadline.of(options);
        if (game.isFinite()) {
            return new BackwardInduction(game, options, Units.of(game), true, deadline).solve();
        }
        return Stationary.solve(game, options, deadline);
    }

    /** Other equilibria that differ from {@code primary} in strategies somewhere that play can reach. */
    public static List<Solution> alternates(StochasticGame game, Solution primary, SolveOptions options) {
        return List.of();
    }
}
