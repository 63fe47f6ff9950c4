package parley.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Solves one stage game after another by the rule of {@link Selection}, without allocating where dominance or a closed form
 * decides. Not for use by several threads.
 */
final class StageSolver {
    /** Differences below this share of a player's range in a stage game are ties. */
    private static final double TIE = 1e-12;
    /** Nor do differences below this share of the payoffs' size count: they may be rounding. */
    private static final double ROUNDING = 1e-13;

    private final int players;
    private final Selection selection;
    private final double precision;
    private final double[] units;
    private final Deadline deadline;
    private final Dominance dominance;
    private final ReducedGame reduced;
    private final StageChoice choice = new StageChoice();
    private final TwoByTwo small = new TwoByTwo();
    private final double[] tolerance;
    private final double[] sigma2 = new double[4];

    /** The stage game to solve, to be filled before {@link #solve}: {@code [i * joint + j]}. */
    double[] q = new double[0];

    /** Whether the last stage game was found to have several equilibria. */
    boolean several;
    /** Stage games so far in which a fallback was taken. */
    long fallbacks;
    /** Stage games so far that were left without an equilibrium. */
    long failures;

    /**
     * A solver.
     *
     * @param units where precision is finite, the factors of the players' payoffs
     */
    StageSolver(int players, Selection selection, double precision, double[] units, Deadline deadline) {
        this.players = players;
        this.selection = selection;
        this.precision = precision;
        this.units = units;
        this.deadline = deadline;
        this.dominance = new Dominance(players);
        this.reduced = new ReducedGame(players);
        this.tolerance = new double[players];
    }

    /** Makes room in {@link #q} for a stage game. */
    double[] room(Shape shape) {
        int size = players * shape.joint;
        if (q.length < size) {
            q = new double[size];
        }
        return q;
    }

    /**
     * Solves {@link #q}.
     *
     * @param clones {@code [i][move]}: the first clone of a move; null if there are none
     * @param state number of the state, for random weights
     * @param strategy where the probabilities go, from {@code at} on, players in order
     * @param value where the players' expected payoffs go, from {@code valueAt} on
     */
    void solve(
            Shape shape, int @Nullable [][] clones, int state, double[] strategy, int at, double[] value, int valueAt) {
        several = false;
        if (shape.joint == 1) {
            Arrays.fill(strategy, at, at + players, 1.0);
            System.arraycopy(q, 0, value, valueAt, players);
            return;
        }
        tolerances(shape);
        if (clones == null) {
            dominance.all(shape);
        } else {
            dominance.representatives(shape, clones);
        }
        if (precision != Double.POSITIVE_INFINITY) {
            reduced.take(shape, q, dominance, tolerance, clones, weights(shape, state));
            choice.quantal(reduced, precision, units, deadline);
            write(shape, choice.sigma, strategy, at, value, valueAt);
            failures += choice.failed ? 1 : 0;
            return;
        }
        if (dominance.reduce(shape, q, tolerance) && clones == null) {
            pure(shape, strategy, at, value, valueAt);
            return;
        }
        general(shape, clones, state, strategy, at, value, valueAt);
    }

    private void tolerances(Shape shape) {
        int joint = shape.joint;
        for (int i = 0; i < players; i++) {
            double low = q[i * joint];
            double high = low;
            for (int j = i * joint + 1; j < (i + 1) * joint; j++) {
                low = Math.min(low, q[j]);
                high = Math.max(high, q[j]);
            }
            tolerance[i] = Math.max(TIE * (high - low), ROUNDING * Math.max(high, -low));
        }
    }

    private void pure(Shape shape, double[] strategy, int at, double[] value, int valueAt) {
        int j = 0;
        int from = at;
        for (int i = 0; i < players; i++) {
            int m = shape.moves[i];
            int a = dominance.active[i][0];
            for (int k = 0; k < m; k++) {
                strategy[from + k] = 0;
            }
            strategy[from + a] = 1;
            from += m;
            j += a * shape.stride[i];
        }
        for (int i = 0; i < players; i++) {
            value[valueAt + i] = q[i * shape.joint + j];
        }
    }

    private boolean byWorth() {
        return selection instanceof Selection.Favouring favouring
                ? choice.favouring(reduced, favouring.player(), 1, deadline)
                : selection instanceof Selection.Opposing opposing
                        && choice.favouring(reduced, opposing.player(), -1, deadline);
    }

    private void general(
            Shape shape, int @Nullable [][] clones, int state, double[] strategy, int at, double[] value, int valueAt) {
        boolean plain = selection instanceof Selection.Principal && clones == null;
        if (plain && binary(shape)) {
            closed(shape, strategy, at, value, valueAt);
            return;
        }
        reduced.take(shape, q, dominance, tolerance, clones, weights(shape, state));
        if (selection.weighsWorth() && reduced.shape.movers.length > 0 && byWorth()) {
            write(shape, choice.sigma, strategy, at, value, valueAt);
            several = choice.several;
            return;
        }
        reduced.settle();
        if (reduced.shape.movers.length == 0) {
            write(shape, choice.sigma, strategy, at, value, valueAt);
        } else if (selection instanceof Selection.Principal && even()) {
            differences();
            small.solve(
                    sigma2[0],
                    sigma2[1],
                    sigma2[2],
                    sigma2[3],
                    reduced.range(reduced.shape.movers[0]),
                    reduced.range(reduced.shape.movers[1]));
            sigma2[0] = small.p;
            sigma2[1] = 1 - small.p;
            sigma2[2] = small.q;
            sigma2[3] = 1 - small.q;
            several = small.several;
            write(shape, sigma2, strategy, at, value, valueAt);
        } else {
            choice.nash(reduced, deadline);
            several = choice.several;
            fallbacks += choice.fallback ? 1 : 0;
            failures += choice.failed ? 1 : 0;
            write(shape, choice.sigma, strategy, at, value, valueAt);
        }
    }

