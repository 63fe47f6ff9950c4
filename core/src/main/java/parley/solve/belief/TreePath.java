package parley.solve.belief;

import java.util.Arrays;
import parley.solve.Deadline;

/**
 * Follows the logit play of a {@link TreeSystem} from precision near 0, where it is unique, to the one wanted, through turning
 * points by pseudo-arclength (Turocy 2005; Allgower and Georg 1990, chapter 6), in the logarithm of precision. Lengths are measured
 * with logits divided by one more than their size, as those of moves that are given up grow with the precision.
 *
 * <p>A game with parts that do not touch each other off the path of play can make this path turn back as often as all its parts do
 * together, a number exponential in them. A path that finds no higher precision for long is therefore left: for other logit play at
 * a precision a little higher than the highest it saw, from which it goes on. So the end is logit play of the precision wanted, but not
 * always at the end of the branch that begins at precision 0.
 *
 * <p>A step that contracts badly, lands far from its prediction or turns sharply is taken again at a third of its length. Cost: two
 * to four evaluations and Newton directions per step; typical games take 40 to 200 steps.
 */
final class TreePath {
    private static final double LOWEST = 1e-3;
    private static final int MOST_STEPS = 6000;
    private static final double SHORTEST = 1e-8;
    private static final double LONGEST = 2;
    private static final double FAR = 1.5;
    /** What H may be along the way; it is less at the end. */
    private static final double TRACK = 1e-5;

    private static final int MOST_SETTLING = 150;
    /** Logarithm of a precision so high that a path need not be followed any further where that is hard. */
    private static final double ENOUGH = StrictMath.log(TreeSolver.FAR);

    private static final int MOST_LATE = 150;
    /** Steps without a higher precision after which a path is left. */
    private static final int PATIENCE = 30;

    private final TreeSystem system;
    private final TreeNewton newton;
    private final Deadline deadline;
    private final int size;
    private final double[] h;
    private final double[] step;
    private final double[] speed;
    private final double[] tangent;
    private final double[] past;
    private final double[] trial;
    private final double[] weight;
    /** Logarithm of precision at the last corrected point. */
    private double corrected;

    /** Steps taken, for measurements. */
    int steps;
    /** How often the path was left. */
    int jumps;

    TreePath(TreeSystem system, Deadline deadline) {
        this.system = system;
        this.newton = new TreeNewton(system);
        this.deadline = deadline;
        this.size = system.unknowns;
        this.h = new double[size];
        this.step = new double[size];
        this.speed = new double[size];
        this.tangent = new double[size + 1];
        this.past = new double[size + 1];
        this.trial = new double[size];
        this.weight = new double[size];
    }

    private double tolerance(double precision) {
        return 1e-10 + system.noise(precision);
    }

    private void weigh(double[] z) {
        for (int u = 0; u < size; u++) {
            weight[u] = 1 / (1 + Math.abs(z[u]));
        }
    }

    private double norm(double[] x) {
        double sum = 0;
        for (int u = 0; u < size; u++) {
            double w = weight[u] * x[u];
            sum += w * w;
        }
        return Math.sqrt(sum / Math.max(1, size));
    }

    private double widest(double[] x) {
        double most = 0;
        for (int u = 0; u < size; u++) {
            most = Math.max(most, weight[u] * Math.abs(x[u]));
        }
        return most;
    }

    /** Newton's method with backtracking at one precision, from {@code z}, which is overwritten; whether it came to a solution. */
    boolean newton(double[] z, double precision, int most) {
        double worst = system.evaluate(z, precision, h);
        for (int k = 0; k < most; k++) {
            if (worst <= tolerance(precision)) {
                return true;
            }
            if (worst == Double.POSITIVE_INFINITY || !newton.directions(z, precision, 0, h, step, speed)) {
                return false;
            }
            deadline.check("solving", Double.NaN);
            weigh(z);
            double before = norm(h);
            double known = worst;
            double length = 1;
            while (true) {
                for (int u = 0; u < size; u++) {
                    trial[u] = z[u] + length * step[u];
                }
                worst = system.evaluate(trial, precision, h);
                if (norm(h) <= (1 - 1e-4 * length) * before) {
                    System.arraycopy(trial, 0, z, 0, size);
                    break;
                }
                length /= 3;
                if (length < 1e-6) {
                    system.evaluate(z, precision, h);
                    return known <= 100 * tolerance(precision);
                }
            }
        }
        return worst <= tolerance(precision);
    }

