package parley.solve.belief;

import java.util.Arrays;
import parley.game.BeliefGame;
import parley.game.StochasticGame;

/**
 * The equations of logit play at one node: for every type of every player that has a choice, the differences of its logits to that
 * of its first allowed move are precision times the differences of what the moves are worth to it,
 *
 * <pre>H = z - precision * (Q - Q_first)(sigma(z)),</pre>
 *
 * where what a move is worth depends on the others' moves and, through Bayes' rule and the worth of the next node, on what the
 * move tells of the mover's type (McKelvey and Palfrey 1998, agent quantal response).
 *
 * <p>An object serves one state after another ({@link #load}), and at each one belief after another. Entries are the moves of
 * all types in the order of a layer's strategies: player, type, move. Not safe for several threads.
 */
final class NodeSystem {
    private final BeliefGame game;
    private final StochasticGame open;
    private final int n;
    private final int profiles;
    private final int types;
    private final int[] informed;
    private final int[] typeOf;
    /** Types of informed players, and the entries of their moves by signal. */
    private final int inners;

    private int[] column = new int[0];

    // The state.
    int state;
    int joints;
    int entries;
    int unknowns;
    int signals;
    private int[] entryAt = new int[0];
    private int[] signalOf = new int[0];
    final int[] count;
    final int[] entryStart;
    private int[] slot = new int[0];
    private boolean[] may = new boolean[0];
    private final int[] first;
    private double[] pay = new double[0];
    private double[][] worth = new double[0][];

    // The belief and its roundings.
    private Beliefs next;
    private double[] belief = new double[0];
    private double[] logBelief = new double[0];
    private int beliefAt;
    private final Posterior posterior;

    // Results of an evaluation.
    double[] sigma = new double[0];
    double[] logSigma = new double[0];
    private double[] weighed = new double[0];
    private double[] value = new double[0];
    private double[] slope = new double[0];
    private double[] others = new double[0];
    private final double[] scale;

    NodeSystem(BeliefGame game, Beliefs next, double[] unit) {
        this.game = game;
        this.open = game.game();
        this.n = open.players();
        this.profiles = game.profiles();
        this.types = game.typeCount();
        this.informed = next.informed;
        this.next = next;
        this.scale = unit;
        this.count = new int[n];
        this.entryStart = new int[types + 1];
        this.first = new int[types];
        this.typeOf = new int[profiles * n];
        for (int theta = 0; theta < profiles; theta++) {
            for (int i = 0; i < n; i++) {
                typeOf[theta * n + i] = game.typeStart(i) + game.typeIn(theta, i);
            }
        }
        int inner = 0;
        for (int l : informed) {
            inner += game.types(l);
        }
        this.inners = inner;
        this.posterior = new Posterior(game, informed);
        this.others = new double[n];
    }

    /** Sets the beliefs of the layer after this one. */
    void toward(Beliefs layer) {
        this.next = layer;
    }

    /**
     * Takes up a state.
     *
     * @param worthOfRow {@code [local joint move]} the expected worth of what follows by memory, type profile and player:
     *     {@code [(m * profiles + theta) * n + i]}
     */
    void load(int s, double[][] worthOfRow) {
        state = s;
        int start = open.jointStart(s);
        joints = open.jointStart(s + 1) - start;
        worth = worthOfRow;
        signals = game.signals(s);
        if (signalOf.length < joints) {
            signalOf = new int[joints];
        }
        if (entryAt.length < profiles * joints * n) {
            entryAt = new int[profiles * joints * n];
        }
        if (pay.length < profiles * joints * n) {
            pay = new double[profiles * joints * n];
        }
        int at = 0;
        for (int i = 0; i < n; i++) {
            count[i] = open.moves(s, i);
            for (int k = 0; k < game.types(i); k++) {
                entryStart[game.typeStart(i) + k] = at;
                at += count[i];
            }
        }
        entryStart[types] = at;
        entries = at;
        for (int j = 0; j < joints; j++) {
            signalOf[j] = game.signal(s, start + j);
            for (int theta = 0; theta < profiles; theta++) {
                for (int i = 0; i < n; i++) {
                    int x = (theta * joints + j) * n + i;
                    pay[x] = game.payoff(theta, start + j, i);
                    entryAt[x] = entryStart[typeOf[theta * n + i]] + open.moveIn(s, start + j, i);
                }
            }
        }
        number();
        posterior.load(s, signals);
        if (column.length < signals * inners) {
            column = new int[signals * inners];
        }
        for (int y = 0; y < signals; y++) {
            int c = y * inners;
            for (int l : informed) {
                for (int k = 0; k < game.types(l); k++) {
                    column[c++] = entryStart[game.typeStart(l) + k] + game.moveIn(s, y, l);
                }
            }
        }
    }

