package parley.solve.belief;

import java.util.Arrays;
import java.util.SplittableRandom;
import parley.solve.Lu;

/**
 * Solves the equations of a {@link NodeSystem}: Newton's method with backtracking from where it is told to start; failing that,
 * along the logit branch from precision 0, by pseudo-arclength where it turns (Turocy 2005, Allgower and Georg 1990); failing
 * that, from random starts; and only then at the highest precision that the branch reached.
 */
final class NodeSolver {
    private static final int MOST_STEPS = 40;
    private static final int MOST_RANDOM = 30;
    private static final int MOST_ARCS = 600;
    private static final double LOWEST = 1e-3;

    private final NodeSystem system;
    private final Lu lu = new Lu();
    private final double[] none = new double[0];
    private double[] h = none;
    private double[] trial = none;
    private double[] trialH = none;
    private double[] step = none;
    private double[] tangent = none;
    private double[] past = none;

    /** Newton steps taken so far, for measurements. */
    long steps;

    NodeSolver(NodeSystem system) {
        this.system = system;
    }

    private void room() {
        int u = system.unknowns;
        if (h.length < u + 1) {
            h = new double[u + 1];
            trial = new double[u + 1];
            trialH = new double[u + 1];
            step = new double[u + 1];
            tangent = new double[u + 1];
            past = new double[u + 1];
        }
    }

    /** What a logit may be off by: rounding in values, multiplied by the precision. */
    private double tolerance(double[] z) {
        double most = 1;
        for (int u = 0; u < system.unknowns; u++) {
            most = Math.max(most, Math.abs(z[u]));
        }
        return 1e-11 * most;
    }

    /** Newton's method from {@code z}, which is overwritten; whether it came to a solution. */
    boolean newton(double[] z, double precision) {
        room();
        int u = system.unknowns;
        if (u == 0) {
            system.residual(z, precision, h, none);
            return true;
        }
        double worst = system.residual(z, precision, h, lu.clear(u));
        for (int k = 0; k < MOST_STEPS; k++) {
            if (!(worst < Double.POSITIVE_INFINITY)) {
                return false;
            }
            if (worst <= tolerance(z)) {
                return true;
            }
            steps++;
            if (!lu.factorise()) {
                return false;
            }
            System.arraycopy(h, 0, step, 0, u);
            lu.solve(step);
            double before = norm(h, u);
            for (int c = 0; c < u; c++) {
                trial[c] = z[c] - step[c];
            }
            // The whole step is taken nearly always, so its Jacobian is worked out along with it.
            double next = system.residual(trial, precision, trialH, lu.clear(u));
            if (norm(trialH, u) <= (1 - 1e-4) * before) {
                System.arraycopy(trial, 0, z, 0, u);
                double[] swap = h;
                h = trialH;
                trialH = swap;
                worst = next;
            } else if (backtrack(z, precision, before)) {
                worst = system.residual(z, precision, h, lu.clear(u));
            } else {
                system.residual(z, precision, h, none);
                return worst <= 1e-7 * tolerance(z) / 1e-11;
            }
        }
        return false;
    }

    private boolean backtrack(double[] z, double precision, double before) {
        int u = system.unknowns;
        double length = 0.5;
        for (int k = 1; k < 12; k++) {
            for (int c = 0; c < u; c++) {
                trial[c] = z[c] - length * step[c];
            }
            system.residual(trial, precision, trialH, none);
            double after = norm(trialH, u);
            if (after <= (1 - 1e-4 * length) * before) {
                System.arraycopy(trial, 0, z, 0, u);
                return true;
            }
            length /= k < 2 ? 2 : 4;
        }
        return false;
    }

    private static double norm(double[] x, int size) {
        double sum = 0;
        for (int c = 0; c < size; c++) {
            sum += x[c] * x[c];
        }
        return Math.sqrt(sum);
    }