    /**
     * Follows the path from its beginning; {@code z} ends at the point of highest precision.
     *
     * @return the precision reached; more than was wanted where that was passed and could not be gone back to
     */
    double follow(double[] z, double precision) {
        System.arraycopy(system.bias, 0, z, 0, size);
        double lowest = Math.min(LOWEST, precision);
        if (!newton(z, lowest, 50)) {
            return 0;
        }
        Arrays.fill(past, 0);
        past[size] = 1;
        double goal = StrictMath.log(precision);
        double reached = from(z, StrictMath.log(lowest), goal);
        double last = reached >= goal ? precision : StrictMath.exp(reached);
        if (reached > goal) {
            // A step across the path may end beyond what was wanted: back to it.
            double[] beyond = z.clone();
            if (!newton(z, precision, 50)) {
                System.arraycopy(beyond, 0, z, 0, size);
                last = Math.nextUp(precision);
            }
        }
        system.evaluate(z, last, h);
        return last;
    }

    /** Follows the path upward from one logarithm of precision to another; the highest reached, whose point {@code z} becomes. */
    private double from(double[] z, double start, double goal) {
        double mu = start;
        double best = mu;
        double[] kept = z.clone();
        double[] from = z.clone();
        double arc = 0.3;
        boolean fresh = false;
        int since = 0;
        int patience = PATIENCE;
        int late = 0;
        for (int k = 0; k < MOST_STEPS && mu < goal; k++) {
            deadline.check("solving", Math.max(0, (mu - start) / (goal - start)));
            late += best >= ENOUGH ? 1 : 0;
            if (late > MOST_LATE || (since > patience && best >= ENOUGH)) {
                break;
            }
            if (since > patience) {
                double over = jump(kept, best, goal, from);
                if (Double.isNaN(over)) {
                    patience *= 3;
                    if (patience > 10 * PATIENCE || since > MOST_STEPS) {
                        break;
                    }
                    fresh = false;
                    continue;
                }
                System.arraycopy(from, 0, z, 0, size);
                jumps++;
                mu = over;
                best = mu;
                System.arraycopy(z, 0, kept, 0, size);
                Arrays.fill(past, 0);
                past[size] = 1;
                arc = 0.05;
                fresh = false;
                since = 0;
                patience = PATIENCE;
                continue;
            }
            if (!fresh) {
                system.evaluate(z, StrictMath.exp(mu), h);
                if (!newton.directions(z, StrictMath.exp(mu), 0, h, step, speed)) {
                    break;
                }
                turn(z);
                fresh = true;
            }
            double climb = tangent[size];
            double length = Math.min(arc, FAR / Math.max(1e-300, widest(tangent)));
            boolean last = climb > 0 && mu + length * climb >= goal;
            length = last ? (goal - mu) / climb : length;
            System.arraycopy(z, 0, from, 0, size);
            for (int u = 0; u < size; u++) {
                z[u] += length * tangent[u];
            }
            double to = last ? goal : mu + length * climb;
            int took = correct(z, to, last);
            if (took < 0) {
                System.arraycopy(from, 0, z, 0, size);
                weigh(z);
                arc = length / 3;
                since += arc < SHORTEST ? MOST_STEPS : 1;
                continue;
            }
            steps++;
            since++;
            System.arraycopy(tangent, 0, past, 0, size + 1);
            mu = corrected;
            fresh = false;
            arc = Math.min(LONGEST, took <= 2 ? length * 2 : took <= 3 ? length * 1.5 : length / 1.5);
            if (mu > best) {
                best = mu;
                since = 0;
                System.arraycopy(z, 0, kept, 0, size);
            }
        }
        System.arraycopy(kept, 0, z, 0, size);
        return best;
    }

