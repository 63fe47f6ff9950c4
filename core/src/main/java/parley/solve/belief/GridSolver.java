package parley.solve.belief;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;
import parley.solve.Deadline;
import parley.solve.Workers;

/**
 * Logit play on a grid of public beliefs, by backward induction. After every signal the posterior is rounded, in public and at
 * random, to beliefs of the grid ({@link TypeGrid}), at which play goes on. What the uninformed get is kept per type of the others
 * and never averaged over a belief, so that the result is a strategy of the exact game with a public randomiser.
 *
 * <p>Time: nodes x (joint moves x type profiles x players^2 + unknowns^3) per Newton step, of which a node takes one to five;
 * memory: nodes x type profiles x players values of two layers, and the strategies of all.
 */
final class GridSolver {
    private static final double SMOOTH = 2;
    private static final double FOOT = 64;
    private static final double RUNG = 2;

    private final BeliefGame game;
    private final StochasticGame open;
    private final int n;
    private final int block;
    private final Beliefs[] beliefs;
    private final double precision;
    private final double[] unit;
    private final BeliefOptions options;
    private final Deadline deadline;
    private final @Nullable BeliefProfile before;
    private final int[][] statesAt;
    private final AtomicLong lowered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong newtonSteps = new AtomicLong();

    /**
     * @param beliefs of every layer, the last included; the first has the prior alone
     * @param before a profile of a like game on the same grid to start from, or null
     */
    GridSolver(
            BeliefGame game,
            Beliefs[] beliefs,
            double precision,
            double[] unit,
            BeliefOptions options,
            Deadline deadline,
            @Nullable BeliefProfile before) {
        this.game = game;
        this.open = game.game();
        this.n = open.players();
        this.block = game.profiles() * n;
        this.beliefs = beliefs;
        this.precision = precision;
        this.unit = unit;
        this.options = options;
        this.deadline = deadline;
        this.before = before;
        this.statesAt = Reached.states(open, game.steps());
    }

    /** The work of one layer. */
    private record Below(int[] states, int[] rank, Beliefs beliefs, double[] worth) {}

    BeliefProfile solve(Workers workers) {
        int steps = game.steps();
        Layer[] layers = new Layer[steps + 1];
        Below below = last(steps);
        layers[steps] = Layers.last(game, below.states, below.beliefs, below.worth);
        NodeSystem[] systems = new NodeSystem[workers.threads()];
        NodeSolver[] solvers = new NodeSolver[systems.length];
        for (int w = 0; w < systems.length; w++) {
            systems[w] = new NodeSystem(game, beliefs[steps], unit);
            solvers[w] = new NodeSolver(systems[w]);
        }
        Layers.Draft above = new Layers.Draft(game, statesAt[steps], beliefs[steps]);
        for (int step = steps - 1; step >= 0; step--) {
            deadline.check("solving", 1 - (step + 1) / (double) steps);
            Layers.Draft draft = new Layers.Draft(game, statesAt[step], beliefs[step]);
            double[] worth = new double[statesAt[step].length * beliefs[step].size * block];
            Rows rows = new Rows(open, statesAt[step], below.rank, below.worth, below.beliefs.size * block, n);
            rows.compute(workers);
            Below under = below;
            Layers.Draft later = above;
            int at = step;
            workers.run(statesAt[step].length, 4, (from, to, worker) -> {
                systems[worker].toward(under.beliefs);
                for (int r = from; r < to; r++) {
                    deadline.check("solving", Double.NaN);
                    state(at, r, systems[worker], solvers[worker], rows, draft, later, worth);
                }
            });
            below = new Below(statesAt[step], rank(statesAt[step]), beliefs[step], worth);
            layers[step] = draft.layer(worth);
            above = draft;
        }
        for (NodeSolver solver : solvers) {
            newtonSteps.addAndGet(solver.steps);
        }
        return new BeliefProfile(java.util.List.of(layers), false);
    }

    private Below last(int steps) {
        int[] states = statesAt[steps];
        Beliefs grid = beliefs[steps];
        double[] worth = new double[states.length * grid.size * block];
        for (int r = 0; r < states.length; r++) {
            for (int m = 0; m < grid.size; m++) {
                for (int theta = 0; theta < game.profiles(); theta++) {
                    for (int i = 0; i < n; i++) {
                        worth[(r * grid.size + m) * block + theta * n + i] = game.finalPayoff(theta, states[r], i);
                    }
                }
            }
        }
        return new Below(states, rank(states), grid, worth);
    }

