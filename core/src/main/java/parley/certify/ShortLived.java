package parley.certify;

import java.util.function.BooleanSupplier;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/**
 * Regret of a player with discount 0, as of a line of players who live for one period each and see what was played before: the
 * largest, over periods, of what the player of that period can gain, expected from the start. One pass forward carries how likely each
 * point of each node is; where a belief is a mean of points it is split among them, which only raises what is expected of a convex
 * function. Beside it goes how likely each node is by the others' true types when the split is drawn at random: with a deviation
 * fixed for each point this is what that deviation really gains.
 */
final class ShortLived {
    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final BeliefReach reach;
    private final BeliefBackward backward;
    private final Facing facing;
    private final int player;
    private final int type;
    private final int agent;
    private final int count;
    private final TypedNode node;
    private final Support.Split[] split;
    private final double[] after;

    private double most;
    private double least;
    private double lost;

    ShortLived(
            BeliefGame game, BeliefProfile profile, BeliefReach reach, BeliefBackward backward, int player, int type) {
        this.game = game;
        this.open = game.game();
        this.profile = profile;
        this.reach = reach;
        this.backward = backward;
        this.player = player;
        this.type = type;
        this.agent = game.typeStart(player) + type;
        this.facing = backward.facing().get(player);
        this.count = facing.count;
        this.node = new TypedNode(game);
        this.split = new Support.Split[facing.others.length];
        int largest = 1;
        for (int o = 0; o < split.length; o++) {
            split[o] = new Support.Split(game.types(facing.others[o]));
            largest = Math.max(largest, game.types(facing.others[o]));
        }
        this.after = new double[largest];
    }

    /** Upper bound on the largest regret of a period. */
    double most() {
        return most;
    }

    /** What the deviations found gain at least in the period in which that is most. */
    double least() {
        return least;
    }

    void run(BooleanSupplier cancelled) {
        int steps = game.steps();
        Mass now = new Mass(0);
        int x = profile.start(game);
        int at = now.at(x);
        now.data[at] = 1;
        PointSet points = blocks(0).points(BeliefProfile.START, player);
        System.arraycopy(points.belief, 0, now.data, at + points.size, count);
        double error = backward.error[player];
        for (int step = 0; step < steps; step++) {
            if (cancelled.getAsBoolean()) {
                throw new java.util.concurrent.CancellationException();
            }
            double grown = Rounding.gamma((step + 1L) * operations());
            if (step % open.stages() == 0) {
                measure(step, now, grown, error);
            }
            if (step + 1 < steps) {
                Mass next = new Mass(step + 1);
                push(step, now, next);
                now = next;
            }
        }
    }

    private long operations() {
        return Rounding.operations(open) + 4L * (profile.nodes() + 64);
    }

    private BeliefBlocks blocks(int step) {
        return backward.kept[step];
    }

    /** How likely the points of the nodes of a layer are, and the others' types there: {@code [g]}, {@code [g * count + phi]}. */
    private final class Mass {
        final BeliefBlocks blocks;
        final int[] base;
        final double[] data;

        Mass(int step) {
            blocks = blocks(step);
            Layer layer = blocks.layer;
            base = new int[layer.memories() + 1];
            long total = 0;
            for (int m = 0; m < layer.memories(); m++) {
                base[m] = (int) total;
                if (blocks.isKnown(m)) {
                    total += (long) (layer.memoryStart(m + 1) - layer.memoryStart(m)) * length(m);
                }
                if (total > Integer.MAX_VALUE - 16) {
                    throw new BeliefBlocks.TooLarge();
                }
            }
            data = new double[(int) total];
        }

        int length(int m) {
            return blocks.points(m, player).size * (1 + count);
        }

        int at(int x) {
            int m = blocks.layer.memory(x);
            return base[m] + (x - blocks.layer.memoryStart(m)) * length(m);
        }
    }

