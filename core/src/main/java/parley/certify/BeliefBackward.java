package parley.certify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/**
 * Values and best responses of a profile with types, by one backward pass; {@link BeliefNode} does the work at a node. As in
 * {@link FiniteRegret}, gains over the profile are carried instead of worths, which keeps small regrets free of cancellation.
 *
 * <p>Rounding: let V be the computed values and D the computed gains at the points of a node, each raised by its rounding. By
 * induction V + D is at least what best play is worth at every point, so the gain exceeds D by at most the error of V, which is
 * kept in {@code error}. A posterior that differs from a mean of points by some distance costs that distance times the range
 * of what a deviation can gain.
 */
final class BeliefBackward {
    private static final int PIECES = 16;

    final double[] value;

    /** {@code [agent]}: bounds on the gain at the start, and the gain of a deviation less its rounding. */
    final double[] most;

    final double[] least;

    /** {@code [i]}: bounds on the rounding of values. */
    final double[] error;

    /** {@code [agent]}: the largest gain at any node that the agent may come to, at the belief held there, and where. */
    final double[] anywhere;

    final int[] worstStep;
    final int[] worstNode;

    /** {@code [step]}: kept where asked for, else null but for the first. */
    final BeliefBlocks[] kept;

    /** {@code [i]}: bound on any difference of payoffs from the start on. */
    final double[] range;

    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final BeliefReach reach;
    private final BeliefPoints beliefs;
    private final List<Facing> facing = new ArrayList<>();
    private final boolean parallel;
    private final BooleanSupplier cancelled;
    private final int n;
    private final int agents;
    private final double gamma;
    private final double rowSum;
    private final double[] largestValue;
    private final double[] largestGain;
    private final double[] deviationError;
    private final Piece[] pieces = new Piece[PIECES];

    BeliefBackward(
            BeliefGame game,
            BeliefProfile profile,
            BeliefReach reach,
            BeliefPoints beliefs,
            boolean parallel,
            BooleanSupplier cancelled) {
        this.game = game;
        this.open = game.game();
        this.profile = profile;
        this.reach = reach;
        this.beliefs = beliefs;
        this.parallel = parallel;
        this.cancelled = cancelled;
        this.n = open.players();
        this.agents = game.typeCount();
        this.rowSum = Rounding.rowSum(open);
        this.gamma = Rounding.gamma(operations());
        this.value = new double[game.profiles() * n];
        this.most = new double[agents];
        this.least = new double[agents];
        this.error = new double[n];
        this.deviationError = new double[n];
        this.anywhere = new double[agents];
        this.worstStep = new int[agents];
        this.worstNode = new int[agents];
        this.kept = new BeliefBlocks[game.steps() + 1];
        this.range = new double[n];
        this.largestValue = new double[n];
        this.largestGain = new double[agents];
        for (int i = 0; i < n; i++) {
            facing.add(new Facing(game, i));
        }
    }

    /** Chained operations of one evaluation of one move, with all that goes into its terms. */
    private long operations() {
        long branches = 1;
        for (int step = 0; step < game.steps(); step++) {
            Layer layer = profile.layers().get(step);
            for (int x : reach.order(step)) {
                for (int y = 0; y < game.signals(layer.state(x)); y++) {
                    branches = Math.max(branches, layer.branchEnd(x, y) - layer.branchStart(x, y));
                }
            }
        }
        long joint = 0;
        for (int s = 0; s < open.states(); s++) {
            joint = Math.max(joint, open.jointStart(s + 1) - open.jointStart(s));
        }
        return Rounding.operations(open) + 4 * branches + 2 * joint + 8L * game.profiles() + 8L * agents + 4L * n + 32;
    }

    /** Bound on the rounding of what deviations are worth. */
    double largestError(int player) {
        return deviationError[player];
    }

    List<Facing> facing() {
        return facing;
    }

    double gamma() {
        return gamma;
    }

    /** What one thread at a time works with, and the maxima it has met. */
    private final class Piece {
        final BeliefNode worker;
        final double[] paid = new double[n];
        final double[] value = new double[n];
        final double[] gain = new double[agents];
        final double[] anywhere = new double[agents];
        final int[] node = new int[agents];

        Piece(BeliefBlocks last) {
            worker = new BeliefNode(game, last);
        }

        void clear() {
            Arrays.fill(paid, 0);
            Arrays.fill(value, 0);
            Arrays.fill(gain, 0);
            Arrays.fill(anywhere, 0);
        }
    }