    private int[] rank(int[] states) {
        int[] rank = new int[open.states()];
        Arrays.fill(rank, -1);
        for (int r = 0; r < states.length; r++) {
            rank[states[r]] = r;
        }
        return rank;
    }

    /** Solves one state at every belief of its layer. */
    private void state(
            int step,
            int r,
            NodeSystem system,
            NodeSolver solver,
            Rows rows,
            Layers.Draft draft,
            Layers.Draft later,
            double[] worth) {
        int s = statesAt[step][r];
        system.load(s, rows.of(s));
        Beliefs grid = beliefs[step];
        double[][] solved = new double[grid.size][];
        for (int m : grid.order) {
            system.at(grid, m);
            double[] z = new double[system.unknowns];
            solveNode(step, s, m, grid, system, solver, later, solved, z);
            solved[m] = z;
            system.worthOfNode(worth, (r * grid.size + m) * block);
            draft.put(r, m, system);
        }
    }

    private void solveNode(
            int step,
            int s,
            int m,
            Beliefs grid,
            NodeSystem system,
            NodeSolver solver,
            Layers.Draft later,
            double[][] solved,
            double[] z) {
        if (before != null && warm(step, s, m, system, z) && solver.newton(z, precision)) {
            return;
        }
        double[] neighbour = grid.near[m] < 0 ? null : solved[grid.near[m]];
        boolean afresh = options.path() == 3;
        if (neighbour != null && !afresh) {
            if (beyond(grid, m, neighbour, solved, z) && solver.newton(z, precision)) {
                return;
            }
            System.arraycopy(neighbour, 0, z, 0, z.length);
            if (solver.newton(z, precision)) {
                return;
            }
            System.arraycopy(neighbour, 0, z, 0, z.length);
            if (climb(solver, z)) {
                return;
            }
        }
        SplittableRandom random = new SplittableRandom(0x9E3779B97F4A7C15L * (options.path() + 1) + 31L * s + step);
        if (neighbour == null && options.path() == 4 && solver.random(z, precision, random)) {
            return;
        }
        if (neighbour == null && !afresh && later.start(s, system, z) && solver.newton(z, precision)) {
            return;
        }
        // The branch is followed where it bends, at low precision; from there up it is nearly straight.
        if (solver.follow(z, precision / FOOT) >= precision / FOOT && climb(solver, z)) {
            return;
        }
        double reached = solver.follow(z, precision);
        if (reached >= precision) {
            return;
        }
        double[] kept = z.clone();
        if (solver.random(z, precision, random)) {
            return;
        }
        System.arraycopy(kept, 0, z, 0, z.length);
        if (reached > 0 && solver.newton(z, reached)) {
            lowered.incrementAndGet();
            return;
        }
        failed.incrementAndGet();
        Arrays.fill(z, 0);
        solver.newton(z, 1e-3);
    }

    /** By way of lower precisions, at which play changes less from one belief to the next. */
    private boolean climb(NodeSolver solver, double[] z) {
        for (double lower = precision / FOOT; lower < precision; lower *= RUNG) {
            if (!solver.newton(z, lower)) {
                return false;
            }
        }
        return solver.newton(z, precision);
    }

    /** Goes on from two neighbours in line where play changes little between them. */
    private static boolean beyond(Beliefs grid, int m, double[] neighbour, double[][] solved, double[] z) {
        double[] before = grid.beyond[m] > 0 ? solved[grid.near[grid.near[m]]] : neighbour;
        if (before == neighbour) {
            return false;
        }
        for (int u = 0; u < z.length; u++) {
            double change = grid.beyond[m] * (neighbour[u] - before[u]);
            if (!(Math.abs(change) <= SMOOTH)) {
                return false;
            }
            z[u] = neighbour[u] + change;
        }
        return true;
    }

    private boolean warm(int step, int s, int m, NodeSystem system, double[] z) {
        BeliefProfile known = before;
        if (known == null || known.layers().size() != beliefs.length) {
            return false;
        }
        Layer layer = known.layers().get(step);
        if (layer.memories() != beliefs[step].size) {
            return false;
        }
        int x = layer.node(m, s);
        if (x < 0) {
            return false;
        }
        double[] probability = new double[system.entries];
        int from = layer.strategyStart(game, x, 0, 0);
        for (int e = 0; e < probability.length; e++) {
            probability[e] = layer.strategy(from + e);
        }
        system.logits(probability, 0, z);
        return true;
    }

    long lowered() {
        return lowered.get();
    }

    long failed() {
        return failed.get();
    }

    long newtonSteps() {
        return newtonSteps.get();
    }
}
