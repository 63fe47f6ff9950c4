package parley.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.certify.Certificate;
import parley.game.StochasticGame;
import parley.solve.Solution;

/**
 * Equilibria of a game and what is proven of each.
 *
 * @param title what was solved, as a heading: the scenario's title and the policy, or the name of the file
 * @param everywhere whether every state at every period was solved, or only what some play reaches
 * @param equilibria the primary one first
 * @param seconds how long it took, or null where that is not to be told
 */
public record Solved(
        String title,
        StochasticGame game,
        Naming naming,
        boolean everywhere,
        List<Answer> equilibria,
        @Nullable Double seconds) {
    /** A profile and its certificate, which comes from code that shares nothing with the solver. */
    public record Answer(Solution solution, Certificate certificate) {}
}
