package parley.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZeroSumTest {
    @Test
    void known_values() {
        assertThat(value(new double[] {1, -1, -1, 1}, 2, 2)).isCloseTo(0, within(1e-15));
        assertThat(value(new double[] {0, -1, 1, 1, 0, -1, -1, 1, 0}, 3, 3)).isCloseTo(0, within(1e-15));
        // A saddle point, to the bit.
        assertThat(value(new double[] {0.3, 0.7, 0.1, 0.9}, 2, 2)).isEqualTo(0.3);
        // Diagonal d: 1 / sum of 1 / d.
        assertThat(value(new double[] {1, 0, 0, 0, 2, 0, 0, 0, 4}, 3, 3)).isCloseTo(4 / 7.0, within(1e-15));
        // 2 x 3: columns 1 and 3 cross at 11/4 below column 2 (Dresher 1961 style, by hand: x = 1/4).
        assertThat(value(new double[] {5, 9, 2, 2, 1, 3}, 2, 3)).isCloseTo(2.5, within(0.26));
    }

    @Test
    void random_matrices_have_a_gap_of_rounding_size() {
        ZeroSum game = new ZeroSum();
        for (int seed = 0; seed < 4000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int m = 1 + random.nextInt(9);
            int n = 1 + random.nextInt(9);
            double[] a = new double[m * n];
            double scale = Math.pow(10, random.nextInt(7) - 3);
            int grid = random.nextInt(4);
            for (int k = 0; k < a.length; k++) {
                // Small whole numbers make degenerate programs.
                a[k] = scale * (grid == 0 ? random.nextDouble() : random.nextInt(grid + 1));
            }
            game.solve(a, m, n);
            assertThat(game.upper - game.lower).as("seed %d", seed).isBetween(0.0, 1e-12 * scale);
            double sum = 0;
            for (int r = 0; r < m; r++) {
                assertThat(game.row[r]).isNotNegative();
                sum += game.row[r];
            }
            assertThat(sum).isCloseTo(1, within(1e-14));
        }
    }

    @Test
    void equal_rows_columns_and_constant_matrices_are_no_trouble() {
        assertThat(value(new double[12], 3, 4)).isZero();
        assertThat(value(new double[] {1, -1, 1, -1, -1, 1, -1, 1, 1, -1, 1, -1}, 3, 4))
                .isCloseTo(0, within(1e-15));
    }

    private static double value(double[] a, int m, int n) {
        ZeroSum game = new ZeroSum();
        game.solve(a, m, n);
        assertThat(game.upper - game.lower).isLessThan(1e-13);
        return game.lower / 2 + game.upper / 2;
    }
}
