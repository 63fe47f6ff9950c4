package parley.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.certify.Certificate;
import parley.game.Profile;
import parley.game.StochasticGame;
import parley.solve.Solution;

/**
 * A game at its numbers with the equilibria found.
 *
 * @param table the structure's tables
 * @param ends {@code [end][j]} chance of each end
 * @param solutions the primary first
 * @param certificates one per solution, or empty where none was asked for
 * @param residual of the primary's logit responses; 0 for best responses, and where no certificate was asked for
 */
record Solved(
        Tabulation table,
        double[] numbers,
        StochasticGame game,
        double[][] ends,
        List<Solution> solutions,
        List<Certificate> certificates,
        double residual) {

    Profile profile(int equilibrium) {
        return solutions.get(equilibrium).profile();
    }

    @Nullable Certificate certificate(int equilibrium) {
        return certificates.isEmpty() ? null : certificates.get(equilibrium);
    }
}
