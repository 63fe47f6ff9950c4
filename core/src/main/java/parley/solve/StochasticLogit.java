package parley.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/**
 * Stationary logit quantal response equilibria of a stochastic game, as a curve in precision (Eibelshäuser and Poensgen
 * 2019; the idea of following a homotopy of stationary equilibria: Herings and Peeters 2004).
 *
 * <p>Unknown per state, mover and move are {@code y = log weight + precision * (Q - V)}, so that probabilities are
 * proportional to {@code exp(y)}, and per state and player the value {@code V} (order: y of all states, each laid out as its
 * {@link Shape} says, then {@code V[s * n + i]}, then the precision). Q is a move's payoff of the period plus discounted
 * values, with everybody else mixing; payoffs are multiplied by the players' units.
 *
 * <p>The y of one state depend on each other and on values only, so they are eliminated state by state, and what is
 * solved is a {@link ValueSystem} of states x players + 1 equations, on which cost depends.
 *
 * <p>For a Nash equilibrium the curve is left as soon as {@link SupportNewton} finds one within 2 % of the
 * point; from precision 100,000 on, even if it is one of a continuum: then near the limit extrapolated in 1 / precision.
 */
final class StochasticLogit implements Curve {
    private static final double FIRST_CHECK = 4;
    private static final double LATER_CHECK = 500;
    private static final double FAR = 1e5;
    private static final double NEAR = 0.02;

    private final Bellman bellman;
    private final StochasticGame game;
    private final Shape[] shapes;
    private final double[] units;
    private final @Nullable SupportNewton polish;
    private final int n;
    private final int states;
    /** Where a state's y begin; the last entry is where values begin. */
    private final int[] at;

    private final double[] logWeight;
    private final double[] sigma;
    private final double[] values;
    private final double[] strategy;
    private final ValueSystem system;
    private final Lu[] local;
    /** Per state {@code [k * size + r]}: how player k's value equation depends on the state's y, times the local inverse. */
    private final double[][] gain;

    private final double[] edge;
    private final double[] slope;
    private final double[] reduced;
    private double[] point = new double[0];
    private double precision;
    private double nextCheck;
    private double checked;
    private double[] before = new double[0];
    private int localSign;

    /**
     * A curve.
     *
     * @param weights weight of every move at precision 0, laid out as strategies
     * @param polish what makes an equilibrium of a point; null if the curve is wanted, not its limit
     */
    StochasticLogit(Bellman bellman, double[] units, double[] weights, @Nullable SupportNewton polish) {
        this.bellman = bellman;
        this.game = bellman.game;
        this.shapes = bellman.shapes;
        this.units = units;
        this.polish = polish;
        this.nextCheck = bellman.game.states() * bellman.n <= Stationary.SMALL ? FIRST_CHECK : LATER_CHECK;
        this.n = game.players();
        this.states = game.states();
        this.system = new ValueSystem(game);
        this.at = new int[states + 1];
        this.local = new Lu[states];
        this.gain = new double[states][];
        int largest = 1;
        for (int s = 0; s < states; s++) {
            at[s + 1] = at[s] + shapes[s].size;
            local[s] = new Lu();
            gain[s] = new double[n * shapes[s].size];
            largest = Math.max(largest, n * shapes[s].size);
        }
        int moves = at[states];
        this.logWeight = new double[moves];
        this.sigma = new double[moves];
        this.values = new double[states * n];
        this.strategy = new double[game.strategySize()];
        Arrays.fill(strategy, 1.0);
        this.edge = new double[moves];
        this.slope = new double[moves];
        this.reduced = new double[states * n + 1];
        for (int s = 0; s < states; s++) {
            for (int x = 0; x < shapes[s].movers.length; x++) {
                int i = shapes[s].movers[x];
                for (int a = 0; a < shapes[s].moves[i]; a++) {
                    logWeight[at[s] + shapes[s].start[x] + a] = StrictMath.log(weights[game.strategyStart(s, i) + a]);
                }
            }
        }
    }

    @Override
    public int size() {
        return at[states] + states * n;
    }

    /** Starts at precision 0, given the values of the profile played there. */
    void begin(double[] z, double[] atZero) {
        System.arraycopy(logWeight, 0, z, 0, logWeight.length);
        for (int k = 0; k < states * n; k++) {
            z[at[states] + k] = atZero[k] * units[k % n];
        }
        z[size()] = 0;
    }

