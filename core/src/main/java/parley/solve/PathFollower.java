package parley.solve;

/**
 * Follows the solutions of a {@link Curve} from precision 0 on, through turning points, by pseudo-arclength.
 *
 * <p>Euler predictor, Newton corrector, step length from the corrector's contraction, its distance and the turn of the
 * tangent, as in Allgower and Georg, Introduction to Numerical Continuation Methods (1990), chapter 6. A step that
 * contracts badly, lands far from its prediction or turns sharply is taken again at half its length, which is what keeps it
 * from jumping to another branch. Cost: some two factorisations per step; typical curves need 10 to 150 steps.
 */
final class PathFollower {
    enum End {
        /** {@link Curve#enough} said so. */
        ENOUGH,
        /** The precision asked for was reached, and the point solves the equations there. */
        TARGET,
        /** Steps became too small or too many. */
        LOST
    }

    private static final double DISTANCE = 0.5;
    private static final double CONTRACTION = 0.4;
    private static final double TURN = 0.5;
    private static final double FLOOR = 1e-6;
    private static final double SMALLEST = 1e-10;
    /** From this precision on the determinant of a game with a continuum of equilibria may be rounding. */
    private static final double SINGULAR = 1e4;

    private static final double CROSSING = 1e-5;
    private static final int CORRECTIONS = 8;

    private double[] tangent = new double[0];
    private double[] turned = new double[0];
    private double[] trial = new double[0];
    private double[] step = new double[0];
    private int steps;

    /** Steps accepted by the last {@link #follow}. */
    int steps() {
        return steps;
    }

    /**
     * Follows {@code curve} from {@code z}, a solution at precision 0, which is moved along.
     *
     * @param target precision at which to stop
     * @param most largest number of steps, accepted or not
     */
    End follow(Curve curve, double[] z, double target, int most, Deadline deadline) {
        int n = curve.size();
        room(n + 1);
        steps = 0;
        double[] t = tangent;
        java.util.Arrays.fill(t, 0, n, 0.0);
        t[n] = 1;
        curve.visit(z);
        if (!curve.factorise(t) || !direction(curve, turned)) {
            return End.LOST;
        }
        copy(turned, t, n + 1);
        int sign = curve.sign();
        double h = 0.5;
        for (int tried = 0; tried < most; tried++) {
            deadline.check("following a branch", Double.NaN);
            if (z[n] + h * t[n] >= target && t[n] > 0) {
                if (land(curve, z, t, target)) {
                    steps++;
                    return End.TARGET;
                }
                h = 0.5 * Math.min(h, (target - z[n]) / t[n]);
                if (h < SMALLEST) {
                    return End.LOST;
                }
                continue;
            }
            double deceleration = correct(curve, z, t, h);
            double bend = deceleration < 2 && direction(curve, turned) ? angle(t, turned, n + 1) : Math.PI;
            deceleration = Math.max(deceleration, bend / TURN);
            if (deceleration < 2 && curve.sign() != sign) {
                if (h > CROSSING * (1 + z[n]) && z[n] < SINGULAR) {
                    deceleration = 2;
                } else {
                    sign = -sign;
                }
            }
            if (!(deceleration < 2)) {
                h *= 0.5;
                if (h < SMALLEST * (1 + z[n])) {
                    return End.LOST;
                }
                continue;
            }
            copy(trial, z, n + 1);
            copy(turned, t, n + 1);
            steps++;
            if (z[n] < 0) {
                return End.LOST;
            }
            if (curve.enough(z)) {
                return End.ENOUGH;
            }
            h /= Math.max(deceleration, 0.5);
        }
        return End.LOST;
    }

