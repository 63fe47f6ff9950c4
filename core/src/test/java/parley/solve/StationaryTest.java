package parley.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.game.StochasticGame;

class StationaryTest {
    private static final int ENDLESS = StochasticGame.INFINITE;

    @Test
    void profiles_are_equilibria_of_games_of_many_shapes() {
        for (int seed = 0; seed < 300; seed++) {
            StochasticGame game = Games.random(seed, ENDLESS);
            Solution solution = Equilibria.solve(game, SolveOptions.defaults());
            assertThat(Regret.of(game, solution.profile()))
                    .as("seed %d: %s, %s", seed, solution.method(), solution.note())
                    .isLessThan(1e-9);
            assertThat(solution.converged()).isTrue();
        }
    }

    @Test
    void other_selections_are_equilibria_where_they_say_so() {
        int converged = 0;
        for (int seed = 0; seed < 100; seed++) {
            StochasticGame game = Games.random(seed, ENDLESS);
            Selection selection =
                    seed % 2 == 0 ? new Selection.Tremble(seed) : new Selection.Favouring(seed % game.players());
            Solution solution = Equilibria.solve(game, SolveOptions.defaults().withSelection(selection));
            if (solution.converged()) {
                converged++;
                assertThat(Regret.of(game, solution.profile()))
                        .as("seed %d: %s", seed, solution.method())
                        .isLessThan(1e-9);
            }
        }
        assertThat(converged).isGreaterThan(95);
    }

    /**
     * The Big Match (Gillette 1957), discounted: player 1 stops with probability (1 - d) / (2 - d), player 2 mixes evenly, the
     * value is half of what an absorbing 1 is worth (Blackwell and Ferguson 1968).
     */
    @Test
    void the_big_match_has_its_closed_form() {
        for (double d : new double[] {0.5, 0.9, 0.95, 0.99}) {
            StochasticGame game = new Games(ENDLESS, d, d)
                    .state(2, 2)
                    .joint(1, 1, -1)
                    .joint(2, 0, 0)
                    .joint(0, 0, 0)
                    .joint(0, 1, -1)
                    .state(1, 1)
                    .joint(1, 1, -1)
                    .state(1, 1)
                    .joint(2, 0, 0)
                    .build();
            Solution solution = Equilibria.solve(game, SolveOptions.defaults());
            double[] strategy = solution.profile().strategyAt(0);
            assertThat(strategy[0]).isCloseTo((1 - d) / (2 - d), within(1e-10));
            assertThat(strategy[2]).isCloseTo(0.5, within(1e-10));
            assertThat(solution.profile().valueAt(0)[0]).isCloseTo(0.5 / (1 - d), within(1e-9));
        }
    }

    /** By hand: who concedes gets 0, so staying must be worth 0 as well: p * prize = (1 - p) * cost. */
    @Test
    void a_war_of_attrition_is_left_at_a_constant_rate() {
        double prize = 3;
        double cost = 1;
        StochasticGame game = new Games(ENDLESS, 0.9, 0.9)
                .state(2, 2)
                .joint(-1, 0, 0)
                .joint(-1, 0, prize)
                .joint(-1, prize, 0)
                .joint(0, -cost, -cost)
                .build();
        Solution solution = Equilibria.solve(game, SolveOptions.defaults());
        double concede = cost / (prize + cost);
        assertThat(solution.profile().strategyAt(0)[0]).isCloseTo(concede, within(1e-10));
        assertThat(solution.profile().strategyAt(0)[2]).isCloseTo(concede, within(1e-10));
        assertThat(solution.profile().valueAt(0)).containsExactly(new double[] {0, 0}, within(1e-10));
        assertThat(Equilibria.alternates(game, solution, SolveOptions.defaults()))
                .anySatisfy(other -> assertThat(other.profile().strategyAt(0)).containsExactly(1, 0, 0, 1));
    }

