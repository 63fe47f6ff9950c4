package parley.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import parley.game.StochasticGame;

class BackwardInductionTest {
    private static final SolveOptions EVERYWHERE = SolveOptions.defaults().withEverywhere(true);

    @Test
    void profiles_are_subgame_perfect() {
        for (int seed = 0; seed < 150; seed++) {
            StochasticGame game = Games.random(seed, 1 + seed % 6);
            Solution solution = Equilibria.solve(game, EVERYWHERE);
            assertThat(Regret.of(game, solution.profile())).as("seed %d", seed).isLessThan(1e-9);
            assertThat(solution.converged()).isTrue();
        }
    }

    @Test
    void trembles_and_favours_are_subgame_perfect_too() {
        for (int seed = 0; seed < 100; seed++) {
            StochasticGame game = Games.random(seed, 4);
            Selection selection =
                    seed % 2 == 0 ? new Selection.Tremble(seed) : new Selection.Favouring(seed % game.players());
            Solution solution = Equilibria.solve(game, EVERYWHERE.withSelection(selection));
            assertThat(Regret.of(game, solution.profile())).as("seed %d", seed).isLessThan(1e-9);
        }
    }

    @Test
    void what_play_can_reach_does_not_depend_on_whether_the_rest_is_solved() {
        for (int seed = 0; seed < 100; seed++) {
            StochasticGame game = Games.random(seed, 3);
            Solution everything = Equilibria.solve(game, EVERYWHERE);
            Solution reached = Equilibria.solve(game, SolveOptions.defaults());
            Reach reach = Reach.fromStart(game, 3);
            for (int t = 0; t < 3; t++) {
                for (int[] states : reach.states[t]) {
                    for (int s : states) {
                        for (int k = game.strategyStart(s, 0); k < end(game, s); k++) {
                            assertThat(reached.profile().strategyAt(t)[k])
                                    .isEqualTo(everything.profile().strategyAt(t)[k]);
                        }
                    }
                }
            }
            assertThat(reached.severalAt()).isEqualTo(everything.severalAt());
        }
    }

    /** Elsewhere strategies are legal and values are those of the strategies: checked as regret is, without best responses. */
    @Test
    void states_out_of_reach_hold_a_profile_and_its_value() {
        StochasticGame game = new Games(2, 0.5)
                .state(1)
                .joint(0, 3)
                .state(2)
                .joint(1, 7)
                .joint(0, 9)
                .build(0, 4);
        Solution solution = Equilibria.solve(game, SolveOptions.defaults());
        assertThat(solution.profile().strategyAt(0)).containsExactly(1, 1, 0);
        assertThat(solution.profile().valueAt(0)).containsExactly(3 + 0.5 * 3, 7 + 0.5 * (7 + 0.5 * 4));
    }

    @Test
    void results_do_not_depend_on_the_number_of_threads() {
        for (int seed = 0; seed < 100; seed++) {
            StochasticGame game = Games.random(seed, 5);
            Solution one = Equilibria.solve(game, EVERYWHERE);
            Solution three = Equilibria.solve(game, EVERYWHERE.withThreads(3));
            assertThat(three.profile().strategies()).isDeepEqualTo(one.profile().strategies());
            assertThat(three.profile().values()).isDeepEqualTo(one.profile().values());
            assertThat(three.severalAt()).isEqualTo(one.severalAt());
        }
    }

    @Test
    void large_games_do_not_depend_on_the_number_of_threads_either() {
        StochasticGame game = Games.ring(3000, 4);
        Solution one = Equilibria.solve(game, EVERYWHERE);
        Solution two = Equilibria.solve(game, EVERYWHERE.withThreads(2));
        assertThat(two.profile().values()).isDeepEqualTo(one.profile().values());
        assertThat(Regret.of(game, one.profile())).isLessThan(1e-10);
    }

    /** One offer over a cake cut in tenths; the answer to an offer of nothing is a tie. By hand. */
    @Test
    void who_offers_once_keeps_everything_if_ties_favour_it() {
        // Ordered: state 0 proposes x tenths to the other (stage 0), the other takes it or nothing is left (stage 1).
        Games games = new Games(1, 0.8, 0.8).stage(0, 11, 1);
        for (int offer = 0; offer <= 10; offer++) {
            games.joint(1 + offer, 0, 0);
        }
        for (int offer = 0; offer <= 10; offer++) {
            games.stage(1, 1, 2).joint(-1, (10 - offer) / 10.0, offer / 10.0).joint(-1, 0, 0);
        }
        Solution favouring =
                Equilibria.solve(games.build(), SolveOptions.defaults().withSelection(new Selection.Favouring(0)));
        assertThat(favouring.profile().valueAt(0)[0]).isEqualTo(1);
        // With the tie shared, 0 offered is taken half the time: better offer a tenth.
        Solution shared = Equilibria.solve(games.build(), SolveOptions.defaults());
        assertThat(shared.profile().valueAt(0)[0]).isEqualTo(0.9);
        assertThat(shared.severalAt()).isEqualTo(1);
    }

