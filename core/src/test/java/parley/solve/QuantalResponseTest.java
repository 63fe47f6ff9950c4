package parley.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.game.Profile;
import parley.game.StochasticGame;

class QuantalResponseTest {
    @Test
    void stationary_probabilities_are_logit_in_their_own_payoffs() {
        for (int seed = 0; seed < 100; seed++) {
            StochasticGame game = Games.random(seed, StochasticGame.INFINITE);
            for (double precision : new double[] {0.3, 3, 40}) {
                Solution solution = QuantalResponse.at(game, precision);
                assertThat(solution.converged()).as("seed %d", seed).isTrue();
                assertThat(residual(game, solution.profile(), precision))
                        .as("seed %d, precision %s", seed, precision)
                        .isLessThan(1e-9);
            }
        }
    }

    @Test
    void probabilities_of_finite_games_are_logit_at_every_period() {
        for (int seed = 0; seed < 100; seed++) {
            StochasticGame game = Games.random(seed, 3);
            Solution solution = QuantalResponse.at(game, 5);
            assertThat(residual(game, solution.profile(), 5))
                    .as("seed %d", seed)
                    .isLessThan(1e-9);
        }
    }

    @Test
    void precision_nought_is_equal_probabilities() {
        StochasticGame game = new Games(StochasticGame.INFINITE, 0.5, 0.5)
                .state(2, 1)
                .joint(0, 1, 0)
                .joint(0, 3, 0)
                .build();
        Solution solution = QuantalResponse.at(game, 0);
        assertThat(solution.profile().strategyAt(0)).containsExactly(0.5, 0.5, 1);
        assertThat(solution.profile().valueAt(0)[0]).isCloseTo(4, within(1e-12));
    }

    /** Here clones count twice, as the definition has it; under a finite precision of the options they count once. */
    @Test
    void clones_count_by_the_definition_but_not_by_the_options() {
        StochasticGame game =
                new Games(1, 1).state(3).joint(-1, 0).joint(-1, 0).joint(-1, 1).build();
        double odds = Math.exp(2);
        assertThat(QuantalResponse.at(game, 2).profile().strategyAt(0)[2]).isCloseTo(odds / (odds + 2), within(1e-12));
        Solution merged = Equilibria.solve(game, SolveOptions.defaults().withPrecision(2));
        assertThat(merged.profile().strategyAt(0)[2]).isCloseTo(odds / (odds + 1), within(1e-12));
    }

    @Test
    void large_games_have_quantal_responses_too() {
        StochasticGame game = Games.ring(60, StochasticGame.INFINITE);
        Solution solution = QuantalResponse.at(game, 0.5);
        assertThat(residual(game, solution.profile(), 0.5)).isLessThan(1e-9);
    }

    /** At high precision the branch is near the equilibrium that the selection names, payoffs spanning the same for both. */
    @Test
    void the_branch_ends_in_the_principal_equilibrium() {
        for (int seed = 0; seed < 100; seed++) {
            StageGame game = Games.stage(new Random(seed), -1, 3, 3);
            for (int i = 0; i < 2; i++) {
                game.payoffs()[i][seed % 9] = 0;
                game.payoffs()[i][(seed + 4) % 9] = 1;
            }
            double[][] far = StageEquilibria.quantalResponse(game, 1e5);
            assertThat(Regret.of(game, far)).as("seed %d", seed).isLessThan(1e-3);
        }
    }

    @Test
    void an_infinite_precision_is_refused() {
        StochasticGame game = Games.ring(3, 1);
        assertThatThrownBy(() -> QuantalResponse.at(game, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Infinity");
    }

    /** Largest difference of a probability from the logit of its payoffs, or of a value from the mean payoff. */
    private static double residual(StochasticGame game, Profile profile, double precision) {
        int n = game.players();
        double worst = 0;
        int periods = profile.strategies().length;
        for (int t = 0; t < periods; t++) {
            double[] strategy = profile.strategyAt(t);
            for (int s = 0; s < game.states(); s++) {
                double[] after =
                        game.advances(s) && !profile.stationary() ? profile.valueAt(t + 1) : profile.valueAt(t);
                for (int i = 0; i < n; i++) {
                    double[] next = new double[game.states()];
                    for (int u = 0; u < next.length; u++) {
                        next[u] = after[u * n + i];
                    }
                    double[] q = Regret.q(game, s, i, strategy, next);
                    double top = Arrays.stream(q).max().orElseThrow();
                    double sum = 0;
                    double mean = 0;
                    for (int a = 0; a < q.length; a++) {
                        sum += Math.exp(precision * (q[a] - top));
                        mean += q[a] * strategy[game.strategyStart(s, i) + a];
                    }
                    for (int a = 0; a < q.length; a++) {
                        double logit = Math.exp(precision * (q[a] - top)) / sum;
                        worst = Math.max(worst, Math.abs(logit - strategy[game.strategyStart(s, i) + a]));
                    }
                    worst = Math.max(worst, Math.abs(mean - profile.valueAt(t)[s * n + i]));
                }
            }
        }
        return worst;
    }
}