    /** Numbers the unknowns: all allowed moves of a type but its first. */
    private void number() {
        if (slot.length < entries) {
            slot = new int[entries];
            may = new boolean[entries];
            sigma = new double[entries];
            logSigma = new double[entries];
            weighed = new double[entries];
            value = new double[entries];
            slope = new double[entries * entries];
        }
        int found = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < game.types(i); k++) {
                int agent = game.typeStart(i) + k;
                first[agent] = -1;
                for (int a = 0; a < count[i]; a++) {
                    int e = entryStart[agent] + a;
                    may[e] = game.allowed(i, k, state, a);
                    slot[e] = -1;
                    if (may[e]) {
                        if (first[agent] < 0) {
                            first[agent] = e;
                        } else {
                            slot[e] = found++;
                        }
                    }
                }
            }
        }
        unknowns = found;
    }

    /** Takes up a belief: that of memory {@code m} of {@code layer}. */
    void at(Beliefs layer, int m) {
        belief = layer.belief;
        logBelief = layer.logBelief;
        beliefAt = m * types;
    }

    /** Move probabilities at logits {@code z}. */
    private void play(double[] z) {
        for (int agent = 0; agent < types; agent++) {
            int from = entryStart[agent];
            int to = entryStart[agent + 1];
            double most = Double.NEGATIVE_INFINITY;
            for (int e = from; e < to; e++) {
                if (may[e]) {
                    logSigma[e] = slot[e] < 0 ? 0 : z[slot[e]];
                    most = Math.max(most, logSigma[e]);
                } else {
                    logSigma[e] = Double.NEGATIVE_INFINITY;
                }
            }
            double sum = 0;
            for (int e = from; e < to; e++) {
                sum += may[e] ? StrictMath.exp(logSigma[e] - most) : 0;
            }
            double shift = most + StrictMath.log(sum);
            for (int e = from; e < to; e++) {
                logSigma[e] -= shift;
                sigma[e] = may[e] ? StrictMath.exp(logSigma[e]) : 0;
            }
        }
    }

    /** What every move is worth to its type, {@code value}, and where asked its derivatives by all logs of probabilities. */
    private void values(boolean derivatives) {
        Arrays.fill(value, 0, entries, 0);
        if (derivatives) {
            Arrays.fill(slope, 0, entries * entries, 0);
        }
        posterior.compute(belief, logBelief, beliefAt, logSigma, entryStart, count, next, derivatives);
        for (int agent = 0; agent < types; agent++) {
            double b = belief[beliefAt + agent];
            for (int e = entryStart[agent]; e < entryStart[agent + 1]; e++) {
                weighed[e] = b * sigma[e];
            }
        }
        for (int theta = 0; theta < profiles; theta++) {
            for (int j = 0; j < joints; j++) {
                joint(theta, j, derivatives);
            }
        }
    }

    private void joint(int theta, int j, boolean derivatives) {
        int at = (theta * joints + j) * n;
        boolean any = false;
        for (int i = 0; i < n; i++) {
            double p = 1;
            for (int l = 0; l < n; l++) {
                if (l != i) {
                    p *= weighed[entryAt[at + l]];
                }
            }
            others[i] = p;
            any |= p > 0;
        }
        if (!any) {
            return;
        }
        int y = signalOf[j];
        int from = posterior.start[y];
        int to = posterior.start[y + 1];
        double[] follow = worth[j];
        for (int i = 0; i < n; i++) {
            double p = others[i];
            if (!(p > 0)) {
                continue;
            }
            int row = entryAt[at + i];
            int base = row * entries;
            double g = pay[at + i];
            for (int b = from; b < to; b++) {
                double w = follow[(posterior.memory[b] * profiles + theta) * n + i];
                g += posterior.weight[b] * w;
                if (derivatives && w != 0) {
                    double pw = p * w;
                    for (int c = 0; c < inners; c++) {
                        slope[base + column[y * inners + c]] += pw * posterior.slope[b * inners + c];
                    }
                }
            }
            double worthHere = p * g;
            value[row] += worthHere;
            if (derivatives) {
                for (int l = 0; l < n; l++) {
                    if (l != i) {
                        slope[base + entryAt[at + l]] += worthHere;
                    }
                }
            }
        }
    }

    /** Writes H at {@code z} and {@code precision}; with {@code matrix}, its Jacobian too. Largest absolute entry of H. */
    double residual(double[] z, double precision, double[] h, double[] matrix) {
        play(z);
        boolean derivatives = matrix.length > 0;
        values(derivatives);
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double factor = precision * scale[i];
            for (int k = 0; k < game.types(i); k++) {
                int agent = game.typeStart(i) + k;
                int ref = first[agent];
                for (int e = entryStart[agent]; e < entryStart[agent + 1]; e++) {
                    int u = slot[e];
                    if (u < 0) {
                        continue;
                    }
                    h[u] = z[u] - factor * (value[e] - value[ref]);
                    worst = Math.max(worst, Math.abs(h[u]));
                    if (derivatives) {
                        row(u, e, ref, factor, matrix);
                    }
                }
            }
        }
        return worst;
    }

    private void row(int u, int e, int ref, double factor, double[] matrix) {
        int base = u * unknowns;
        for (int agent = 0; agent < types; agent++) {
            int from = entryStart[agent];
            int to = entryStart[agent + 1];
            double total = 0;
            for (int x = from; x < to; x++) {
                total += slope[e * entries + x] - slope[ref * entries + x];
            }
            for (int x = from; x < to; x++) {
                int c = slot[x];
                if (c >= 0) {
                    double d = slope[e * entries + x] - slope[ref * entries + x] - sigma[x] * total;
                    matrix[base + c] = (c == u ? 1 : 0) - factor * d;
                }
            }
        }
    }

    /** Derivative of H by the logarithm of the precision at the last evaluation: {@code z - H}, negated. */
    void bySpeed(double[] z, double[] h, double[] into) {
        for (int u = 0; u < unknowns; u++) {
            into[u] = h[u] - z[u];
        }
    }

    /** Logits of given move probabilities. */
    void logits(double[] probability, int from, double[] z) {
        for (int agent = 0; agent < types; agent++) {
            double ref = StrictMath.log(Math.max(probability[from + first[agent]], 1e-300));
            for (int e = entryStart[agent]; e < entryStart[agent + 1]; e++) {
                if (slot[e] >= 0) {
                    z[slot[e]] = StrictMath.log(Math.max(probability[from + e], 1e-300)) - ref;
                }
            }
        }
    }

    /** Writes the worth of the node at the last evaluated play, {@code [theta * n + i]} from {@code at}. */
    void worthOfNode(double[] into, int at) {
        for (int theta = 0; theta < profiles; theta++) {
            Arrays.fill(into, at + theta * n, at + theta * n + n, 0);
            for (int j = 0; j < joints; j++) {
                double p = 1;
                for (int l = 0; l < n; l++) {
                    p *= sigma[entryAt[(theta * joints + j) * n + l]];
                }
                if (p > 0) {
                    int y = signalOf[j];
                    for (int i = 0; i < n; i++) {
                        double g = pay[(theta * joints + j) * n + i];
                        for (int b = posterior.start[y]; b < posterior.start[y + 1]; b++) {
                            g += posterior.weight[b] * worth[j][(posterior.memory[b] * profiles + theta) * n + i];
                        }
                        into[at + theta * n + i] += p * g;
                    }
                }
            }
        }
    }

    Posterior posterior() {
        return posterior;
    }
}
