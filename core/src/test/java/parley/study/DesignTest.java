package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hipparchus.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

class DesignTest {
    private static double[][] points(Design design) {
        double[][] points = new double[(int) design.points()][design.dimensions()];
        for (int k = 0; k < points.length; k++) {
            design.point(k, points[k]);
        }
        return points;
    }

    private static Design[] all(long seed) {
        return new Design[] {
            new MonteCarlo(256, 5, seed),
            new LatinHypercube(250, 5, seed),
            new Sobol(256, 5, seed),
            new Saltelli(32, 5, seed),
            new Morris(40, 5, 4, seed),
            new Factorial(new int[] {3, 1, 2, 4, 2}),
        };
    }

    @Test
    void a_point_is_the_same_in_whatever_order_points_are_asked_for() {
        for (long seed = 0; seed < 5; seed++) {
            Design[] once = all(seed);
            Design[] again = all(seed);
            for (int i = 0; i < once.length; i++) {
                double[][] forward = points(once[i]);
                double[] point = new double[5];
                for (int k = forward.length - 1; k >= 0; k--) {
                    again[i].point(k, point);
                    assertThat(point).as("%s %s", i, k).isEqualTo(forward[k]);
                    assertThat(Arrays.stream(point)).allMatch(x -> x >= 0 && x <= 1);
                }
            }
        }
    }

    @Test
    void another_seed_gives_other_points() {
        Design[] one = all(1);
        Design[] two = all(2);
        for (int i = 0; i < one.length - 1; i++) {
            assertThat(points(one[i])).isNotEqualTo(points(two[i]));
        }
    }

    /** All 24 orders of four things come up, none much oftener than by chance: chi-squared with 23 degrees, 0.999 quantile 49.7. */
    @Test
    void a_shuffle_is_a_permutation_and_all_are_about_equally_likely() {
        for (int n : new int[] {1, 2, 3, 5, 17, 64, 1000}) {
            Shuffle shuffle = new Shuffle(n, n);
            assertThat(LongStream.range(0, n).map(shuffle::at).sorted().toArray())
                    .isEqualTo(LongStream.range(0, n).toArray());
        }
        Map<String, Integer> counts = new TreeMap<>();
        int trials = 24_000;
        for (int seed = 0; seed < trials; seed++) {
            Shuffle shuffle = new Shuffle(4, seed);
            counts.merge(Arrays.toString(LongStream.range(0, 4).map(shuffle::at).toArray()), 1, Integer::sum);
        }
        assertThat(counts).hasSize(24);
        double expected = trials / 24.0;
        double chi = counts.values().stream()
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
        assertThat(chi).isLessThan(49.7);
    }

