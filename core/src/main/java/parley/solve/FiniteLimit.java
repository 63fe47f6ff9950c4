package parley.solve;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/**
 * Stationary equilibria as limits of games with ever longer horizons: values are replaced by those of the stage games'
 * equilibria until they settle (value iteration; for zero-sum games Shapley 1953). Where players take turns, the horizons are
 * those that end after a whole cycle of turns: horizons that leave different players the last word may have different limits.
 *
 * <p>With one player, or in zero-sum games, an iteration shrinks the distance to the solution by the discount; in other games
 * it need not converge: where over {@value #WINDOW} iterations changes shrink by less than half of what the discount promises
 * (in logarithms), it is given up. Now and then the profile itself is evaluated and polished
 * ({@link SupportNewton}), and the iteration ends as soon as that gives an equilibrium that is near. Time per iteration as
 * one period of {@link BackwardInduction}; memory a few numbers per row, state and move.
 */
final class FiniteLimit {
    private static final int CHUNK = 128;
    private static final int WINDOW = 64;
    private static final double NEAR = 0.05;
    /** Longer cycles are no players' turns, and every turn costs a pass over the rows. */
    private static final int MOST_TURNS = 12;

    private final Bellman bellman;
    private final StochasticGame game;
    private final SupportNewton polish;
    private final Deadline deadline;
    private final double[] units;
    private final StageSolver[] solvers;
    private final Workers workers;
    private final int n;
    /** {@code [s]} whose turn it is, in the sense of {@link Periodicity}; null where that does not alternate. */
    private final int @Nullable [] turn;

    private final int turns;

    /** The profile of the last iteration, or the equilibrium found. */
    double[] strategy;

    double[] values;

    FiniteLimit(
            Bellman bellman,
            SupportNewton polish,
            SolveOptions options,
            double[] units,
            Workers workers,
            Deadline deadline) {
        this.bellman = bellman;
        this.game = bellman.game;
        this.polish = polish;
        this.deadline = deadline;
        this.units = units;
        this.workers = workers;
        this.n = game.players();
        int[] classes = game.stages() > 1 ? null : Periodicity.classes(game);
        int many = classes == null ? 1 : 1 + Arrays.stream(classes).max().orElse(0);
        this.turn = many > MOST_TURNS ? null : classes;
        this.turns = many;
        this.strategy = new double[game.strategySize()];
        this.values = new double[game.states() * n];
        this.solvers = new StageSolver[workers.threads()];
        Arrays.setAll(solvers, w -> new StageSolver(n, options.selection(), options.precision(), units, deadline));
    }

    /** Iterates from values 0; true if an equilibrium was found. */
    boolean run(int most) {
        Arrays.fill(values, 0.0);
        double[] next = new double[values.length];
        double[] before = new double[strategy.length];
        int check = 8;
        double slowest = 0;
        for (int i = 0; i < n; i++) {
            slowest = Math.max(slowest, StrictMath.pow(game.discount(i), WINDOW / 2.0));
        }
        double best = Double.POSITIVE_INFINITY;
        double bestBefore = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= most; k++) {
            deadline.check("lengthening the horizon", Double.NaN);
            System.arraycopy(strategy, 0, before, 0, before.length);
            step(values, next);
            double change = change(values, next);
            double[] swap = values;
            values = next;
            next = swap;
            boolean settled = change <= 1e-15;
            best = Math.min(best, change);
            if (k % WINDOW == 0) {
                if (best > slowest * bestBefore && best > 1e-9) {
                    return false;
                }
                bestBefore = best;
            }
            if (k == check || settled) {
                check += Math.max(8, check / 3);
                if (distance(strategy, before) < 0.2 && polish.run(strategy, NEAR, change <= 1e-9)) {
                    take(polish.strategy, polish.values);
                    return true;
                }
                if (settled) {
                    return bellman.gain(strategy, values, units) <= 1e-11;
                }
            }
        }
        return false;
    }

    /** Goes on from where {@link #run} ended, by Newton's method. */
    boolean track(SupportIteration iteration) {
        return iteration.run(strategy, values);
    }

    /** The solver of stage games of the first worker. */
    StageSolver solver() {
        return solvers[0];
    }

    /** Iterates until values of logit responses settle; true if they did. */
    boolean quantal(int most) {
        Arrays.fill(values, 0.0);
        double[] next = new double[values.length];
        for (int k = 0; k < most; k++) {
            deadline.check("lengthening the horizon", Double.NaN);
            step(values, next);
            double change = change(values, next);
            double[] swap = values;
            values = next;
            next = swap;
            if (change <= 4e-16) {
                return true;
            }
        }
        return change(values, next) <= 1e-13;
    }

    private void take(double[] otherStrategy, double[] otherValues) {
        strategy = otherStrategy.clone();
        values = otherValues.clone();
    }

    /** One period, or a cycle of turns: the stage games with continuation values {@code from}; their values go to {@code to}. */
    private void step(double[] from, double[] to) {
        if (turn != null) {
            System.arraycopy(from, 0, to, 0, from.length);
            for (int t = turns - 1; t >= 0; t--) {
                int now = t;
                solve(to, to, s -> turn[s] == now);
            }
            return;
        }
        for (int stage = game.stages() - 1; stage >= 0; stage--) {
            int now = stage;
            // Successors within the period have just been computed; the first stage ends in the next period.
            solve(stage == game.stages() - 1 ? from : to, to, s -> game.stage(s) == now);
        }
    }

    private void solve(double[] from, double[] to, IntPredicate concerned) {
        workers.run(game.rows(), 2048, (low, high, w) -> bellman.expect(from, low, high));
        workers.run(game.states(), CHUNK, (low, high, w) -> {
            for (int s = low; s < high; s++) {
                if (concerned.test(s)) {
                    StageSolver solver = solvers[w];
                    bellman.fill(s, solver.room(bellman.shapes[s]));
                    solver.solve(bellman.shapes[s], null, s, strategy, game.strategyStart(s, 0), to, s * n);
                }
            }
        });
    }

    /** At how many of the states marked the stage game at {@link #values} has several equilibria. */
    long several(boolean[] marked) {
        bellman.expect(values);
        double[] scratch = new double[strategy.length];
        double[] worth = new double[values.length];
        long count = 0;
        StageSolver solver = solvers[0];
        for (int s = 0; s < game.states(); s++) {
            if (marked[s] && bellman.shapes[s].joint > 1) {
                bellman.fill(s, solver.room(bellman.shapes[s]));
                solver.solve(bellman.shapes[s], null, s, scratch, game.strategyStart(s, 0), worth, s * n);
                boolean other = false;
                for (int k = game.strategyStart(s, 0); k < end(s); k++) {
                    other |= Math.abs(scratch[k] - strategy[k]) > 1e-6;
                }
                count += solver.several || other ? 1 : 0;
            }
        }
        return count;
    }

    private int end(int s) {
        return game.strategyStart(s, n - 1) + game.moves(s, n - 1);
    }

    private double change(double[] a, double[] b) {
        double change = 0;
        double size = 0;
        for (int k = 0; k < a.length; k++) {
            double unit = units[k % n];
            change = Math.max(change, Math.abs(a[k] - b[k]) * unit);
            size = Math.max(size, Math.abs(b[k]) * unit);
        }
        return change / Math.max(1, size);
    }

    private static double distance(double[] a, double[] b) {
        double distance = 0;
        for (int k = 0; k < a.length; k++) {
            distance = Math.max(distance, Math.abs(a[k] - b[k]));
        }
        return distance;
    }
}
