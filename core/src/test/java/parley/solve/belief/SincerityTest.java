package parley.solve.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;

/**
 * A concession in parts as a test of sincerity. With loss l per unit and gain g of the insincere, p* = l / (1 + l) and
 * alpha* = g / (2 g - 1) for a first part alpha of two: by backward induction, A concedes last where it believes at least p*; the
 * insincere exploits at once if waiting for the rest is worth less; else it passes for sure where p is at least p*, and below
 * with m = p / ((1 - p) l), which leaves p*, where A concedes with what keeps it indifferent.
 */
class SincerityTest {
    private static BeliefSolution solve(BeliefGame game, boolean fine) {
        BeliefSolution solution =
                BeliefEquilibria.solve(game, BeliefOptions.defaults().withFine(fine));
        assertThat(solution.converged()).isTrue();
        HistoryCheck check = new HistoryCheck(game, solution.profile());
        assertThat(check.sequentialRegret()).isLessThan(1e-4);
        return solution;
    }

    private static double worth(BeliefGame game, BeliefProfile profile, int player) {
        double sum = 0;
        for (int theta = 0; theta < game.profiles(); theta++) {
            sum += game.probability(theta, game.prior(), 0)
                    * profile.layers().get(0).value(0, theta, player, game.profiles(), 2);
        }
        return sum;
    }