    /** Predicts, corrects into {@link #trial}, and says by what factor the step was too long; 2 or more: too long to use. */
    private double correct(Curve curve, double[] z, double[] t, double h) {
        int n = curve.size();
        for (int k = 0; k <= n; k++) {
            trial[k] = z[k] + h * t[k];
        }
        double tolerance = tolerance(trial[n]);
        double floor = Math.max(FLOOR, 10 * curve.slack());
        double last = 0;
        double distance = 0;
        double contraction = 0;
        for (int round = 0; round < CORRECTIONS; round++) {
            curve.visit(trial);
            curve.residual(step);
            step[n] = 0;
            if (!curve.factorise(t)) {
                return 2;
            }
            curve.solve(step);
            double size = subtract(n);
            if (!(size < 1e3)) {
                return 2;
            }
            distance += size;
            boolean tiny = size <= tolerance;
            // Newton's error is squared by every correction; where equations are nearly singular, rounding ends that.
            boolean settled = tiny
                    || (round > 0 && (size * size <= curve.slack() * last || (size <= floor && size > 0.1 * last)));
            if (round > 0 && size > floor) {
                contraction = Math.max(contraction, size / last);
            }
            if (distance > 4 * DISTANCE || contraction > 4 * CONTRACTION) {
                return 2;
            }
            if (settled) {
                return Math.max(Math.sqrt(distance / DISTANCE), Math.sqrt(contraction / CONTRACTION));
            }
            last = size;
        }
        return 2;
    }

    /** Goes to precision {@code target} exactly; on success {@code z} is there. */
    private boolean land(Curve curve, double[] z, double[] t, double target) {
        int n = curve.size();
        double h = (target - z[n]) / t[n];
        for (int k = 0; k < n; k++) {
            trial[k] = z[k] + h * t[k];
            turned[k] = 0;
        }
        trial[n] = target;
        turned[n] = 1;
        double last = DISTANCE;
        for (int round = 0; round < 2 * CORRECTIONS; round++) {
            curve.visit(trial);
            curve.residual(step);
            step[n] = 0;
            if (!curve.factorise(turned)) {
                return false;
            }
            curve.solve(step);
            double size = subtract(n);
            if (!(size <= Math.max(last, FLOOR))) {
                return false;
            }
            if (size <= 1e-14 || (size <= FLOOR && size > 0.1 * last)) {
                copy(trial, z, n + 1);
                z[n] = target;
                return true;
            }
            last = size;
        }
        return false;
    }

    /** Payoffs carry rounding errors near 1e-16, which the precision multiplies. */
    private static double tolerance(double precision) {
        return 1e-9 + 1e-14 * Math.abs(precision);
    }

    /** Subtracts {@link #step} from {@link #trial} and returns its size. */
    private double subtract(int n) {
        double size = 0;
        for (int k = 0; k <= n; k++) {
            trial[k] -= step[k];
            // The precision is left out where it is large: its own size is then no sign of a jump.
            double here = Math.abs(step[k]) / (k == n ? 1 + Math.abs(trial[n]) : 1);
            if (!(here <= size)) {
                size = here;
            }
        }
        return size;
    }

    /** Unit tangent into {@code out} from the last factorised system, whose border it points along. */
    private static boolean direction(Curve curve, double[] out) {
        int n = curve.size();
        java.util.Arrays.fill(out, 0, n, 0.0);
        out[n] = 1;
        curve.solve(out);
        double norm = 0;
        for (int k = 0; k <= n; k++) {
            norm += out[k] * out[k];
        }
        norm = Math.sqrt(norm);
        if (!(norm > 0) || norm == Double.POSITIVE_INFINITY) {
            return false;
        }
        for (int k = 0; k <= n; k++) {
            out[k] /= norm;
        }
        return true;
    }

    private static double angle(double[] a, double[] b, int length) {
        double dot = 0;
        for (int k = 0; k < length; k++) {
            dot += a[k] * b[k];
        }
        return StrictMath.acos(Math.max(-1, Math.min(1, dot)));
    }

    private static void copy(double[] from, double[] to, int length) {
        System.arraycopy(from, 0, to, 0, length);
    }

    private void room(int length) {
        if (tangent.length < length) {
            tangent = new double[length];
            turned = new double[length];
            trial = new double[length];
            step = new double[length];
        }
    }
}
