package parley.certify;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/** Backward induction for tests: at every node the first pure equilibrium, else one on two moves each. */
final class SmallSolver {
    private SmallSolver() {}

    /** An equilibrium up to rounding, or null where a node has none of the simple kinds. */
    static @Nullable Profile solve(StochasticGame game) {
        int n = game.players();
        int periods = game.horizon();
        double[][] strategies = new double[periods][game.strategySize()];
        double[][] values = new double[periods + 1][game.states() * n];
        for (int k = 0; k < game.states() * n; k++) {
            values[periods][k] = game.finalPayoff(k / n, k % n);
        }
        for (int t = periods - 1; t >= 0; t--) {
            for (int s = game.states() - 1; s >= 0; s--) {
                double[] next = game.advances(s) ? values[t + 1] : values[t];
                int from = game.jointStart(s);
                int joints = game.jointStart(s + 1) - from;
                double[][] q = new double[joints][n];
                for (int j = 0; j < joints; j++) {
                    for (int i = 0; i < n; i++) {
                        q[j][i] = SmallGames.worth(game, s, from + j, i, next);
                    }
                }
                if (!pure(game, s, q, strategies[t], values[t]) && !mixed(game, s, q, strategies[t], values[t])) {
                    return null;
                }
            }
        }
        return new Profile(strategies, values);
    }

    private static boolean pure(StochasticGame game, int s, double[][] q, double[] sigma, double[] value) {
        int n = game.players();
        for (int j = 0; j < q.length; j++) {
            boolean best = true;
            int step = 1;
            for (int i = n - 1; i >= 0; i--) {
                int own = game.moveIn(s, game.jointStart(s) + j, i);
                for (int a = 0; a < game.moves(s, i); a++) {
                    best &= q[j + (a - own) * step][i] <= q[j][i];
                }
                step *= game.moves(s, i);
            }
            if (best) {
                for (int i = 0; i < n; i++) {
                    sigma[game.strategyStart(s, i) + game.moveIn(s, game.jointStart(s) + j, i)] = 1;
                    value[s * n + i] = q[j][i];
                }
                return true;
            }
        }
        return false;
    }

    private static boolean mixed(StochasticGame game, int s, double[][] q, double[] sigma, double[] value) {
        int rows = game.moves(s, 0);
        int columns = game.players() == 2 ? game.moves(s, 1) : 0;
        for (int a = 0; a < rows; a++) {
            for (int b = a + 1; b < rows; b++) {
                for (int c = 0; c < columns; c++) {
                    for (int d = c + 1; d < columns; d++) {
                        double[] ac = q[a * columns + c];
                        double[] ad = q[a * columns + d];
                        double[] bc = q[b * columns + c];
                        double[] bd = q[b * columns + d];
                        double p = (bd[1] - bc[1]) / (ac[1] - ad[1] - bc[1] + bd[1]);
                        double r = (bd[0] - ad[0]) / (ac[0] - ad[0] - bc[0] + bd[0]);
                        if (p > 0 && p < 1 && r > 0 && r < 1) {
                            double[] x = new double[rows];
                            double[] y = new double[columns];
                            x[a] = p;
                            x[b] = 1 - p;
                            y[c] = r;
                            y[d] = 1 - r;
                            double[] v = expected(q, x, y);
                            if (isBest(q, x, y, v)) {
                                System.arraycopy(x, 0, sigma, game.strategyStart(s, 0), rows);
                                System.arraycopy(y, 0, sigma, game.strategyStart(s, 1), columns);
                                System.arraycopy(v, 0, value, s * 2, 2);
                                return true;
                            }
                        }
                    }
                }
            }
        }
        return false;
    }

    private static double[] expected(double[][] q, double[] x, double[] y) {
        double[] v = new double[2];
        for (int j = 0; j < q.length; j++) {
            for (int i = 0; i < 2; i++) {
                v[i] += x[j / y.length] * y[j % y.length] * q[j][i];
            }
        }
        return v;
    }

    private static boolean isBest(double[][] q, double[] x, double[] y, double[] v) {
        double[] rows = new double[x.length];
        double[] columns = new double[y.length];
        for (int j = 0; j < q.length; j++) {
            rows[j / y.length] += y[j % y.length] * q[j][0];
            columns[j % y.length] += x[j / y.length] * q[j][1];
        }
        return Arrays.stream(rows).allMatch(r -> r <= v[0] + 1e-12)
                && Arrays.stream(columns).allMatch(c -> c <= v[1] + 1e-12);
    }
}
