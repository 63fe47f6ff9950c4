package parley.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import parley.certify.Certificate.Grade;
import parley.game.Profile;
import parley.game.StochasticGame;

class InfiniteExactTest {
    private static final int FOREVER = StochasticGame.INFINITE;

    /** Discounted Big Match (Gillette 1957), rewards in [0, 1]: value 1/2, absorbing row with (1 - d) / (2 - d). */
    private static StochasticGame bigMatch(double discount) {
        return new SmallGames.Builder(2)
                .state(2, 2)
                .joint(0, 0, 0)
                .joint(0, 1, -1)
                .joint(1, 1, -1)
                .joint(2, 0, 0)
                .state(1, 1)
                .joint(1, 1, -1)
                .state(1, 1)
                .joint(2, 0, 0)
                .build(FOREVER, discount, discount);
    }

    private static Profile bigMatchProfile(StochasticGame game, double discount) {
        double absorb = (1 - discount) / (2 - discount);
        return SmallGames.valued(game, new double[][] {{1 - absorb, absorb, 0.5, 0.5, 1, 1, 1, 1}});
    }

    @Test
    void the_discounted_big_match_is_exact_with_value_one_half() {
        for (double discount : new double[] {0.5, 0.9, 0.99}) {
            StochasticGame game = bigMatch(discount);
            Profile profile = bigMatchProfile(game, discount);
            Certificate certificate = Certifier.certify(game, profile);
            assertThat(certificate.grade()).as(certificate.note()).isEqualTo(Grade.EXACT);
            assertThat(profile.valueAt(0)[0] * (1 - discount))
                    .isCloseTo(0.5, org.assertj.core.data.Offset.offset(1e-12));
            assertThat(certificate.strategyRadius()).isLessThan(1e-10);
            assertThat(certificate.valueRadius()).isLessThan(1e-9);
        }
    }

    @Test
    void pure_profiles_are_exact_where_no_pure_deviation_gains_and_never_elsewhere() {
        int exact = 0;
        for (int seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StochasticGame game = SmallGames.random(random, 2, 2, 3, FOREVER, 1 + seed % 2, 0);
            for (int tries = 0; tries < 30; tries++) {
                double[] sigma = new double[game.strategySize()];
                for (int s = 0; s < game.states(); s++) {
                    for (int i = 0; i < 2; i++) {
                        sigma[game.strategyStart(s, i) + random.nextInt(game.moves(s, i))] = 1;
                    }
                }
                Profile profile = SmallGames.valued(game, new double[][] {sigma});
                Certificate certificate = Certifier.certify(game, profile, Certifier.Options.everywhere());
                // One-step gains decide (Blackwell 1965); random payoffs leave no near ties.
                boolean isEquilibrium = oneStepGain(game, profile) < 1e-9;
                assertThat(certificate.grade() == Grade.EXACT)
                        .as("seed %d", seed)
                        .isEqualTo(isEquilibrium);
                if (isEquilibrium) {
                    exact++;
                    assertThat(certificate.strategyRadius()).isZero();
                    assertThat(certificate.regret()).isLessThan(1e-10);
                }
            }
        }
        assertThat(exact).isGreaterThan(50);
    }