    /**
     * Alternating offers over a cake cut in twentieths (Rubinstein 1982): with any share on offer the proposer keeps
     * 1 / (1 + 0.8) = 0.556. By hand on this grid: it offers 9 / 20, since 9 >= 0.8 * 11 > 8.
     */
    @Test
    void alternating_offers_are_accepted_at_once() {
        int pieces = 20;
        Games games = new Games(ENDLESS, 0.8, 0.8);
        int half = pieces + 2;
        for (int proposer = 0; proposer < 2; proposer++) {
            int[] proposes = proposer == 0 ? new int[] {pieces + 1, 1} : new int[] {1, pieces + 1};
            games.stage(0, proposes);
            for (int offer = 0; offer <= pieces; offer++) {
                games.joint(proposer * half + 1 + offer, 0, 0);
            }
            for (int offer = 0; offer <= pieces; offer++) {
                int[] answers = proposer == 0 ? new int[] {1, 2} : new int[] {2, 1};
                double given = (double) offer / pieces;
                double[] deal = proposer == 0 ? new double[] {1 - given, given} : new double[] {given, 1 - given};
                games.stage(1, answers).joint(-1, deal).joint((1 - proposer) * half, 0, 0);
            }
        }
        StochasticGame game = games.build();
        Solution solution = Equilibria.solve(game, SolveOptions.defaults());
        assertThat(Regret.of(game, solution.profile())).isLessThan(1e-10);
        assertThat(solution.profile().valueAt(0))
                .containsExactly(
                        concat(new double[] {0.55, 0.45}, solution.profile().valueAt(0)), within(1e-10));
        assertThat(solution.profile().strategyAt(0)[9]).isCloseTo(1, within(1e-10));
    }

