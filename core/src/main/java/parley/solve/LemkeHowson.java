package parley.solve;

import java.util.Arrays;

/**
 * One equilibrium of two players by complementary pivoting (Lemke and Howson 1964), with lexicographic ties.
 *
 * <p>Tableaux in double precision: a last resort where a branch cannot be followed, not a proof. Cost: pivots x (m + n)^2;
 * the number of pivots can grow exponentially and is limited.
 */
final class LemkeHowson {
    private static final int MOST_PIVOTS = 10_000;

    private LemkeHowson() {}

    /**
     * Tries every label in turn until one gives an equilibrium.
     *
     * @return the first player's probabilities followed by the second's; an empty array if every label failed
     */
    static double[] solve(int m, int n, double[] first, double[] second, double regret) {
        for (int label = 0; label < m + n; label++) {
            double[] sigma = from(label, m, n, first, second);
            if (sigma.length > 0 && regret(m, n, first, second, sigma) <= regret) {
                return sigma;
            }
        }
        return new double[0];
    }

    private static double[] from(int label, int m, int n, double[] first, double[] second) {
        // Player 2's tableau holds A y + r = 1 (basic: r, labels 0..m-1), player 1's B' x + s = 1 (labels m..m+n-1).
        double lowA = Arrays.stream(first).min().orElse(0) - 1;
        double lowB = Arrays.stream(second).min().orElse(0) - 1;
        int width = m + n + 1;
        double[][] one = new double[m][width];
        double[][] two = new double[n][width];
        int[] basisOne = new int[m];
        int[] basisTwo = new int[n];
        for (int r = 0; r < m; r++) {
            for (int c = 0; c < n; c++) {
                one[r][m + c] = first[r * n + c] - lowA;
                two[c][r] = second[r * n + c] - lowB;
            }
            one[r][r] = 1;
            one[r][width - 1] = 1;
            basisOne[r] = r;
        }
        for (int c = 0; c < n; c++) {
            two[c][m + c] = 1;
            two[c][width - 1] = 1;
            basisTwo[c] = m + c;
        }
        int entering = label;
        boolean inOne = label >= m;
        for (int k = 0; k < MOST_PIVOTS; k++) {
            int left = inOne ? pivot(one, basisOne, entering) : pivot(two, basisTwo, entering);
            if (left < 0) {
                return new double[0];
            }
            if (left == label) {
                return read(m, n, one, basisOne, two, basisTwo);
            }
            entering = left;
            inOne = !inOne;
        }
        return new double[0];
    }

    private static int pivot(double[][] tableau, int[] basis, int entering) {
        int width = tableau[0].length;
        int row = -1;
        for (int r = 0; r < tableau.length; r++) {
            if (tableau[r][entering] > 1e-12 && (row < 0 || before(tableau, r, row, entering, width))) {
                row = r;
            }
        }
        if (row < 0) {
            return -1;
        }
        double inverse = 1 / tableau[row][entering];
        for (int c = 0; c < width; c++) {
            tableau[row][c] *= inverse;
        }
        for (int r = 0; r < tableau.length; r++) {
            double factor = tableau[r][entering];
            if (r != row && factor != 0) {
                for (int c = 0; c < width; c++) {
                    tableau[r][c] -= factor * tableau[row][c];
                }
                tableau[r][entering] = 0;
            }
        }
        int left = basis[row];
        basis[row] = entering;
        return left;
    }

    /** Lexicographic minimum ratio. */
    private static boolean before(double[][] tableau, int r, int s, int entering, int width) {
        for (int k = 0; k < width; k++) {
            int c = k == 0 ? width - 1 : k - 1;
            double x = tableau[r][c] / tableau[r][entering];
            double y = tableau[s][c] / tableau[s][entering];
            if (Math.abs(x - y) > 1e-12) {
                return x < y;
            }
        }
        return false;
    }

    private static double[] read(int m, int n, double[][] one, int[] basisOne, double[][] two, int[] basisTwo) {
        double[] sigma = new double[m + n];
        for (int r = 0; r < m; r++) {
            if (basisOne[r] >= m) {
                sigma[basisOne[r]] = Math.max(0, one[r][m + n]);
            }
        }
        for (int c = 0; c < n; c++) {
            if (basisTwo[c] < m) {
                sigma[basisTwo[c]] = Math.max(0, two[c][m + n]);
            }
        }
        double x = 0;
        double y = 0;
        for (int k = 0; k < m + n; k++) {
            x += k < m ? sigma[k] : 0;
            y += k < m ? 0 : sigma[k];
        }
        for (int k = 0; k < m + n; k++) {
            sigma[k] /= k < m ? x : y;
        }
        return sigma;
    }

    private static double regret(int m, int n, double[] first, double[] second, double[] sigma) {
        double[] rows = new double[m];
        double[] columns = new double[n];
        double mean1 = 0;
        double mean2 = 0;
        for (int r = 0; r < m; r++) {
            for (int c = 0; c < n; c++) {
                rows[r] += first[r * n + c] * sigma[m + c];
                columns[c] += second[r * n + c] * sigma[r];
                mean1 += sigma[r] * sigma[m + c] * first[r * n + c];
                mean2 += sigma[r] * sigma[m + c] * second[r * n + c];
            }
        }
        double worst = 0;
        for (double payoff : rows) {
            worst = Math.max(worst, payoff - mean1);
        }
        for (double payoff : columns) {
            worst = Math.max(worst, payoff - mean2);
        }
        return Double.isNaN(mean1 + mean2) ? Double.POSITIVE_INFINITY : worst;
    }
}
