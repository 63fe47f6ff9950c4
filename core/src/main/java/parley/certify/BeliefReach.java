package parley.certify;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/**
 * Which nodes of a profile some play reaches, and whether everything there is as it must be: one pass forward. Time: reached nodes
 * times joint moves times type profiles, and the transition rows once per pair of a joint move and a memory that follows it.
 *
 * <p>Per node and type profile two facts are kept: whether moves that these types are allowed lead there, and whether those that
 * they play with positive probability do. Besides, whether moves that are allowed to some type or other lead there: what is worked
 * out there is needed where a belief gives weight to types that cannot be there. No probabilities are multiplied, so nothing underflows.
 */
final class BeliefReach {
    private static final double SAME_PRIOR = 1e-12;

    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final int profiles;
    private final int words;
    private final TypedNode node;

    /**
     * {@code [step][x * words + w]}: bit theta for any play, bit profiles + theta for play as it is, and the last for
     * play by anybody.
     */
    private final long[][] bits;

    private final int[][] order;
    private final int[][] groupStart;
    private @Nullable String fault;

    private BeliefReach(BeliefGame game, BeliefProfile profile) {
        this.game = game;
        this.open = game.game();
        this.profile = profile;
        this.profiles = game.profiles();
        this.words = (2 * profiles + 1 + 63) / 64;
        this.node = new TypedNode(game);
        this.bits = new long[profile.layers().size()][];
        this.order = new int[bits.length][];
        this.groupStart = new int[bits.length][];
    }

    /** Walks through a profile. Where {@link #fault} is not null nothing else may be asked. */
    static BeliefReach of(BeliefGame game, BeliefProfile profile, BooleanSupplier cancelled) {
        BeliefReach reach = new BeliefReach(game, profile);
        try {
            reach.run(cancelled);
        } catch (IndexOutOfBoundsException e) {
            reach.fault = "the arrays of a layer do not fit together: " + e.getMessage();
        }
        return reach;
    }

    /** What is wrong with the profile, or null. */
    @Nullable String fault() {
        return fault;
    }

    /** Nodes of a step that moves which are allowed to somebody lead to, in order of their states. */
    int[] order(int step) {
        return order[step];
    }

    /** Where in {@link #order} the nodes of each state begin: one entry per state that occurs and one more. */
    int[] groupStart(int step) {
        return groupStart[step];
    }

    /** Which memories of a layer have such nodes. */
    boolean[] memories(int step, Layer layer) {
        boolean[] seen = new boolean[layer.memories()];
        for (int x : order[step]) {
            seen[layer.memory(x)] = true;
        }
        return seen;
    }

    /** Whether some play brings these types to a node. */
    boolean isReached(int step, int x, int theta) {
        return (bits[step][x * words + theta / 64] >>> (theta % 64) & 1) != 0;
    }

    /** Whether the profile brings these types to a node with positive probability. */
    boolean isPlayed(int step, int x, int theta) {
        return isReached(step, x, profiles + theta);
    }

    boolean isPlayed(int step, int x) {
        for (int theta = 0; theta < profiles; theta++) {
            if (isPlayed(step, x, theta)) {
                return true;
            }
        }
        return false;
    }

    private void run(BooleanSupplier cancelled) {
        List<Layer> layers = profile.layers();
        int steps = game.steps();
        if (layers.size() != steps + 1) {
            fault = "the profile has " + layers.size() + " layers, not " + (steps + 1);
            return;
        }
        fault = faultAtStart(layers.get(0));
        for (int step = 0; step <= steps && fault == null; step++) {
            if (cancelled.getAsBoolean()) {
                throw new java.util.concurrent.CancellationException();
            }
            Layer layer = layers.get(step);
            if (step == 0) {
                bits[0] = new long[layer.nodes() * words];
                for (int bit = 0; bit <= 2 * profiles; bit++) {
                    set(bits[0], profile.start(game), bit);
                }
            }
            group(step, layer);
            fault = faultInBeliefs(step, layer);
            if (step < steps && fault == null) {
                bits[step + 1] = new long[layers.get(step + 1).nodes() * words];
                new Pass(step, layer, layers.get(step + 1)).run();
            }
        }
    }

