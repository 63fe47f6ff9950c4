package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/**
 * One step of a stationary game: payoffs plus discounted continuation values, state by state.
 *
 * <p>Values are laid out {@code [s * n + i]}, strategies as the game lays them out. {@link #expect} computes every row's
 * expected continuation once, {@code [r * n + i]}; {@link #fill} writes a state's payoff table {@code [i * joint + j]}.
 */
final class Bellman {
    final StochasticGame game;
    final Shape[] shapes;
    final int n;
    /** Expected value of the successors per row, not discounted. */
    final double[] continuation;

    double[] q = new double[0];
    final StageTables tables = new StageTables();
    private final double[] ones;
    /** The state's mixed strategies in the layout of its shape, after {@link #local}. */
    double[] sigma = new double[0];

    Bellman(StochasticGame game, Shape[] shapes) {
        this.game = game;
        this.shapes = shapes;
        this.n = game.players();
        this.continuation = new double[game.rows() * n];
        this.ones = new double[n];
        Arrays.fill(ones, 1.0);
    }

    void expect(double[] values) {
        expect(values, 0, game.rows());
    }

    /** Expected continuation of rows {@code from .. to - 1}. */
    void expect(double[] values, int from, int to) {
        for (int r = from; r < to; r++) {
            int base = r * n;
            Arrays.fill(continuation, base, base + n, 0.0);
            int end = game.rowStart(r + 1);
            for (int e = game.rowStart(r); e < end; e++) {
                double p = game.probability(e);
                int at = game.successor(e) * n;
                for (int i = 0; i < n; i++) {
                    continuation[base + i] += p * values[at + i];
                }
            }
        }
    }

    /** Payoff table of state {@code s} into {@code out}, which has room for it. */
    void fill(int s, double[] out) {
        int joint = shapes[s].joint;
        int first = game.jointStart(s);
        for (int i = 0; i < n; i++) {
            double discount = game.discountFrom(s, i);
            for (int j = 0; j < joint; j++) {
                out[i * joint + j] = game.payoff(first + j, i) + discount * continuation[game.row(first + j) * n + i];
            }
        }
    }

    /** {@link #fill} into {@link #q}. */
    void fill(int s) {
        int size = shapes[s].joint * n;
        if (q.length < size) {
            q = new double[size];
        }
        fill(s, q);
    }

    /** Copies the mixed strategies of the movers of {@code s} to {@link #sigma}. */
    void local(int s, double[] strategy) {
        Shape shape = shapes[s];
        if (sigma.length < shape.size) {
            sigma = new double[shape.size];
        }
        for (int x = 0; x < shape.movers.length; x++) {
            int i = shape.movers[x];
            System.arraycopy(strategy, game.strategyStart(s, i), sigma, shape.start[x], shape.moves[i]);
        }
    }

    /** Expected payoffs of all moves of {@code s} under {@link #sigma} into {@link #tables}, after {@link #expect}. */
    void evaluate(int s) {
        fill(s);
        tables.prepare(shapes[s], q, ones);
        tables.evaluate(sigma);
    }

    /**
     * Largest gain of any player at any state from one deviation, in units of {@code units[i]} and of the size of values
     * where that is larger: what is found by policy improvement. A player's regret is at most this over one minus its discount.
     */
    double gain(double[] strategy, double[] values, double[] units) {
        expect(values);
        double worst = 0;
        for (int s = 0; s < shapes.length; s++) {
            Shape shape = shapes[s];
            if (shape.movers.length == 0) {
                continue;
            }
            local(s, strategy);
            evaluate(s);
            for (int x = 0; x < shape.movers.length; x++) {
                int i = shape.movers[x];
                double value = values[s * n + i];
                double best = Double.NEGATIVE_INFINITY;
                for (int r = shape.start[x]; r < shape.start[x + 1]; r++) {
                    best = Math.max(best, tables.payoff[r]);
                }
                double gain = (best - value) * units[i] / Math.max(1, Math.abs(value) * units[i]);
                worst = gain <= worst ? worst : gain;
            }
        }
        return worst;
    }
}
