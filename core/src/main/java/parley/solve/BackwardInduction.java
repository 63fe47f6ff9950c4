package parley.solve;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * Equilibria of games with a horizon: the stage games of the last period first, then those before, with the values found as
 * continuation values. The profile is subgame perfect as far as every stage game's equilibrium is exact: its regret is at
 * most the sum over periods of the largest stage regret.
 *
 * <p>Per period and row of transitions the expected continuation is computed once; per state the payoff table is filled,
 * {@code [i * joint + j]}, and solved by {@link StageSolver}. Time: periods x (edges + joint moves) x players plus the stage
 * games; memory: periods x (strategy entries + states x players) numbers for the result. States are independent within a
 * period and stage, so that results do not depend on the number of threads.
 */
final class BackwardInduction {
    private static final int ROWS = 2048;
    private static final int STATES = 128;

    private final StochasticGame game;
    private final SolveOptions options;
    private final double[] units;
    private final boolean merge;
    private final Deadline deadline;
    private final int n;
    private final int periods;
    private final double[] continuation;

    /**
     * Prepares.
     *
     * @param units where precision is finite, the factors of the players' payoffs
     * @param merge whether clones count as one move
     */
    BackwardInduction(StochasticGame game, SolveOptions options, double[] units, boolean merge, Deadline deadline) {
        this.game = game;
        this.options = options;
        this.units = units;
        this.merge = merge;
        this.deadline = deadline;
        this.n = game.players();
        this.periods = game.horizon();
        this.continuation = new double[game.rows() * n];
    }

    Solution solve() {
        double[][] strategies = new double[periods][game.strategySize()];
        double[][] values = new double[periods + 1][game.states() * n];
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < n; i++) {
                values[periods][s * n + i] = game.finalPayoff(s, i);
            }
        }
        Reach reach = Reach.fromStart(game, periods);
        Reach solved = options.everywhere() ? Reach.everything(game, periods) : reach;
        LongAdder several = new LongAdder();
        StageSolver[] solvers = new StageSolver[options.threads()];
        Arrays.setAll(solvers, w -> new StageSolver(n, options.selection(), options.precision(), units, deadline));
        try (Workers workers = new Workers(options.threads())) {
            Layout layout = new Layout(game, merge ? solved.ever : new boolean[game.states()], workers);
            boolean[] counted = new boolean[game.states()];
            for (int t = periods - 1; t >= 0; t--) {
                boolean[] reached = mark(counted, reach.states[t]);
                for (int k = game.stages() - 1; k >= 0; k--) {
                    double[] next = k == game.stages() - 1 ? values[t + 1] : values[t];
                    int[] rows = solved.rows[t][k];
                    boolean last = k == game.stages() - 1;
                    workers.run(rows.length, ROWS, (from, to, w) -> expect(rows, from, to, next, last));
                    int[] states = solved.states[t][k];
                    double[] strategy = strategies[t];
                    double[] value = values[t];
                    double done = 1 - (t + (k + 1.0) / game.stages()) / periods;
                    workers.run(states.length, STATES, (from, to, w) -> {
                        deadline.check("solving backwards", done);
                        StageSolver solver = solvers[w];
                        long here = 0;
                        for (int x = from; x < to; x++) {
                            int s = states[x];
                            fill(layout.shapes[s], s, solver);
                            solver.solve(
                                    layout.shapes[s],
                                    layout.clones(s),
                                    s,
                                    strategy,
                                    game.strategyStart(s, 0),
                                    value,
                                    s * n);
                            here += solver.several && reached[s] ? 1 : 0;
                        }
                        several.add(here);
                    });
                    if (states.length < game.states()) {
                        rest(reached, k, strategy, next, value);
                    }
                }
            }
        }
        long fallbacks = Arrays.stream(solvers).mapToLong(s -> s.fallbacks).sum();
        long failures = Arrays.stream(solvers).mapToLong(s -> s.failures).sum();
        return new Solution(
                new Profile(strategies, values),
                "backward induction",
                several.sum(),
                failures == 0,
                note(fallbacks, failures));
    }

    static String note(long fallbacks, long failures) {
        StringBuilder note = new StringBuilder();
        if (fallbacks > 0) {
            note.append("at ").append(fallbacks).append(" nodes the branch was lost and another equilibrium taken");
        }
        if (failures > 0) {
            note.append(note.isEmpty() ? "" : "; ")
                    .append("at ")
                    .append(failures)
                    .append(" nodes no equilibrium was found");
        }
        return note.toString();
    }

    private static boolean[] mark(boolean[] out, int[][] lists) {
        Arrays.fill(out, false);
        for (int[] list : lists) {
            for (int s : list) {
                out[s] = true;
            }
        }
        return out;
    }

    /** Expected continuation of rows, discounted, into {@link #continuation}. */
    private void expect(int[] rows, int from, int to, double[] next, boolean advances) {
        for (int x = from; x < to; x++) {
            int r = rows[x];
            int base = r * n;
            for (int i = 0; i < n; i++) {
                continuation[base + i] = 0;
            }
            int end = game.rowStart(r + 1);
            for (int e = game.rowStart(r); e < end; e++) {
                double p = game.probability(e);
                int at = game.successor(e) * n;
                for (int i = 0; i < n; i++) {
                    continuation[base + i] += p * next[at + i];
                }
            }
            if (advances) {
                for (int i = 0; i < n; i++) {
                    continuation[base + i] *= game.discount(i);
                }
            }
        }
    }

    private void fill(Shape shape, int s, StageSolver solver) {
        double[] q = solver.room(shape);
        int joint = shape.joint;
        int first = game.jointStart(s);
        for (int j = 0; j < joint; j++) {
            int base = game.row(first + j) * n;
            for (int i = 0; i < n; i++) {
                q[i * joint + j] = game.payoff(first + j, i) + continuation[base + i];
            }
        }
    }

    /** Where play cannot be: everybody's first move, and what it is worth. */
    private void rest(boolean[] reached, int stage, double[] strategy, double[] next, double[] value) {
        for (int s = 0; s < game.states(); s++) {
            if (reached[s] || game.stage(s) != stage) {
                continue;
            }
            int j = game.jointStart(s);
            for (int i = 0; i < n; i++) {
                strategy[game.strategyStart(s, i)] = 1;
                value[s * n + i] = 0;
            }
            int r = game.row(j);
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                for (int i = 0; i < n; i++) {
                    value[s * n + i] += game.probability(e) * next[game.successor(e) * n + i];
                }
            }
            for (int i = 0; i < n; i++) {
                value[s * n + i] = game.payoff(j, i) + game.discountFrom(s, i) * value[s * n + i];
            }
        }
    }
}