    /** Against every deterministic policy, evaluated by iteration. */
    @Test
    void one_player_games_are_solved_exactly() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Games games = new Games(ENDLESS, 0.5, 0.9);
            for (int s = 0; s < 4; s++) {
                games.state(1, 3);
                for (int a = 0; a < 3; a++) {
                    double p = random.nextDouble();
                    games.joint(
                            new int[] {random.nextInt(2), 2 + random.nextInt(2)},
                            new double[] {p, 1 - p},
                            random.nextInt(5),
                            random.nextInt(3));
                }
            }
            StochasticGame game = games.build();
            Solution solution = Equilibria.solve(game, SolveOptions.defaults());
            assertThat(solution.method()).isEqualTo("policy iteration");
            double[] best = new double[4];
            Arrays.fill(best, Double.NEGATIVE_INFINITY);
            for (int policy = 0; policy < 81; policy++) {
                double[] value = worth(game, policy);
                for (int s = 0; s < 4; s++) {
                    best[s] = Math.max(best[s], value[s]);
                }
            }
            for (int s = 0; s < 4; s++) {
                assertThat(solution.profile().valueAt(0)[s * 2 + 1]).isCloseTo(best[s], within(1e-10));
            }
        }
    }

    /** Values of zero-sum games are unique (Shapley 1953); computed here by iterating values of two-by-two games. */
    @Test
    void zero_sum_values_are_those_of_shapley() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Games games = new Games(ENDLESS, 0.8, 0.8);
            for (int s = 0; s < 3; s++) {
                games.state(2, 2);
                for (int j = 0; j < 4; j++) {
                    double u = random.nextInt(7) - 3;
                    games.joint(random.nextInt(3), u, -u);
                }
            }
            StochasticGame game = games.build();
            double[] value = new double[3];
            for (int k = 0; k < 200; k++) {
                double[] next = new double[3];
                for (int s = 0; s < 3; s++) {
                    double[] q = new double[4];
                    for (int j = 0; j < 4; j++) {
                        q[j] = game.payoff(4 * s + j, 0) + 0.8 * value[game.successor(4 * s + j)];
                    }
                    next[s] = valueOf(q);
                }
                value = next;
            }
            Solution solution = Equilibria.solve(game, SolveOptions.defaults());
            for (int s = 0; s < 3; s++) {
                assertThat(solution.profile().valueAt(0)[2 * s])
                        .as("seed %d", seed)
                        .isCloseTo(value[s], within(1e-9));
            }
        }
    }

    @Test
    void large_games_take_the_limit_of_finite_horizons() {
        StochasticGame game = Games.ring(400, ENDLESS);
        Solution solution = Equilibria.solve(game, SolveOptions.defaults());
        assertThat(solution.method()).startsWith("limit of finite horizons");
        assertThat(Regret.of(game, solution.profile())).isLessThan(1e-9);
        Solution threads = Equilibria.solve(game, SolveOptions.defaults().withThreads(3));
        assertThat(threads.profile().strategies())
                .isDeepEqualTo(solution.profile().strategies());
        assertThat(threads.profile().values()).isDeepEqualTo(solution.profile().values());
    }

    @Test
    void cloning_a_move_shares_its_probability_and_changes_nothing_else() {
        for (int seed = 0; seed < 60; seed++) {
            Solution plain = Equilibria.solve(twoByThree(seed, false, 1, 0), SolveOptions.defaults());
            Solution cloned = Equilibria.solve(twoByThree(seed, true, 1, 0), SolveOptions.defaults());
            double[] a = plain.profile().strategyAt(0);
            double[] b = cloned.profile().strategyAt(0);
            for (int s = 0; s < 3; s++) {
                assertThat(b[6 * s]).isEqualTo(b[6 * s + 2]);
                assertThat(b[6 * s] + b[6 * s + 2]).as("seed %d", seed).isCloseTo(a[5 * s], within(1e-8));
                for (int c = 0; c < 3; c++) {
                    assertThat(b[6 * s + 3 + c]).as("seed %d", seed).isCloseTo(a[5 * s + 2 + c], within(1e-8));
                }
            }
            assertThat(cloned.severalAt()).isEqualTo(plain.severalAt());
        }
    }

    @Test
    void affine_changes_of_utility_change_nothing() {
        for (int seed = 0; seed < 60; seed++) {
            Solution plain = Equilibria.solve(twoByThree(seed, false, 1, 0), SolveOptions.defaults());
            Solution other = Equilibria.solve(twoByThree(seed, false, 40, -7), SolveOptions.defaults());
            assertThat(other.profile().strategyAt(0))
                    .as("seed %d", seed)
                    .containsExactly(plain.profile().strategyAt(0), within(1e-8));
        }
    }

    /** Three states, two moves against three, whole payoffs; the first player's utility is scaled, its first move cloned. */
    private static StochasticGame twoByThree(int seed, boolean clone, double factor, double constant) {
        Random random = new Random(seed);
        Games games = new Games(ENDLESS, 0.9, 0.8);
        for (int s = 0; s < 3; s++) {
            double[][] payoff = new double[6][2];
            int[] next = new int[6];
            for (int j = 0; j < 6; j++) {
                payoff[j][0] = constant + factor * random.nextInt(6);
                payoff[j][1] = random.nextInt(6);
                next[j] = random.nextInt(3);
            }
            games.state(clone ? 3 : 2, 3);
            for (int j = 0; j < (clone ? 9 : 6); j++) {
                games.joint(next[j % 6], payoff[j % 6]);
            }
        }
        return games.build();
    }

    private static double[] worth(StochasticGame game, int policy) {
        double[] value = new double[4];
        for (int k = 0; k < 400; k++) {
            double[] next = new double[4];
            int rest = policy;
            for (int s = 0; s < 4; s++) {
                int j = game.jointStart(s) + rest % 3;
                rest /= 3;
                int r = game.row(j);
                next[s] = game.payoff(j, 1);
                for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                    next[s] += 0.9 * game.probability(e) * value[game.successor(e)];
                }
            }
            value = next;
        }
        return value;
    }

    /** Value of a two-by-two zero-sum game for the row player. */
    private static double valueOf(double[] q) {
        double low = Math.max(Math.min(q[0], q[1]), Math.min(q[2], q[3]));
        double high = Math.min(Math.max(q[0], q[2]), Math.max(q[1], q[3]));
        return low >= high ? low : (q[0] * q[3] - q[1] * q[2]) / (q[0] + q[3] - q[1] - q[2]);
    }

    private static double[] concat(double[] first, double[] whole) {
        double[] out = whole.clone();
        System.arraycopy(first, 0, out, 0, first.length);
        return out;
    }
}
