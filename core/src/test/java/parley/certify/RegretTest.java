package parley.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import parley.game.Profile;
import parley.game.StochasticGame;

/** Regrets against the best of all pure strategies of a player, listed one by one. */
class RegretTest {
    private static final long MOST = 3000;

    @Test
    void regret_with_a_horizon_is_never_below_the_gain_of_the_best_pure_strategy() {
        int tried = 0;
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int stages = 1 + seed % 2;
            StochasticGame game =
                    SmallGames.random(random, 2 + seed % 2, 2, 2, 1 + seed % 3, stages, seed % 5 == 0 ? 2 : 0);
            double[][] strategies = new double[game.horizon()][];
            for (int t = 0; t < strategies.length; t++) {
                strategies[t] = SmallGames.randomStrategy(game, random);
            }
            Profile profile = SmallGames.valued(game, strategies);
            double truth = trueRegret(game, profile);
            if (truth >= 0) {
                tried++;
                Certificate certificate = Certifier.certify(game, profile, Certifier.Options.everywhere());
                assertThat(certificate.regret()).as("seed %d", seed).isBetween(truth, truth + 1e-11);
                assertThat(certificate.valueError()).isLessThan(1e-11);
                if (truth > 1e-3) {
                    assertThat(certificate.grade()).isEqualTo(Certificate.Grade.EPSILON);
                }
            }
        }
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void regret_without_a_horizon_is_never_below_the_gain_of_the_best_pure_strategy() {
        int tried = 0;
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(1000 + seed);
            StochasticGame game =
                    SmallGames.random(random, 2 + seed % 2, 3 - seed % 2, 3, StochasticGame.INFINITE, 1 + seed % 2, 0);
            double[][] strategies = {SmallGames.randomStrategy(game, random)};
            Profile profile = SmallGames.valued(game, strategies);
            double truth = trueRegret(game, profile);
            if (truth >= 0) {
                tried++;
                Certificate certificate = Certifier.certify(game, profile, Certifier.Options.everywhere());
                assertThat(certificate.regret()).as("seed %d", seed).isBetween(truth - 1e-13, truth + 1e-10);
                assertThat(certificate.valueError()).isLessThan(1e-11);
                if (truth > 1e-3) {
                    assertThat(certificate.grade()).isEqualTo(Certificate.Grade.EPSILON);
                }
            }
        }
        assertThat(tried).isGreaterThan(150);
    }

    /** The largest gain of any pure strategy of any player at any period and state; -1 if there are too many. */
    private static double trueRegret(StochasticGame game, Profile profile) {
        double most = 0;
        int periods = profile.strategies().length;
        for (int i = 0; i < game.players(); i++) {
            long count = 1;
            for (int k = 0; k < periods * game.states(); k++) {
                count = Math.min(count * game.moves(k % game.states(), i), MOST + 1);
            }
            if (count > MOST) {
                return -1;
            }
            for (long code = 0; code < count; code++) {
                double[][] deviating = new double[periods][];
                long rest = code;
                for (int t = 0; t < periods; t++) {
                    deviating[t] = profile.strategies()[t].clone();
                    for (int s = 0; s < game.states(); s++) {
                        int moves = game.moves(s, i);
                        for (int a = 0; a < moves; a++) {
                            deviating[t][game.strategyStart(s, i) + a] = rest % moves == a ? 1 : 0;
                        }
                        rest /= moves;
                    }
                }
                double[][] values = SmallGames.valued(game, deviating).values();
                for (int t = 0; t < values.length; t++) {
                    for (int s = 0; s < game.states(); s++) {
                        int at = s * game.players() + i;
                        most = Math.max(most, values[t][at] - profile.values()[t][at]);
                    }
                }
            }
        }
        return most;
    }
}
