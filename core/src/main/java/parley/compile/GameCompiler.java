package parley.compile;

import parley.scenario.Scenario;

/**
 * Compiles a scenario to a public-state stochastic game (Shapley 1953): reachable states only, sparse transitions kept as
 * products of independent parts.
 */
public final class GameCompiler {
    private GameCompiler() {}

    /**
     * The structure of the game under a frame.
     *
     * @param numbers {@code [uncertainty]} values at which allowed moves are worked out
     * @throws parley.diagnostic.InputException where a player or a policy has no move, numbers do not fit, or the game is over
     *     budget
     * @throws java.util.concurrent.CancellationException where the budget's {@code cancelled} says so
     */
    public static CompiledGame compile(Scenario scenario, Frame frame, double[] numbers, Budget budget) {
        Explorer explorer = new Explorer(scenario, frame, numbers, budget);
        explorer.explore();
        return new CompiledGame(explorer, numbers);
    }
}
