package parley.solve.belief;

import java.util.Arrays;
import parley.game.BeliefGame;

/**
 * The equations of logit play at all nodes of a {@link PublicTree} at once (agent quantal response, McKelvey and Palfrey 1998): at
 * every node, for every type of every player that has a choice there, and for every allowed move of it but the first,
 *
 * <pre>H = z - bias - precision * scale * (Q - Q_first) = 0,</pre>
 *
 * {@code Q} what the move is worth to the type, given others' moves, what is believed of their types and what follows. Beliefs are
 * worked out from the top by Bayes' rule in logarithms, worths from the bottom, so nothing but logits is unknown.
 *
 * <p>Unknowns of node {@code x} begin at {@code start[x]}, ordered as {@link StateShape#slot}; its move probabilities at
 * {@code entryStart[x]}. Worths are {@code [(x * profiles + theta) * n + i]}. Cost of an evaluation: per node, joint moves x
 * type profiles x players x successors.
 */
final class TreeSystem {
    final PublicTree tree;
    final BeliefGame game;
    final int n;
    final int profiles;
    final int agents;
    final int unknowns;
    final int[] start;
    final int[] entryStart;
    final StateShape[] shape;
    /** {@code [theta * n + i]} */
    final int[] agentOf;
    /** {@code [agent]} place among the types of informed players, or -1. */
    final int[] inner;
    /** Types of informed players. */
    final int inners;
    /** {@code [q]} first inner type of an informed player; one entry more. */
    final int[] innerStart;

    /** {@code [unknown]} logits at precision 0. */
    final double[] bias;
    /** {@code [agent]} what one unit of its payoff weighs in its logits. */
    final double[] scale;

    final double[] sigma;
    final double[] logSigma;
    final double[] worth;
    /** {@code [thought][type]} logarithms of what is believed, but for a constant. */
    final double[][] log;
    /** Q by entry, laid out as {@link #sigma}. */
    final double[] value;
    /** Largest absolute worth of a player, in units of its logits per precision. */
    private double largest;
    /** Largest logarithm of a belief, as far as the belief depends on it. */
    private double longest;

    TreeSystem(PublicTree tree, double[] unit) {
        this.tree = tree;
        this.game = tree.game;
        this.n = game.game().players();
        this.profiles = game.profiles();
        this.agents = game.typeCount();
        int nodes = tree.playedNodes();
        StateShape[] byState = new StateShape[game.game().states()];
        this.shape = new StateShape[nodes];
        this.start = new int[nodes + 1];
        this.entryStart = new int[nodes + 1];
        for (int x = 0; x < nodes; x++) {
            int s = tree.state[x];
            if (byState[s] == null) {
                byState[s] = new StateShape(game, s);
            }
            shape[x] = byState[s];
            start[x + 1] = start[x] + shape[x].unknowns;
            entryStart[x + 1] = entryStart[x] + shape[x].entries;
        }
        this.unknowns = start[nodes];
        this.agentOf = new int[profiles * n];
        for (int theta = 0; theta < profiles; theta++) {
            for (int i = 0; i < n; i++) {
                agentOf[theta * n + i] = game.typeStart(i) + game.typeIn(theta, i);
            }
        }
        this.inner = new int[agents];
        Arrays.fill(inner, -1);
        this.innerStart = new int[tree.informed.length + 1];
        int found = 0;
        for (int q = 0; q < tree.informed.length; q++) {
            for (int k = 0; k < game.types(tree.informed[q]); k++) {
                inner[game.typeStart(tree.informed[q]) + k] = found++;
            }
            innerStart[q + 1] = found;
        }
        this.inners = found;
        this.bias = new double[unknowns];
        this.scale = new double[agents];
        for (int i = 0; i < n; i++) {
            Arrays.fill(scale, game.typeStart(i), game.typeStart(i) + game.types(i), unit[i]);
        }
        this.sigma = new double[entryStart[nodes]];
        this.logSigma = new double[entryStart[nodes]];
        this.value = new double[entryStart[nodes]];
        this.worth = new double[tree.nodes() * profiles * n];
        this.log = new double[tree.thoughts()][];
        for (int c = 0; c < log.length; c++) {
            log[c] = tree.log[c].clone();
        }
        for (int x = nodes; x < tree.nodes(); x++) {
            for (int theta = 0; theta < profiles; theta++) {
                for (int i = 0; i < n; i++) {
                    worth[(x * profiles + theta) * n + i] = game.finalPayoff(theta, tree.state[x], i);
                }
            }
        }
    }

    /** Writes H at {@code z}, and all that it follows from; the largest absolute entry. */
    double evaluate(double[] z, double precision, double[] h) {
        for (int x = 0; x < shape.length; x++) {
            play(x, z);
        }
        think();
        largest = 0;
        longest = 0;
        double[] belief = new double[agents];
        double worst = 0;
        for (int x = shape.length - 1; x >= 0; x--) {
            believe(tree.memory[x], belief);
            node(x, belief);
            worst = Math.max(worst, residual(x, z, precision, h));
        }
        return worst;
    }

    /** Rounding that an entry of H may show at the last evaluation. */
    double noise(double precision) {
        return Math.min(1e-3, 2e-14 * precision * largest * (1 + longest));
    }

