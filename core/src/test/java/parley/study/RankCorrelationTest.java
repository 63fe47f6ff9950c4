package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values).map(x -> Arrays.binarySearch(sorted, x)).toArray();
    }

    /** Spearman's correlation, measured on the result; a normal copula with correlation r has 6/pi asin(r/2) of it. */
    @Test
    void the_ranks_are_correlated_as_asked_for_and_columns_keep_their_values() {
        double[][] target = {{1, 0.6, -0.3}, {0.6, 1, 0.1}, {-0.3, 0.1, 1}};
        for (int seed = 0; seed < 10; seed++) {
            double[][] columns = new double[3][1000];
            double[] point = new double[3];
            Design design = new LatinHypercube(1000, 3, seed);
            for (int k = 0; k < 1000; k++) {
                design.point(k, point);
                for (int j = 0; j < 3; j++) {
                    columns[j][k] = StrictMath.exp(3 * j * point[j]) + point[j];
                }
            }
            double[][] result = RankCorrelation.impose(columns, target, seed);
            double[][] ranked =
                    Arrays.stream(result).map(RankCorrelationTest::ranks).toArray(double[][]::new);
            double[][] reached = RankCorrelation.correlation(ranked);
            for (int i = 0; i < 3; i++) {
                assertThat(Arrays.stream(result[i]).sorted())
                        .containsExactlyElementsOf(
                                Arrays.stream(columns[i]).sorted().boxed().toList());
                for (int j = 0; j < i; j++) {
                    double expected = 6 / Math.PI * StrictMath.asin(target[i][j] / 2);
                    assertThat(reached[i][j]).isCloseTo(expected, within(0.03));
                }
            }
        }
    }

    @Test
    void correlations_that_contradict_one_another_are_told_apart() {
        assertThat(RankCorrelation.isPossible(new double[][] {{1, 0.9}, {0.9, 1}}))
                .isTrue();
        assertThat(RankCorrelation.isPossible(new double[][] {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}}))
                .isFalse();
    }
}
