package parley.solve;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import parley.game.StochasticGame;

/**
 * Guarantees with a horizon, by backward induction. Time: per period, the joint moves times the lengths of their rows, and one
 * matrix game per state; memory: strategies and values of all periods.
 */
final class GuaranteeFinite {
    private GuaranteeFinite() {}

    static Security of(Sides sides, BooleanSupplier cancelled) {
        StochasticGame game = sides.game;
        int count = game.states();
        int periods = game.horizon();
        double[][] value = new double[periods + 1][count];
        double[][] rows = new double[periods][sides.rowStart[count]];
        double[][] columns = new double[periods][sides.columnStart[count]];
        double[] error = new double[periods + 1];
        double largest = 0;
        for (int s = 0; s < count; s++) {
            value[periods][s] = game.stage(s) == 0 ? sides.reward.terminalAt(s) : 0;
            largest = Math.max(largest, Math.abs(value[periods][s]));
        }
        double off = 0;
        double[] gap = new double[count];
        int room = sides.largestMatrix();
        for (int t = periods - 1; t >= 0; t--) {
            for (int stage = game.stages() - 1; stage >= 0; stage--) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                int now = t;
                int at = stage;
                double[] next = stage == game.stages() - 1 ? value[t + 1] : value[t];
                Guarantee.overStates(count, (from, to) -> {
                    ZeroSum matrix = new ZeroSum();
                    double[] a = new double[room];
                    for (int s = from; s < to; s++) {
                        if (game.stage(s) == at) {
                            sides.matrix(s, next, 1, a);
                            matrix.solve(a, sides.rows(s), sides.columns(s));
                            double middle = matrix.lower + (matrix.upper - matrix.lower) / 2;
                            value[now][s] = middle;
                            gap[s] = Math.max(matrix.upper - middle, middle - matrix.lower);
                            System.arraycopy(matrix.row, 0, rows[now], sides.rowStart[s], sides.rows(s));
                            System.arraycopy(matrix.column, 0, columns[now], sides.columnStart[s], sides.columns(s));
                        }
                    }
                });
                double widest = 0;
                double reached = 0;
                for (int s = 0; s < count; s++) {
                    if (game.stage(s) == stage) {
                        widest = Math.max(widest, gap[s]);
                        reached = Math.max(reached, Math.abs(value[t][s]));
                    }
                }
                double rounding = sides.gamma * (sides.largestReward + largest) + 0x1p-51 * reached;
                off = (off * (1 + sides.gamma) + widest + rounding) * (1 + 1e-9);
                largest = Math.max(largest, reached);
            }
            error[t] = off;
        }
        double[][] lower = new double[periods + 1][];
        double[][] upper = new double[periods + 1][];
        for (int t = 0; t <= periods; t++) {
            lower[t] = shifted(value[t], -error[t]);
            upper[t] = shifted(value[t], error[t]);
        }
        return new Security(
                lower[0][game.start()],
                upper[0][game.start()],
                lower,
                upper,
                rows,
                columns,
                "matrix games by backward induction");
    }

    private static double[] shifted(double[] x, double by) {
        double[] y = x.clone();
        for (int s = 0; s < y.length; s++) {
            y[s] += by;
        }
        return y;
    }
}