    /**
     * Follows the branch of logit play from precision near 0 to the one wanted; {@code z} ends at the last point.
     *
     * @return the precision reached
     */
    double follow(double[] z, double precision) {
        room();
        int u = system.unknowns;
        Arrays.fill(z, 0, u, 0);
        double mu = StrictMath.log(LOWEST);
        double goal = StrictMath.log(precision);
        if (!newton(z, LOWEST)) {
            return 0;
        }
        Arrays.fill(past, 0, u, 0);
        past[u] = 1;
        double arc = 0.5;
        double reached = mu;
        double[] best = Arrays.copyOf(z, u);
        for (int k = 0; k < MOST_ARCS && arc > 1e-7; k++) {
            if (!tangentAt(z, mu)) {
                break;
            }
            double length = tangent[u] > 0 ? Math.min(arc, (goal - mu) / tangent[u]) : arc;
            boolean last = length < arc || (tangent[u] > 0 && mu + arc * tangent[u] >= goal);
            double[] from = Arrays.copyOf(z, u);
            double muFrom = mu;
            for (int c = 0; c < u; c++) {
                z[c] += length * tangent[c];
            }
            double muTo = mu + length * tangent[u];
            double corrected = last ? (newtonNear(z, precision, from) ? goal : Double.NaN) : correct(z, muTo);
            if (Double.isNaN(corrected) || far(z, from, u, 3 * length + 1e-9)) {
                System.arraycopy(from, 0, z, 0, u);
                mu = muFrom;
                arc /= 3;
                continue;
            }
            System.arraycopy(tangent, 0, past, 0, u + 1);
            mu = corrected;
            if (mu > reached) {
                reached = mu;
                best = Arrays.copyOf(z, u);
            }
            if (last) {
                return precision;
            }
            arc = Math.min(arc * 1.7, 3);
        }
        System.arraycopy(best, 0, z, 0, u);
        return StrictMath.exp(reached);
    }

    private boolean newtonNear(double[] z, double precision, double[] from) {
        return newton(z, precision) && !far(z, from, system.unknowns, 6);
    }

    private static boolean far(double[] z, double[] from, int u, double limit) {
        for (int c = 0; c < u; c++) {
            if (!(Math.abs(z[c] - from[c]) <= Math.max(limit, 0.5 * Math.abs(from[c])))) {
                return true;
            }
        }
        return false;
    }

    /** The unit tangent of the branch at a point, in the direction of the last one. */
    private boolean tangentAt(double[] z, double mu) {
        int u = system.unknowns;
        double precision = StrictMath.exp(mu);
        double[] a = bordered(z, precision, past);
        Arrays.fill(tangent, 0, u, 0);
        tangent[u] = 1;
        if (a.length == 0 || !lu.factorise()) {
            return false;
        }
        lu.solve(tangent);
        double size = norm(tangent, u + 1);
        double sign = 0;
        for (int c = 0; c <= u; c++) {
            sign += tangent[c] * past[c];
        }
        for (int c = 0; c <= u; c++) {
            tangent[c] /= sign < 0 ? -size : size;
        }
        return size < Double.POSITIVE_INFINITY;
    }

    /** The Jacobian by logits and logarithm of precision, with {@code row} as last row; leaves H in {@code h}. */
    private double[] bordered(double[] z, double precision, double[] row) {
        int u = system.unknowns;
        double[] square = new double[u * u];
        double worst = system.residual(z, precision, h, square);
        if (!(worst < Double.POSITIVE_INFINITY)) {
            return none;
        }
        system.bySpeed(z, h, step);
        double[] a = lu.clear(u + 1);
        for (int r = 0; r < u; r++) {
            System.arraycopy(square, r * u, a, r * (u + 1), u);
            a[r * (u + 1) + u] = step[r];
        }
        System.arraycopy(row, 0, a, u * (u + 1), u + 1);
        return a;
    }

    /** Back to the branch across the tangent; the logarithm of the precision there, or NaN. */
    private double correct(double[] z, double start) {
        int u = system.unknowns;
        double mu = start;
        double last = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 8; k++) {
            double[] a = bordered(z, StrictMath.exp(mu), tangent);
            if (a.length == 0 || !lu.factorise()) {
                return Double.NaN;
            }
            double size = norm(h, u);
            if (size <= 1e-9 * (1 + norm(z, u))) {
                return mu;
            }
            if (size > 2 * last) {
                return Double.NaN;
            }
            last = size;
            System.arraycopy(h, 0, step, 0, u);
            step[u] = 0;
            lu.solve(step);
            steps++;
            for (int c = 0; c < u; c++) {
                z[c] -= step[c];
            }
            mu -= step[u];
        }
        return Double.NaN;
    }

    /** Newton's method from random logits. */
    boolean random(double[] z, double precision, SplittableRandom random) {
        for (int k = 0; k < MOST_RANDOM; k++) {
            double size = 1 + random.nextDouble() * Math.min(20, precision);
            for (int c = 0; c < system.unknowns; c++) {
                z[c] = size * (2 * random.nextDouble() - 1);
            }
            if (newton(z, precision)) {
                return true;
            }
        }
        return false;
    }
}
