package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/**
 * Values of a fixed stationary profile: the linear equations {@code V = u + discount P V} of every player.
 *
 * <p>Up to {@value #DENSE} states by dense LU with one step of refinement (one factorisation per distinct discount);
 * beyond, by BiCGSTAB (van der Vorst 1992) and Gauss-Seidel sweeps at its end, on sparse rows. The residual left is of
 * the order of rounding: {@code residual / (1 - discount)} bounds the error.
 */
final class Evaluation {
    private static final int DENSE = 400;
    private static final int SWEEPS = 100_000;

    private final StochasticGame game;
    private final int n;
    private final int states;
    private final Lu lu = new Lu();
    private int[] rowStart;
    private int[] column = new int[16];
    private double[] weight = new double[16];
    private final double[] payoff;
    private final double[] gathered;
    private final int[] touched;

    Evaluation(StochasticGame game) {
        this.game = game;
        this.n = game.players();
        this.states = game.states();
        this.rowStart = new int[states + 1];
        this.payoff = new double[states * n];
        this.gathered = new double[states];
        this.touched = new int[states];
    }

    /** Writes the values of {@code strategy} to {@code out}; false if they do not exist (a discount of 1 without an end). */
    boolean values(double[] strategy, double[] out, Deadline deadline) {
        assemble(strategy);
        double[] before = new double[states];
        double[] x = new double[states];
        double factorised = Double.NaN;
        for (int i = 0; i < n; i++) {
            for (int s = 0; s < states; s++) {
                before[s] = payoff[s * n + i];
                x[s] = 0;
            }
            boolean solved = states <= DENSE
                    ? dense(i, game.discount(i) == factorised, before, x)
                    : sparse(i, before, x, deadline);
            if (!solved) {
                return false;
            }
            factorised = game.discount(i);
            for (int s = 0; s < states; s++) {
                out[s * n + i] = x[s];
            }
        }
        return true;
    }

    private void assemble(double[] strategy) {
        int size = 0;
        for (int s = 0; s < states; s++) {
            int count = 0;
            for (int i = 0; i < n; i++) {
                payoff[s * n + i] = 0;
            }
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                double p = 1;
                for (int i = 0; p != 0 && i < n; i++) {
                    p *= strategy[game.strategyStart(s, i) + game.moveIn(s, j, i)];
                }
                if (p == 0) {
                    continue;
                }
                for (int i = 0; i < n; i++) {
                    payoff[s * n + i] += p * game.payoff(j, i);
                }
                int r = game.row(j);
                for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                    double mass = p * game.probability(e);
                    int target = game.successor(e);
                    if (mass > 0) {
                        if (gathered[target] == 0) {
                            touched[count++] = target;
                        }
                        gathered[target] += mass;
                    }
                }
            }
            if (size + count > column.length) {
                column = Arrays.copyOf(column, 2 * (size + count));
                weight = Arrays.copyOf(weight, 2 * (size + count));
            }
            rowStart[s] = size;
            Arrays.sort(touched, 0, count);
            for (int k = 0; k < count; k++) {
                column[size] = touched[k];
                weight[size++] = gathered[touched[k]];
                gathered[touched[k]] = 0;
            }
        }
        rowStart[states] = size;
    }

    private boolean dense(int player, boolean factorised, double[] b, double[] x) {
        if (!factorised) {
            double[] a = lu.clear(states);
            for (int s = 0; s < states; s++) {
                double discount = game.discountFrom(s, player);
                for (int e = rowStart[s]; e < rowStart[s + 1]; e++) {
                    a[s * states + column[e]] = -discount * weight[e];
                }
                a[s * states + s] += 1;
            }
            if (!lu.factorise()) {
                return false;
            }
        }
        System.arraycopy(b, 0, x, 0, states);
        lu.solve(x);
        double[] rest = new double[states];
        residual(player, b, x, rest);
        lu.solve(rest);
        for (int s = 0; s < states; s++) {
            x[s] += rest[s];
            if (!(Math.abs(x[s]) < 1e300)) {
                return false;
            }
        }
        return true;
    }

    /** {@code out = b - (I - discount P) x}. */
    private void residual(int player, double[] b, double[] x, double[] out) {
        for (int s = 0; s < states; s++) {
            double sum = 0;
            for (int e = rowStart[s]; e < rowStart[s + 1]; e++) {
                sum += weight[e] * x[column[e]];
            }
            out[s] = b[s] - x[s] + game.discountFrom(s, player) * sum;
        }
    }

    private boolean sparse(int player, double[] b, double[] x, Deadline deadline) {
        double[] zero = new double[states];
        double[] r = b.clone();
        double[] shadow = r.clone();
        double[] p = r.clone();
        double[] v = new double[states];
        double[] t = new double[states];
        double rho = dot(shadow, r);
        double goal = 1e-30 * dot(b, b);
        for (int k = 0; k < 2000 && dot(r, r) > goal; k++) {
            deadline.check("evaluating a profile", Double.NaN);
            residual(player, zero, p, v);
            double alpha = -rho / dot(shadow, v);
            for (int s = 0; s < states; s++) {
                r[s] += alpha * v[s];
            }
            residual(player, zero, r, t);
            double omega = -dot(t, r) / dot(t, t);
            if (!(Math.abs(alpha) < 1e100 && Math.abs(omega) < 1e100)) {
                break;
            }
            for (int s = 0; s < states; s++) {
                x[s] += alpha * p[s] + omega * r[s];
                r[s] += omega * t[s];
            }
            double next = dot(shadow, r);
            double beta = next / rho * (alpha / omega);
            rho = next;
            if (!(Math.abs(beta) < 1e100)) {
                break;
            }
            for (int s = 0; s < states; s++) {
                p[s] = r[s] + beta * (p[s] + omega * v[s]);
            }
        }
        return sweep(player, b, x, deadline);
    }

    private boolean sweep(int player, double[] b, double[] x, Deadline deadline) {
        for (int s = 0; s < states; s++) {
            x[s] = Math.abs(x[s]) < 1e300 ? x[s] : 0;
        }
        for (int k = 0; k < SWEEPS; k++) {
            deadline.check("evaluating a profile", Double.NaN);
            double change = 0;
            double size = 0;
            for (int s = states - 1; s >= 0; s--) {
                double sum = 0;
                double own = 0;
                for (int e = rowStart[s]; e < rowStart[s + 1]; e++) {
                    if (column[e] == s) {
                        own = weight[e];
                    } else {
                        sum += weight[e] * x[column[e]];
                    }
                }
                double discount = game.discountFrom(s, player);
                double value = (b[s] + discount * sum) / (1 - discount * own);
                change = Math.max(change, Math.abs(value - x[s]));
                size = Math.max(size, Math.abs(value));
                x[s] = value;
            }
            if (change <= 1e-15 * size) {
                return true;
            }
            if (!(size < 1e300)) {
                return false;
            }
        }
        return false;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