    /** The strategies at {@code z}, laid out as the game's. */
    double[] strategy(double[] z) {
        for (int s = 0; s < states; s++) {
            Shape shape = shapes[s];
            for (int x = 0; x < shape.movers.length; x++) {
                int from = at[s] + shape.start[x];
                int count = shape.moves[shape.movers[x]];
                double top = Double.NEGATIVE_INFINITY;
                for (int r = from; r < from + count; r++) {
                    top = Math.max(top, z[r]);
                }
                double sum = 0;
                for (int r = from; r < from + count; r++) {
                    sigma[r] = StrictMath.exp(z[r] - top);
                    sum += sigma[r];
                }
                for (int r = from; r < from + count; r++) {
                    sigma[r] /= sum;
                }
                System.arraycopy(sigma, from, strategy, game.strategyStart(s, shape.movers[x]), count);
            }
        }
        return strategy;
    }

    /** The values at {@code z}, {@code [s * n + i]}, in the players' own units. */
    double[] values(double[] z) {
        for (int k = 0; k < values.length; k++) {
            values[k] = z[at[states] + k] / units[k % n];
        }
        return values;
    }

    @Override
    public void visit(double[] z) {
        point = z;
        strategy(z);
        bellman.expect(values(z));
        precision = z[size()];
    }

    private double probability(Shape shape, int s, int j, int except) {
        double weight = 1;
        for (int x = 0; x < shape.movers.length; x++) {
            weight *= x == except ? 1 : sigma[at[s] + shape.place[x * shape.joint + j]];
        }
        return weight;
    }

    @Override
    public void residual(double[] f) {
        double[] z = point;
        for (int s = 0; s < states; s++) {
            Shape shape = shapes[s];
            bellman.local(s, strategy);
            bellman.evaluate(s);
            for (int r = 0; r < shape.size; r++) {
                int i = shape.movers[shape.owner[r]];
                double advantage = bellman.tables.payoff[r] * units[i] - z[at[states] + s * n + i];
                f[at[s] + r] = z[at[s] + r] - logWeight[at[s] + r] - precision * advantage;
            }
            for (int i = 0; i < n; i++) {
                f[at[states] + s * n + i] = z[at[states] + s * n + i];
            }
            for (int j = 0; j < shape.joint; j++) {
                double p = probability(shape, s, j, -1);
                for (int i = 0; i < n; i++) {
                    f[at[states] + s * n + i] -= p * bellman.q[i * shape.joint + j] * units[i];
                }
            }
        }
    }

    @Override
    public boolean factorise(double[] border) {
        double[] z = point;
        system.clear();
        localSign = 1;
        System.arraycopy(border, at[states], system.border, 0, states * n + 1);
        for (int s = 0; s < states; s++) {
            Shape shape = shapes[s];
            bellman.local(s, strategy);
            bellman.evaluate(s);
            if (shape.size > 0 && !eliminate(s, z, border)) {
                return false;
            }
            for (int k = 0; k < n; k++) {
                system.own(s, k, k, 1);
                for (int r = 0; r < shape.size; r++) {
                    double g = gain[s][k * shape.size + r];
                    system.own(s, k, shape.movers[shape.owner[r]], -precision * g);
                    system.column[s * n + k] -= g * slope[at[s] + r];
                }
            }
            for (int r = 0; r < shape.size; r++) {
                system.border[s * n + shape.movers[shape.owner[r]]] -= precision * edge[at[s] + r];
                system.border[states * n] -= edge[at[s] + r] * slope[at[s] + r];
            }
            transitions(s);
        }
        return system.factorise();
    }

    /** Factorises the y-block of a state and eliminates it from the value equations and the border. */
    private boolean eliminate(int s, double[] z, double[] border) {
        Shape shape = shapes[s];
        int m = shape.size;
        StageTables tables = bellman.tables;
        double[] block = local[s].clear(m);
        double[] toValue = gain[s];
        Arrays.fill(toValue, 0.0);
        for (int r = 0; r < m; r++) {
            int i = shape.movers[shape.owner[r]];
            double mine = sigma[at[s] + r];
            double payoff = tables.payoff[r] * units[i];
            slope[at[s] + r] = z[at[states] + s * n + i] - payoff;
            for (int c = 0; c < m; c++) {
                double change = 0;
                if (shape.owner[c] != shape.owner[r]) {
                    change = sigma[at[s] + c] * (tables.pair[r * m + c] * units[i] - payoff);
                    toValue[i * m + c] -= mine * change;
                }
                block[r * m + c] = (r == c ? 1 : 0) - precision * change;
            }
            toValue[i * m + r] -= mine * payoff;
            for (int c = shape.start[shape.owner[r]]; c < shape.start[shape.owner[r] + 1]; c++) {
                toValue[i * m + c] += mine * payoff * sigma[at[s] + c];
            }
        }
        others(s, toValue);
        if (!local[s].factorise()) {
            return false;
        }
        localSign *= local[s].sign();
        double[] work = new double[m];
        for (int k = 0; k < n; k++) {
            System.arraycopy(toValue, k * m, work, 0, m);
            local[s].solveTransposed(work);
            System.arraycopy(work, 0, toValue, k * m, m);
        }
        System.arraycopy(border, at[s], work, 0, m);
        local[s].solveTransposed(work);
        System.arraycopy(work, 0, edge, at[s], m);
        return true;
    }

