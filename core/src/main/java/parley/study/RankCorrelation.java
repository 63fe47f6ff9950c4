package parley.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Reorders the values of several columns so that their ranks are correlated as asked for, each column keeping its values
 * (Iman and Conover 1982). Scores are normal quantiles of the ranks (van der Waerden).
 */
final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * The columns reordered.
     *
     * @param columns {@code [column][row]}; left as they are
     * @param target {@code [column][column]} wanted correlation, symmetric, ones on the diagonal
     * @param seed of the random orders from which the scores start
     * @throws IllegalArgumentException where the target is not positive definite, or there are too few rows
     */
    static double[][] impose(double[][] columns, double[][] target, long seed) {
        int d = columns.length;
        int n = columns[0].length;
        double[][] scores = new double[d][n];
        for (int j = 0; j < d; j++) {
            Shuffle order = new Shuffle(n, Counter.bits(seed, j));
            for (int k = 0; k < n; k++) {
                scores[j][k] = Normal.quantile((order.at(k) + 1.0) / (n + 1.0));
            }
        }
        double[][] wanted = cholesky(target);
        double[][] have = cholesky(correlation(scores));
        double[][] result = new double[d][n];
        double[][] plain = new double[d][];
        // Row by row: solve have * x = scores, which leaves x uncorrelated; wanted * x has the target's correlation.
        double[] x = new double[d];
        double[][] moved = new double[d][n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < d; i++) {
                double sum = scores[i][k];
                for (int l = 0; l < i; l++) {
                    sum -= have[i][l] * x[l];
                }
                x[i] = sum / have[i][i];
            }
            for (int i = 0; i < d; i++) {
                for (int l = 0; l <= i; l++) {
                    moved[i][k] += wanted[i][l] * x[l];
                }
            }
        }
        for (int j = 0; j < d; j++) {
            plain[j] = columns[j].clone();
            Arrays.sort(plain[j]);
            int[] order = order(moved[j]);
            for (int rank = 0; rank < n; rank++) {
                result[j][order[rank]] = plain[j][rank];
            }
        }
        return result;
    }

    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> values[k]).thenComparing(k -> k))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Pearson's correlation of the columns. */
    static double[][] correlation(double[][] columns) {
        int d = columns.length;
        int n = columns[0].length;
        double[] mean = new double[d];
        for (int j = 0; j < d; j++) {
            mean[j] = Arrays.stream(columns[j]).sum() / n;
        }
        double[][] result = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += (columns[i][k] - mean[i]) * (columns[j][k] - mean[j]);
                }
                result[i][j] = sum;
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                result[i][j] /= Math.sqrt(result[i][i] * result[j][j]);
                result[j][i] = result[i][j];
            }
        }
        for (int i = 0; i < d; i++) {
            result[i][i] = 1;
        }
        return result;
    }

    /** The lower triangular factor of a positive definite matrix. */
    private static double[][] cholesky(double[][] matrix) {
        int d = matrix.length;
        double[][] lower = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int l = 0; l < j; l++) {
                    sum -= lower[i][l] * lower[j][l];
                }
                if (i == j && !(sum > 1e-12)) {
                    throw new IllegalArgumentException("correlations that contradict one another");
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    /** Whether a matrix of correlations can be that of any numbers. */
    static boolean isPossible(double[][] target) {
        try {
            cholesky(target);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
