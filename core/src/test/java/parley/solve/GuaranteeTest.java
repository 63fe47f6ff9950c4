package parley.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.certify.GuaranteeCheck;
import parley.certify.SmallGames;
import parley.game.StochasticGame;

class GuaranteeTest {
    private static final int FOREVER = StochasticGame.INFINITE;
    private static final int[] FIRST = {0};

    private static GuaranteeCheck check(StochasticGame game, int[] coalition, Reward reward, Security security) {
        return GuaranteeCheck.of(
                game,
                coalition,
                reward.perJoint(),
                reward.carryOn(),
                reward.terminal(),
                reward.discount(),
                security.maximiser(),
                security.minimiser());
    }

    private static Reward payoffsOf(StochasticGame game, int player, double discount) {
        double[] perJoint = new double[game.jointMoves()];
        for (int j = 0; j < perJoint.length; j++) {
            perJoint[j] = game.payoff(j, player);
        }
        return new Reward(perJoint, null, null, discount);
    }

    /** Violator caught: +1; violation unseen: -1; both end the game; k inspections for n periods (Dresher 1962). */
    @Test
    void the_inspection_game_has_its_closed_form() {
        int n = 8;
        int k = 3;
        SmallGames.Builder builder = new SmallGames.Builder(2);
        for (int left = k; left >= 0; left--) {
            int here = k - left;
            builder.state(left > 0 ? 2 : 1, 2);
            builder.end(-1, 1).joint(here, 0, 0);
            if (left > 0) {
                builder.end(1, -1).joint(here + 1, 0, 0);
            }
        }
        StochasticGame game = builder.build(n, 1, 1);
        Security security = Guarantee.of(game, FIRST, payoffsOf(game, 0, 1));
        for (int t = 0; t < n; t++) {
            for (int left = 0; left <= k; left++) {
                // Maschler 1966, von Stengel 1991: -C(m - 1, k) / sum of C(m, i) over i <= k.
                int m = n - t;
                double sum = 0;
                for (int i = 0; i <= left; i++) {
                    sum += choose(m, i);
                }
                double value = -choose(m - 1, left) / sum;
                assertThat(security.lowerAll()[t][k - left])
                        .isCloseTo(value, within(1e-13))
                        .isLessThanOrEqualTo(value + 1e-15);
                assertThat(security.upperAll()[t][k - left]).isCloseTo(value, within(1e-13));
            }
        }
        agrees(game, FIRST, payoffsOf(game, 0, 1), security, 1e-12);
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return k > n ? 0 : product;
    }

