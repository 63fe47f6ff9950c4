package parley.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.certify.BeliefCertificate;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.solve.belief.BeliefSolution;

/**
 * A game with types at its numbers with the equilibria found.
 *
 * @param table the structure's tables
 * @param ends {@code [end][j]} chance of each end
 * @param types {@code [player][k]}: the scenario's type that is type {@code k} of the game
 * @param solutions the primary first
 * @param certificates one per solution, or empty where none was asked for
 * @param residual of the primary at a finite precision: how far any move's probability is from its logit response; infinite where that is
 *     not known, as on a grid of beliefs; 0 for best responses
 */
record TypedSolved(
        Tabulation table,
        double[] numbers,
        BeliefGame game,
        double[][] ends,
        int[][] types,
        List<BeliefSolution> solutions,
        List<BeliefCertificate> certificates,
        double residual) {

    BeliefProfile profile(int equilibrium) {
        return solutions.get(equilibrium).profile();
    }

    @Nullable BeliefCertificate certificate(int equilibrium) {
        return certificates.isEmpty() ? null : certificates.get(equilibrium);
    }

    /** The game's type that is a type of the scenario, or -1 where it has probability 0. */
    int type(int player, int scenarioType) {
        for (int k = 0; k < types[player].length; k++) {
            if (types[player][k] == scenarioType) {
                return k;
            }
        }
        return -1;
    }
}
