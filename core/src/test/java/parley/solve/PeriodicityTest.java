package parley.solve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.game.StochasticGame;

class PeriodicityTest {
    @Test
    void two_states_that_alternate_are_two_classes() {
        StochasticGame game = new Games(StochasticGame.INFINITE, 0.9)
                .state(2)
                .state(1)
                .joint(1, 0)
                .joint(-1, 1)
                .joint(0, 0)
                .build();
        assertThat(Periodicity.classes(game)).containsExactly(0, 1);
    }

    @Test
    void a_state_that_may_stay_breaks_the_cycle() {
        StochasticGame game = new Games(StochasticGame.INFINITE, 0.9)
                .state(2)
                .state(1)
                .joint(1, 0)
                .joint(0, 1)
                .joint(0, 0)
                .build();
        assertThat(Periodicity.classes(game)).isNull();
    }

    /** Cycles of four and of six: what is left in common is two. */
    @Test
    void classes_are_what_all_cycles_have_in_common() {
        Games games = new Games(StochasticGame.INFINITE, 0.9).state(2);
        for (int s = 1; s < 8; s++) {
            games.state(1);
        }
        games.joint(1, 0).joint(4, 0);
        games.joint(2, 0).joint(3, 0).joint(0, 0);
        games.joint(5, 0).joint(6, 0).joint(7, 0).joint(3, 0);
        assertThat(Periodicity.classes(games.build())).containsExactly(0, 1, 0, 1, 1, 0, 1, 0);
    }

    /**
     * Bargaining in 130 steps at patience 0.8713: horizons of odd and of even length lead to different divisions, those that end
     * after a whole cycle of turns to one.
     */
    @Test
    void a_game_of_turns_with_several_equilibria_settles_on_one() {
        StochasticGame game = bargaining(130, 0.8713);
        Solution solution = Equilibria.solve(game, SolveOptions.defaults());
        assertThat(solution.method()).isEqualTo("limit of finite horizons");
        assertThat(Regret.of(game, solution.profile())).isLessThan(1e-12);
    }

    /** State i * steps + c: player i moves, the other asks for c (0: nobody has asked). To ask for what c leaves is to accept. */
    private static StochasticGame bargaining(int steps, double patience) {
        Games games = new Games(StochasticGame.INFINITE, patience, patience);
        for (int s = 0; s < 2 * steps; s++) {
            games.state(s < steps ? steps - 1 : 1, s < steps ? 1 : steps - 1);
        }
        for (int s = 0; s < 2 * steps; s++) {
            int asked = s % steps;
            for (int x = 1; x < steps; x++) {
                boolean accepts = x + asked == steps;
                double mine = accepts ? (double) x / steps : 0;
                double other = accepts ? (double) asked / steps : 0;
                int next = accepts ? -1 : (s < steps ? steps : 0) + x;
                games.joint(next, s < steps ? mine : other, s < steps ? other : mine);
            }
        }
        return games.build();
    }
}
