package parley.certify;

import java.util.Arrays;
import parley.game.BeliefGame;
import parley.game.StochasticGame;

/**
 * Works out the block of one node from those of the layer after it; see {@link BeliefBlocks} for what a block holds. Scratch space
 * of one thread, used state by state: what follows a joint move at a memory is worked out once for all nodes of a state.
 */
final class BeliefNode {
    final TypedNode node;

    /** Largest absolute payoff of a joint move of the state that some types may make, {@code [i]}. */
    final double[] paid;

    private final BeliefGame game;
    private final StochasticGame open;
    private final int n;
    private final int profiles;
    private final int width;

    private BeliefBlocks here;
    private BeliefBlocks next;
    private boolean isLast;

    /** What a posterior that is not quite a mean of points may cost per unit of distance, {@code [i]}. */
    private double[] slack = new double[0];

    private final Following following;

    private boolean[] usable = new boolean[0];
    private double[] joint = new double[0];
    private double[] other = new double[0];
    private double[] worth = new double[0];
    private double[] bound = new double[0];
    private double[] vector = new double[0];
    private double[] mass = new double[0];
    private final Support.Split[][] split;
    private final double[] after;
    private int[] mixed = new int[1];
    private double[] mixedWeight = new double[1];

    BeliefNode(BeliefGame game, BeliefBlocks last) {
        this.game = game;
        this.open = game.game();
        this.node = new TypedNode(game);
        this.following = new Following(game, node, last);
        this.n = open.players();
        this.profiles = game.profiles();
        this.width = profiles * n;
        this.paid = new double[n];
        this.here = last;
        this.next = last;
        int most = 1;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, game.types(i));
        }
        this.after = new double[most];
        this.split = new Support.Split[n][1];
        for (Support.Split[] s : split) {
            s[0] = new Support.Split(most);
        }
    }

    /**
     * Takes up a layer and the one after it.
     *
     * @param followingIsLast whether nobody moves in the one after it
     */
    void layer(BeliefBlocks blocks, BeliefBlocks following, boolean followingIsLast, double[] costOfDistance) {
        isLast = followingIsLast;
        here = blocks;
        next = following;
        slack = costOfDistance;
        this.following.layer(following);
    }

    void state(int s) {
        following.clear();
        node.state(s);
        if (usable.length < node.joints) {
            usable = new boolean[node.joints];
            joint = new double[node.joints * width];
        }
        Arrays.fill(paid, 0);
        for (int j = 0; j < node.joints; j++) {
            for (int theta = 0; theta < profiles && node.playable[j]; theta++) {
                for (int i = 0; i < n && node.mayPlay(theta, j); i++) {
                    paid[i] = Math.max(paid[i], Math.abs(payoff(theta, j, i)));
                }
            }
        }
    }

    private double payoff(int theta, int j, int i) {
        return game.payoff(theta, open.jointStart(node.state) + j, i);
    }

    /**
     * Works out the block of a node.
     *
     * @param gamma relative rounding error of one evaluation
     * @param later bounds of what follows, {@code [agent]}, for the rounding of gains
     */
    void node(int x, double gamma, double[] later) {
        node.node(here.layer, x);
        int memory = here.layer.memory(x);
        int at = here.at(memory, x);
        joints();
        value(at);
        for (int i = 0; i < n; i++) {
            PointSet points = here.points(memory, i);
            for (int k = 0; k < game.types(i); k++) {
                int agent = game.typeStart(i) + k;
                gains(points, i, k, at, at + here.gain(memory, agent), gamma, later[agent]);
            }
        }
    }

    /** What each joint move is worth to everybody under every type profile, if all play on as the profile says. */
    private void joints() {
        for (int j = 0; j < node.joints; j++) {
            usable[j] = node.playable[j] && node.sound[node.signal[j]];
            int to = j * width;
            if (!usable[j]) {
                Arrays.fill(joint, to, to + width, Double.NaN);
                continue;
            }
            Arrays.fill(joint, to, to + width, 0);
            int y = node.signal[j];
            for (int b = node.branchStart[y]; b < node.branchStart[y + 1]; b++) {
                int follows = following.at(j, node.memory[b]);
                double w = node.weight[b];
                for (int z = 0; z < width; z++) {
                    joint[to + z] += w * following.pool[follows + z];
                }
            }
            for (int theta = 0; theta < profiles; theta++) {
                for (int i = 0; i < n; i++) {
                    int z = to + theta * n + i;
                    joint[z] = payoff(theta, j, i) + open.discountFrom(node.state, i) * joint[z];
                }
            }
        }
    }

    private void value(int at) {
        for (int theta = 0; theta < profiles; theta++) {
            int to = at + theta * n;
            Arrays.fill(here.data, to, to + n, 0);
            for (int j = 0; j < node.joints; j++) {
                double p = node.probability(theta, j, -1);
                for (int i = 0; i < n && p > 0; i++) {
                    here.data[to + i] += p * joint[j * width + theta * n + i];
                }
            }
        }
    }

    /** Probabilities of the others' moves by their types, and what each own move is worth by them, over the profile. */
    private void linear(Facing f, int i, int k, int at) {
        int moves = open.moves(node.state, i);
        int count = f.count;
        if (other.length < count * node.joints) {
            other = new double[count * node.joints];
        }
        if (worth.length < count * moves) {
            worth = new double[count * moves];
        }
        for (int phi = 0; phi < count; phi++) {
            int theta = f.theta(k, phi);
            double value = here.data[at + theta * n + i];
            for (int a = 0; a < moves; a++) {
                worth[a * count + phi] = -value;
            }
            for (int j = 0; j < node.joints; j++) {
                double p = node.probability(theta, j, i);
                other[phi * node.joints + j] = p;
                if (p > 0) {
                    worth[node.move[j * n + i] * count + phi] += p * joint[j * width + theta * n + i];
                }
            }
        }
    }

    private void gains(PointSet points, int i, int k, int at, int to, double gamma, double later) {
        Facing f = points.facing;
        int count = f.count;
        int size = points.size;
        int agent = game.typeStart(i) + k;
        int moves = open.moves(node.state, i);
        boolean isHidden = count > 1;
        double discount = open.discountFrom(node.state, i);
        linear(f, i, k, at);
        if (bound.length < moves * size) {
            bound = new double[moves * size];
        }
        if (isHidden && vector.length < moves * size * count) {
            vector = new double[moves * size * count];
        }
        for (int a = 0; a < moves; a++) {
            for (int g = 0; g < size; g++) {
                double sum = 0;
                for (int phi = 0; phi < count; phi++) {
                    double b = points.belief[g * count + phi];
                    sum += b > 0 ? b * worth[a * count + phi] : 0;
                    if (isHidden) {
                        vector[(a * size + g) * count + phi] = worth[a * count + phi];
                    }
                }
                bound[a * size + g] = sum;
            }
        }
        if (discount > 0 && !isLast) {
            for (int g = 0; g < size; g++) {
                continuation(points, i, agent, g, discount);
            }
        }
        double rounding = gamma * (paid[i] + discount * later + largest(f, i, k, at));
        for (int g = 0; g < size; g++) {
            choose(agent, moves, size, count, g, to, rounding, points);
        }
    }

    private double largest(Facing f, int i, int k, int at) {
        double most = 0;
        for (int phi = 0; phi < f.count; phi++) {
            double v = Math.abs(here.data[at + f.theta(k, phi) * n + i]);
            most = v > most ? v : most;
        }
        return most;
    }

    /** Writes the bound at a point, and the best deviation found. */
    private void choose(int agent, int moves, int size, int count, int g, int to, double rounding, PointSet points) {
        double most = 0;
        int best = -1;
        double bestWorth = 0;
        for (int a = 0; a < moves; a++) {
            if (!node.allowed[node.from[agent] + a]) {
                continue;
            }
            double d = bound[a * size + g] + rounding;
            most = d > most || Double.isNaN(d) ? d : most;
            if (count > 1) {
                double sum = 0;
                for (int phi = 0; phi < count; phi++) {
                    double b = points.belief[g * count + phi];
                    sum += b > 0 ? b * vector[(a * size + g) * count + phi] : 0;
                }
                if (sum > bestWorth) {
                    bestWorth = sum;
                    best = a;
                }
            }
        }
        here.data[to + g] = most;
        for (int phi = 0; phi < count && count > 1; phi++) {
            here.data[to + size + g * count + phi] = best < 0 ? 0 : vector[(best * size + g) * count + phi];
        }
    }

    /** Adds the gains of later periods at one point to those of every move. */
    private void continuation(PointSet points, int i, int agent, int g, double discount) {
        Facing f = points.facing;
        int count = f.count;
        int size = points.size;
        for (int y = 0; y < node.signals; y++) {
            for (int b = node.branchStart[y]; b < node.branchStart[y + 1]; b++) {
                if (!next.isKnown(node.memory[b])) {
                    continue;
                }
                int parts = -1;
                PointSet then = null;
                double off = 0;
                for (int j = 0; j < node.joints; j++) {
                    int a = node.move[j * n + i];
                    if (node.signal[j] != y || !usable[j] || !node.allowed[node.from[agent] + a]) {
                        continue;
                    }
                    double p = mass(points, g, j);
                    if (!(p > 0)) {
                        continue;
                    }
                    if (then == null) {
                        then = next.points(node.memory[b], i);
                        off = splits(points, g, j, then);
                        parts = mix(then);
                    }
                    int from = following.at(j, node.memory[b]) + next.gain(node.memory[b], agent);
                    double w = discount * node.weight[b];
                    double sum = 0;
                    for (int z = 0; z < parts; z++) {
                        sum += mixedWeight[z] * following.pool[from + mixed[z]];
                    }
                    bound[a * size + g] += w * p * (sum + off * slack[i]);
                    if (count > 1) {
                        deviation(f, j, from + then.size, parts, w, (a * size + g) * count);
                    }
                }
            }
        }
    }

    private double mass(PointSet points, int g, int j) {
        int count = points.facing.count;
        if (mass.length < count) {
            mass = new double[count];
        }
        double sum = 0;
        for (int phi = 0; phi < count; phi++) {
            mass[phi] = points.belief[g * count + phi] * other[phi * node.joints + j];
            sum += mass[phi];
        }
        return sum;
    }

    /** Adds the deviation after one joint move that is best of those at the points in use. */
    private void deviation(Facing f, int j, int from, int parts, double w, int to) {
        int count = f.count;
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int z = 0; z < parts; z++) {
            double sum = 0;
            for (int phi = 0; phi < count; phi++) {
                sum += mass[phi] > 0 ? mass[phi] * following.pool[from + mixed[z] * count + phi] : 0;
            }
            if (sum > most) {
                most = sum;
                best = mixed[z];
            }
        }
        for (int phi = 0; phi < count && best >= 0; phi++) {
            double p = other[phi * node.joints + j];
            vector[to + phi] += p > 0 ? w * p * following.pool[from + best * count + phi] : 0;
        }
    }

    /** The belief about each other after a joint move, from a point, as a mean of points of the next memory. */
    private double splits(PointSet points, int g, int j, PointSet then) {
        Facing f = points.facing;
        double off = 0;
        for (int o = 0; o < f.others.length; o++) {
            int player = f.others[o];
            BeliefPoints.posterior(node, player, node.move[j * n + player], points.part[o], points.point(g, o), after);
            then.part[o].split(after, split[o][0]);
            off += split[o][0].off;
        }
        return off;
    }

    /** All combinations of the splits, as points of the next memory; how many. */
    private int mix(PointSet then) {
        int others = then.part.length;
        int total = 1;
        for (int o = 0; o < others; o++) {
            total *= split[o][0].count;
        }
        if (mixed.length < total) {
            mixed = new int[total];
            mixedWeight = new double[total];
        }
        for (int z = 0; z < total; z++) {
            int left = z;
            int at = 0;
            double w = 1;
            int scale = 1;
            for (int o = others - 1; o >= 0; o--) {
                Support.Split s = split[o][0];
                int c = left % s.count;
                left /= s.count;
                at += s.index[c] * scale;
                scale *= then.part[o].size;
                w *= s.weight[c];
            }
            mixed[z] = at;
            mixedWeight[z] = w;
        }
        return total;
    }
}
