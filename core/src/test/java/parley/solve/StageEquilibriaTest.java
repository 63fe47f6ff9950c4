package parley.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StageEquilibriaTest {
    /** Each of the seven sets of moves on which both coordinate is the support of one equilibrium. */
    @Test
    void three_ways_to_coordinate_make_seven_equilibria() {
        double[] identity = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        StageGame game = new StageGame(new int[] {3, 3}, new double[][] {identity, identity});
        StageEquilibria.Found found = StageEquilibria.all(game);
        assertThat(found.profiles()).hasSize(7);
        assertThat(found.complete()).isTrue();
        assertThat(StageEquilibria.pure(game)).hasSize(3);
    }

    @Test
    void nondegenerate_games_have_an_odd_number_of_equilibria() {
        for (int seed = 0; seed < 200; seed++) {
            StageGame game = Games.stage(new Random(seed), -1, 2 + seed % 3, 2 + seed % 4);
            StageEquilibria.Found found = StageEquilibria.all(game);
            assertThat(found.complete()).as("seed %d", seed).isTrue();
            assertThat(found.profiles().size() % 2).as("seed %d", seed).isEqualTo(1);
            assertThat(found.profiles())
                    .allSatisfy(profile -> assertThat(Regret.of(game, profile)).isLessThan(1e-10));
        }
    }

    @Test
    void the_principal_choice_is_one_of_them() {
        for (int seed = 0; seed < 100; seed++) {
            StageGame game = Games.stage(new Random(seed), -1, 3, 4);
            double[][] chosen = StageEquilibria.select(game, new Selection.Principal());
            assertThat(StageEquilibria.all(game).profiles()).as("seed %d", seed).anySatisfy(profile -> {
                for (int i = 0; i < 2; i++) {
                    assertThat(profile[i]).containsExactly(chosen[i], within(1e-9));
                }
            });
        }
    }

    @Test
    void pure_equilibria_are_those_that_nobody_leaves() {
        for (int seed = 0; seed < 100; seed++) {
            StageGame game = Games.stage(new Random(seed), 2, 2, 3, 2);
            int count = 0;
            for (int j = 0; j < game.joint(); j++) {
                int[] move = {j / 6, j / 2 % 3, j % 2};
                double[][] profile = new double[3][];
                for (int i = 0; i < 3; i++) {
                    profile[i] = new double[game.moves()[i]];
                    profile[i][move[i]] = 1;
                }
                count += Regret.of(game, profile) < 1e-12 ? 1 : 0;
            }
            assertThat(StageEquilibria.pure(game)).as("seed %d", seed).hasSize(count);
        }
    }

    @Test
    void degenerate_games_are_not_called_complete() {
        StageGame game = new StageGame(new int[] {2, 2}, new double[][] {{1, 1, 1, 0}, {1, 1, 0, 0}});
        assertThat(StageEquilibria.all(game).complete()).isFalse();
    }

    @Test
    void pivoting_finds_an_equilibrium() {
        for (int seed = 0; seed < 200; seed++) {
            int levels = seed % 2 == 0 ? -1 : 2;
            StageGame game = Games.stage(new Random(seed), levels, 4, 5);
            double[] sigma = LemkeHowson.solve(4, 5, game.payoffs()[0], game.payoffs()[1], 1e-9);
            assertThat(sigma).as("seed %d", seed).hasSize(9);
            double[][] profile = {Arrays.copyOf(sigma, 4), Arrays.copyOfRange(sigma, 4, 9)};
            assertThat(Regret.of(game, profile)).as("seed %d", seed).isLessThan(1e-9);
        }
    }

    @Test
    void tables_of_the_wrong_size_are_refused() {
        assertThatThrownBy(() -> new StageGame(new int[] {2, 2}, new double[][] {{1, 2, 3, 4}, {1, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a table has 4 payoffs, not 2");
    }

    @Test
    void three_players_get_their_pure_equilibria_only() {
        StageGame game = Games.stage(new Random(1), -1, 2, 2, 2);
        StageEquilibria.Found found = StageEquilibria.all(game);
        assertThat(found.complete()).isFalse();
        assertThat(found.profiles())
                .allSatisfy(profile -> assertThat(Regret.of(game, profile)).isLessThan(1e-12));
    }
}