    /** Whether exactly two players have a choice left, of two moves each. */
    private boolean binary(Shape shape) {
        int open = 0;
        for (int i : shape.movers) {
            if (dominance.count[i] > 2) {
                return false;
            }
            open += dominance.count[i] - 1;
        }
        return open == 2;
    }

    /** The same for the reduced game, with equal weights. */
    private boolean even() {
        Shape rest = reduced.shape;
        if (rest.movers.length != 2 || rest.joint != 4) {
            return false;
        }
        double[] one = reduced.weight[rest.movers[0]];
        double[] two = reduced.weight[rest.movers[1]];
        return one[0] == one[1] && two[0] == two[1];
    }

    /** Differences of payoffs of the reduced game into {@link #sigma2}, in the order of {@link TwoByTwo#solve}. */
    private void differences() {
        int one = reduced.shape.movers[0];
        int two = reduced.shape.movers[1];
        double[] r = reduced.q;
        sigma2[0] = snap(r[one * 4] - r[one * 4 + 2], one);
        sigma2[1] = snap(r[one * 4 + 1] - r[one * 4 + 3], one);
        sigma2[2] = snap(r[two * 4] - r[two * 4 + 1], two);
        sigma2[3] = snap(r[two * 4 + 2] - r[two * 4 + 3], two);
    }

    private double snap(double difference, int player) {
        return Math.abs(difference) <= tolerance[player] ? 0 : difference;
    }

    private void closed(Shape shape, double[] strategy, int at, double[] value, int valueAt) {
        int one = -1;
        int two = -1;
        int corner = 0;
        for (int i = 0; i < players; i++) {
            corner += dominance.active[i][0] * shape.stride[i];
            if (dominance.count[i] == 2) {
                two = i;
                one = one < 0 ? i : one;
            }
        }
        int down = (dominance.active[one][1] - dominance.active[one][0]) * shape.stride[one];
        int right = (dominance.active[two][1] - dominance.active[two][0]) * shape.stride[two];
        int at1 = one * shape.joint + corner;
        int at2 = two * shape.joint + corner;
        small.solve(
                snap(q[at1] - q[at1 + down], one),
                snap(q[at1 + right] - q[at1 + down + right], one),
                snap(q[at2] - q[at2 + right], two),
                snap(q[at2 + down] - q[at2 + down + right], two),
                range(at1, down, right),
                range(at2, down, right));
        several = small.several;
        double p = small.p;
        double c = small.q;
        int from = at;
        for (int i = 0; i < players; i++) {
            int m = shape.moves[i];
            Arrays.fill(strategy, from, from + m, 0.0);
            double first = i == one ? p : i == two ? c : 1;
            strategy[from + dominance.active[i][0]] = first;
            if (dominance.count[i] == 2) {
                strategy[from + dominance.active[i][1]] = 1 - first;
            }
            from += m;
            int j = i * shape.joint + corner;
            value[valueAt + i] = p * (c * q[j] + (1 - c) * q[j + right])
                    + (1 - p) * (c * q[j + down] + (1 - c) * q[j + down + right]);
        }
    }

    private double range(int j, int down, int right) {
        double high = Math.max(Math.max(q[j], q[j + down]), Math.max(q[j + right], q[j + down + right]));
        double low = Math.min(Math.min(q[j], q[j + down]), Math.min(q[j + right], q[j + down + right]));
        return high > low ? high - low : 1;
    }

    /** Writes probabilities of the reduced game, {@code chosen} holding those of its movers in order. */
    private void write(Shape shape, double[] chosen, double[] strategy, int at, double[] value, int valueAt) {
        Shape rest = reduced.shape;
        int from = at;
        int next = 0;
        for (int i = 0; i < players; i++) {
            boolean mover = rest.moves[i] > 1;
            for (int a = 0; a < shape.moves[i]; a++) {
                int g = reduced.group[i][a];
                double probability = g < 0 ? 0 : mover ? chosen[next + g] : 1;
                strategy[from + a] = g < 0 ? 0 : probability * reduced.share[i][a];
                several |= probability > 0 && reduced.members[i][Math.max(g, 0)] > 1;
            }
            next += mover ? rest.moves[i] : 0;
            from += shape.moves[i];
        }
        for (int i = 0; i < players; i++) {
            double sum = 0;
            for (int j = 0; j < rest.joint; j++) {
                double weight = 1;
                int x = 0;
                for (int k : rest.movers) {
                    weight *= chosen[x + j / rest.stride[k] % rest.moves[k]];
                    x += rest.moves[k];
                }
                if (weight != 0) {
                    sum += weight * reduced.q[i * rest.joint + j];
                }
            }
            value[valueAt + i] = sum;
        }
    }

    /** Weights at precision 0, or null where all are equal. */
    private double @Nullable [][] weights(Shape shape, int state) {
        if (!(selection instanceof Selection.Tremble tremble)) {
            return null;
        }
        double[][] weights = new double[players][];
        for (int i = 0; i < players; i++) {
            weights[i] = new double[shape.moves[i]];
            for (int a = 0; a < shape.moves[i]; a++) {
                weights[i][a] = Weights.draw(tremble.seed(), state, i, a);
            }
        }
        return weights;
    }
}
