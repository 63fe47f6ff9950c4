package parley.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import parley.game.StochasticGame;

/** What random strategies secure, against all pure answers listed one by one. */
class GuaranteeCheckTest {
    private static final int FOREVER = StochasticGame.INFINITE;

    @Test
    void bounds_enclose_what_the_best_pure_answers_make_of_random_strategies() {
        int tried = 0;
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int kind = seed % 3;
            StochasticGame game = SmallGames.random(random, 2, 2, 3, kind == 0 ? 2 : FOREVER, 1 + seed / 3 % 2, 0);
            double discount = kind == 2 ? 1 : 0.8;
            double[] perJoint = new double[game.jointMoves()];
            double[] carryOn = new double[perJoint.length];
            for (int j = 0; j < perJoint.length; j++) {
                // Undiscounted: something is met with some probability and paid once.
                double met = random.nextInt(3) == 0 ? random.nextDouble() : 0;
                perJoint[j] = kind == 2 ? met : random.nextDouble() * 2 - 1;
                carryOn[j] = kind == 2 ? 1 - met : random.nextDouble();
            }
            double sign = kind == 2 && seed % 2 == 0 ? -1 : 1;
            for (int j = 0; j < perJoint.length; j++) {
                perJoint[j] *= sign;
            }
            int periods = kind == 0 ? 2 : 1;
            double[][] x = new double[periods][];
            double[][] y = new double[periods][];
            for (int t = 0; t < periods; t++) {
                double[] sigma = SmallGames.randomStrategy(game, random);
                x[t] = side(game, sigma, 0);
                y[t] = side(game, sigma, 1);
            }
            GuaranteeCheck check = GuaranteeCheck.of(game, new int[] {0}, perJoint, carryOn, null, discount, x, y);
            double least = answers(game, perJoint, carryOn, discount, x, 0, periods);
            double most = answers(game, perJoint, carryOn, discount, y, 1, periods);
            if (Double.isNaN(least) || Double.isNaN(most)) {
                continue;
            }
            tried++;
            double slack = kind == 2 ? 1e-7 : 1e-11;
            assertThat(check.lower()).as("seed %d", seed).isBetween(least - slack, least + 1e-13);
            assertThat(check.upper()).as("seed %d", seed).isBetween(most - 1e-13, most + slack);
        }
        assertThat(tried).isGreaterThan(150);
    }

    private static double[] side(StochasticGame game, double[] sigma, int player) {
        double[] p = new double[sigma.length];
        int size = 0;
        for (int s = 0; s < game.states(); s++) {
            for (int a = 0; a < game.moves(s, player); a++) {
                p[size++] = sigma[game.strategyStart(s, player) + a];
            }
        }
        return java.util.Arrays.copyOf(p, size);
    }

    /** The least (against player 0) or largest total over the other player's pure strategies. */
    private static double answers(
            StochasticGame game,
            double[] perJoint,
            double[] carryOn,
            double discount,
            double[][] fixed,
            int player,
            int periods) {
        int other = 1 - player;
        int places = periods * game.states();
        long count = 1;
        for (int k = 0; k < places; k++) {
            count *= game.moves(k % game.states(), other);
        }
        if (count > 3000) {
            return Double.NaN;
        }
        double best = Double.NaN;
        for (long code = 0; code < count; code++) {
            int[] choice = new int[places];
            long rest = code;
            for (int k = 0; k < places; k++) {
                int moves = game.moves(k % game.states(), other);
                choice[k] = (int) (rest % moves);
                rest /= moves;
            }
            double total = total(game, perJoint, carryOn, discount, fixed, player, choice, periods);
            boolean better = player == 0 ? total < best : total > best;
            best = Double.isNaN(best) || better ? total : best;
        }
        return best;
    }

    private static double total(
            StochasticGame game,
            double[] perJoint,
            double[] carryOn,
            double discount,
            double[][] fixed,
            int player,
            int[] choice,
            int periods) {
        double[] value = new double[game.states()];
        int sweeps = game.isFinite() ? periods : 200_000;
        for (int sweep = sweeps - 1; sweep >= 0; sweep--) {
            int t = game.isFinite() ? sweep : 0;
            double[] before = value.clone();
            for (int s = game.states() - 1; s >= 0; s--) {
                double sum = 0;
                int at = 0;
                for (int r = 0; r < s; r++) {
                    at += game.moves(r, player);
                }
                for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                    if (game.moveIn(s, j, 1 - player) == choice[t * game.states() + s]) {
                        double next = 0;
                        for (int e = game.rowStart(game.row(j)); e < game.rowStart(game.row(j) + 1); e++) {
                            next += game.probability(e) * (game.advances(s) ? before : value)[game.successor(e)];
                        }
                        double factor = carryOn[j] * (game.advances(s) ? discount : 1);
                        sum += fixed[t][at + game.moveIn(s, j, player)] * (perJoint[j] + factor * next);
                    }
                }
                value[s] = sum;
            }
            if (!game.isFinite() && java.util.Arrays.equals(before, value)) {
                break;
            }
        }
        return value[game.start()];
    }

    @Test
    void what_is_no_strategy_is_refused() {
        StochasticGame game =
                new SmallGames.Builder(2).state(2, 1).end(1, 0).end(0, 0).build(1, 1, 1);
        double[] reward = {1, 0};
        assertThatThrownBy(() -> GuaranteeCheck.of(
                        game, new int[] {0}, reward, null, null, 1, new double[][] {{0.5, 0.4}}, new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to 0.9");
        GuaranteeCheck check = GuaranteeCheck.of(
                game, new int[] {0}, reward, null, null, 1, new double[][] {{1, 0}}, new double[][] {{1}});
        assertThat(check.lower()).isBetween(1 - 1e-13, 1.0);
        assertThat(check.upper()).isBetween(1.0, 1 + 1e-13);
    }
}