    private static double oneStepGain(StochasticGame game, Profile profile) {
        double most = 0;
        double[] sigma = profile.strategyAt(0);
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < 2; i++) {
                double[] worth = new double[game.moves(s, i)];
                for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                    double w = sigma[game.strategyStart(s, 1 - i) + game.moveIn(s, j, 1 - i)];
                    worth[game.moveIn(s, j, i)] += w * SmallGames.worth(game, s, j, i, profile.valueAt(0));
                }
                for (double x : worth) {
                    most = Math.max(most, x - profile.valueAt(0)[s * 2 + i]);
                }
            }
        }
        return most;
    }

    @Test
    void an_approximate_mix_is_polished_and_its_distance_told() {
        StochasticGame game = bigMatch(0.9);
        double[] sigma = bigMatchProfile(game, 0.9).strategyAt(0).clone();
        sigma[0] += 1e-6;
        sigma[1] -= 1e-6;
        Certificate certificate = Certifier.certify(game, SmallGames.valued(game, new double[][] {sigma}));
        assertThat(certificate.grade()).isEqualTo(Grade.EXACT);
        assertThat(certificate.strategyRadius()).isBetween(2e-6 - 1e-12, 2.1e-6);
        assertThat(certificate.regret()).isBetween(1e-7, 1e-4);
    }

    @Test
    void three_players_who_mix_for_ever_are_proven() {
        SmallGames.Builder builder = new SmallGames.Builder(3).state(2, 2, 2);
        for (int j = 0; j < 8; j++) {
            int a = j >> 2;
            int b = j >> 1 & 1;
            int c = j & 1;
            builder.joint(0, a != b ? 1 : 0, b != c ? 1 : 0, c == a ? 1 : 0);
        }
        StochasticGame game = builder.build(FOREVER, 0.9, 0.8, 0.7);
        double[] half = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        Certificate certificate = Certifier.certify(game, SmallGames.valued(game, new double[][] {half}));
        assertThat(certificate.grade()).as(certificate.note()).isEqualTo(Grade.EXACT);
        assertThat(certificate.strategyRadius()).isLessThan(1e-10);
    }

    @Test
    void a_tie_within_rounding_that_matters_to_nobody_is_proven_by_sets() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 1)
                .joint(1, 0.1, 0.1)
                .joint(2, 0.3, 0.3)
                .state(1, 1)
                .joint(0, 0.2, 0.2)
                .state(1, 1)
                .joint(0, 0, 0)
                .build(FOREVER, 0.999999, 0.999999);
        double[] sigma = {1, 0, 1, 1, 1, 1, 1};
        // The second period is discounted a little, so that the second move is slightly better.
        Certificate certificate = Certifier.certify(game, SmallGames.valued(game, new double[][] {sigma}));
        assertThat(certificate.grade()).isEqualTo(Grade.EPSILON);
        StochasticGame same = new SmallGames.Builder(2)
                .state(2, 1)
                .joint(1, 0.1 + 0.2, 0.1 + 0.2)
                .joint(2, 0.3, 0.3)
                .state(1, 1)
                .joint(0, 0, 0)
                .state(1, 1)
                .joint(0, 0, 0)
                .build(FOREVER, 0.5, 0.5);
        Certificate tie = Certifier.certify(same, SmallGames.valued(same, new double[][] {sigma}));
        assertThat(tie.grade()).as(tie.note()).isEqualTo(Grade.EXACT);
        assertThat(tie.valueRadius()).isLessThan(1e-13);
    }

    /** Both ways are worth exactly 1 to the mover, at different times; the other player is hit by one only. */
    @Test
    void an_exact_tie_that_matters_to_another_player_is_decided_in_whole_numbers() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 1)
                .joint(1, 1, 0)
                .joint(2, 0.5, -3)
                .state(1, 1)
                .joint(1, 0, 0)
                .state(1, 1)
                .joint(1, 1, 0)
                .build(FOREVER, 0.5, 0.75);
        for (double p : new double[] {1, 0.25, 0}) {
            Certificate certificate =
                    Certifier.certify(game, SmallGames.valued(game, new double[][] {{p, 1 - p, 1, 1, 1, 1, 1}}));
            assertThat(certificate.grade()).as(certificate.note()).isEqualTo(Grade.EXACT);
            assertThat(certificate.strategyRadius()).isZero();
        }
        // Broken by one unit in the last place, the second way is no equilibrium any more.
        double[] payoff = {1, 0, Math.nextDown(0.5), -3, 0, 0, 1, 0};
        StochasticGame broken = game.withPayoffs(payoff, new double[6]);
        Certificate certificate =
                Certifier.certify(broken, SmallGames.valued(broken, new double[][] {{0, 1, 1, 1, 1, 1, 1}}));
        assertThat(certificate.grade()).isEqualTo(Grade.EPSILON);
    }

    @Test
    void a_game_that_always_stops_needs_no_discount() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 1)
                .joint(new double[] {1, 0}, new int[] {0}, new double[] {0.5})
                .joint(new double[] {0, 1}, new int[] {0}, new double[] {0.75})
                .build(FOREVER, 1, 1);
        // Always the first move: 1 / (1 - 1/2) = 2; the second once: 0.75 * 2.
        Profile profile = SmallGames.valued(game, new double[][] {{1, 0, 1}});
        Certificate certificate = Certifier.certify(game, profile);
        assertThat(profile.valueAt(0)[0]).isEqualTo(2);
        assertThat(certificate.regret()).isLessThan(1e-12);
        assertThat(certificate.grade()).isEqualTo(Grade.EXACT);
        Certificate second = Certifier.certify(game, SmallGames.valued(game, new double[][] {{0, 1, 1}}));
        assertThat(second.regret()).isBetween(2.0, 2 + 1e-11);
    }

    @Test
    void nothing_is_proven_where_play_need_not_stop_and_is_not_discounted() {
        StochasticGame game =
                new SmallGames.Builder(1).state(2).joint(0, 1).end(0).build(FOREVER, 1);
        Certificate certificate = Certifier.certify(game, new Profile(new double[][] {{0, 1}}, new double[][] {{0}}));
        assertThat(certificate.grade()).isEqualTo(Grade.NONE);
        assertThat(certificate.regret()).isInfinite();
    }
}