    /** Gillette 1957; Blackwell and Ferguson 1968: every discounted Big Match with rewards in [0, 1] is worth 1/2. */
    @Test
    void the_big_match_is_worth_one_half_at_every_discount() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 2)
                .joint(0, 0, 0)
                .joint(0, 1, 0)
                .joint(1, 1, 0)
                .joint(2, 0, 0)
                .state(1, 1)
                .joint(1, 1, 0)
                .state(1, 1)
                .joint(2, 0, 0)
                .build(FOREVER, 1, 1);
        for (double discount : new double[] {0.1, 0.9, 0.999, 0.999999}) {
            Reward reward = payoffsOf(game, 0, discount);
            Security security = Guarantee.of(game, FIRST, reward);
            assertThat(security.lower() * (1 - discount))
                    .isLessThanOrEqualTo(0.5 + 1e-16)
                    .isCloseTo(0.5, within(1e-8));
            assertThat(security.upper() * (1 - discount)).isCloseTo(0.5, within(1e-8));
            agrees(game, FIRST, reward, security, 1e-8 / (1 - discount));
        }
    }

    /** De Alfaro, Henzinger and Kupferman 1998: run while nobody throws. The value is 1 and no strategy attains it. */
    @Test
    void hide_or_run_is_worth_one_up_to_the_gap_told() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 2)
                .joint(1, 0, 0)
                .joint(0, 0, 0)
                .end(0, 0)
                .joint(1, 0, 0)
                .state(1, 1)
                .joint(1, 0, 0)
                .build(FOREVER, 1, 1);
        // Moves: hide, run against throw, wait; reaching state 1 pays once.
        Reward reward = new Reward(new double[] {1, 0, 0, 1, 0}, new double[] {0, 1, 0, 0, 0}, null, 1);
        Security security = Guarantee.of(game, FIRST, reward);
        assertThat(security.upper()).isBetween(1.0, 1 + 1e-9);
        assertThat(security.lower()).isBetween(1 - 1e-6, 1.0);
        GuaranteeCheck check = check(game, FIRST, reward, security);
        assertThat(check.lower()).isBetween(1 - 1e-5, 1.0);
        assertThat(check.upper()).isBetween(1.0, 1 + 1e-9);
        // The thrower minimises: from its side the same game is one of safety.
        double[] negated = {-1, 0, 0, -1, 0};
        Security other = Guarantee.of(game, new int[] {1}, new Reward(negated, reward.carryOn(), null, 1));
        assertThat(other.lower()).isBetween(-1 - 1e-9, -1.0);
        assertThat(other.upper()).isBetween(-1.0, -1 + 1e-6);
        GuaranteeCheck turned = check(game, new int[] {1}, new Reward(negated, reward.carryOn(), null, 1), other);
        assertThat(turned.upper()).isBetween(-1.0, -1 + 1e-5);
    }

    @Test
    void random_games_with_a_horizon_agree_with_the_check_and_with_pure_strategies_where_one_side_moves_first() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StochasticGame game =
                    SmallGames.random(random, 2 + seed % 2, 3, 3, 1 + seed % 4, 1 + seed % 2, seed % 3 == 0 ? 2 : 0);
            double[] terminal = new double[game.states()];
            for (int s = 0; s < terminal.length; s++) {
                terminal[s] = game.stage(s) == 0 ? random.nextDouble() : 0;
            }
            Reward base = payoffsOf(game, 0, 0.9);
            Reward reward = new Reward(base.perJoint(), carry(game, random), terminal, 0.9);
            int[] coalition = seed % 4 == 3 ? new int[] {game.players() - 1, 0} : FIRST;
            Security security = Guarantee.of(game, coalition, reward);
            assertThat(security.gap()).isBetween(0.0, 1e-11);
            agrees(game, coalition, reward, security, 1e-11);
            if (game.stages() == 2 && coalition.length == 1) {
                double value = maximin(game, reward, 0, game.start());
                assertThat(value).isBetween(security.lower() - 1e-14, security.upper() + 1e-14);
            }
        }
    }

    private static double @Nullable [] carry(StochasticGame game, SplittableRandom random) {
        if (random.nextBoolean()) {
            return null;
        }
        double[] carry = new double[game.jointMoves()];
        for (int j = 0; j < carry.length; j++) {
            carry[j] = random.nextDouble();
        }
        return carry;
    }

    /** Player 0 moves in stage 0, the others after it: maxima and minima in turn. */
    private static double maximin(StochasticGame game, Reward reward, int t, int s) {
        if (t == game.horizon()) {
            return reward.terminalAt(s);
        }
        double best = Double.NaN;
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            double sum = 0;
            for (int e = game.rowStart(game.row(j)); e < game.rowStart(game.row(j) + 1); e++) {
                if (game.probability(e) > 0) {
                    sum += game.probability(e) * maximin(game, reward, game.advances(s) ? t + 1 : t, game.successor(e));
                }
            }
            double x = reward.perJoint()[j] + reward.carryOnAt(j) * (game.advances(s) ? reward.discount() : 1) * sum;
            best = Double.isNaN(best) ? x : game.stage(s) == 0 ? Math.max(best, x) : Math.min(best, x);
        }
        return best;
    }

    private static void agrees(
            StochasticGame game, int[] coalition, Reward reward, Security security, double tolerance) {
        GuaranteeCheck check = check(game, coalition, reward, security);
        assertThat(check.lower()).isLessThanOrEqualTo(check.upper());
        assertThat(check.lower()).isCloseTo(security.lower(), within(tolerance));
        assertThat(check.upper()).isCloseTo(security.upper(), within(tolerance));
        assertThat(security.lower()).isLessThanOrEqualTo(check.upper());
        assertThat(security.upper()).isGreaterThanOrEqualTo(check.lower());
    }

    @Test
    void random_discounted_games_agree_with_the_check() {
        for (int seed = 0; seed < 80; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StochasticGame game = SmallGames.random(random, 2 + seed % 2, 4, 3, FOREVER, 1 + seed % 2, 0);
            Reward base = payoffsOf(game, 0, 0.5 + 0.499 * random.nextDouble());
            Reward reward = new Reward(base.perJoint(), carry(game, random), null, base.discount());
            Security security = Guarantee.of(game, FIRST, reward);
            assertThat(security.gap())
                    .as("seed %d", seed)
                    .isBetween(0.0, 1e-9 * Math.max(1, Math.abs(security.lower())));
            agrees(game, FIRST, reward, security, 1e-8);
        }
    }

    /** Reachability in turns: pure stationary strategies suffice for both sides (Condon 1992), so all pairs are tried. */
    @Test
    void reachability_in_turns_agrees_with_all_pairs_of_pure_strategies() {
        for (int seed = 0; seed < 120; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int inner = 4;
            SmallGames.Builder builder = new SmallGames.Builder(2);
            int[] owner = new int[inner];
            double[][][] rows = new double[inner][2][];
            for (int s = 0; s < inner; s++) {
                owner[s] = random.nextInt(2);
                builder.state(owner[s] == 0 ? 2 : 1, owner[s] == 1 ? 2 : 1);
                for (int a = 0; a < 2; a++) {
                    rows[s][a] = new double[inner + 2];
                    for (int hits = 0; hits < 4; hits++) {
                        rows[s][a][random.nextInt(inner + 2)] += 0.25;
                    }
                    builder.joint(new double[] {0, 0}, new int[] {0, 1, 2, 3, 4, 5}, rows[s][a]);
                }
            }
            builder.state(1, 1).end(1, 0).state(1, 1).end(0, 0);
            StochasticGame game = builder.build(FOREVER, 1, 1);
            double best = Double.NEGATIVE_INFINITY;
            for (int x = 0; x < 16; x++) {
                double least = Double.POSITIVE_INFINITY;
                for (int y = 0; y < 16; y++) {
                    double[] v = new double[inner + 2];
                    v[inner] = 1;
                    for (int sweep = 0; sweep < 400; sweep++) {
                        for (int s = 0; s < inner; s++) {
                            int a = (owner[s] == 0 ? x : y) >> s & 1;
                            v[s] = 0;
                            double sum = 0;
                            for (int k = 0; k < inner + 2; k++) {
                                sum += k == s ? 0 : rows[s][a][k] * v[k];
                            }
                            v[s] = rows[s][a][s] < 1 ? sum / (1 - rows[s][a][s]) : 0;
                        }
                    }
                    least = Math.min(least, v[0]);
                }
                best = Math.max(best, least);
            }
            Reward reward = payoffsOf(game, 0, 1);
            Security security = Guarantee.of(game, FIRST, reward);
            assertThat(security.lower()).as("seed %d", seed).isBetween(best - 1e-9, best + 1e-9);
            assertThat(security.upper()).as("seed %d", seed).isBetween(best - 1e-9, best + 1e-9);
            agrees(game, FIRST, reward, security, 1e-8);
        }
    }

    @Test
    void random_concurrent_reachability_games_have_small_proven_gaps() {
        int wide = 0;
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int count = 4;
            SmallGames.Builder builder = new SmallGames.Builder(2);
            for (int s = 0; s < count; s++) {
                builder.state(2, 2);
                for (int j = 0; j < 4; j++) {
                    double[] row = new double[count + 2];
                    row[random.nextInt(count + 2)] += 0.5;
                    row[random.nextInt(count + 2)] += 0.5;
                    builder.joint(new double[] {0, 0}, new int[] {0, 1, 2, 3, 4, 5}, row);
                }
            }
            builder.state(1, 1).end(1, 0).state(1, 1).joint(5, 0, 0);
            StochasticGame game = builder.build(FOREVER, 1, 1);
            Security security = Guarantee.of(game, FIRST, payoffsOf(game, 0, 1));
            assertThat(security.gap()).as("seed %d", seed).isBetween(0.0, 1e-4);
            wide += security.gap() > 1e-8 ? 1 : 0;
            agrees(game, FIRST, payoffsOf(game, 0, 1), security, 1e-4);
        }
        assertThat(wide).isLessThan(20);
    }

    @Test
    void everybody_together_gets_the_most_and_nobody_the_least() {
        for (int horizon : new int[] {2, FOREVER}) {
            StochasticGame game = new SmallGames.Builder(2)
                    .state(2, 2)
                    .joint(0, 3, 0)
                    .joint(0, -1, 0)
                    .joint(0, 2, 0)
                    .joint(0, 5, 0)
                    .build(horizon, 0.5, 0.5);
            Reward reward = payoffsOf(game, 0, 0.5);
            double periods = horizon == 2 ? 1.5 : 2;
            Security all = Guarantee.of(game, new int[] {0, 1}, reward);
            Security none = Guarantee.of(game, new int[0], reward);
            assertThat(all.lower()).isCloseTo(5 * periods, within(1e-12));
            assertThat(none.upper()).isCloseTo(-periods, within(1e-12));
            agrees(game, new int[] {0, 1}, reward, all, 1e-12);
            agrees(game, new int[0], reward, none, 1e-12);
        }
    }

    @Test
    void a_time_that_the_other_side_can_make_endless_is_infinite() {
        StochasticGame game =
                new SmallGames.Builder(2).state(1, 2).joint(0, 1, 0).end(1, 0).build(FOREVER, 1, 1);
        Reward time = payoffsOf(game, 0, 1);
        Security hurried = Guarantee.of(game, FIRST, time);
        assertThat(hurried.lower()).isCloseTo(1, within(1e-12));
        assertThat(hurried.upper()).isCloseTo(1, within(1e-12));
        Security drawn = Guarantee.of(game, new int[] {1}, time);
        assertThat(drawn.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(drawn.lower()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void rewards_of_both_signs_that_never_stop_are_left_undecided() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 1)
                .joint(0, 1, 0)
                .joint(0, -1, 0)
                .build(FOREVER, 1, 1);
        Security security = Guarantee.of(game, FIRST, payoffsOf(game, 0, 1));
        assertThat(security.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(security.upper()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
