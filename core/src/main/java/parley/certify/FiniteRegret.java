package parley.certify;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * Regret in a game with a horizon, by one backward pass.
 *
 * <p>Beside the profile's values {@code V} it carries each player's gain {@code D = B - V} of a best response over the
 * profile, {@code D(s) = max over moves a of Q_V(a) - V(s) + discount * expected D}, which keeps small regrets free of
 * cancellation. Time: per reached period and state, the player's moves times the others' moves in use times the length of a
 * row. Memory: four numbers per state and player.
 */
final class FiniteRegret {
    private final StochasticGame game;
    private final Profile profile;
    private final boolean[][] reached;
    private final boolean parallel;
    private final BooleanSupplier cancelled;
    private final int n;
    private final Node[] nodes = new Node[Chunks.COUNT];
    private final double[][] scratch = new double[3 * Chunks.COUNT][];
    private final double gamma;
    private final double rowSum;
    /** The largest absolute payoff or value along the profile, {@code [i]}. */
    private final double[] size;

    /** Bounds of the absolute values of V and D so far, {@code [i * 2 + k]}. */
    private final double[] largest;
    /** Bounds of the errors of V so far, {@code [i]}; those of D are in D. */
    private final double[] error;

    private final double[][] gainOf;
    private final int[][] stateOf;
    private final double[] offOf;
    /** The largest absolute payoff of moves in use, {@code [chunk][i]}. */
    private final double[][] paidOf;

    private FiniteRegret(
            StochasticGame game,
            Profile profile,
            boolean[][] reached,
            Rounding.Limits limits,
            boolean parallel,
            BooleanSupplier cancelled) {
        this.game = game;
        this.profile = profile;
        this.reached = reached;
        this.parallel = parallel;
        this.cancelled = cancelled;
        this.n = game.players();
        int most = Node.mostMoves(game);
        for (int c = 0; c < Chunks.COUNT; c++) {
            nodes[c] = new Node(game, most);
            scratch[3 * c] = new double[most];
            scratch[3 * c + 1] = new double[most];
            scratch[3 * c + 2] = new double[most];
        }
        gamma = limits.gamma();
        rowSum = limits.rowSum();
        size = new double[n];
        largest = new double[2 * n];
        error = new double[n];
        paidOf = new double[Chunks.COUNT][n];
        gainOf = new double[Chunks.COUNT][n];
        stateOf = new int[Chunks.COUNT][n];
        offOf = new double[Chunks.COUNT];
    }

    static Regret of(
            StochasticGame game,
            Profile profile,
            boolean[][] reached,
            Rounding.Limits limits,
            boolean parallel,
            BooleanSupplier cancelled) {
        return new FiniteRegret(game, profile, reached, limits, parallel, cancelled).run();
    }

