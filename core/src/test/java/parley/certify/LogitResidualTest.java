package parley.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import parley.game.Profile;
import parley.game.StochasticGame;
import parley.solve.Equilibria;
import parley.solve.SolveOptions;

class LogitResidualTest {
    /** One player, payoffs 0 and 5 in one period: at precision log 3, on a range of 5, the odds are 1 to 3. */
    @Test
    void a_residual_is_the_difference_to_the_logit_by_hand() {
        StochasticGame game = new SmallGames.Builder(1).state(2).end(0).end(5).build(1, 1);
        assertThat(residual(game, new double[] {0.25, 0.75}, StrictMath.log(3))).isLessThan(1e-14);
        assertThat(residual(game, new double[] {0.5, 0.5}, StrictMath.log(3))).isBetween(0.25, 0.25 + 1e-14);
        assertThat(residual(game, new double[] {0.5, 0.5}, 0)).isBetween(0.0, 1e-14);
    }

    /** Two of three moves are the same: together they count as one, so the odds are again 1 to 3. */
    @Test
    void clones_count_as_one_move() {
        StochasticGame game =
                new SmallGames.Builder(1).state(3).end(0).end(5).end(5).build(1, 1);
        assertThat(residual(game, new double[] {0.25, 0.5, 0.25}, StrictMath.log(3)))
                .isLessThan(1e-14);
    }

    private static double residual(StochasticGame game, double[] strategy, double precision) {
        Profile profile = SmallGames.valued(game, new double[][] {strategy});
        return LogitResidual.of(game, profile, precision, null, () -> false);
    }

    @Test
    void solved_logit_responses_have_none_and_others_have() {
        int others = 0;
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int horizon = seed % 4 == 0 ? StochasticGame.INFINITE : seed % 4;
            StochasticGame game = SmallGames.random(random, 2 + seed % 2, 3, 3, horizon, 1 + seed % 2, 0);
            Profile solved = Equilibria.solve(game, SolveOptions.defaults().withPrecision(3))
                    .profile();
            int[] start = {game.start()};
            assertThat(LogitResidual.of(game, solved, 3, start, () -> false))
                    .as("seed %d", seed)
                    .isLessThan(1e-8);
            others += LogitResidual.of(game, solved, 6, start, () -> false) > 1e-8 ? 1 : 0;
        }
        // In the rest nobody has a choice.
        assertThat(others).isGreaterThan(90);
    }
}
