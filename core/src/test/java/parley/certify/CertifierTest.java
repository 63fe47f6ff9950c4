package parley.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import parley.certify.Certificate.Grade;
import parley.game.Profile;
import parley.game.StochasticGame;

class CertifierTest {
    /** State 1 is off every path; a mistake there is nobody's regret from the start, but one everywhere. */
    private static StochasticGame withUnreachedState() {
        return new SmallGames.Builder(1)
                .state(2)
                .end(1)
                .end(0)
                .state(2)
                .end(5)
                .end(0)
                .build(1, 1);
    }

    @Test
    void only_what_play_reaches_counts_unless_everything_is_asked_for() {
        StochasticGame game = withUnreachedState();
        Profile profile = SmallGames.valued(game, new double[][] {{1, 0, 0, 1}});
        assertThat(Certifier.certify(game, profile).regret()).isLessThan(1e-13);
        Certificate everywhere = Certifier.certify(game, profile, Certifier.Options.everywhere());
        assertThat(everywhere.regret()).isBetween(5.0, 5 + 1e-12);
        assertThat(everywhere.worstState()).isEqualTo(1);
    }

    @Test
    void deviations_of_several_players_together_reach_states_that_count() {
        SmallGames.Builder builder = new SmallGames.Builder(2).state(2, 2);
        builder.joint(1, 1, 1).joint(1, 0, 0).joint(1, 0, 0).joint(2, -1, -1);
        builder.state(1, 1).end(0, 0).state(2, 1).end(0, 0).end(1, 0);
        StochasticGame game = builder.build(2, 1, 1);
        double[] sigma = {1, 0, 1, 0, 1, 1, 1, 0, 1};
        Certificate certificate = Certifier.certify(game, SmallGames.valued(game, new double[][] {sigma, sigma}));
        assertThat(certificate.regret()).isBetween(1.0, 1 + 1e-12);
        assertThat(certificate.worstPeriod()).isEqualTo(1);
        assertThat(certificate.worstState()).isEqualTo(2);
    }

    @Test
    void wrong_stated_values_show_in_the_value_error_and_not_in_the_regret() {
        StochasticGame game = withUnreachedState();
        Profile profile = new Profile(new double[][] {{1, 0, 1, 0}}, new double[][] {{0.75, 5}, {0, 0}});
        Certificate certificate = Certifier.certify(game, profile);
        assertThat(certificate.valueError()).isBetween(0.25, 0.25 + 1e-12);
        assertThat(certificate.regret()).isLessThan(1e-13);
        assertThat(certificate.valueRadius()).isBetween(0.25, 0.25 + 1e-12);
    }

    @Test
    void what_is_not_a_profile_gets_no_grade() {
        StochasticGame game = withUnreachedState();
        double[][] values = {{1, 5}, {0, 0}};
        assertThat(grade(game, new double[][] {{0.5, 0.4, 1, 0}}, values)).isEqualTo(Grade.NONE);
        assertThat(grade(game, new double[][] {{1.5, -0.5, 1, 0}}, values)).isEqualTo(Grade.NONE);
        assertThat(grade(game, new double[][] {{Double.NaN, 1, 1, 0}}, values)).isEqualTo(Grade.NONE);
        assertThat(grade(game, new double[][] {{1, 0, 1}}, values)).isEqualTo(Grade.NONE);
        assertThat(grade(game, new double[][] {{1, 0, 1, 0}}, new double[][] {{1, 5}}))
                .isEqualTo(Grade.NONE);
        assertThat(grade(game, new double[][] {{1, 0, 1, 0}}, new double[][] {{Double.NaN, 5}, {0, 0}}))
                .isEqualTo(Grade.NONE);
        assertThat(grade(game, new double[][] {{1, 0, 7, 0}}, values)).isEqualTo(Grade.EXACT);
    }

    private static Grade grade(StochasticGame game, double[][] strategies, double[][] values) {
        return Certifier.certify(game, new Profile(strategies, values)).grade();
    }

