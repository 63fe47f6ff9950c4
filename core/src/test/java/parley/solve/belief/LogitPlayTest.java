package parley.solve.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import parley.certify.BeliefLogitResidual;
import parley.game.BeliefGame;

/** Logit play with types at a stated precision, checked by code that shares nothing with the solver. */
class LogitPlayTest {
    @Test
    void random_games_are_solved_to_logit_responses() {
        for (long seed = 0; seed < 60; seed++) {
            BeliefGame game = RandomBeliefGames.game(seed, 3);
            double precision = seed % 2 == 0 ? 8 : 40;
            BeliefSolution solution =
                    BeliefEquilibria.solve(game, BeliefOptions.defaults().withPrecision(precision));
            assertThat(solution.converged()).as("seed %d", seed).isTrue();
            assertThat(BeliefLogitResidual.of(game, solution.profile(), precision, () -> false))
                    .as("seed %d", seed)
                    .isLessThan(1e-8);
        }
    }

    @Test
    void play_at_another_precision_is_told() {
        for (long seed = 0; seed < 20; seed++) {
            BeliefGame game = RandomBeliefGames.game(seed, 3);
            BeliefSolution solution =
                    BeliefEquilibria.solve(game, BeliefOptions.defaults().withPrecision(20));
            assertThat(BeliefLogitResidual.of(game, solution.profile(), 21, () -> false))
                    .as("seed %d", seed)
                    .isGreaterThan(1e-5);
        }
    }

    @Test
    void it_is_for_exact_beliefs_and_can_be_stopped() {
        BeliefGame game = RandomBeliefGames.game(1, 3);
        BeliefSolution exact =
                BeliefEquilibria.solve(game, BeliefOptions.defaults().withPrecision(20));
        BeliefSolution grid = BeliefEquilibria.grid(game, BeliefOptions.defaults(), 20, Ranges.units(game), 20, null);
        assertThatThrownBy(() -> BeliefLogitResidual.of(game, grid.profile(), 20, () -> false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BeliefLogitResidual.of(game, exact.profile(), 20, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
