package parley.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/**
 * Stationary equilibria of large games by Newton's method on values (for zero-sum games Pollatschek and Avi-Itzhak 1969).
 *
 * <p>At given values every state keeps the moves it uses as long as some equilibrium of its stage game uses exactly these;
 * otherwise its equilibrium is chosen anew, after {@value #PLAIN} rounds at random. How the stage games' values change with continuation values is then a linear map,
 * and the next values solve the linearised equations. Staying with what is played is what lets this settle where value
 * iteration jumps to and fro between equilibria; convergence is quadratic once no state changes its moves, and not
 * guaranteed before. Time per round: one solution of a {@link ValueSystem} and a small Newton iteration per state.
 */
final class SupportIteration {
    private static final int ROUNDS = 300;
    private static final int PLAIN = 30;
    private static final int PATIENCE = 10;
    private static final int RECENT = 12;
    private static final int MIXTURES = 200;
    private static final int FEW_MIXTURES = 40;
    private static final int GUESSES = 8;
    private static final double SETTLED = 1e-13;

    private final Bellman bellman;
    private final StochasticGame game;
    private final Evaluation evaluation;
    private final double[] units;
    private StageSolver solver;
    private int changed;
    private int round;
    private final Deadline deadline;
    private final StageTables tables = new StageTables();
    private final StagePolish polish = new StagePolish();
    private final ValueSystem system;
    private final Lu lu = new Lu();
    private final int n;
    /** Strategies of the last rounds. */
    private final double[][] recent;

    private final SupportNewton newton;
    private double[] local = new double[0];

    SupportIteration(
            Bellman bellman,
            Evaluation evaluation,
            SupportNewton newton,
            double[] units,
            StageSolver solver,
            Deadline deadline) {
        this.newton = newton;
        this.recent = new double[RECENT][bellman.game.strategySize()];
        this.bellman = bellman;
        this.game = bellman.game;
        this.evaluation = evaluation;
        this.units = units;
        this.solver = solver;
        this.deadline = deadline;
        this.n = game.players();
        this.system = new ValueSystem(game);
    }

    /** Starts from a profile and values, which are replaced by what is reached; true if that is an equilibrium. */
    boolean run(double[] strategy, double[] values) {
        double[] next = new double[values.length];
        double[] step = new double[values.length + 1];
        for (int round = 0; round < ROUNDS; round++) {
            deadline.check("following supports", (double) round / ROUNDS);
            system.clear();
            system.border[values.length] = 1;
            bellman.expect(values);
            changed = 0;
            this.round = round;
            if (round >= PLAIN && round % PATIENCE == 0) {
                Selection other = new Selection.Tremble(round);
                solver = new StageSolver(n, other, Double.POSITIVE_INFINITY, units, deadline);
            }
            for (int s = 0; s < game.states(); s++) {
                stage(s, strategy, next);
                linearise(s, strategy);
            }
            System.arraycopy(strategy, 0, recent[round % RECENT], 0, strategy.length);
            double error = 0;
            for (int k = 0; k < values.length; k++) {
                step[k] = next[k] - values[k];
                error = Math.max(
                        error, Math.abs(step[k]) * units[k % n] / Math.max(1, Math.abs(values[k]) * units[k % n]));
            }
            step[values.length] = 0;
            if (error <= SETTLED) {
                break;
            }
            // Whole steps first; where they go in circles, shorter ones often do not.
            double length = round < PLAIN || changed == 0 ? 1 : 0.3 + 0.7 * Math.abs(StrictMath.cos(round));
            if (!system.factorise() || !system.solve(step)) {
                return false;
            }
            for (int k = 0; k < values.length; k++) {
                values[k] += length * step[k];
                if (!(Math.abs(values[k]) < 1e300)) {
                    return false;
                }
            }
        }
        return (evaluation.values(strategy, values, deadline)
                        && bellman.gain(strategy, values, units) <= 10 * SupportNewton.GAIN)
                || mix(strategy, values);
    }