    @Test
    void numbers_that_are_not_finite_get_no_grade() {
        StochasticGame game = new SmallGames.Builder(1)
                .state(2)
                .end(Double.POSITIVE_INFINITY)
                .end(0)
                .build(1, 1);
        assertThat(grade(game, new double[][] {{0, 1}}, new double[][] {{0}, {0}}))
                .isEqualTo(Grade.NONE);
    }

    @Test
    void threads_do_not_change_a_certificate() {
        SplittableRandom random = new SplittableRandom(7);
        StochasticGame game = SmallGames.random(random, 2, 600, 2, 3, 1, 0);
        double[][] strategies = {
            SmallGames.randomStrategy(game, random),
            SmallGames.randomStrategy(game, random),
            SmallGames.randomStrategy(game, random)
        };
        Profile profile = SmallGames.valued(game, strategies);
        Certificate one = Certifier.certify(game, profile, new Certifier.Options(null, true, false, () -> false));
        Certificate many = Certifier.certify(game, profile, new Certifier.Options(null, true, true, () -> false));
        assertThat(many).usingRecursiveComparison().isEqualTo(one);
    }

    /** A forbidding payoff that nobody takes must not blur what is proven of the rest. */
    @Test
    void a_huge_penalty_off_the_path_costs_no_precision() {
        for (int horizon : new int[] {4, StochasticGame.INFINITE}) {
            SmallGames.Builder builder = new SmallGames.Builder(2).state(3, 3);
            for (int j = 0; j < 9; j++) {
                int a = j / 3;
                int b = j % 3;
                double x = a == 2 || b == 2 ? 0 : a == b ? 1 : -1;
                builder.joint(0, a == 2 ? -1e12 : x, b == 2 ? -1e12 : -x);
            }
            StochasticGame game = builder.build(horizon, 0.9, 0.9);
            double[] half = {0.5, 0.5, 0, 0.5, 0.5, 0};
            Profile profile = SmallGames.valued(game, new double[][] {half});
            Certificate certificate = Certifier.certify(game, profile);
            assertThat(certificate.grade()).as(certificate.note()).isEqualTo(Grade.EXACT);
            assertThat(certificate.strategyRadius()).isLessThan(1e-11);
            assertThat(certificate.valueRadius()).isLessThan(1e-11);
            assertThat(certificate.valueError()).isLessThan(1e-11);
            assertThat(certificate.regret()).isLessThan(1e-11);
        }
    }

    @Test
    void a_game_for_nothing_is_exact() {
        StochasticGame game = new SmallGames.Builder(2)
                .state(2, 2)
                .end(0, 0)
                .end(0, 0)
                .end(0, 0)
                .end(0, 0)
                .build(1, 1, 1);
        Certificate certificate = Certifier.certify(game, SmallGames.valued(game, new double[][] {{0.3, 0.7, 1, 0}}));
        assertThat(certificate.grade()).isEqualTo(Grade.EXACT);
        assertThat(certificate.regret()).isLessThan(1e-300);
    }

    @Test
    void cancelling_throws() {
        StochasticGame game = withUnreachedState();
        Profile profile = SmallGames.valued(game, new double[][] {{1, 0, 0, 1}});
        assertThatThrownBy(() -> Certifier.certify(game, profile, new Certifier.Options(null, true, true, () -> true)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void renaming_a_unit_scales_the_regret_and_keeps_the_grade() {
        for (double unit : new double[] {1e-9, 1, 1e9}) {
            StochasticGame game = new SmallGames.Builder(2)
                    .state(2, 2)
                    .end(unit, -1)
                    .end(-unit, 1)
                    .end(-unit, 1)
                    .end(unit, -1)
                    .build(1, 1, 1);
            Profile profile = SmallGames.valued(game, new double[][] {{0.5, 0.5, 0.5, 0.5}});
            Certificate certificate = Certifier.certify(game, profile);
            assertThat(certificate.grade()).isEqualTo(Grade.EXACT);
            assertThat(certificate.regretByPlayer()[0]).isLessThan(1e-13 * unit);
        }
    }
}