    private static double plays(BeliefGame game, Layer layer, int memory, int s, int player, int type, int move) {
        return layer.strategy(layer.strategyStart(game, layer.node(memory, s), player, type) + move);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.8, 1, 1.5", "0.45, 0.8, 1, 1.5", "0.3, 0.4, 1, 1.5", "0.4, 0.5, 1, 1.5", "0.6, 0.4, 1, 1.5",
        "0.2, 0.4, 1, 1.5", "0.27, 0.6, 1, 1.5", "0.35, 0.5, 1.2, 2", "0.5, 0.72, 1, 1.5", "0.52, 0.5, 0.8, 3"
    })
    void twoPartsSeparatePoolOrMix(double p, double alpha, double l, double g) {
        double[] stake = {alpha, 1 - alpha};
        BeliefGame game = ClosedForms.sincerityTest(
                p, stake, new double[] {l * alpha, l * (1 - alpha)}, 0.5, new double[] {g * alpha, g * (1 - alpha)});
        double star = l / (1 + l);
        double alphaStar = g / (2 * g - 1);
        double worth;
        double passes;
        double concedes;
        if (alpha > alphaStar) {
            worth = p >= alpha * l / (1 + alpha * l) ? p - (1 - p) * alpha * l : 0;
            passes = 0;
            concedes = 1;
        } else if (p > star) {
            worth = alpha + (1 - alpha) * (p - (1 - p) * l);
            passes = 1;
            concedes = 1;
        } else {
            worth = Math.max(0, alpha * (p * (1 + l) * (1 + l) / l - l));
            passes = p / ((1 - p) * l);
            concedes = alpha * (g - 1) / ((1 - alpha) * g);
        }
        for (boolean fine : new boolean[] {false, true}) {
            BeliefProfile profile = solve(game, fine).profile();
            assertThat(worth(game, profile, 0)).isCloseTo(worth, within(fine ? 1e-4 : 2e-3));
            if (worth == 0) {
                assertThat(plays(game, profile.layers().get(0), 0, 0, 0, 0, 0)).isCloseTo(0, within(5e-3));
                continue;
            }
            double slack = fine ? 1e-4 : 5e-3;
            Layer answer = profile.layers().get(1);
            assertThat(plays(game, profile.layers().get(0), 0, 0, 0, 0, 0)).isCloseTo(1, within(slack));
            assertThat(plays(game, answer, 0, 1, 1, 0, 0)).isCloseTo(1, within(slack));
            assertThat(plays(game, answer, 0, 1, 1, 1, 0)).isCloseTo(passes, within(slack));
            int passed = answer.branchMemory(answer.branchStart(answer.node(0, 1), 0));
            assertThat(plays(game, profile.layers().get(2), passed, 2, 0, 0, 0)).isCloseTo(concedes, within(slack));
        }
    }

    /** In n parts: no concession below p*^n; above, the k-th pass leaves p* to the number of parts that remain. */
    @Test
    void threePartsAreConcededAtLowerOdds() {
        double[] stake = {0.2, 0.3, 0.5};
        double[] exploit = {0.3, 0.45, 0.75};
        BeliefGame game = ClosedForms.sincerityTest(0.15, stake, stake, 0.5, exploit);
        BeliefProfile profile = solve(game, true).profile();
        // 0.04 and passing with 9/17 and 1/3, conceding with 2/9 and 1/5: the formulas at these numbers.
        assertThat(worth(game, profile, 0)).isCloseTo(0.04, within(1e-4));
        int memory = 0;
        double[] passes = {9.0 / 17, 1.0 / 3};
        double[] concedes = {1, 2.0 / 9, 0.2};
        for (int r = 0; r < 2; r++) {
            Layer answer = profile.layers().get(2 * r + 1);
            assertThat(plays(game, profile.layers().get(2 * r), memory, 2 * r, 0, 0, 0))
                    .isCloseTo(concedes[r], within(1e-4));
            assertThat(plays(game, answer, memory, 2 * r + 1, 1, 1, 0)).isCloseTo(passes[r], within(1e-4));
            memory = answer.branchMemory(answer.branchStart(answer.node(memory, 2 * r + 1), 0));
        }
        assertThat(plays(game, profile.layers().get(4), memory, 4, 0, 0, 0)).isCloseTo(concedes[2], within(1e-4));
        assertThat(profile.layers().get(4).belief(memory, 1, 3)).isCloseTo(0.5, within(1e-4));
        BeliefGame lower = ClosedForms.sincerityTest(0.12, stake, stake, 0.5, exploit);
        assertThat(worth(lower, solve(lower, true).profile(), 0)).isCloseTo(0, within(1e-4));
    }

    /** A first part that can be taken back, so that exploiting it gains less than 1: the insincere pass for sure, and nothing is learnt. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.4", "0.3, 0.2", "0.6, 0.4"})
    void reversibleFirstPartTeachesNothing(double p, double alpha) {
        double[] stake = {alpha, 1 - alpha};
        BeliefGame game = ClosedForms.sincerityTest(
                p, stake, new double[] {0.1 * alpha, 1 - alpha}, 0.5, new double[] {0.8 * alpha, 1.5 * (1 - alpha)});
        BeliefProfile profile = solve(game, false).profile();
        Layer answer = profile.layers().get(1);
        assertThat(plays(game, answer, 0, 1, 1, 1, 0)).isCloseTo(1, within(5e-3));
        int passed = answer.branchMemory(answer.branchStart(answer.node(0, 1), 0));
        assertThat(profile.layers().get(2).belief(passed, 1, 3)).isCloseTo(p, within(5e-3));
        // A then concedes where p is above 1/2 alone.
        double last = p > 0.5 ? (1 - alpha) * (p - (1 - p)) : 0;
        assertThat(worth(game, profile, 0)).isCloseTo(alpha + last, within(2e-3));
    }

    /**
     * Reassurance by two informed players. Defecting is dominant for the greedy in the last round, and both players are alike.
     */
    @ParameterizedTest
    @CsvSource({"0.36, 0.4", "0.3, 0.4", "0.36, 0.2", "0.8, 0.4"})
    void twoInformedPlayersOfLikeTypesPlayAlike(double t, double alpha) {
        BeliefGame game = ClosedForms.reassurance(t, alpha, 1, 0.5, 1.25);
        BeliefProfile profile = solve(game, false).profile();
        Layer first = profile.layers().get(0);
        for (int k = 0; k < 2; k++) {
            assertThat(plays(game, first, 0, 0, 0, k, 0)).isCloseTo(plays(game, first, 0, 0, 1, k, 0), within(1e-6));
        }
        Layer second = profile.layers().get(1);
        for (int m = 0; m < second.memories(); m++) {
            assertThat(plays(game, second, m, 1, 0, 1, 0)).isLessThan(1e-6);
            assertThat(plays(game, second, m, 1, 1, 1, 0)).isLessThan(1e-6);
        }
    }
}