    private @Nullable String faultAtStart(Layer first) {
        if (first.memories() == 0 || profile.start(game) < 0) {
            return "there is no node for the start";
        }
        for (int i = 0; i < open.players(); i++) {
            for (int k = 0; k < game.types(i); k++) {
                double held = first.belief(BeliefProfile.START, game.typeStart(i) + k, game.typeCount());
                if (!(Math.abs(held - game.prior(i, k)) <= SAME_PRIOR)) {
                    return "play begins with a belief of " + held + " in type " + k + " of player " + i
                            + ", whose prior is " + game.prior(i, k);
                }
            }
        }
        return null;
    }

    private void set(long[] where, int x, int bit) {
        where[x * words + bit / 64] |= 1L << (bit % 64);
    }

    private boolean isAnywhere(int step, int x) {
        return isReached(step, x, 2 * profiles);
    }

    /** Whether moves that are allowed bring some types to a node. */
    boolean isReached(int step, int x) {
        for (int theta = 0; theta < profiles; theta++) {
            if (isReached(step, x, theta)) {
                return true;
            }
        }
        return false;
    }

    private void group(int step, Layer layer) {
        int[] count = new int[open.states() + 1];
        int total = 0;
        for (int x = 0; x < layer.nodes(); x++) {
            if (isAnywhere(step, x)) {
                count[layer.state(x) + 1]++;
                total++;
            }
        }
        int groups = (int) Arrays.stream(count).filter(c -> c > 0).count();
        int[] starts = new int[groups + 1];
        int g = 0;
        for (int s = 0; s < open.states(); s++) {
            if (count[s + 1] > 0) {
                starts[g++] = count[s];
            }
            count[s + 1] += count[s];
        }
        starts[groups] = total;
        int[] sorted = new int[total];
        for (int x = 0; x < layer.nodes(); x++) {
            if (isAnywhere(step, x)) {
                sorted[count[layer.state(x)]++] = x;
            }
        }
        order[step] = sorted;
        groupStart[step] = starts;
    }

    private @Nullable String faultInBeliefs(int step, Layer layer) {
        int last = -1;
        boolean[] seen = new boolean[layer.memories()];
        for (int x : order[step]) {
            int m = layer.memory(x);
            if (m == last || seen[m]) {
                continue;
            }
            last = m;
            seen[m] = true;
            for (int i = 0; i < open.players(); i++) {
                double sum = 0;
                for (int k = 0; k < game.types(i); k++) {
                    double b = layer.belief(m, game.typeStart(i) + k, game.typeCount());
                    sum += b >= 0 ? b : Double.NaN;
                }
                if (!(Math.abs(sum - 1) <= TypedNode.TOLERANCE)) {
                    return "the beliefs about player " + i + " at memory " + m + " of step " + step
                            + " are no probabilities";
                }
            }
        }
        return null;
    }

    /** From one layer to the next. */
    private final class Pass {
        private final int step;
        private final Layer layer;
        private final Layer next;
        private final Met met = new Met();
        private long[] pending = new long[0];

        Pass(int step, Layer layer, Layer next) {
            this.step = step;
            this.layer = layer;
            this.next = next;
            met.reserve(next.memories());
        }

        void run() {
            int[] starts = groupStart[step];
            for (int g = 0; g + 1 < starts.length && fault == null; g++) {
                int s = layer.state(order[step][starts[g]]);
                if (open.stage(s) != step % open.stages()) {
                    fault = "state " + s + " of stage " + open.stage(s) + " stands in step " + step;
                    return;
                }
                node.state(s);
                for (int e = starts[g]; e < starts[g + 1] && fault == null; e++) {
                    int x = order[step][e];
                    fault = faultAt(x);
                    if (fault == null) {
                        node.node(layer, x);
                        collect(x);
                    }
                }
                push();
            }
        }

        private @Nullable String faultAt(int x) {
            int at = layer.strategyStart(game, x, 0, 0);
            for (int agent = 0; agent < node.agents; agent++) {
                double sum = 0;
                for (int e = node.from[agent]; e < node.from[agent + 1]; e++) {
                    double p = layer.strategy(at + e);
                    if (!(p >= 0) || (p > 0 && !node.allowed[e])) {
                        return "the probability of move " + (e - node.from[agent]) + " of " + place(agent, x) + " is "
                                + p + (node.allowed[e] ? "" : ", and it is not allowed");
                    }
                    sum += p;
                }
                if (!(Math.abs(sum - 1) <= TypedNode.TOLERANCE)) {
                    return "the move probabilities of " + place(agent, x) + " sum to " + sum;
                }
            }
            return null;
        }

