package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/**
 * Makes a stationary equilibrium of a profile near one: Newton's method on the equations that hold if exactly the moves in
 * use are best responses.
 *
 * <p>Unknown are all values, in the players' units, and the probabilities of players who mix; per player, state and move in use, the move's expected
 * payoff is the player's value, and probabilities add up to 1. Dense: at most {@value #LARGEST} unknowns, of which every step
 * costs the cube. Equations that do not determine their unknowns (a continuum of equilibria) are solved by damped least
 * squares. What comes out is evaluated as a profile and accepted if no single deviation at any state gains more than
 * {@value #GAIN}, relative to each player's unit and to values where they are larger.
 */
final class SupportNewton {
    static final double GAIN = 1e-12;
    static final double ROUGH = 1e-10;
    static final int LARGEST = 1600;
    private static final int SINGULAR = 500;
    private static final double WEAK = 1e-9;
    private static final int ROUNDS = 30;
    private static final double[] THRESHOLDS = {1e-3, 3e-2, 1e-5};

    private final Bellman bellman;
    private final StochasticGame game;
    private final Evaluation evaluation;
    private final double[] units;
    private final Deadline deadline;
    private final Lu lu = new Lu();
    private final int n;
    /** Place of a probability among the unknowns, or -1 where it is not one; layout of strategies. */
    private final int[] place;

    private final boolean[] used;
    private int size;
    private double[] step = new double[0];
    private double[] error = new double[0];
    private double[] jacobian = new double[0];

    /** The equilibrium found. */
    final double[] strategy;

    final double[] values;

    SupportNewton(Bellman bellman, Evaluation evaluation, double[] units, Deadline deadline) {
        this.bellman = bellman;
        this.game = bellman.game;
        this.evaluation = evaluation;
        this.units = units;
        this.deadline = deadline;
        this.n = game.players();
        this.place = new int[game.strategySize()];
        this.used = new boolean[game.strategySize()];
        this.strategy = new double[game.strategySize()];
        this.values = new double[game.states() * n];
    }

    /**
     * Tries from {@code point}; on success {@link #strategy} is an equilibrium within {@code near} of it.
     *
     * @param any whether it may be one of a continuum; the equations then do not say which is meant
     */
    boolean run(double[] point, double near, boolean any) {
        for (int k = 0; k < THRESHOLDS.length; k++) {
            double threshold = THRESHOLDS[k];
            if ((k == 0 || differs(point, threshold, THRESHOLDS[0])) && attempt(point, threshold, near, any)) {
                return true;
            }
        }
        return false;
    }

    /** Tries with exactly the moves used at {@code point}, however far it has to go. */
    boolean follow(double[] point) {
        return attempt(point, 0, 1, true);
    }

    private static boolean differs(double[] point, double threshold, double other) {
        for (double probability : point) {
            if ((probability > threshold) != (probability > other)) {
                return true;
            }
        }
        return false;
    }

    private boolean attempt(double[] point, double threshold, double near, boolean any) {
        for (int k = 0; k < point.length; k++) {
            used[k] = point[k] > threshold;
            strategy[k] = used[k] ? point[k] : 0;
        }
        normalise();
        if (!evaluation.values(strategy, values, deadline)) {
            return false;
        }
        number();
        boolean exact = bellman.gain(strategy, values, units) <= GAIN;
        if (exact && (any || size == game.states() * n)) {
            return close(point, near);
        }
        if (size == game.states() * n || size > LARGEST || (!exact && !newton()) || (!any && !determined())) {
            return false;
        }
        for (int k = 0; k < point.length; k++) {
            if (!(strategy[k] >= -1e-12)) {
                return false;
            }
            strategy[k] = Math.max(strategy[k], 0);
        }
        normalise();
        return close(point, near)
                && evaluation.values(strategy, values, deadline)
                && bellman.gain(strategy, values, units) <= GAIN;
    }