    /** Two periods of a prisoners' dilemma: defection in both, whatever the discount. */
    @Test
    void cooperation_unravels() {
        StochasticGame game = new Games(2, 0.9, 0.9)
                .state(2, 2)
                .joint(0, 3, 3)
                .joint(0, 0, 5)
                .joint(0, 5, 0)
                .joint(0, 1, 1)
                .build();
        Solution solution = Equilibria.solve(game, SolveOptions.defaults());
        assertThat(solution.profile().strategyAt(0)).containsExactly(0, 1, 0, 1);
        assertThat(solution.profile().valueAt(0)[0]).isCloseTo(1.9, within(1e-15));
        assertThat(solution.severalAt()).isZero();
    }

    @Test
    void identical_moves_share_their_probability_and_nodes_with_them_are_not_several() {
        StochasticGame game = new Games(1, 1, 1)
                .state(3, 1)
                .joint(0, 2, 0)
                .joint(0, 2, 0)
                .joint(0, 1, 5)
                .build();
        Solution solution = Equilibria.solve(game, SolveOptions.defaults());
        assertThat(solution.profile().strategyAt(0)).containsExactly(0.5, 0.5, 0, 1);
        assertThat(solution.severalAt()).isZero();
    }

    /** Same payoff for the mover, another state next: a tie of two different moves, one of which is there twice. */
    @Test
    void ties_are_shared_among_different_moves_not_among_copies() {
        StochasticGame game = new Games(1, 1, 1)
                .state(3, 1)
                .joint(0, 2, 0)
                .joint(0, 2, 0)
                .joint(1, 2, 0)
                .state(1, 1)
                .joint(1, 0, 0)
                .build();
        Solution solution = Equilibria.solve(game, SolveOptions.defaults());
        assertThat(solution.profile().strategyAt(0)).containsExactly(0.25, 0.25, 0.5, 1, 1, 1);
        assertThat(solution.severalAt()).isEqualTo(1);
    }

    /** By definition: probabilities proportional to exp(precision x payoff over the range of payoffs, here 4). */
    @Test
    void finite_precision_is_in_units_of_the_range() {
        StochasticGame game = new Games(1, 1).state(2).joint(0, 0).joint(0, 4).build();
        Solution solution = Equilibria.solve(game, SolveOptions.defaults().withPrecision(2));
        assertThat(solution.profile().strategyAt(0)[1]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
    }

    @Test
    void cancelling_and_running_out_of_time_throw() {
        StochasticGame game = Games.random(5, 3);
        assertThatThrownBy(() -> Equilibria.solve(game, SolveOptions.defaults().withProgress((doing, done) -> false)))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("cancelled");
        assertThatThrownBy(() -> Equilibria.solve(game, SolveOptions.defaults().withNanosBudget(0)))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("out of time");
    }

    @Test
    void alternates_differ_from_the_primary_and_from_each_other() {
        // Stag hunt, once.
        StochasticGame game = new Games(1, 1, 1)
                .state(2, 2)
                .joint(0, 4, 4)
                .joint(0, 0, 3)
                .joint(0, 3, 0)
                .joint(0, 3, 3)
                .build();
        Solution primary = Equilibria.solve(game, SolveOptions.defaults());
        assertThat(primary.severalAt()).isEqualTo(1);
        assertThat(primary.profile().strategyAt(0)).containsExactly(0, 1, 0, 1);
        assertThat(Equilibria.alternates(game, primary, SolveOptions.defaults()))
                .anySatisfy(other -> assertThat(other.profile().strategyAt(0)).containsExactly(1, 0, 1, 0))
                .allSatisfy(
                        other -> assertThat(Regret.of(game, other.profile())).isLessThan(1e-12));
    }

    private static int end(StochasticGame game, int s) {
        int last = game.players() - 1;
        return game.strategyStart(s, last) + game.moves(s, last);
    }
}