    /** How the values of players who have one move depend on the y of a state. */
    private void others(int s, double[] toValue) {
        Shape shape = shapes[s];
        int m = shape.size;
        for (int i = 0; i < n; i++) {
            if (shape.moves[i] > 1) {
                continue;
            }
            double mean = 0;
            for (int j = 0; j < shape.joint; j++) {
                double worth = probability(shape, s, j, -1) * bellman.q[i * shape.joint + j] * units[i];
                mean += worth;
                for (int x = 0; x < shape.movers.length; x++) {
                    toValue[i * m + shape.place[x * shape.joint + j]] -= worth;
                }
            }
            for (int c = 0; c < m; c++) {
                toValue[i * m + c] += mean * sigma[at[s] + c];
            }
        }
    }

    /** Adds the terms of successors' values. */
    private void transitions(int s) {
        Shape shape = shapes[s];
        int m = shape.size;
        for (int j = 0; j < shape.joint; j++) {
            double p = probability(shape, s, j, -1);
            int joint = game.jointStart(s) + j;
            for (int i = 0; i < n; i++) {
                int mover = moverOf(shape, i);
                double discount = game.discountFrom(s, i);
                system.successor(s, joint, i, i, -p * discount);
                double alone = mover < 0 ? 0 : precision * discount * probability(shape, s, j, mover);
                if (alone != 0) {
                    int place = shape.place[mover * shape.joint + j];
                    for (int k = 0; k < n; k++) {
                        system.successor(s, joint, k, i, alone * gain[s][k * m + place]);
                    }
                    system.borderSuccessor(joint, i, alone * edge[at[s] + place]);
                }
            }
        }
    }

    private static int moverOf(Shape shape, int player) {
        for (int x = 0; x < shape.movers.length; x++) {
            if (shape.movers[x] == player) {
                return x;
            }
        }
        return -1;
    }

    @Override
    public double slack() {
        return polish == null ? 1e-8 : 1e-4;
    }

    @Override
    public int sign() {
        return localSign * system.sign();
    }

    @Override
    public void solve(double[] b) {
        int values = at[states];
        System.arraycopy(b, values, reduced, 0, states * n + 1);
        for (int s = 0; s < states; s++) {
            int m = shapes[s].size;
            for (int r = 0; r < m; r++) {
                double right = b[at[s] + r];
                for (int k = 0; k < n; k++) {
                    reduced[s * n + k] -= gain[s][k * m + r] * right;
                }
                reduced[states * n] -= edge[at[s] + r] * right;
            }
        }
        if (!system.solve(reduced)) {
            Arrays.fill(reduced, Double.NaN);
        }
        System.arraycopy(reduced, 0, b, values, states * n + 1);
        back(b);
    }

    /** Solves for the y of every state, given values and precision. */
    private void back(double[] b) {
        int values = at[states];
        double[] expected = new double[game.rows() * n];
        for (int r = 0; r < game.rows(); r++) {
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                for (int i = 0; i < n; i++) {
                    expected[r * n + i] += game.probability(e) * b[values + game.successor(e) * n + i];
                }
            }
        }
        for (int s = 0; s < states; s++) {
            Shape shape = shapes[s];
            if (shape.size == 0) {
                continue;
            }
            double[] right = new double[shape.size];
            for (int j = 0; j < shape.joint; j++) {
                int row = game.row(game.jointStart(s) + j) * n;
                for (int x = 0; x < shape.movers.length; x++) {
                    int i = shape.movers[x];
                    right[shape.place[x * shape.joint + j]] +=
                            precision * game.discountFrom(s, i) * probability(shape, s, j, x) * expected[row + i];
                }
            }
            for (int r = 0; r < shape.size; r++) {
                int i = shape.movers[shape.owner[r]];
                right[r] += b[at[s] + r] - precision * b[values + s * n + i] - slope[at[s] + r] * b[size()];
            }
            local[s].solve(right);
            System.arraycopy(right, 0, b, at[s], shape.size);
        }
    }

    @Override
    public boolean enough(double[] z) {
        if (polish == null || z[size()] < nextCheck) {
            return false;
        }
        double now = z[size()];
        nextCheck = (states * n <= Stationary.SMALL ? 2 : 8) * now;
        double[] point = strategy(z).clone();
        if (now < FAR) {
            before = point;
            checked = now;
            return polish.run(point, NEAR, false);
        }
        double[] ahead = new double[point.length];
        Extrapolation.toInfinity(before, checked, point, now, ahead, point.length);
        return polish.run(ahead, NEAR, true);
    }
}