    /**
     * Takes {@code point} as it is, without probabilities that are next to nothing: for games too large for anything else. True
     * if no single deviation gains more than {@value #ROUGH}.
     */
    boolean accept(double[] point) {
        for (int k = 0; k < point.length; k++) {
            strategy[k] = point[k] > 1e-14 ? point[k] : 0;
        }
        normalise();
        return evaluation.values(strategy, values, deadline) && bellman.gain(strategy, values, units) <= ROUGH;
    }

    private boolean close(double[] point, double near) {
        for (int k = 0; k < point.length; k++) {
            if (!(Math.abs(strategy[k] - point[k]) <= near)) {
                return false;
            }
        }
        return true;
    }

    private void normalise() {
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < n; i++) {
                int from = game.strategyStart(s, i);
                int to = from + game.moves(s, i);
                double sum = 0;
                for (int k = from; k < to; k++) {
                    sum += strategy[k];
                }
                for (int k = from; k < to; k++) {
                    strategy[k] /= sum;
                }
            }
        }
    }

    private void number() {
        Arrays.fill(place, -1);
        size = game.states() * n;
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < n; i++) {
                int from = game.strategyStart(s, i);
                int to = from + game.moves(s, i);
                int count = 0;
                for (int k = from; k < to; k++) {
                    count += used[k] ? 1 : 0;
                }
                for (int k = from; count > 1 && k < to; k++) {
                    place[k] = used[k] ? size++ : -1;
                }
            }
        }
    }

    private void room() {
        if (step.length < size) {
            step = new double[size];
            error = new double[size];
        }
        if (jacobian.length < size * size) {
            jacobian = new double[size * size];
        }
    }

    private boolean determined() {
        room();
        equations();
        System.arraycopy(jacobian, 0, lu.clear(size), 0, size * size);
        return lu.factorise() && lu.weakest() > WEAK;
    }

    private boolean newton() {
        room();
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            deadline.check("polishing an equilibrium", Double.NaN);
            double norm = equations();
            if (!(norm < 1e6)) {
                return false;
            }
            if (norm <= 1e-15 || (round > 2 && norm >= 0.5 * before && norm < 1e-11)) {
                return true;
            }
            if (round > 12 && norm > 0.9 * before) {
                return false;
            }
            before = norm;
            if (!solve(norm)) {
                return false;
            }
            for (int k = 0; k < values.length; k++) {
                values[k] -= step[k] / units[k % n];
            }
            for (int k = 0; k < strategy.length; k++) {
                if (place[k] >= 0) {
                    strategy[k] -= step[place[k]];
                }
            }
        }
        return before < 1e-10;
    }

    /** Fills {@link #error} and {@link #jacobian}; returns the largest error in units. */
    private double equations() {
        Arrays.fill(jacobian, 0, size * size, 0.0);
        bellman.expect(values);
        double norm = 0;
        int row = 0;
        for (int s = 0; s < game.states(); s++) {
            Shape shape = bellman.shapes[s];
            bellman.local(s, strategy);
            bellman.evaluate(s);
            for (int i = 0; i < n; i++) {
                int from = game.strategyStart(s, i);
                int mover = -1;
                for (int x = 0; x < shape.movers.length; x++) {
                    mover = shape.movers[x] == i ? x : mover;
                }
                double sum = -1;
                boolean mixes = false;
                for (int a = 0; a < shape.moves[i]; a++) {
                    if (!used[from + a]) {
                        continue;
                    }
                    int local = mover < 0 ? -1 : shape.start[mover] + a;
                    double payoff = mover < 0 ? single(s, i) : bellman.tables.payoff[local];
                    error[row] = (payoff - values[s * n + i]) * units[i];
                    norm = Math.max(norm, Math.abs(error[row]));
                    derivatives(s, i, a, local, row);
                    row++;
                    mixes |= place[from + a] >= 0;
                    sum += strategy[from + a];
                }
                if (mixes) {
                    for (int a = 0; a < shape.moves[i]; a++) {
                        if (used[from + a]) {
                            jacobian[row * size + place[from + a]] = 1;
                        }
                    }
                    error[row] = sum;
                    norm = Math.max(norm, Math.abs(sum));
                    row++;
                }
            }
        }
        return norm;
    }

    /** Probability of joint move {@code local} of the state apart from player {@code i}'s part. */
    private double weight(Shape shape, int j, int i) {
        double weight = 1;
        for (int x = 0; x < shape.movers.length; x++) {
            if (shape.movers[x] != i) {
                weight *= bellman.sigma[shape.place[x * shape.joint + j]];
            }
        }
        return weight;
    }

    private double single(int s, int i) {
        Shape shape = bellman.shapes[s];
        double sum = 0;
        for (int j = 0; j < shape.joint; j++) {
            sum += weight(shape, j, i) * bellman.q[i * shape.joint + j];
        }
        return sum;
    }

    private void derivatives(int s, int i, int a, int local, int row) {
        Shape shape = bellman.shapes[s];
        int base = row * size;
        double factor = game.discountFrom(s, i);
        for (int o : shape.others[i]) {
            int j = o + a * shape.stride[i];
            double w = weight(shape, j, i);
            if (w == 0) {
                continue;
            }
            int r = game.row(game.jointStart(s) + j);
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                jacobian[base + game.successor(e) * n + i] += factor * w * game.probability(e);
            }
        }
        jacobian[base + s * n + i] -= 1;
        for (int x = 0; x < shape.movers.length; x++) {
            int k = shape.movers[x];
            if (k == i) {
                continue;
            }
            int from = game.strategyStart(s, k);
            for (int b = 0; b < shape.moves[k]; b++) {
                if (place[from + b] >= 0) {
                    double slope = local >= 0
                            ? bellman.tables.pair[local * shape.size + shape.start[x] + b]
                            : single(s, i, x, b);
                    jacobian[base + place[from + b]] = units[i] * slope;
                }
            }
        }
    }

    /** Expected payoff of player {@code i}, who has one move, if mover {@code x} plays {@code b}. */
    private double single(int s, int i, int x, int b) {
        Shape shape = bellman.shapes[s];
        int k = shape.movers[x];
        double sum = 0;
        for (int o : shape.others[k]) {
            int j = o + b * shape.stride[k];
            double w = 1;
            for (int y = 0; y < shape.movers.length; y++) {
                w *= y == x ? 1 : bellman.sigma[shape.place[y * shape.joint + j]];
            }
            sum += w * bellman.q[i * shape.joint + j];
        }
        return sum;
    }

    private boolean solve(double norm) {
        double[] a = lu.clear(size);
        System.arraycopy(jacobian, 0, a, 0, size * size);
        System.arraycopy(error, 0, step, 0, size);
        if (lu.factorise()) {
            lu.solve(step);
            double largest = 0;
            for (int k = game.states() * n; k < size; k++) {
                largest = Math.max(largest, Math.abs(step[k]));
            }
            if (largest <= 0.5) {
                return true;
            }
        }
        if (size > SINGULAR) {
            return false;
        }
        a = lu.clear(size);
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                double left = jacobian[r * size + c];
                if (left != 0) {
                    for (int k = 0; k < size; k++) {
                        a[c * size + k] += left * jacobian[r * size + k];
                    }
                }
            }
        }
        double damping = Math.max(1e-13, Math.min(1e-6, norm * norm));
        Arrays.fill(step, 0, size, 0.0);
        for (int c = 0; c < size; c++) {
            a[c * size + c] += damping;
            for (int r = 0; r < size; r++) {
                step[c] += jacobian[r * size + c] * error[r];
            }
        }
        if (!lu.factorise()) {
            return false;
        }
        lu.solve(step);
        return true;
    }
}
