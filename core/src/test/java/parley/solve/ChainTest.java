package parley.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import parley.certify.SmallGames;
import parley.game.Profile;
import parley.game.StochasticGame;

class ChainTest {
    private static final int FOREVER = StochasticGame.INFINITE;

    /** A chain without choices: {@code rows[s]} are probabilities of states. */
    private static StochasticGame chain(double[][] rows, int horizon) {
        SmallGames.Builder builder = new SmallGames.Builder(1);
        for (double[] row : rows) {
            int[] successors = new int[row.length];
            for (int k = 0; k < row.length; k++) {
                successors[k] = k;
            }
            builder.state(1).joint(new double[] {0}, successors, row);
        }
        return builder.build(horizon, 1);
    }

    private static Profile only(StochasticGame game) {
        double[] sigma = new double[game.strategySize()];
        java.util.Arrays.fill(sigma, 1);
        return new Profile(new double[][] {sigma}, new double[][] {new double[game.states()]});
    }

    /** States 0 .. size: ruin and riches at the ends; up with probability p. */
    private static StochasticGame gambler(int size, double p) {
        double[][] rows = new double[size + 1][size + 1];
        rows[0][0] = 1;
        rows[size][size] = 1;
        for (int k = 1; k < size; k++) {
            rows[k][k + 1] = p;
            rows[k][k - 1] = 1 - p;
        }
        return chain(rows, FOREVER);
    }

    /** 1 per period until an end is reached. */
    private static Reward time(int size) {
        double[] one = new double[size + 1];
        java.util.Arrays.fill(one, 1, size, 1);
        return new Reward(one, null, null, 1);
    }

    @Test
    void gamblers_ruin_has_its_closed_form() {
        for (double p : new double[] {0.5, 0.45, 0.6}) {
            int size = 20;
            StochasticGame game = gambler(size, p);
            double[] win = new double[size + 1];
            win[size - 1] = p;
            Expectation wins = Chain.evaluate(game, only(game), new Reward(win, null, null, 1));
            Expectation times = Chain.evaluate(game, only(game), time(size));
            assertThat(wins.error()).isLessThan(1e-11);
            double ratio = (1 - p) / p;
            for (int k = 0; k < size; k++) {
                // Feller 1968, chapter XIV.
                double chance = p == 0.5 ? (double) k / size : (1 - Math.pow(ratio, k)) / (1 - Math.pow(ratio, size));
                double duration = p == 0.5 ? (double) k * (size - k) : (k - size * chance) / (1 - 2 * p);
                assertThat(wins.values()[0][k]).isCloseTo(chance, within(wins.error() + 1e-13));
                assertThat(times.values()[0][k]).isCloseTo(duration, within(times.error() + 1e-11));
            }
        }
    }

    @Test
    void a_walk_too_long_for_elimination_is_still_bounded() {
        int size = 700;
        StochasticGame game = gambler(size, 0.4);
        Expectation times = Chain.evaluate(game, only(game), time(size));
        assertThat(times.error()).isLessThan(1e-6);
        // Riches are as good as never reached: k / (1 - 2 p) from k.
        assertThat(times.values()[0][300]).isCloseTo(1500, within(1e-6));
    }

    @Test
    void first_meetings_on_a_long_walk_are_bounded_too() {
        int size = 700;
        StochasticGame game = gambler(size, 0.5);
        boolean[] ends = new boolean[size + 1];
        ends[0] = true;
        ends[size] = true;
        Hitting hitting = Chain.hitting(game, only(game), ends, 1, 350);
        assertThat(hitting.error()).isLessThan(1e-3);
        assertThat(hitting.probability()[0][size]).isCloseTo(0.5, within(hitting.error()));
        assertThat(hitting.total()).isCloseTo(1, within(1e-9));
    }

    @Test
    void the_time_to_a_geometric_event_is_one_over_its_chance() {
        for (double p : new double[] {0.5, 0.01, 1e-6}) {
            StochasticGame game = chain(new double[][] {{1 - p}}, FOREVER);
            Expectation time = Chain.evaluate(game, only(game), new Reward(new double[] {1}, null, null, 1));
            assertThat(time.values()[0][0]).isCloseTo(1 / p, within(time.error()));
            assertThat(time.error()).isLessThan(1e-9 / p / p);
            // The same by carrying on.
            StochasticGame stays = chain(new double[][] {{1}}, FOREVER);
            Expectation carried =
                    Chain.evaluate(stays, only(stays), new Reward(new double[] {1}, new double[] {1 - p}, null, 1));
            assertThat(carried.values()[0][0]).isEqualTo(time.values()[0][0]);
        }
    }