    private void play(int x, double[] z) {
        StateShape f = shape[x];
        int base = entryStart[x];
        for (int agent = 0; agent < agents; agent++) {
            int from = f.entryStart[agent];
            int to = f.entryStart[agent + 1];
            double most = Double.NEGATIVE_INFINITY;
            for (int e = from; e < to; e++) {
                double y = !f.may[e] ? Double.NEGATIVE_INFINITY : f.slot[e] < 0 ? 0 : z[start[x] + f.slot[e]];
                logSigma[base + e] = y;
                most = Math.max(most, y);
            }
            double sum = 0;
            for (int e = from; e < to; e++) {
                sigma[base + e] = f.may[e] ? StrictMath.exp(logSigma[base + e] - most) : 0;
                sum += sigma[base + e];
            }
            double shift = most + StrictMath.log(sum);
            for (int e = from; e < to; e++) {
                logSigma[base + e] -= shift;
                sigma[base + e] /= sum;
            }
        }
    }

    private void think() {
        for (int c = 0; c < log.length; c++) {
            if (tree.kind[c] == PublicTree.FIXED) {
                continue;
            }
            int x = tree.at[c];
            int first = game.typeStart(tree.informed[tree.about[c]]);
            double[] before = log[tree.parent[c]];
            for (int k = 0; k < before.length; k++) {
                double now = tree.log[c][k] == Double.NEGATIVE_INFINITY ? Double.NEGATIVE_INFINITY : before[k];
                if (tree.kind[c] == PublicTree.UPDATED && now > Double.NEGATIVE_INFINITY) {
                    now += logSigma[entryStart[x] + shape[x].entryStart[first + k] + tree.move[c]];
                }
                log[c][k] = now;
            }
        }
    }

    /** Writes the belief of a memory, {@code [agent]}. */
    void believe(int m, double[] belief) {
        Arrays.fill(belief, 1);
        for (int q = 0; q < tree.informed.length; q++) {
            double[] about = log[tree.thought[m * tree.informed.length + q]];
            int first = game.typeStart(tree.informed[q]);
            double most = Double.NEGATIVE_INFINITY;
            for (double y : about) {
                most = Math.max(most, y);
            }
            double sum = 0;
            for (int k = 0; k < about.length; k++) {
                belief[first + k] = StrictMath.exp(about[k] - most);
                sum += belief[first + k];
            }
            for (int k = 0; k < about.length; k++) {
                double p = belief[first + k] / sum;
                belief[first + k] = p;
                if (p > 0 && p < 1) {
                    longest = Math.max(longest, Math.abs(about[k]) * p * (1 - p));
                }
            }
        }
    }

    /** Q and worth of a node. */
    private void node(int x, double[] belief) {
        StateShape f = shape[x];
        int base = entryStart[x];
        Arrays.fill(value, base, base + f.entries, 0);
        Arrays.fill(worth, x * profiles * n, (x + 1) * profiles * n, 0);
        int[] edge = tree.edge[x];
        for (int theta = 0; theta < profiles; theta++) {
            for (int j = 0; j < f.joints; j++) {
                double all = 1;
                for (int l = 0; l < n; l++) {
                    all *= sigma[base + f.entryStart[agentOf[theta * n + l]] + f.moveOf[j * n + l]];
                }
                for (int i = 0; i < n; i++) {
                    double others = others(f, base, belief, theta, j, i);
                    if (others == 0 && all == 0) {
                        continue;
                    }
                    double g = f.pay[(theta * f.joints + j) * n + i] + f.discount[i] * after(f, edge, theta, j, i);
                    value[base + f.entryStart[agentOf[theta * n + i]] + f.moveOf[j * n + i]] += others * g;
                    worth[(x * profiles + theta) * n + i] += all * g;
                }
            }
        }
        for (int theta = 0; theta < profiles; theta++) {
            for (int i = 0; i < n; i++) {
                largest = Math.max(
                        largest, Math.abs(worth[(x * profiles + theta) * n + i]) * scale[agentOf[theta * n + i]]);
            }
        }
    }

    /** The probability that others have the types of a profile and make their moves of a joint move, to player {@code i}. */
    double others(StateShape f, int base, double[] belief, int theta, int j, int i) {
        double p = 1;
        for (int l = 0; l < n; l++) {
            if (l != i) {
                int agent = agentOf[theta * n + l];
                p *= belief[agent] * sigma[base + f.entryStart[agent] + f.moveOf[j * n + l]];
            }
        }
        return p;
    }

    private double after(StateShape f, int[] edge, int theta, int j, int i) {
        double sum = 0;
        for (int e = f.edgeStart[j]; e < f.edgeStart[j + 1]; e++) {
            if (edge[e] >= 0) {
                sum += f.probability[e] * worth[(edge[e] * profiles + theta) * n + i];
            }
        }
        return sum;
    }

    private double residual(int x, double[] z, double precision, double[] h) {
        StateShape f = shape[x];
        int base = entryStart[x];
        double worst = 0;
        for (int agent = 0; agent < agents; agent++) {
            int ref = f.first[agent];
            for (int e = f.entryStart[agent]; e < f.entryStart[agent + 1]; e++) {
                if (f.slot[e] >= 0) {
                    int u = start[x] + f.slot[e];
                    h[u] = z[u] - bias[u] - precision * scale[agent] * (value[base + e] - value[base + ref]);
                    worst = Math.max(worst, Math.abs(h[u]));
                }
            }
        }
        return Double.isNaN(worst) ? Double.POSITIVE_INFINITY : worst;
    }
}
