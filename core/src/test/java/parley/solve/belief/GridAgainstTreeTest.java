package parley.solve.belief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.game.BeliefGame;

/** Both solvers on games that both can do. Differences are in ranges of a player's payoffs in a period. */
class GridAgainstTreeTest {
    private static double apart(BeliefGame game, BeliefSolution one, BeliefSolution two) {
        double[] unit = Ranges.units(game);
        double worst = 0;
        for (int theta = 0; theta < game.profiles(); theta++) {
            for (int i = 0; i < 2; i++) {
                double a = one.profile().layers().get(0).value(0, theta, i, game.profiles(), 2);
                double b = two.profile().layers().get(0).value(0, theta, i, game.profiles(), 2);
                worst = Math.max(worst, unit[i] * Math.abs(a - b));
            }
        }
        return worst;
    }

    private static BeliefSolution grid(BeliefGame game, double precision, int pieces) {
        return BeliefEquilibria.grid(game, BeliefOptions.defaults(), precision, Ranges.units(game), pieces, null);
    }

    /** Where play is noisy enough to be unique, rounding beliefs to 65 of them moves no type's worth by more than 0.002. */
    @Test
    void noisyPlayIsTheSame() {
        for (long seed = 0; seed < 30; seed++) {
            BeliefGame game = RandomBeliefGames.game(seed);
            BeliefSolution tree =
                    BeliefEquilibria.solve(game, BeliefOptions.defaults().withPrecision(1.5));
            assertThat(tree.profile().exact()).isTrue();
            assertThat(tree.precision()).isEqualTo(1.5);
            assertThat(apart(game, tree, grid(game, 1.5, 64)))
                    .as("seed %d", seed)
                    .isLessThan(2e-3);
        }
    }

    /** Toward the limit both are near an equilibrium; with one equilibrium they are near each other. */
    @Test
    void limitsAreTheSameWhereThereIsOneEquilibrium() {
        double[] stake = {0.4, 0.6};
        BeliefGame[] games = {
            ClosedForms.chainStore(2, 3, 0.6, 0.1),
            ClosedForms.chainStore(3, 3, 0.6, 0.1),
            ClosedForms.chainStore(4, 3, 0.6, 0.1),
            ClosedForms.beerQuiche(0.3),
            ClosedForms.sincerityTest(0.3, stake, stake, 0.5, new double[] {0.6, 0.9})
        };
        for (BeliefGame game : games) {
            BeliefSolution tree = BeliefEquilibria.solve(game, BeliefOptions.defaults());
            assertThat(apart(game, tree, grid(game, 400, 64))).isLessThan(1e-2);
        }
    }

    /** The grid's profile is a strategy of the game itself, whose regret over all histories is small. */
    @Test
    void nobodyGainsMuchAgainstTheGrid() {
        for (long seed = 0; seed < 60; seed++) {
            BeliefGame game = RandomBeliefGames.game(seed);
            BeliefSolution grid = grid(game, 400, 20);
            assertThat(new HistoryCheck(game, grid.profile()).regret())
                    .as("seed %d", seed)
                    .isLessThan(0.02);
        }
    }
}