    private Regret run() {
        int count = game.states();
        int periods = game.horizon();
        int[][] stages = statesByStage(game);
        double[] next = new double[2 * n * count];
        double[] now = new double[2 * n * count];
        double valueOff = 0;
        for (int s = 0; s < count; s++) {
            for (int i = 0; i < n; i++) {
                double last = game.finalPayoff(s, i);
                next[(s * n + i) * 2] = last;
                if (reached[periods][s]) {
                    largest[2 * i] = Math.max(largest[2 * i], Math.abs(last));
                    valueOff = Math.max(valueOff, Math.abs(profile.valueAt(periods)[s * n + i] - last));
                }
            }
        }
        double[] best = new double[n];
        int[] bestPeriod = new int[n];
        int[] bestState = new int[n];
        Arrays.fill(bestState, game.start());
        for (int t = periods - 1; t >= 0; t--) {
            for (int stage = stages.length - 1; stage >= 0; stage--) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                step(t, stages[stage], stage == stages.length - 1 ? next : now, now);
                for (int chunk = 0; chunk < Chunks.COUNT; chunk++) {
                    valueOff = Math.max(valueOff, offOf[chunk]);
                    for (int i = 0; i < n; i++) {
                        if (gainOf[chunk][i] > best[i] || Double.isNaN(gainOf[chunk][i])) {
                            best[i] = gainOf[chunk][i];
                            bestPeriod[i] = t;
                            bestState[i] = stateOf[chunk][i];
                        }
                    }
                }
                boundErrors(stage == stages.length - 1);
                widen(now, stages[stage], reached[t]);
            }
            double[] swap = next;
            next = now;
            now = swap;
        }
        return result(best, bestPeriod, bestState, valueOff);
    }

    private Regret result(double[] best, int[] bestPeriod, int[] bestState, double valueOff) {
        double[] byPlayer = new double[n];
        double valueError = 0;
        int worst = 0;
        for (int i = 0; i < n; i++) {
            byPlayer[i] = Rounding.up(best[i] + error[i]);
            valueError = Math.max(valueError, error[i]);
            size[i] += largest[2 * i];
            if (byPlayer[i] > byPlayer[worst]) {
                worst = i;
            }
        }
        return new Regret(
                byPlayer,
                Rounding.up(valueOff + valueError),
                size,
                worst,
                bestPeriod[worst],
                bestState[worst],
                "best responses by backward induction");
    }

    private void step(int t, int[] states, double[] next, double[] now) {
        double[] sigma = profile.strategyAt(t);
        double[] stated = profile.valueAt(t);
        boolean[] here = reached[t];
        for (int c = 0; c < Chunks.COUNT; c++) {
            Arrays.fill(gainOf[c], 0);
            Arrays.fill(paidOf[c], 0);
            offOf[c] = 0;
        }
        Chunks.run(states.length, parallel, (chunk, from, to) -> {
            Node node = nodes[chunk];
            double[] first = scratch[3 * chunk];
            double[] second = scratch[3 * chunk + 1];
            double[] paid = scratch[3 * chunk + 2];
            double off = 0;
            for (int k = from; k < to; k++) {
                int s = states[k];
                if (!here[s]) {
                    continue;
                }
                node.load(s, sigma, 0);
                for (int i = 0; i < n; i++) {
                    node.against(i, next, first, second, paid);
                    double value = node.mean(i, first);
                    double later = game.discountFrom(s, i) * rowSum * (largest[2 * i] + largest[2 * i + 1]);
                    double gain = 0;
                    for (int a = 0; a < game.moves(s, i); a++) {
                        double rounding = gamma * (paid[a] + later + Math.abs(value));
                        double d = first[a] - value + second[a] + rounding;
                        gain = d > gain || Double.isNaN(d) ? d : gain;
                    }
                    for (int u = 0; u < node.used(i); u++) {
                        paidOf[chunk][i] = Math.max(paidOf[chunk][i], paid[node.move(i, u)]);
                    }
                    int at = s * n + i;
                    now[2 * at] = value;
                    now[2 * at + 1] = gain;
                    off = Math.max(off, Math.abs(stated[at] - value));
                    if (gain > gainOf[chunk][i] || Double.isNaN(gain)) {
                        gainOf[chunk][i] = gain;
                        stateOf[chunk][i] = s;
                    }
                }
            }
            offOf[chunk] = off;
        });
    }

    /** Errors after one more stage: those of what follows, and the rounding of this one. */
    private void boundErrors(boolean advances) {
        for (int i = 0; i < n; i++) {
            double paid = 0;
            for (double[] chunk : paidOf) {
                paid = Math.max(paid, chunk[i]);
            }
            size[i] = Math.max(size[i], paid);
            double carry = (advances ? game.discount(i) : 1) * rowSum;
            double rounding = gamma * (paid + carry * largest[2 * i]);
            error[i] = Rounding.up(carry * error[i] + rounding);
        }
    }

    /** Takes in the absolute values of a stage. */
    private void widen(double[] now, int[] states, boolean[] here) {
        for (int s : states) {
            for (int k = 0; k < 2 * n && here[s]; k++) {
                largest[k] = Math.max(largest[k], Math.abs(now[2 * n * s + k]));
            }
        }
    }

    /** {@code [stage]}: the states of each stage, ascending. */
    static int[][] statesByStage(StochasticGame game) {
        int[] sizes = new int[game.stages()];
        for (int s = 0; s < game.states(); s++) {
            sizes[game.stage(s)]++;
        }
        int[][] stages = new int[sizes.length][];
        for (int k = 0; k < sizes.length; k++) {
            stages[k] = new int[sizes[k]];
        }
        for (int s = game.states() - 1; s >= 0; s--) {
            int k = game.stage(s);
            stages[k][--sizes[k]] = s;
        }
        return stages;
    }
}
