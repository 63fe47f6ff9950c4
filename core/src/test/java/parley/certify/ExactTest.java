package parley.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import parley.certify.Certificate.Grade;
import parley.game.Profile;
import parley.game.StochasticGame;

/** The grade EXACT against rational arithmetic. */
class ExactTest {
    @Test
    void exact_equilibria_in_rational_numbers_lie_within_the_radii() {
        int exact = 0;
        int tried = 0;
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StochasticGame game = SmallGames.random(random, 2, 2, 3, 1 + seed % 3, 1 + seed % 2, 0);
            Profile profile = SmallSolver.solve(game);
            if (profile == null) {
                continue;
            }
            tried++;
            Certificate certificate = Certifier.certify(game, profile, Certifier.Options.everywhere());
            assertThat(certificate.regret()).isLessThan(1e-11);
            if (certificate.grade() == Grade.EXACT) {
                exact++;
                within(game, profile, certificate, seed);
            }
        }
        assertThat(tried).isGreaterThan(250);
        assertThat(exact).isGreaterThan(tried * 9 / 10);
    }

    @Test
    void games_full_of_ties_are_proven_or_refused_but_never_wrongly_proven() {
        int exact = 0;
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StochasticGame game = SmallGames.random(random, 2, 2, 3, 1 + seed % 3, 1 + seed % 2, 1 + seed % 2);
            Profile profile = SmallSolver.solve(game);
            if (profile == null) {
                continue;
            }
            Certificate certificate = Certifier.certify(game, profile, Certifier.Options.everywhere());
            if (certificate.grade() == Grade.EXACT && certificate.strategyRadius() < 1e-6) {
                exact++;
                within(game, profile, certificate, seed);
            }
        }
        assertThat(exact).isGreaterThan(250);
    }

    /** Margins about the size of rounding: the tie is broken by less than a double shows after one operation. */
    @Test
    void near_ties_are_proven_or_refused_but_never_wrongly_proven() {
        int exact = 0;
        int refused = 0;
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StochasticGame game = SmallGames.random(random, 2, 2, 3, 2, 1, 1);
            double[] payoff = new double[game.jointMoves() * 2];
            for (int j = 0; j < game.jointMoves(); j++) {
                for (int i = 0; i < 2; i++) {
                    double tiny = Math.scalb(1.0, -30 - random.nextInt(24)) * (random.nextInt(3) - 1);
                    payoff[2 * j + i] = game.payoff(j, i) + tiny;
                }
            }
            StochasticGame shaken = game.withPayoffs(payoff, new double[game.states() * 2]);
            Profile profile = SmallSolver.solve(shaken);
            if (profile == null) {
                continue;
            }
            Certificate certificate = Certifier.certify(shaken, profile, Certifier.Options.everywhere());
            if (certificate.grade() != Grade.EXACT) {
                refused++;
            } else if (certificate.strategyRadius() < 1e-6) {
                exact++;
                within(shaken, profile, certificate, seed);
            }
        }
        assertThat(exact).isGreaterThan(100);
        assertThat(exact + refused).isGreaterThan(200);
    }

    private static void within(StochasticGame game, Profile profile, Certificate certificate, int seed) {
        Rational rational = new Rational(game, profile);
        assertThat(rational.isEquilibrium).as("seed %d", seed).isTrue();
        for (int t = 0; t < game.horizon(); t++) {
            for (int s = 0; s < game.states(); s++) {
                double distance = 0;
                for (int i = 0; i < 2; i++) {
                    int at = s * 2 + i;
                    double off = Math.abs(rational.values[t][at].doubleValue() - profile.valueAt(t)[at]);
                    assertThat(off).as("seed %d", seed).isLessThanOrEqualTo(certificate.valueRadius());
                    for (int k = 0; k < game.moves(s, i); k++) {
                        int m = game.strategyStart(s, i) + k;
                        distance += Math.abs(rational.strategies[t][m].doubleValue() - profile.strategyAt(t)[m]);
                    }
                }
                assertThat(distance).as("seed %d", seed).isLessThanOrEqualTo(certificate.strategyRadius() + 1e-16);
            }
        }
    }

    @Test
    void matching_pennies_is_exact_and_a_lopsided_mix_is_not() {
        StochasticGame game = pennies(1);
        Certificate fair = Certifier.certify(game, mixed(game, 0.5, 0.5));
        assertThat(fair.grade()).isEqualTo(Grade.EXACT);
        assertThat(fair.strategyRadius()).isLessThan(1e-14);
        Certificate lopsided = Certifier.certify(game, mixed(game, 0.6, 0.5));
        assertThat(lopsided.grade()).isEqualTo(Grade.EPSILON);
        // Against 0.6, the other player gains 0.2 by the better pure move.
        assertThat(lopsided.regret()).isBetween(0.2 - 1e-15, 0.2 + 1e-12);
        assertThat(lopsided.worstPlayer()).isEqualTo(1);
    }

    @Test
    void cloned_moves_may_share_probability() {
        SmallGames.Builder builder = new SmallGames.Builder(2).state(3, 2);
        double[][] a = {{1, -1}, {-1, 1}, {-1, 1}};
        for (double[] row : a) {
            for (double x : row) {
                builder.end(x, -x);
            }
        }
        StochasticGame game = builder.build(1, 1, 1);
        double[] sigma = {0.5, 0.2, 0.3, 0.5, 0.5};
        Profile profile = SmallGames.valued(game, new double[][] {sigma});
        Certificate certificate = Certifier.certify(game, profile);
        assertThat(certificate.grade()).isEqualTo(Grade.EXACT);
        assertThat(certificate.strategyRadius()).isLessThan(1e-13);
    }

    /** The mover is indifferent to the bit; the other player is not: any mix is an equilibrium. */
    @Test
    void an_exact_tie_of_the_only_mover_is_proven_whatever_it_means_to_others() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 1)
                .joint(1, 0.5, 0)
                .joint(2, 0.25, 0)
                .state(1, 1)
                .end(0.5, 3)
                .state(1, 1)
                .end(1, -3)
                .build(2, 0.5, 0.5);
        for (double p : new double[] {1, 0.5, 0}) {
            double[] sigma = {p, 1 - p, 1, 1, 1, 1, 1};
            Profile profile = SmallGames.valued(game, new double[][] {sigma, sigma});
            Certificate certificate = Certifier.certify(game, profile);
            assertThat(certificate.grade()).as("mix %s", p).isEqualTo(Grade.EXACT);
            assertThat(certificate.strategyRadius()).isZero();
        }
    }

    /** 0.1 + 0.2 and 0.3 differ as doubles; nobody is affected by which of the two is chosen. */
    @Test
    void a_tie_that_matters_to_nobody_is_proven_by_sets() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 1)
                .joint(1, 0.1, 0.1)
                .joint(2, 0.3, 0.3)
                .state(1, 1)
                .end(0.2, 0.2)
                .state(1, 1)
                .end(0, 0)
                .build(2, 1, 1);
        double[] sigma = {0, 1, 1, 1, 1, 1, 1};
        Profile profile = SmallGames.valued(game, new double[][] {sigma, sigma});
        Certificate certificate = Certifier.certify(game, profile);
        assertThat(certificate.grade()).isEqualTo(Grade.EXACT);
        assertThat(certificate.valueRadius()).isLessThan(1e-14);
        assertThat(certificate.strategyRadius()).isGreaterThanOrEqualTo(2);
    }

    /** The same with stakes for the other player: in doubles the second move is the worse one, by one rounding. */
    @Test
    void a_tie_that_matters_to_another_player_is_not_proven() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 1)
                .joint(1, 0.1, 5)
                .joint(2, 0.3, -5)
                .state(1, 1)
                .end(0.2, 0)
                .state(1, 1)
                .end(0, 0)
                .build(2, 1, 1);
        double[] sigma = {0, 1, 1, 1, 1, 1, 1};
        Profile profile = SmallGames.valued(game, new double[][] {sigma, sigma});
        Certificate certificate = Certifier.certify(game, profile);
        assertThat(certificate.grade()).isEqualTo(Grade.EPSILON);
        assertThat(certificate.note()).contains("period 0").contains("state 0");
        assertThat(certificate.strategyRadius()).isInfinite();
    }

    @Test
    void moves_of_tiny_probability_are_cleared_away() {
        StochasticGame game = pennies(3);
        double[] sigma = {1 / 3.0 + 1e-10, 1 / 3.0, 1 / 3.0 - 1e-10, 1 / 3.0, 1 / 3.0, 1 / 3.0};
        Certificate certificate = Certifier.certify(game, SmallGames.valued(game, new double[][] {sigma}));
        assertThat(certificate.grade()).isEqualTo(Grade.EXACT);
        assertThat(certificate.strategyRadius()).isBetween(1e-10, 1e-9);
    }

    @Test
    void three_players_who_mix_are_proven_by_newton() {
        // Each player gets 1 by differing from the next one (player 2 by matching player 0): only 1/2 each is stable.
        SmallGames.Builder builder = new SmallGames.Builder(3).state(2, 2, 2);
        for (int j = 0; j < 8; j++) {
            int a = j >> 2;
            int b = j >> 1 & 1;
            int c = j & 1;
            builder.end(a != b ? 1 : 0, b != c ? 1 : 0, c == a ? 1.25 : 0);
        }
        StochasticGame game = builder.build(1, 1, 1, 1);
        double[] sigma = {0.5 + 1e-7, 0.5 - 1e-7, 0.5, 0.5, 0.5 - 1e-7, 0.5 + 1e-7};
        Certificate certificate = Certifier.certify(game, SmallGames.valued(game, new double[][] {sigma}));
        assertThat(certificate.grade()).isEqualTo(Grade.EXACT);
        assertThat(certificate.strategyRadius()).isBetween(1e-7, 1e-6);
    }

    @Test
    void a_continuum_of_equilibria_of_a_zero_sum_game_has_a_proven_value_only() {
        // Two columns that both hold row 0 to 0; the row player mixes between rows that are equal against them.
        SmallGames.Builder builder = new SmallGames.Builder(2).state(3, 3);
        double[][] a = {{0, 1, -1}, {-1, 0, 1}, {-0.5, 0.5, 0}};
        for (double[] row : a) {
            for (double x : row) {
                builder.end(x, -x);
            }
        }
        StochasticGame game = builder.build(1, 1, 1);
        double third = 1 / 3.0;
        double[] sigma = {third, third, third, third, third, third};
        Certificate certificate = Certifier.certify(game, SmallGames.valued(game, new double[][] {sigma}));
        assertThat(certificate.grade()).isEqualTo(Grade.EPSILON);
    }

    private static StochasticGame pennies(int kind) {
        SmallGames.Builder builder = new SmallGames.Builder(2).state(kind == 3 ? 3 : 2, kind == 3 ? 3 : 2);
        double[][] a =
                kind == 3 ? new double[][] {{0, -1, 1}, {1, 0, -1}, {-1, 1, 0}} : new double[][] {{1, -1}, {-1, 1}};
        for (double[] row : a) {
            for (double x : row) {
                builder.end(x, -x);
            }
        }
        return builder.build(1, 1, 1);
    }

    private static Profile mixed(StochasticGame game, double p, double q) {
        return SmallGames.valued(game, new double[][] {{p, 1 - p, q, 1 - q}});
    }
}
