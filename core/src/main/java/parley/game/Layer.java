package parley.game;

import java.util.Arrays;

/**
 * One step of a {@link BeliefProfile}. Memories are numbered from 0, and so are nodes, in order of memory and then of state. All
 * arrays are laid out as said at the accessors.
 */
public final class Layer {
    private final double[] belief;
    private final int[] memoryStart;
    private final int[] state;
    private final int[] strategyStart;
    private final double[] strategy;
    private final int[] signalStart;
    private final int[] branchStart;
    private final int[] branchMemory;
    private final double[] branchWeight;
    private final double[] value;
    private final int[] rank;

    /**
     * A layer from its parts. For the layer after the last step, {@code strategyStart} and {@code signalStart} hold zeros.
     *
     * @param belief {@code [m * typeCount + typeStart(i) + k]}
     * @param memoryStart {@code [m]} first node of a memory; one entry more than there are memories
     * @param state {@code [x]} state of a node, increasing within a memory
     * @param strategyStart {@code [x]} where a node's move probabilities begin; within a node by player, then type, then move
     * @param strategy the move probabilities, 0 for moves that a type may not make
     * @param signalStart {@code [x]} where a node's signals begin in {@code branchStart}; one entry more than there are nodes
     * @param branchStart per signal where its branches begin; one entry more than there are signals
     * @param branchMemory memory of the next layer
     * @param branchWeight its probability; those of a signal sum to 1
     * @param value {@code [(x * profiles + theta) * n + i]} expected sum of discounted payoffs of player {@code i} from node
     *     {@code x} on, discounted to its period, given the type profile
     * @param states number of states of the game
     */
    public Layer(
            double[] belief,
            int[] memoryStart,
            int[] state,
            int[] strategyStart,
            double[] strategy,
            int[] signalStart,
            int[] branchStart,
            int[] branchMemory,
            double[] branchWeight,
            double[] value,
            int states) {
        this.belief = belief;
        this.memoryStart = memoryStart;
        this.state = state;
        this.strategyStart = strategyStart;
        this.strategy = strategy;
        this.signalStart = signalStart;
        this.branchStart = branchStart;
        this.branchMemory = branchMemory;
        this.branchWeight = branchWeight;
        this.value = value;
        this.rank = ranks(memoryStart, state, states);
    }

    /** Places of states within a memory where all memories have the same states, which makes them quick to find. */
    private static int[] ranks(int[] memoryStart, int[] state, int states) {
        int memories = memoryStart.length - 1;
        int width = memories == 0 ? 0 : memoryStart[1];
        for (int m = 0; m < memories; m++) {
            if (memoryStart[m + 1] - memoryStart[m] != width
                    || !Arrays.equals(state, memoryStart[m], memoryStart[m + 1], state, 0, width)) {
                return new int[0];
            }
        }
        int[] rank = new int[states];
        Arrays.fill(rank, -1);
        for (int k = 0; k < width; k++) {
            rank[state[k]] = k;
        }
        return rank;
    }

    public int memories() {
        return memoryStart.length - 1;
    }

    public int nodes() {
        return state.length;
    }

    /** The node of a memory and a state, or -1. */
    public int node(int memory, int s) {
        if (rank.length > 0) {
            return rank[s] < 0 ? -1 : memoryStart[memory] + rank[s];
        }
        int at = Arrays.binarySearch(state, memoryStart[memory], memoryStart[memory + 1], s);
        return at < 0 ? -1 : at;
    }

    /** First node of a memory. */
    public int memoryStart(int memory) {
        return memoryStart[memory];
    }

    public int state(int node) {
        return state[node];
    }

    /** The memory of a node. */
    public int memory(int node) {
        int at = Arrays.binarySearch(memoryStart, node);
        if (at < 0) {
            return -at - 2;
        }
        while (at + 1 < memoryStart.length - 1 && memoryStart[at + 1] == node) {
            at++;
        }
        return at;
    }

    /** The probability that others give to a type, {@code type = typeStart(i) + k}, at a memory. */
    public double belief(int memory, int type, int typeCount) {
        return belief[memory * typeCount + type];
    }

    /** The belief at a memory: a copy. */
    public double[] belief(int memory, int typeCount) {
        return Arrays.copyOfRange(belief, memory * typeCount, (memory + 1) * typeCount);
    }

    /** Where the move probabilities of a type of a player begin at a node. */
    public int strategyStart(BeliefGame game, int node, int player, int type) {
        int at = strategyStart[node];
        int s = state[node];
        for (int i = 0; i < player; i++) {
            at += game.types(i) * game.game().moves(s, i);
        }
        return at + type * game.game().moves(s, player);
    }

    public double strategy(int at) {
        return strategy[at];
    }

    public int strategySize() {
        return strategy.length;
    }

    /** First branch of a signal at a node; the last is before that of the next signal. */
    public int branchStart(int node, int signal) {
        return branchStart[signalStart[node] + signal];
    }

    public int branchEnd(int node, int signal) {
        return branchStart[signalStart[node] + signal + 1];
    }

    public int branchMemory(int branch) {
        return branchMemory[branch];
    }

    public double branchWeight(int branch) {
        return branchWeight[branch];
    }

    public double value(int node, int theta, int player, int profiles, int players) {
        return value[(node * profiles + theta) * players + player];
    }
}