    @Test
    void independent_points_are_even_and_uncorrelated() {
        int n = 20_000;
        double[][] points = points(new MonteCarlo(n, 4, 7));
        double[][] columns = new double[4][n];
        for (int j = 0; j < 4; j++) {
            int[] counts = new int[20];
            for (int k = 0; k < n; k++) {
                columns[j][k] = points[k][j];
                counts[(int) (points[k][j] * 20)]++;
            }
            // Chi-squared with 19 degrees of freedom: 0.999 quantile 43.8.
            assertThat(Arrays.stream(counts)
                            .mapToDouble(c -> (c - n / 20.0) * (c - n / 20.0) / (n / 20.0))
                            .sum())
                    .isLessThan(43.8);
        }
        double[][] correlation = RankCorrelation.correlation(columns);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                // Four standard errors.
                assertThat(correlation[i][j]).isCloseTo(0, within(4 / Math.sqrt(n)));
            }
        }
    }

    @Test
    void a_latin_hypercube_has_one_point_in_every_slice() {
        for (int n : new int[] {1, 2, 7, 100, 1023}) {
            double[][] points = points(new LatinHypercube(n, 3, n));
            for (int j = 0; j < 3; j++) {
                int dimension = j;
                assertThat(Arrays.stream(points)
                                .mapToInt(p -> (int) (p[dimension] * n))
                                .sorted())
                        .containsExactlyElementsOf(IntStream.range(0, n).boxed().toList());
            }
        }
    }

    /** The other implementation is Hipparchus's, which is tested there against the numbers of Joe and Kuo. */
    @Test
    void unscrambled_sobol_points_are_those_of_another_implementation() {
        SobolSequenceGenerator other = new SobolSequenceGenerator(40);
        Sobol ours = new Sobol(2048, 40);
        double[] point = new double[40];
        for (int k = 0; k < 2048; k++) {
            ours.point(k, point);
            double[] expected =
                    Arrays.stream(other.nextVector()).map(x -> x + 0x1.0p-33).toArray();
            assertThat(point).isEqualTo(expected);
        }
    }

    /** From the definition of a (0, m, 2)-net: with any split of m digits among two dimensions, one point per box. */
    @Test
    void scrambled_sobol_points_stay_a_net() {
        for (long seed = 0; seed < 20; seed++) {
            double[][] points = points(new Sobol(256, 6, seed));
            for (int a = 0; a <= 8; a++) {
                Set<Integer> boxes = new HashSet<>();
                for (double[] p : points) {
                    boxes.add((int) (p[0] * (1 << a)) << (8 - a) | (int) (p[1] * (1 << (8 - a))));
                }
                assertThat(boxes).hasSize(256);
            }
            for (int j = 0; j < 6; j++) {
                int dimension = j;
                assertThat(Arrays.stream(points)
                                .mapToInt(p -> (int) (p[dimension] * 256))
                                .distinct())
                        .hasSize(256);
            }
        }
    }

    /** Centred discrepancy after Hickernell 1998; that of random points is about 1 over the root of n. */
    @Test
    void scrambled_sobol_points_are_more_even_than_random_ones() {
        double random = 0;
        double sobol = 0;
        double latin = 0;
        for (long seed = 0; seed < 10; seed++) {
            random += discrepancy(points(new MonteCarlo(256, 5, seed)));
            latin += discrepancy(points(new LatinHypercube(256, 5, seed)));
            sobol += discrepancy(points(new Sobol(256, 5, seed)));
        }
        assertThat(sobol).isLessThan(random / 4);
        assertThat(latin).isLessThan(random);
    }

    private static double discrepancy(double[][] x) {
        int n = x.length;
        int d = x[0].length;
        double single = 0;
        double pairs = 0;
        for (double[] a : x) {
            double product = 1;
            for (double u : a) {
                double z = Math.abs(u - 0.5);
                product *= 1 + z / 2 - z * z / 2;
            }
            single += product;
            for (double[] b : x) {
                double both = 1;
                for (int j = 0; j < d; j++) {
                    both *= 1 + Math.abs(a[j] - 0.5) / 2 + Math.abs(b[j] - 0.5) / 2 - Math.abs(a[j] - b[j]) / 2;
                }
                pairs += both;
            }
        }
        return Math.sqrt(StrictMath.pow(13.0 / 12, d) - 2 * single / n + pairs / n / n);
    }

    /** The mean of a smooth function is met far better than by the root of n: its value is 1 by hand. */
    @Test
    void the_mean_of_the_scrambled_sequence_is_unbiased_over_seeds() {
        double mean = 0;
        int seeds = 200;
        for (long seed = 0; seed < seeds; seed++) {
            double[][] points = points(new Sobol(16, 3, seed));
            mean += Arrays.stream(points)
                            .mapToDouble(p -> 3 * p[0] * p[0] + 2 * p[1] * p[2] - 0.5)
                            .average()
                            .orElseThrow()
                    / seeds;
        }
        assertThat(mean).isCloseTo(1, within(0.01));
    }

    @Test
    void saltelli_blocks_share_all_coordinates_but_one() {
        double[][] points = points(new Saltelli(64, 4, 3));
        for (int block = 0; block < 64; block++) {
            double[] a = points[block * 6];
            double[] b = points[block * 6 + 5];
            for (int i = 0; i < 4; i++) {
                double[] mixed = a.clone();
                mixed[i] = b[i];
                assertThat(points[block * 6 + 1 + i]).isEqualTo(mixed);
            }
        }
    }

    @Test
    void morris_trajectories_move_every_dimension_once_by_two_thirds() {
        double[][] points = points(new Morris(200, 6, 4, 11));
        Set<Integer> first = new HashSet<>();
        int up = 0;
        for (int r = 0; r < 200; r++) {
            Set<Integer> moved = new HashSet<>();
            for (int s = 1; s <= 6; s++) {
                double[] from = points[r * 7 + s - 1];
                double[] to = points[r * 7 + s];
                int[] changed =
                        IntStream.range(0, 6).filter(j -> from[j] != to[j]).toArray();
                assertThat(changed).hasSize(1);
                assertThat(Math.abs(to[changed[0]] - from[changed[0]])).isCloseTo(2.0 / 3, within(1e-15));
                moved.add(changed[0]);
                up += to[changed[0]] > from[changed[0]] ? 1 : 0;
                if (s == 1) {
                    first.add(changed[0]);
                }
            }
            assertThat(moved).hasSize(6);
        }
        assertThat(first).hasSize(6);
        // 1,200 steps, half of them upwards: within four standard deviations.
        assertThat((double) up).isCloseTo(600, within(4 * Math.sqrt(300)));
    }

    @Test
    void a_factorial_has_every_combination_once() {
        double[][] points = points(new Factorial(new int[] {2, 3, 1}));
        assertThat(points).isDeepEqualTo(new double[][] {
            {0, 0, 0.5}, {0, 0.5, 0.5}, {0, 1, 0.5}, {1, 0, 0.5}, {1, 0.5, 0.5}, {1, 1, 0.5},
        });
    }
}
