package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeparationTest {
    /** The greatest difference of the shares at or below any value, counted one by one. */
    private static double counted(double[] one, double[] other) {
        double most = 0;
        for (double[] set : new double[][] {one, other}) {
            for (double at : set) {
                double below = Arrays.stream(one).filter(x -> x <= at).count() / (double) one.length;
                double under = Arrays.stream(other).filter(x -> x <= at).count() / (double) other.length;
                most = Math.max(most, Math.abs(below - under));
            }
        }
        return most;
    }

    @Test
    void the_distance_is_that_of_counting_also_with_ties() {
        for (int seed = 0; seed < 200; seed++) {
            int which = seed;
            double levels = seed % 2 == 0 ? 5 : 1e9;
            double[] one = values(1 + seed % 17, k -> Math.floor(levels * Counter.unit(Counter.bits(which, 0, k))));
            double[] other = values(1 + seed % 29, k -> Math.floor(levels * Counter.unit(Counter.bits(which, 1, k))));
            assertThat(Separation.of(one, other).distance()).isCloseTo(counted(one, other), within(1e-15));
        }
        assertThat(Separation.of(new double[0], new double[] {1}).distance()).isNaN();
    }

    private static double[] values(int n, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).toArray();
    }

    /** Smirnov's table of 1948: 1.2238, 1.3581 and 1.6276 are exceeded with 10%, 5% and 1%. */
    @Test
    void the_chance_is_that_of_the_table_for_large_samples() {
        double[] points = {1.2238, 1.3581, 1.6276};
        double[] chances = {0.1, 0.05, 0.01};
        int n = 2_000_000;
        double[] even = values(n, k -> k);
        for (int i = 0; i < 3; i++) {
            // Moved by so many places, the distribution functions differ by as many over n.
            int places = (int) Math.round(points[i] / Math.sqrt(n / 2.0) * n);
            Separation separation = Separation.of(even, values(n, k -> k + (double) places));
            assertThat(separation.chance()).isCloseTo(chances[i], within(0.003 * chances[i]));
        }
        assertThat(Separation.of(even, even).chance()).isEqualTo(1);
    }

    /** The distance between the distributions of x where x + y is above 1 and where it is not: by hand 1/2 for even x and y. */
    @Test
    void a_number_that_decides_is_spread_apart_and_another_is_not() {
        int n = 4_000;
        Sobol points = new Sobol(n, 3, 5);
        double[][] x = new double[n][3];
        for (int k = 0; k < n; k++) {
            points.point(k, x[k]);
        }
        for (int j : new int[] {0, 2}) {
            double[] above = Arrays.stream(x)
                    .filter(p -> p[0] + p[1] > 1)
                    .mapToDouble(p -> p[j])
                    .toArray();
            double[] below = Arrays.stream(x)
                    .filter(p -> p[0] + p[1] <= 1)
                    .mapToDouble(p -> p[j])
                    .toArray();
            Separation separation = Separation.of(above, below);
            assertThat(separation.distance()).isCloseTo(j == 0 ? 0.5 : 0, within(0.03));
            assertThat(separation.chance() < 1e-6).isEqualTo(j == 0);
        }
    }
}
