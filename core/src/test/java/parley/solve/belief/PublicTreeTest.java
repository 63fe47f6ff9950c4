package parley.solve.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;

class PublicTreeTest {
    private static final int FIGHT = 0;
    private static final int IN = 1;

    private static BeliefProfile solve(BeliefGame game, boolean fine) {
        BeliefSolution solution =
                BeliefEquilibria.solve(game, BeliefOptions.defaults().withFine(fine));
        assertThat(solution.converged()).isTrue();
        assertThat(solution.profile().exact()).isTrue();
        HistoryCheck check = new HistoryCheck(game, solution.profile());
        assertThat(check.sequentialRegret()).isLessThan(fine ? 1e-6 : 1e-4);
        assertThat(check.bayes()).isLessThan(1e-8);
        return solution.profile();
    }

    private static double plays(BeliefGame game, Layer layer, int x, int player, int type, int move) {
        return layer.strategy(layer.strategyStart(game, x, player, type) + move);
    }

    /**
     * Kreps and Wilson (1982), their numbers: with k entrants left counting this one, an entrant comes in below b^k and stays out above;
     * the weak incumbent fights for sure if p is at least b^(k-1), with (1 - b^(k-1)) p / ((1 - p) b^(k-1)) otherwise and never
     * the last; a fight leaves max(p, b^(k-1)). Along the path of being entered and fighting as long as the weak one may, and of being
     * left alone.
     */
    @ParameterizedTest
    @CsvSource({
        "4, 3, 0.6, 0.1", "2, 2, 0.5, 0.2", "2, 2, 0.5, 0.3", "3, 2, 0.5, 0.1", "3, 2, 0.5, 0.15",
        "3, 2, 0.5, 0.4", "3, 2, 0.5, 0.7", "4, 3, 0.6, 0.12", "4, 3, 0.6, 0.14", "4, 1.5, 0.6, 0.3",
    })
    void chainStoreIsThatOfKrepsAndWilson(int n, double a, double b, double p) {
        BeliefGame game = ClosedForms.chainStore(n, a, b, p);
        for (boolean fine : new boolean[] {false, true}) {
            BeliefProfile profile = solve(game, fine);
            double slack = fine ? 1e-4 : 5e-3;
            int memory = BeliefProfile.START;
            double belief = p;
            for (int k = n; k >= 1; k--) {
                Layer entering = profile.layers().get(2 * (n - k));
                Layer answering = profile.layers().get(2 * (n - k) + 1);
                int x = entering.node(memory, 0);
                assertThat(entering.belief(memory, 0, 3)).isCloseTo(belief, within(slack));
                double threshold = StrictMath.pow(b, k);
                if (Math.abs(belief - threshold) > 1e-9) {
                    assertThat(plays(game, entering, x, 1, 0, IN)).isCloseTo(belief < threshold ? 1 : 0, within(slack));
                } else {
                    assertThat(plays(game, entering, x, 1, 0, IN)).isCloseTo(1 - 1 / a, within(slack));
                }
                int entered = answering.node(entering.branchMemory(entering.branchStart(x, 0)), 2);
                double before = StrictMath.pow(b, k - 1);
                double fights = k == 1 ? 0 : belief >= before ? 1 : (1 - before) * belief / ((1 - belief) * before);
                assertThat(plays(game, answering, entered, 0, 1, FIGHT)).isCloseTo(fights, within(slack));
                assertThat(plays(game, answering, entered, 0, 0, FIGHT)).isEqualTo(1);
                if (k == 1) {
                    break;
                }
                memory = answering.branchMemory(answering.branchStart(entered, FIGHT));
                belief = Math.max(belief, before);
            }
        }
    }

    /** Kreps and Wilson (1982): with K the least k for which b^k < p, the weak incumbent is worth a (n - K + 1), and 1 more if p = b^(K-1). */
    @ParameterizedTest
    @CsvSource({
        "4, 3, 0.6, 0.1, 0",
        "2, 2, 0.5, 0.3, 2",
        "3, 2, 0.5, 0.4, 4",
        "3, 2, 0.5, 0.15, 2",
        "4, 3, 0.6, 0.14, 3"
    })
    void weakIncumbentIsWorthWhatKrepsAndWilsonSay(int n, double a, double b, double p, double worth) {
        BeliefGame game = ClosedForms.chainStore(n, a, b, p);
        BeliefProfile profile = solve(game, false);
        assertThat(profile.layers().get(0).value(0, 1, 0, 2, 2)).isCloseTo(worth, within(2e-3));
        assertThat(solve(game, true).layers().get(0).value(0, 1, 0, 2, 2)).isCloseTo(worth, within(1e-4));
    }

    /** Cho and Kreps (1987): both have beer, and a duel follows on quiche alone; what is thought after quiche is left to trembles. */
    @ParameterizedTest
    @ValueSource(doubles = {0.55, 0.7, 0.9})
    void manyStrongOnesMakeTheWeakHaveBeer(double p) {
        BeliefGame game = ClosedForms.beerQuiche(p);
        BeliefProfile profile = solve(game, false);
        Layer first = profile.layers().get(0);
        assertThat(plays(game, first, 0, 0, 0, 0)).isCloseTo(1, within(5e-3));
        assertThat(plays(game, first, 0, 0, 1, 0)).isCloseTo(1, within(5e-3));
        assertThat(first.value(0, 0, 0, 2, 2)).isCloseTo(3, within(2e-3));
        assertThat(first.value(0, 1, 0, 2, 2)).isCloseTo(2, within(2e-3));
    }

    /** With few strong ones the weak have beer with p / (1 - p), and beer is answered by a duel half the time. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.45})
    void fewStrongOnesMakeTheWeakMix(double p) {
        BeliefGame game = ClosedForms.beerQuiche(p);
        for (boolean fine : new boolean[] {false, true}) {
            double slack = fine ? 1e-4 : 5e-3;
            BeliefProfile profile = solve(game, fine);
            Layer first = profile.layers().get(0);
            Layer second = profile.layers().get(1);
            assertThat(plays(game, first, 0, 0, 0, 0)).isCloseTo(1, within(slack));
            assertThat(plays(game, first, 0, 0, 1, 0)).isCloseTo(p / (1 - p), within(slack));
            int beer = second.node(first.branchMemory(first.branchStart(0, 0)), 1);
            int quiche = second.node(first.branchMemory(first.branchStart(0, 1)), 2);
            assertThat(plays(game, second, beer, 1, 0, 0)).isCloseTo(0.5, within(slack));
            assertThat(plays(game, second, quiche, 1, 0, 0)).isCloseTo(1, within(slack));
        }
    }

    @Test
    void beliefsThatAreCertainAreOneMemory() {
        PublicTree tree = PublicTree.of(ClosedForms.chainStore(6, 3, 0.6, 0.1), 10_000);
        assertThat(tree).isNotNull();
        // After each period at most: who was fought in which of the periods so far, and the one memory in which
        // weakness is known.
        for (int k = 0; k <= 6; k++) {
            assertThat(tree.layerStart[2 * k + 1] - tree.layerStart[2 * k]).isEqualTo((1 << k) + (k > 0 ? 1 : 0));
        }
    }

    @Test
    void largeTreesAreRefused() {
        assertThat(PublicTree.of(ClosedForms.chainStore(12, 3, 0.6, 0.1), 1000)).isNull();
        assertThat(PublicTree.of(new SmallStandoff(0.4, 0.8, 0.1, -0.25).reliefWithSnapback(), 20_000))
                .isNull();
    }
}