    /**
     * Goes from the farthest point of a path that turns back for long to some logit play at a precision a little higher: along minus
     * H, in steps that become Newton's as H gets small (pseudo-transient continuation, Kelley and Keyes 1998).
     *
     * @return the logarithm of the precision of the play that is written to {@code z}, or NaN
     */
    private double jump(double[] kept, double best, double goal, double[] z) {
        for (double over : new double[] {0.02, 0.1, 0.4, 1}) {
            double mu = Math.min(goal, best + over);
            for (double shift : new double[] {0.5, 5, 50}) {
                System.arraycopy(kept, 0, z, 0, size);
                if (settle(z, StrictMath.exp(mu), shift)) {
                    return mu;
                }
            }
        }
        return Double.NaN;
    }

    private boolean settle(double[] z, double precision, double first) {
        double shift = first;
        double worst = system.evaluate(z, precision, h);
        weigh(z);
        double before = norm(h);
        for (int k = 0; k < MOST_SETTLING && worst < Double.POSITIVE_INFINITY; k++) {
            if (worst <= tolerance(precision)) {
                return true;
            }
            deadline.check("solving", Double.NaN);
            if (!newton.directions(z, precision, shift, h, step, speed)) {
                return false;
            }
            double limit = Math.min(1, 3 / Math.max(1e-300, widest(step)));
            for (int u = 0; u < size; u++) {
                z[u] += limit * step[u];
            }
            worst = system.evaluate(z, precision, h);
            weigh(z);
            double after = norm(h);
            shift = Math.min(1e3, shift * Math.min(2, Math.max(0.1, after / before)));
            shift = shift < 1e-9 ? 0 : shift;
            before = after;
        }
        return false;
    }

    /** The unit tangent at the point of the last directions, on from the last one. */
    private void turn(double[] z) {
        weigh(z);
        double speedNorm = norm(speed);
        double unit = Math.sqrt(1 + speedNorm * speedNorm);
        double along = past[size];
        for (int u = 0; u < size; u++) {
            along += weight[u] * weight[u] * past[u] * speed[u] / size;
        }
        double sign = along < 0 ? -unit : unit;
        for (int u = 0; u < size; u++) {
            tangent[u] = speed[u] / sign;
        }
        tangent[size] = 1 / sign;
    }

    /** Back to the path, across the tangent or at the precision given; the number of Newton steps, or -1. */
    private int correct(double[] z, double start, boolean still) {
        double mu = start;
        double before = Double.POSITIVE_INFINITY;
        double moved = 0;
        for (int k = 0; k <= 8; k++) {
            double precision = StrictMath.exp(mu);
            double worst = system.evaluate(z, precision, h);
            if (worst <= (still ? tolerance(precision) : TRACK + tolerance(precision))) {
                corrected = mu;
                return k;
            }
            if (worst == Double.POSITIVE_INFINITY || !newton.directions(z, precision, 0, h, step, speed)) {
                return -1;
            }
            double change = 0;
            if (!still) {
                double one = 0;
                double two = tangent[size];
                for (int u = 0; u < size; u++) {
                    double w = weight[u] * weight[u] * tangent[u] / size;
                    one += w * step[u];
                    two += w * speed[u];
                }
                change = -one / two;
                for (int u = 0; u < size; u++) {
                    step[u] += change * speed[u];
                }
            }
            double by = Math.max(widest(step), Math.abs(change));
            moved += by;
            if (!(moved <= 0.7) || (k > 0 && by > 0.5 * before)) {
                corrected = mu;
                return worst <= 100 * tolerance(precision) && k > 2 ? k : -1;
            }
            before = by;
            for (int u = 0; u < size; u++) {
                z[u] += step[u];
            }
            mu += change;
        }
        return -1;
    }
}