    /** @param keep whether the blocks of all layers will be asked for */
    void run(boolean keep) {
        int steps = game.steps();
        BeliefBlocks next = last();
        kept[steps] = next;
        double[] slack = new double[n];
        for (int step = steps - 1; step >= 0; step--) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            BeliefBlocks now =
                    new BeliefBlocks(game, facing, profile.layers().get(step), reach.order(step), step, beliefs);
            step(step, now, next, slack);
            for (int i = 0; i < n; i++) {
                slack[i] = Rounding.up(2 * range[i]);
            }
            kept[step] = now;
            if (!keep) {
                kept[step + 1] = null;
            }
            next = now;
        }
        atStart(next);
    }

    private BeliefBlocks last() {
        int steps = game.steps();
        Layer layer = profile.layers().get(steps);
        BeliefBlocks last = new BeliefBlocks(game, facing, layer, reach.order(steps), steps, beliefs);
        for (int x : reach.order(steps)) {
            int m = layer.memory(x);
            int at = last.at(m, x);
            Arrays.fill(last.data, at, at + last.length(m), 0);
            for (int theta = 0; theta < game.profiles(); theta++) {
                for (int i = 0; i < n; i++) {
                    double v = game.finalPayoff(theta, layer.state(x), i);
                    last.data[at + theta * n + i] = v;
                    largestValue[i] = Math.max(largestValue[i], Math.abs(v));
                    range[i] = Math.max(range[i], Math.abs(v));
                }
            }
        }
        return last;
    }

    private void step(int step, BeliefBlocks now, BeliefBlocks next, double[] slack) {
        int[] order = reach.order(step);
        int[] start = reach.groupStart(step);
        boolean advances = step % open.stages() == open.stages() - 1;
        double[] later = new double[agents];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < game.types(i); k++) {
                int agent = game.typeStart(i) + k;
                later[agent] = rowSum * (largestValue[i] + largestGain[agent]);
            }
        }
        int groups = start.length - 1;
        IntStream stream = IntStream.range(0, PIECES);
        (parallel && order.length >= PIECES ? stream.parallel() : stream).forEach(p -> {
            if (pieces[p] == null) {
                pieces[p] = new Piece(next);
            }
            Piece piece = pieces[p];
            piece.clear();
            piece.worker.layer(now, next, step == game.steps() - 1, slack);
            int from = (int) ((long) groups * p / PIECES);
            int to = (int) ((long) groups * (p + 1) / PIECES);
            for (int g = from; g < to; g++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                piece.worker.state(now.layer.state(order[start[g]]));
                for (int i = 0; i < n; i++) {
                    piece.paid[i] = Math.max(piece.paid[i], piece.worker.paid[i]);
                }
                for (int e = start[g]; e < start[g + 1]; e++) {
                    piece.worker.node(order[e], gamma, later);
                    measure(piece, step, order[e], now);
                }
            }
        });
        collect(step, advances);
    }

    /** Takes in the sizes of a node's numbers, and what agents that may come there gain at the belief held. */
    private void measure(Piece piece, int step, int x, BeliefBlocks now) {
        int m = now.layer.memory(x);
        int at = now.at(m, x);
        for (int theta = 0; theta < game.profiles(); theta++) {
            for (int i = 0; i < n; i++) {
                double v = Math.abs(now.data[at + theta * n + i]);
                piece.value[i] = v > piece.value[i] ? v : piece.value[i];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < game.types(i); k++) {
                int agent = game.typeStart(i) + k;
                int from = at + now.gain(m, agent);
                int end = from + now.points(m, i).size * (facing.get(i).count > 1 ? 1 + facing.get(i).count : 1);
                for (int z = from; z < end; z++) {
                    double d = Math.abs(now.data[z]);
                    piece.gain[agent] = d > piece.gain[agent] ? d : piece.gain[agent];
                }
                double d = now.data[from];
                if ((d > piece.anywhere[agent] || Double.isNaN(d)) && mayBe(step, x, i, k)) {
                    piece.anywhere[agent] = d;
                    piece.node[agent] = x;
                }
            }
        }
    }

    private boolean mayBe(int step, int x, int i, int k) {
        Facing f = facing.get(i);
        for (int phi = 0; phi < f.count; phi++) {
            if (reach.isReached(step, x, f.theta(k, phi))) {
                return true;
            }
        }
        return false;
    }

    private void collect(int step, boolean advances) {
        double[] gains = largestGain.clone();
        for (Piece piece : pieces) {
            for (int agent = 0; agent < agents; agent++) {
                gains[agent] = Math.max(gains[agent], piece.gain[agent]);
                double d = piece.anywhere[agent];
                if (d > anywhere[agent] || Double.isNaN(d)) {
                    anywhere[agent] = d;
                    worstStep[agent] = step;
                    worstNode[agent] = piece.node[agent];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double paid = 0;
            double values = largestValue[i];
            double gain = 0;
            for (Piece piece : pieces) {
                paid = Math.max(paid, piece.paid[i]);
                values = Math.max(values, piece.value[i]);
            }
            for (int k = 0; k < game.types(i); k++) {
                gain = Math.max(gain, gains[game.typeStart(i) + k]);
            }
            double carry = (advances ? open.discount(i) : 1) * rowSum;
            double size = paid + carry * largestValue[i] + values;
            error[i] = Rounding.up(carry * error[i] + gamma * size);
            deviationError[i] = Rounding.up(carry * deviationError[i] + gamma * (size + 2 * gain + carry * gain));
            largestValue[i] = values;
            range[i] = Rounding.up(paid + carry * range[i]);
        }
        System.arraycopy(gains, 0, largestGain, 0, agents);
    }

    private void atStart(BeliefBlocks first) {
        int x = profile.start(game);
        int at = first.at(BeliefProfile.START, x);
        System.arraycopy(first.data, at, value, 0, value.length);
        for (int i = 0; i < n; i++) {
            Facing f = facing.get(i);
            for (int k = 0; k < game.types(i); k++) {
                int agent = game.typeStart(i) + k;
                int from = at + first.gain(BeliefProfile.START, agent);
                most[agent] = Rounding.up(first.data[from] + error[i]);
                double sum = 0;
                PointSet points = first.points(BeliefProfile.START, i);
                if (f.count == 1) {
                    sum = first.data[from];
                } else {
                    for (int phi = 0; phi < f.count; phi++) {
                        sum += points.belief[phi] * first.data[from + points.size + phi];
                    }
                }
                double off = f.count == 1 ? 2 * deviationError[i] : deviationError[i];
                least[agent] = Math.max(0, sum - Rounding.up(2 * (off + error[i])));
                anywhere[agent] = Rounding.up(anywhere[agent] + error[i]);
            }
        }
    }
}
