package parley.solve.belief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.game.BeliefGame;

class RandomTreesTest {
    /** No type of any player gains at any node, even one that is never reached, given beliefs that obey Bayes' rule. */
    @Test
    void noTypeGainsAnywhereInRandomGames() {
        int lost = 0;
        for (long seed = 0; seed < 200; seed++) {
            BeliefGame game = RandomBeliefGames.game(seed, seed % 50 == 49 ? 5 : 3);
            BeliefSolution solution = BeliefEquilibria.solve(game, BeliefOptions.defaults());
            if (!solution.converged()) {
                lost++;
                continue;
            }
            HistoryCheck check = new HistoryCheck(game, solution.profile());
            // Payoffs are in [0, 1] and last for three periods.
            double bound = 3 / solution.precision();
            assertThat(check.regret()).as("seed %d", seed).isLessThan(bound);
            assertThat(check.sequentialRegret()).as("seed %d", seed).isLessThan(bound);
            assertThat(check.bayes()).as("seed %d", seed).isLessThan(1e-9);
        }
        assertThat(lost).isZero();
    }
}