    /**
     * Where states go in circles, equilibrium may need moves mixed that no stage game mixes by itself, because they tie only
     * at the values which the mixture brings about. Every such state keeps what it played in one of the last rounds, or mixes
     * all of it, chosen at random.
     */
    private boolean mix(double[] strategy, double[] values) {
        int trials = game.states() * n <= Stationary.SMALL ? MIXTURES : FEW_MIXTURES;
        double[] point = new double[strategy.length];
        for (int trial = 0; trial < trials; trial++) {
            deadline.check("mixing moves", (double) trial / trials);
            for (int s = 0; s < game.states(); s++) {
                int from = game.strategyStart(s, 0);
                int count = game.strategyStart(s, n - 1) + game.moves(s, n - 1) - from;
                boolean mixes = Weights.uniform(trial, s, 0, 1) < 0.5;
                int taken = (int) (recent.length * Weights.uniform(trial, s, 0, 2));
                System.arraycopy(recent[taken], from, point, from, count);
                for (int r = 0; mixes && r < recent.length; r++) {
                    for (int k = from; k < from + count; k++) {
                        point[k] = (r == 0 ? 0 : point[k]) + recent[r][k] / recent.length;
                    }
                }
            }
            if (newton.follow(point)) {
                System.arraycopy(newton.strategy, 0, strategy, 0, strategy.length);
                System.arraycopy(newton.values, 0, values, 0, values.length);
                return true;
            }
        }
        return false;
    }

    /** An equilibrium of the stage game, with the same moves in use if there is one. */
    private void stage(int s, double[] strategy, double[] next) {
        Shape shape = bellman.shapes[s];
        if (shape.movers.length > 0) {
            bellman.local(s, strategy);
            bellman.fill(s);
            tables.prepare(shape, bellman.q, units);
            if (local.length < shape.size) {
                local = new double[shape.size];
            }
            if (polish.follow(tables, bellman.sigma, local) || (round >= PLAIN && guess(shape, s))) {
                for (int x = 0; x < shape.movers.length; x++) {
                    int i = shape.movers[x];
                    System.arraycopy(local, shape.start[x], strategy, game.strategyStart(s, i), shape.moves[i]);
                }
                expected(s, next);
                return;
            }
        }
        changed += shape.movers.length > 0 ? 1 : 0;
        bellman.fill(s, solver.room(shape));
        solver.solve(shape, null, s, strategy, game.strategyStart(s, 0), next, s * n);
    }

    /**
     * Tries random sets of moves. The equilibria between two pure ones, which no branch leads to, are found in this way too;
     * it takes them where values at which either of the two is played ask for the other.
     */
    private boolean guess(Shape shape, int s) {
        double[] point = new double[shape.size];
        for (int attempt = 0; attempt < GUESSES; attempt++) {
            for (int x = 0; x < shape.movers.length; x++) {
                int from = shape.start[x];
                int count = shape.start[x + 1] - from;
                int sure = (int) (count * chance(s, attempt, x, -1));
                double sum = 0;
                for (int a = 0; a < count; a++) {
                    boolean in = a == sure || chance(s, attempt, x, a) < 0.5;
                    point[from + a] = in ? 1 : 0;
                    sum += point[from + a];
                }
                for (int a = 0; a < count; a++) {
                    point[from + a] /= sum;
                }
            }
            if (polish.follow(tables, point, local)) {
                return true;
            }
        }
        return false;
    }

    private double chance(int s, int attempt, int x, int a) {
        return Weights.uniform(((long) round * GUESSES + attempt) * 31 + x, s, x, a);
    }

    /** Expected payoffs under {@link #local}. */
    private void expected(int s, double[] next) {
        Shape shape = bellman.shapes[s];
        Arrays.fill(next, s * n, s * n + n, 0.0);
        for (int j = 0; j < shape.joint; j++) {
            double p = weight(shape, j, -1, local);
            for (int i = 0; p != 0 && i < n; i++) {
                next[s * n + i] += p * bellman.q[i * shape.joint + j];
            }
        }
    }

    private static double weight(Shape shape, int j, int except, double[] sigma) {
        double weight = 1;
        for (int x = 0; x < shape.movers.length; x++) {
            weight *= x == except ? 1 : sigma[shape.place[x * shape.joint + j]];
        }
        return weight;
    }