    @Test
    void sums_that_diverge_are_infinite_and_those_without_a_limit_are_no_numbers() {
        // 0 goes to 1 or 2; 1 earns for ever; 2 rests for ever; 3 loses or earns for ever by chance; 4 loses for ever.
        StochasticGame game = chain(
                new double[][] {
                    {0, 0.5, 0.5, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0.5, 0, 0, 0.5}, {0, 0, 0, 0, 1}
                },
                FOREVER);
        Expectation sum = Chain.evaluate(game, only(game), new Reward(new double[] {3, 1, 0, 0, -1}, null, null, 1));
        assertThat(sum.values()[0][0]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum.values()[0][2]).isZero();
        assertThat(sum.values()[0][3]).isNaN();
        assertThat(sum.values()[0][4]).isEqualTo(Double.NEGATIVE_INFINITY);
        Expectation discounted =
                Chain.evaluate(game, only(game), new Reward(new double[] {3, 1, 0, 0, -1}, null, null, 0.5));
        assertThat(discounted.values()[0]).containsExactly(new double[] {3.5, 2, 0, 0, -2}, within(1e-14));
        double[] visits = Chain.visits(game, only(game), 1);
        assertThat(visits[0]).isEqualTo(1);
        assertThat(visits[1]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(visits[3]).isZero();
    }

    @Test
    void random_chains_agree_with_rational_elimination_within_the_bound() {
        for (int seed = 0; seed < 120; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int stages = 1 + seed % 2;
            StochasticGame game = SmallGames.random(random, 2, 3, 3, FOREVER, stages, 0);
            Profile profile = SmallGames.valued(game, new double[][] {pureStrategy(game, random)});
            double[] perJoint = new double[game.jointMoves()];
            double[] carryOn = new double[game.jointMoves()];
            for (int j = 0; j < perJoint.length; j++) {
                perJoint[j] = random.nextDouble() * 2 - 1;
                carryOn[j] = random.nextBoolean() ? 1 : random.nextDouble();
            }
            double discount = 0.3 + 0.69 * random.nextDouble();
            Expectation found = Chain.evaluate(game, profile, new Reward(perJoint, carryOn, null, discount));
            BigFraction[] exact = exact(game, profile, perJoint, carryOn, discount);
            assertThat(found.error()).isLessThan(1e-11);
            for (int s = 0; s < game.states(); s++) {
                double off = exact[s].subtract(new BigFraction(found.values()[0][s]))
                        .abs()
                        .doubleValue();
                assertThat(off).as("seed %d", seed).isLessThanOrEqualTo(found.error());
            }
        }
    }

    private static double[] pureStrategy(StochasticGame game, SplittableRandom random) {
        double[] sigma = new double[game.strategySize()];
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < game.players(); i++) {
                sigma[game.strategyStart(s, i) + random.nextInt(game.moves(s, i))] = 1;
            }
        }
        return sigma;
    }

    private static BigFraction[] exact(
            StochasticGame game, Profile profile, double[] perJoint, double[] carryOn, double discount) {
        int size = game.states();
        BigFraction[][] a = new BigFraction[size][size + 1];
        for (int s = 0; s < size; s++) {
            java.util.Arrays.fill(a[s], BigFraction.ZERO);
            a[s][s] = BigFraction.ONE;
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                boolean played = true;
                for (int i = 0; i < game.players(); i++) {
                    played &= profile.strategyAt(0)[game.strategyStart(s, i) + game.moveIn(s, j, i)] == 1;
                }
                if (played) {
                    a[s][size] = new BigFraction(perJoint[j]);
                    BigFraction factor =
                            new BigFraction(carryOn[j]).multiply(new BigFraction(game.advances(s) ? discount : 1));
                    for (int e = game.rowStart(game.row(j)); e < game.rowStart(game.row(j) + 1); e++) {
                        a[s][game.successor(e)] =
                                a[s][game.successor(e)].subtract(factor.multiply(new BigFraction(game.probability(e))));
                    }
                }
            }
        }
        for (int k = 0; k < size; k++) {
            for (int r = 0; r < size; r++) {
                if (r != k) {
                    BigFraction f = a[r][k].divide(a[k][k]);
                    for (int c = k; c <= size; c++) {
                        a[r][c] = a[r][c].subtract(f.multiply(a[k][c]));
                    }
                }
            }
        }
        BigFraction[] x = new BigFraction[size];
        for (int s = 0; s < size; s++) {
            x[s] = a[s][size].divide(a[s][s]);
        }
        return x;
    }

    @Test
    void a_profiles_own_payoffs_are_its_values() {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int horizon = seed % 2 == 0 ? 3 : FOREVER;
            StochasticGame game = SmallGames.random(random, 3, 3, 2, horizon, 1 + seed % 2, 0);
            double[][] strategies = new double[horizon == 3 ? 3 : 1][];
            for (int t = 0; t < strategies.length; t++) {
                strategies[t] = SmallGames.randomStrategy(game, random);
            }
            Profile profile = SmallGames.valued(game, strategies);
            double[] perJoint = new double[game.jointMoves()];
            for (int j = 0; j < perJoint.length; j++) {
                perJoint[j] = game.payoff(j, 1);
            }
            double[] terminal = new double[game.states()];
            for (int s = 0; s < terminal.length; s++) {
                terminal[s] = game.finalPayoff(s, 1);
            }
            Expectation found = Chain.evaluate(game, profile, new Reward(perJoint, null, terminal, game.discount(1)));
            for (int t = 0; t < strategies.length; t++) {
                for (int s = 0; s < game.states(); s++) {
                    assertThat(found.values()[t][s])
                            .isCloseTo(profile.values()[t][s * 3 + 1], within(found.error() + 1e-12));
                }
            }
        }
    }

    @Test
    void occupancy_adds_up_to_one_per_period_and_weighs_rewards() {
        SplittableRandom random = new SplittableRandom(5);
        StochasticGame game = chain(new double[][] {{0.2, 0.8, 0}, {0, 0.5, 0.5}, {1, 0, 0}}, 6);
        double[][] being = Chain.occupancy(game, only(game));
        double sum = 0;
        for (int t = 0; t < 6; t++) {
            assertThat(being[t][0] + being[t][1] + being[t][2]).isCloseTo(1, within(1e-15));
            sum += being[t][1] * Math.pow(0.9, t);
        }
        assertThat(being).hasNumberOfRows(7);
        Expectation same = Chain.evaluate(game, only(game), new Reward(new double[] {0, 1, 0}, null, null, 0.9));
        assertThat(same.values()[0][0]).isCloseTo(sum, within(1e-15));
        assertThat(random).isNotNull();
    }

    @Test
    void first_meetings_split_as_in_gamblers_ruin_and_discount_as_generating_functions_say() {
        int size = 10;
        StochasticGame game = gambler(size, 0.5);
        boolean[] ends = new boolean[size + 1];
        ends[0] = true;
        ends[size] = true;
        Hitting hitting = Chain.hitting(game, only(game), ends, 0.9, 3);
        assertThat(hitting.probability()[0][size]).isCloseTo(0.3, within(hitting.error()));
        assertThat(hitting.probability()[0][0]).isCloseTo(0.7, within(hitting.error()));
        assertThat(hitting.error()).isLessThan(1e-11);
        // Feller 1968, XIV.4: (b^k - a^k) / (b^n - a^n), a and b the roots of d x^2 / 2 - x + d / 2.
        double a = (1 - Math.sqrt(1 - 0.81)) / 0.9;
        double b = (1 + Math.sqrt(1 - 0.81)) / 0.9;
        double up = (Math.pow(b, 3) - Math.pow(a, 3)) / (Math.pow(b, size) - Math.pow(a, size));
        assertThat(hitting.discounted()[0][size]).isCloseTo(up, within(hitting.error() + 1e-14));
        assertThat(hitting.total()).isCloseTo(1, within(2 * hitting.error()));
    }

    @Test
    void a_set_that_play_may_miss_is_met_with_less_than_certainty() {
        StochasticGame game = chain(new double[][] {{0.5, 0.25, 0.25}, {0, 1, 0}, {0, 0, 1}}, FOREVER);
        Hitting hitting = Chain.hitting(game, only(game), new boolean[] {false, true, false}, 1);
        assertThat(hitting.total()).isCloseTo(0.5, within(1e-14));
        Hitting never = Chain.hitting(game, only(game), new boolean[] {false, false, false}, 1);
        assertThat(never.total()).isZero();
        Hitting now = Chain.hitting(game, only(game), new boolean[] {true, false, false}, 1);
        assertThat(now.probability()[0][0]).isEqualTo(1);
    }

    @Test
    void meetings_with_a_horizon_are_listed_by_period() {
        StochasticGame game = chain(new double[][] {{0.5, 0.5}, {0, 1}}, 3);
        Hitting hitting = Chain.hitting(game, only(game), new boolean[] {false, true}, 0.5);
        assertThat(hitting.probability()[1][1]).isEqualTo(0.5);
        assertThat(hitting.probability()[2][1]).isEqualTo(0.25);
        assertThat(hitting.probability()[3][1]).isEqualTo(0.125);
        assertThat(hitting.discounted()[2][1]).isEqualTo(0.0625);
    }
}
