package parley.solve.belief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.certify.BeliefCertificate;
import parley.certify.BeliefCertifier;
import parley.game.BeliefGame;

/**
 * Random games with types, whose solutions are checked against best responses over all histories. With {@code -Dparley.games=N} so
 * many games of five states instead, and a line of counts.
 */
class RandomTreesTest {
    private static final double ROUNDING = 1e-9;

    private int lost;
    private int onTree;
    private int onGrid;
    private double worst;
    private double worstAnywhere;

    /** No type of any player gains anywhere, even where play never gets, more than the certificate says. */
    @Test
    void no_type_gains_anywhere_more_than_is_certified() {
        int games = Integer.getInteger("parley.games", 0);
        for (long seed = 0; seed < (games > 0 ? games : 200); seed++) {
            judge(seed, RandomBeliefGames.game(seed, games > 0 || seed % 50 == 49 ? 5 : 3));
        }
        if (games > 0) {
            System.out.printf(
                    "%d games: %d solved on exact beliefs, %d on a grid of beliefs, %d not converged; most that a type can gain: "
                            + "%.1e at the start, %.1e anywhere; every certificate holds%n",
                    games, onTree, onGrid, lost, worst, worstAnywhere);
        } else {
            assertThat(lost).isZero();
        }
    }

    private void judge(long seed, BeliefGame game) {
        BeliefSolution solution = BeliefEquilibria.solve(game, BeliefOptions.defaults());
        BeliefCertificate certificate = BeliefCertifier.certify(game, solution.profile());
        HistoryCheck check = new HistoryCheck(game, solution.profile());
        double regret = check.regret();
        double anywhere = check.sequentialRegret();
        assertThat(certificate.isProven()).as("seed %d", seed).isTrue();
        assertThat(regret).as("seed %d", seed).isLessThanOrEqualTo(certificate.regret() + ROUNDING);
        assertThat(anywhere).as("seed %d", seed).isLessThanOrEqualTo(certificate.sequentialRegret() + ROUNDING);
        if (!solution.converged()) {
            lost++;
            return;
        }
        worst = Math.max(worst, regret);
        worstAnywhere = Math.max(worstAnywhere, anywhere);
        if (solution.profile().exact()) {
            onTree++;
            // Payoffs are in [0, 1] and last for three periods.
            assertThat(anywhere).as("seed %d", seed).isLessThan(3 / solution.precision());
            assertThat(check.bayes()).as("seed %d", seed).isLessThan(ROUNDING);
        } else {
            onGrid++;
        }
    }
}