        private String place(int agent, int x) {
            int i = 0;
            while (agent >= game.typeStart(i) + game.types(i)) {
                i++;
            }
            return "type " + (agent - game.typeStart(i)) + " of player " + i + " " + where(x);
        }

        private String where(int x) {
            return "at memory " + layer.memory(x) + " in state " + layer.state(x) + " of step " + step;
        }

        /** Notes what each joint move passes on to the memories that follow it. */
        private void collect(int x) {
            long[] mask = new long[words];
            boolean[] checked = new boolean[node.signals];
            for (int j = 0; j < node.joints; j++) {
                Arrays.fill(mask, 0);
                boolean any = false;
                for (int theta = 0; theta < profiles; theta++) {
                    if (isReached(step, x, theta) && node.mayPlay(theta, j)) {
                        set(mask, 0, theta);
                        any = true;
                        if (isPlayed(step, x, theta) && plays(theta, j)) {
                            set(mask, 0, profiles + theta);
                        }
                    }
                }
                int y = node.signal[j];
                if (!any && !(node.playable[j] && node.sound[y])) {
                    continue;
                }
                set(mask, 0, 2 * profiles);
                if (any && !checked[y]) {
                    checked[y] = true;
                    fault = faultInBranches(x, y);
                    if (fault != null) {
                        return;
                    }
                }
                for (int b = node.branchStart[y]; b < node.branchStart[y + 1]; b++) {
                    int at = (local(node.memory[b]) * node.joints + j) * words;
                    for (int w = 0; w < words; w++) {
                        pending[at + w] |= mask[w];
                    }
                }
            }
        }

        private boolean plays(int theta, int j) {
            for (int i = 0; i < node.n; i++) {
                if (!(node.sigma(node.agent(theta, i), node.move[j * node.n + i]) > 0)) {
                    return false;
                }
            }
            return true;
        }

        private @Nullable String faultInBranches(int x, int y) {
            double sum = 0;
            for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y); b++) {
                double w = layer.branchWeight(b);
                int m = layer.branchMemory(b);
                if (!(w >= 0) || m < 0 || m >= next.memories()) {
                    return "a branch " + where(x) + " leads to memory " + m + " with weight " + w;
                }
                sum += w;
            }
            return Math.abs(sum - 1) <= TypedNode.TOLERANCE
                    ? null
                    : "the branches of signal " + y + " " + where(x) + " sum to " + sum;
        }

        private int local(int memory) {
            int local = met.of(memory);
            int needed = met.count() * node.joints * words;
            if (pending.length < needed) {
                pending = Arrays.copyOf(pending, 2 * needed);
            }
            return local;
        }

        private void push() {
            for (int k = 0; k < met.count() && fault == null; k++) {
                for (int j = 0; j < node.joints && fault == null; j++) {
                    push(met.memory(k), j, (k * node.joints + j) * words);
                }
            }
            Arrays.fill(pending, 0, met.count() * node.joints * words, 0);
            met.clear();
        }

        private boolean isSet(int at, int bit) {
            return (pending[at + bit / 64] >>> (bit % 64) & 1) != 0;
        }

        private void push(int memory, int j, int at) {
            if (!isSet(at, 2 * profiles)) {
                return;
            }
            boolean any = false;
            for (int theta = 0; theta < profiles; theta++) {
                any |= isSet(at, theta);
            }
            int row = open.row(open.jointStart(node.state) + j);
            for (int e = open.rowStart(row); e < open.rowStart(row + 1); e++) {
                int to = next.node(memory, open.successor(e));
                if (!(open.probability(e) > 0)) {
                    continue;
                } else if (to < 0) {
                    if (any) {
                        fault = "play comes to state " + open.successor(e) + " at memory " + memory + " of step "
                                + (step + 1) + ", for which there is no node";
                        return;
                    }
                    continue;
                }
                for (int w = 0; w < words; w++) {
                    bits[step + 1][to * words + w] |= pending[at + w];
                }
            }
        }
    }
}
