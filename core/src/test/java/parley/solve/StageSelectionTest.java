package parley.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StageSelectionTest {
    private static final Selection PRINCIPAL = new Selection.Principal();
    private static final int[][] SHAPES = {
        {2, 2}, {2, 3}, {3, 3}, {4, 4}, {5, 7}, {2, 2, 2}, {3, 2, 3}, {2, 2, 2, 2}, {3, 3, 3}
    };

    @Test
    void every_choice_is_an_equilibrium() {
        for (int[] moves : SHAPES) {
            for (int seed = 0; seed < 100; seed++) {
                StageGame game = Games.stage(new Random(seed), -1, moves);
                double[][] profile = StageEquilibria.select(game, PRINCIPAL);
                assertThat(Regret.of(game, profile))
                        .as("%s seed %d", Arrays.toString(moves), seed)
                        .isLessThan(1e-11);
            }
        }
    }

    @Test
    void every_choice_is_an_equilibrium_where_payoffs_are_tied() {
        for (int[] moves : SHAPES) {
            for (int seed = 0; seed < 100; seed++) {
                StageGame game = Games.stage(new Random(seed), 1 + seed % 3, moves);
                double[][] profile = StageEquilibria.select(game, PRINCIPAL);
                assertThat(Regret.of(game, profile))
                        .as("%s seed %d", Arrays.toString(moves), seed)
                        .isLessThan(1e-10);
            }
        }
    }

    @Test
    void other_selections_are_equilibria_too() {
        for (int[] moves : new int[][] {{2, 2}, {3, 3}, {2, 2, 2}}) {
            for (int seed = 0; seed < 100; seed++) {
                StageGame game = Games.stage(new Random(seed), seed % 2 == 0 ? -1 : 2, moves);
                double[][] tremble = StageEquilibria.select(game, new Selection.Tremble(seed));
                double[][] favouring = StageEquilibria.select(game, new Selection.Favouring(1));
                assertThat(Regret.of(game, tremble))
                        .as("tremble, seed %d", seed)
                        .isLessThan(1e-10);
                assertThat(Regret.of(game, favouring))
                        .as("favouring, seed %d", seed)
                        .isLessThan(1e-10);
            }
        }
    }

    @Test
    void matching_pennies_is_mixed_evenly() {
        StageGame game = two(1, -1, -1, 1, -1, 1, 1, -1);
        assertProfile(StageEquilibria.select(game, PRINCIPAL), 0.5, 0.5);
    }

    /** By hand: player 1 mixes so that player 2 is indifferent, 3p = 1 - p, and q = 2 (1 - q). */
    @Test
    void a_cycle_is_mixed_by_the_payoffs_of_the_other() {
        StageGame game = two(1, 0, 0, 2, 0, 3, 1, 0);
        assertProfile(StageEquilibria.select(game, PRINCIPAL), 0.25, 2 / 3.0);
    }

    /** Stag (4 together, 0 alone) against hare (3): hare is risk dominant, since 4 / 2 is less than 3. */
    @Test
    void stag_hunt_ends_in_the_risk_dominant_equilibrium() {
        StageGame game = two(4, 0, 3, 3, 4, 3, 0, 3);
        assertProfile(StageEquilibria.select(game, PRINCIPAL), 0, 0);
        StageGame safer = two(4, 2, 3, 2.5, 4, 3, 2, 2.5);
        assertProfile(StageEquilibria.select(safer, PRINCIPAL), 1, 1);
    }

    /** Swerve or drive on; symmetric, so the branch stays where both mix alike: swerve with probability 0.9. */
    @Test
    void chicken_is_mixed_since_nobody_is_preferred() {
        StageGame game = two(0, -1, 1, -10, 0, 1, -1, -10);
        assertProfile(StageEquilibria.select(game, PRINCIPAL), 0.9, 0.9);
    }

    @Test
    void battle_of_the_sexes_is_mixed_since_nobody_is_preferred() {
        StageGame game = two(2, 0, 0, 1, 1, 0, 0, 2);
        assertProfile(StageEquilibria.select(game, PRINCIPAL), 2 / 3.0, 1 / 3.0);
    }

    @Test
    void a_favoured_player_gets_its_equilibrium() {
        StageGame game = two(2, 0, 0, 1, 1, 0, 0, 2);
        assertProfile(StageEquilibria.select(game, new Selection.Favouring(0)), 1, 1);
        assertProfile(StageEquilibria.select(game, new Selection.Favouring(1)), 0, 0);
    }

    /** Stag hunt: the stag is best for both, and branches from most weights end there too. */
    @Test
    void an_opposed_player_gets_its_worst_equilibrium() {
        StageGame game = two(4, 0, 1.5, 1.5, 4, 1.5, 0, 1.5);
        assertProfile(StageEquilibria.select(game, PRINCIPAL), 1, 1);
        assertProfile(StageEquilibria.select(game, new Selection.Favouring(0)), 1, 1);
        assertProfile(StageEquilibria.select(game, new Selection.Opposing(0)), 0, 0);
    }

    @Test
    void ties_of_a_single_mover_are_shared_or_resolved_for_the_favoured() {
        StageGame game = new StageGame(new int[] {3, 1}, new double[][] {{1, 1, 0}, {0, 5, 9}});
        assertThat(StageEquilibria.select(game, PRINCIPAL)[0]).containsExactly(0.5, 0.5, 0);
        assertThat(StageEquilibria.select(game, new Selection.Favouring(1))[0]).containsExactly(0, 1, 0);
    }

    /** The closed form of two-by-two games against points of the branch itself, far out. */
    @Test
    void two_by_two_closed_forms_are_ends_of_the_branch() {
        int compared = 0;
        for (int seed = 0; seed < 300; seed++) {
            StageGame game = normalised(Games.stage(new Random(seed), seed % 3 == 0 ? 3 : -1, 2, 2));
            double[][] end = StageEquilibria.select(game, PRINCIPAL);
            double[][] far = StageEquilibria.quantalResponse(game, 2e5);
            if (dominated(game)) {
                // Removing dominated moves may turn the branch; that is part of the rule.
                continue;
            }
            compared++;
            assertThat(Math.abs(end[0][0] - far[0][0]) + Math.abs(end[1][0] - far[1][0]))
                    .as("seed %d: %s is not the end of %s", seed, Arrays.deepToString(end), Arrays.deepToString(far))
                    .isLessThan(1e-3);
        }
        assertThat(compared).isGreaterThan(40);
    }

    @Test
    void cloning_a_move_shares_its_probability_and_changes_nothing_else() {
        for (int[] moves : SHAPES) {
            for (int seed = 0; seed < 30; seed++) {
                StageGame game = Games.stage(new Random(seed), seed % 2 == 0 ? -1 : 3, moves);
                double[][] plain = StageEquilibria.select(game, PRINCIPAL);
                double[][] cloned = StageEquilibria.select(withClone(game), PRINCIPAL);
                int last = moves[0];
                assertThat(cloned[0][last]).isEqualTo(cloned[0][0]);
                cloned[0][0] += cloned[0][last];
                cloned[0] = Arrays.copyOf(cloned[0], last);
                assertSame(plain, cloned, Arrays.toString(moves) + " seed " + seed);
            }
        }
    }

    @Test
    void affine_changes_of_utility_change_nothing() {
        for (int[] moves : SHAPES) {
            for (int seed = 0; seed < 30; seed++) {
                StageGame game = Games.stage(new Random(seed), seed % 2 == 0 ? -1 : 3, moves);
                double[][] payoffs = new double[moves.length][];
                for (int i = 0; i < moves.length; i++) {
                    double factor = Math.pow(10, i + 1) * 0.3;
                    double constant = 7 - 20 * i;
                    payoffs[i] = Arrays.stream(game.payoffs()[i])
                            .map(x -> constant + factor * x)
                            .toArray();
                }
                assertSame(
                        StageEquilibria.select(game, PRINCIPAL),
                        StageEquilibria.select(new StageGame(moves, payoffs), PRINCIPAL),
                        Arrays.toString(moves) + " seed " + seed);
            }
        }
    }

    @Test
    void renaming_moves_and_players_changes_nothing() {
        for (int[] moves : new int[][] {{2, 2}, {2, 3}, {3, 3}, {4, 4}, {5, 6}}) {
            for (int seed = 0; seed < 60; seed++) {
                StageGame game = Games.stage(new Random(seed), seed % 2 == 0 ? -1 : 3, moves);
                int m = moves[0];
                int n = moves[1];
                double[][] swapped = new double[2][m * n];
                for (int r = 0; r < m; r++) {
                    for (int c = 0; c < n; c++) {
                        // The old player 2 comes first, and its moves are counted backwards.
                        int there = (n - 1 - c) * m + r;
                        swapped[0][there] = game.payoffs()[1][r * n + c];
                        swapped[1][there] = game.payoffs()[0][r * n + c];
                    }
                }
                double[][] plain = StageEquilibria.select(game, PRINCIPAL);
                double[][] other = StageEquilibria.select(new StageGame(new int[] {n, m}, swapped), PRINCIPAL);
                double[] back = new double[n];
                for (int c = 0; c < n; c++) {
                    back[c] = other[0][n - 1 - c];
                }
                assertSame(plain, new double[][] {other[1], back}, Arrays.toString(moves) + " seed " + seed);
            }
        }
    }

    /** By hand: C is dominated by A; only without C is R dominated by L; then B is the answer to L. */
    @Test
    void dominated_moves_go_one_after_another() {
        StageGame game = new StageGame(new int[] {3, 2}, new double[][] {{5, 2, 6, 1, 4, 0}, {3, 2, 8, 3, 0, 9}});
        double[][] profile = StageEquilibria.select(game, PRINCIPAL);
        assertThat(profile[0]).containsExactly(0, 1, 0);
        assertThat(profile[1]).containsExactly(1, 0);
    }

    private static StageGame two(double... payoffs) {
        return new StageGame(
                new int[] {2, 2}, new double[][] {Arrays.copyOf(payoffs, 4), Arrays.copyOfRange(payoffs, 4, 8)});
    }

    private static void assertProfile(double[][] profile, double p, double q) {
        assertThat(profile[0][0]).isCloseTo(p, within(1e-12));
        assertThat(profile[1][0]).isCloseTo(q, within(1e-12));
        assertThat(profile[0][0] + profile[0][1]).isCloseTo(1, within(1e-14));
    }

    private static void assertSame(double[][] a, double[][] b, String what) {
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                assertThat(b[i][k]).as(what).isCloseTo(a[i][k], within(1e-8));
            }
        }
    }

    private static StageGame normalised(StageGame game) {
        double[][] payoffs = new double[2][];
        for (int i = 0; i < 2; i++) {
            double low = Arrays.stream(game.payoffs()[i]).min().orElseThrow();
            double high = Arrays.stream(game.payoffs()[i]).max().orElseThrow();
            double range = high > low ? high - low : 1;
            payoffs[i] = Arrays.stream(game.payoffs()[i]).map(x -> x / range).toArray();
        }
        return new StageGame(game.moves(), payoffs);
    }

    private static boolean dominated(StageGame game) {
        double[] a = game.payoffs()[0];
        double[] b = game.payoffs()[1];
        // Weakly too: a tie against one move of the other is enough.
        return (a[0] - a[2]) * (a[1] - a[3]) >= 0 || (b[0] - b[1]) * (b[2] - b[3]) >= 0;
    }

    /** The game with a copy of player 0's first move at the end of its list. */
    private static StageGame withClone(StageGame game) {
        int m = game.moves()[0];
        int rest = game.joint() / m;
        int[] moves = game.moves().clone();
        moves[0]++;
        double[][] payoffs = new double[game.players()][];
        for (int i = 0; i < payoffs.length; i++) {
            payoffs[i] = Arrays.copyOf(game.payoffs()[i], (m + 1) * rest);
            System.arraycopy(game.payoffs()[i], 0, payoffs[i], m * rest, rest);
        }
        return new StageGame(moves, payoffs);
    }
}