    private void measure(int step, Mass now, double grown, double error) {
        BeliefBlocks blocks = blocks(step);
        double upper = 0;
        double lower = 0;
        double total = 0;
        for (int x : reach.order(step)) {
            int m = blocks.layer.memory(x);
            int size = blocks.points(m, player).size;
            int at = now.at(x);
            int from = blocks.at(m, x) + blocks.gain(m, agent);
            for (int g = 0; g < size; g++) {
                double p = now.data[at + g];
                if (p > 0) {
                    upper += p * blocks.data[from + g];
                    total += p;
                }
                double sum = 0;
                for (int phi = 0; phi < count; phi++) {
                    double q = now.data[at + size + g * count + phi];
                    int gain = count > 1 ? from + size + g * count + phi : from + g;
                    sum += q > 0 ? q * blocks.data[gain] : 0;
                }
                lower += Math.max(0, sum);
            }
        }
        double most1 = Rounding.up(upper * (1 + grown) + total * error + 2 * lost * backward.range[player]);
        most = most1 > most || Double.isNaN(most1) ? most1 : most;
        double off = 4 * (error + backward.largestError(player)) + grown * backward.range[player] * 4;
        least = Math.max(least, lower - Rounding.up(off));
    }

    private void push(int step, Mass now, Mass next) {
        Layer layer = blocks(step).layer;
        int[] order = reach.order(step);
        for (int e = 0; e < order.length; e++) {
            int x = order[e];
            if (e == 0 || layer.state(x) != node.state) {
                node.state(layer.state(x));
            }
            if (!reach.isPlayed(step, x)) {
                continue;
            }
            node.node(layer, x);
            PointSet points = now.blocks.points(layer.memory(x), player);
            for (int j = 0; j < node.joints; j++) {
                double own = node.sigma(agent, node.move[j * node.n + player]);
                for (int g = 0; g < points.size && own > 0; g++) {
                    push(j, own, points, g, now.data, now.at(x), next);
                }
            }
        }
    }

    private void push(int j, double own, PointSet points, int g, double[] data, int at, Mass next) {
        double[] other = new double[count];
        double p = 0;
        for (int phi = 0; phi < count; phi++) {
            other[phi] = node.probability(facing.theta(type, phi), j, player);
            p += points.belief[g * count + phi] * other[phi];
        }
        double mass = own * p * data[at + g];
        if (!(p > 0) || !(data[at + g] > 0)) {
            return;
        }
        int y = node.signal[j];
        for (int b = node.branchStart[y]; b < node.branchStart[y + 1]; b++) {
            if (!next.blocks.isKnown(node.memory[b])) {
                continue;
            }
            PointSet then = next.blocks.points(node.memory[b], player);
            double w = node.weight[b];
            for (int o = 0; o < facing.others.length; o++) {
                int l = facing.others[o];
                BeliefPoints.posterior(node, l, node.move[j * node.n + l], points.part[o], points.point(g, o), after);
                then.part[o].split(after, split[o]);
                lost += mass * w * split[o].off;
            }
            spread(j, then, 0, 0, w, own, mass, other, data, at + points.size + g * count, next, node.memory[b]);
        }
    }

    /** Goes through all combinations of points. */
    private void spread(
            int j,
            PointSet then,
            int o,
            int point,
            double w,
            double own,
            double mass,
            double[] other,
            double[] data,
            int truth,
            Mass next,
            int memory) {
        if (o < then.part.length) {
            Support.Split s = split[o];
            for (int c = 0; c < s.count; c++) {
                spread(
                        j,
                        then,
                        o + 1,
                        point * then.part[o].size + s.index[c],
                        w * s.weight[c],
                        own,
                        mass,
                        other,
                        data,
                        truth,
                        next,
                        memory);
            }
            return;
        }
        int row = open.row(open.jointStart(node.state) + j);
        for (int e = open.rowStart(row); e < open.rowStart(row + 1); e++) {
            double q = open.probability(e) * w;
            int x = open.probability(e) > 0 ? next.blocks.layer.node(memory, open.successor(e)) : -1;
            if (x < 0) {
                continue;
            }
            int to = next.at(x);
            next.data[to + point] += q * mass;
            for (int phi = 0; phi < count; phi++) {
                next.data[to + then.size + point * count + phi] += q * own * other[phi] * data[truth + phi];
            }
        }
    }

    /** Whether the pass is needed: elsewhere the regret at the start is all there is. */
    static boolean isNeeded(BeliefGame game, int player) {
        return game.game().discount(player) == 0 && game.game().horizon() > 1;
    }
}