    /** How the values of the stage game at {@code s} change with successors' values. */
    private void linearise(int s, double[] strategy) {
        Shape shape = bellman.shapes[s];
        bellman.local(s, strategy);
        double[] sigma = bellman.sigma;
        int size = n;
        int[] place = new int[shape.size];
        for (int x = 0; x < shape.movers.length; x++) {
            int count = used(shape, x, sigma);
            for (int r = shape.start[x]; r < shape.start[x + 1]; r++) {
                place[r] = count > 1 && sigma[r] > 0 ? size++ : -1;
            }
        }
        for (int k = 0; k < n; k++) {
            system.own(s, k, k, 1);
        }
        double[][] weights = size == n ? null : sensitivities(s, size, place);
        for (int j = 0; j < shape.joint; j++) {
            for (int i = 0; i < n; i++) {
                double discount = game.discountFrom(s, i);
                int mover = moverOf(shape, i);
                if (weights == null) {
                    system.successor(s, game.jointStart(s) + j, i, i, -discount * weight(shape, j, -1, sigma));
                    continue;
                }
                int r = mover < 0 ? -1 : shape.place[mover * shape.joint + j];
                if (r >= 0 && sigma[r] == 0) {
                    continue;
                }
                double alone = discount * weight(shape, j, mover, sigma);
                int row = r < 0 ? shape.size + i : r;
                for (int k = 0; alone != 0 && k < n; k++) {
                    system.successor(s, game.jointStart(s) + j, k, i, -alone * weights[k][row]);
                }
            }
        }
    }

    private static int used(Shape shape, int x, double[] sigma) {
        int count = 0;
        for (int r = shape.start[x]; r < shape.start[x + 1]; r++) {
            count += sigma[r] > 0 ? 1 : 0;
        }
        return count;
    }

    private static int moverOf(Shape shape, int player) {
        for (int x = 0; x < shape.movers.length; x++) {
            if (shape.movers[x] == player) {
                return x;
            }
        }
        return -1;
    }

    /**
     * How player k's value changes with the payoff of a move in use, everybody's payoffs of moves in use being equal: per k,
     * by move of {@link Shape}, then by player for those who have one move. Null if it is not determined.
     */
    private double @Nullable [][] sensitivities(int s, int size, int[] place) {
        Shape shape = bellman.shapes[s];
        double[] sigma = bellman.sigma;
        bellman.evaluate(s);
        double[] a = lu.clear(size);
        int[] rowOf = new int[shape.size + n];
        Arrays.fill(rowOf, -1);
        int row = 0;
        for (int i = 0; i < n; i++) {
            int mover = moverOf(shape, i);
            if (mover < 0) {
                a[row * size + i] = -1;
                single(shape, i, place, a, row * size);
                rowOf[shape.size + i] = row++;
                continue;
            }
            boolean mixes = false;
            for (int r = shape.start[mover]; r < shape.start[mover + 1]; r++) {
                if (sigma[r] == 0) {
                    continue;
                }
                a[row * size + i] = -1;
                for (int c = 0; c < shape.size; c++) {
                    if (place[c] >= 0 && shape.owner[c] != mover) {
                        a[row * size + place[c]] = bellman.tables.pair[r * shape.size + c];
                    }
                }
                mixes |= place[r] >= 0;
                rowOf[r] = row++;
            }
            if (mixes) {
                for (int r = shape.start[mover]; r < shape.start[mover + 1]; r++) {
                    if (place[r] >= 0) {
                        a[row * size + place[r]] = 1;
                    }
                }
                row++;
            }
        }
        if (!lu.factorise()) {
            return null;
        }
        double[][] out = new double[n][shape.size + n];
        double[] unit = new double[size];
        for (int k = 0; k < n; k++) {
            Arrays.fill(unit, 0.0);
            unit[k] = 1;
            lu.solveTransposed(unit);
            for (int r = 0; r < rowOf.length; r++) {
                out[k][r] = rowOf[r] < 0 ? 0 : -unit[rowOf[r]];
                if (!(Math.abs(out[k][r]) < 1e6)) {
                    return null;
                }
            }
        }
        return out;
    }

    /** Derivatives of the payoff of player {@code i}, who has one move, by others' probabilities. */
    private void single(Shape shape, int i, int[] place, double[] a, int base) {
        for (int j = 0; j < shape.joint; j++) {
            for (int x = 0; x < shape.movers.length; x++) {
                int c = shape.place[x * shape.joint + j];
                if (place[c] >= 0) {
                    a[base + place[c]] += weight(shape, j, x, bellman.sigma) * bellman.q[i * shape.joint + j];
                }
            }
        }
    }
}
