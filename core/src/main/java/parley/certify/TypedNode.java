package parley.certify;

import java.util.Arrays;
import parley.game.BeliefGame;
import parley.game.Layer;
import parley.game.StochasticGame;

/**
 * One node of a profile with types: what every type of every player does there, normalised, and where each signal leads. Scratch
 * space of one thread.
 *
 * <p>An <em>agent</em> is a type of a player, {@code typeStart(i) + k}. Joint moves are counted from the first of the state.
 */
final class TypedNode {
    /** How far sums of probabilities may be from 1. */
    static final double TOLERANCE = 1e-9;

    final BeliefGame game;
    final StochasticGame open;
    final int n;
    final int agents;
    final int profiles;

    int state = -1;
    int joints;
    int signals;

    /** {@code [j * n + i]}. */
    int[] move = new int[0];

    /** {@code [j]}. */
    int[] signal = new int[0];

    /** {@code [agent]} where the moves of an agent begin in {@link #sigma} and {@link #allowed}. */
    final int[] from;

    double[] sigma = new double[0];
    boolean[] allowed = new boolean[0];

    /** {@code [j]}: whether some type profile may make a joint move. */
    boolean[] playable = new boolean[0];

    /** {@code [y]}: the first joint move with a signal that some type profile may make, or -1. */
    int[] first = new int[0];

    /** {@code [y]}: whether the branches of a signal have weights that sum to 1. */
    boolean[] sound = new boolean[0];

    /** Branches of signal {@code y} are {@code branchStart[y] .. branchStart[y + 1] - 1}; those of weight 0 are left out. */
    int[] branchStart = new int[1];

    int[] memory = new int[0];
    double[] weight = new double[0];

    private final int[] typeOf;

    TypedNode(BeliefGame game) {
        this.game = game;
        this.open = game.game();
        this.n = open.players();
        this.agents = game.typeCount();
        this.profiles = game.profiles();
        this.from = new int[agents + 1];
        this.typeOf = new int[profiles * n];
        for (int theta = 0; theta < profiles; theta++) {
            for (int i = 0; i < n; i++) {
                typeOf[theta * n + i] = game.typeStart(i) + game.typeIn(theta, i);
            }
        }
    }

    /** The agent of player {@code i} in a type profile. */
    int agent(int theta, int i) {
        return typeOf[theta * n + i];
    }

    void state(int s) {
        state = s;
        joints = open.jointStart(s + 1) - open.jointStart(s);
        signals = game.signals(s);
        if (signal.length < joints) {
            move = new int[joints * n];
            signal = new int[joints];
            playable = new boolean[joints];
        }
        if (first.length < signals) {
            branchStart = new int[signals + 1];
            first = new int[signals];
            sound = new boolean[signals];
        }
        for (int j = 0; j < joints; j++) {
            signal[j] = game.signal(s, open.jointStart(s) + j);
            for (int i = 0; i < n; i++) {
                move[j * n + i] = open.moveIn(s, open.jointStart(s) + j, i);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < game.types(i); k++) {
                from[game.typeStart(i) + k + 1] = from[game.typeStart(i) + k] + open.moves(s, i);
            }
        }
        if (sigma.length < from[agents]) {
            sigma = new double[from[agents]];
            allowed = new boolean[from[agents]];
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < game.types(i); k++) {
                for (int a = 0; a < open.moves(s, i); a++) {
                    allowed[from[game.typeStart(i) + k] + a] = game.allowed(i, k, s, a);
                }
            }
        }
        Arrays.fill(first, -1);
        for (int j = joints - 1; j >= 0; j--) {
            playable[j] = false;
            for (int theta = 0; theta < profiles && !playable[j]; theta++) {
                playable[j] = mayPlay(theta, j);
            }
            if (playable[j]) {
                first[signal[j]] = j;
            }
        }
    }

    boolean mayPlay(int theta, int j) {
        for (int i = 0; i < n; i++) {
            if (!allowed[from[agent(theta, i)] + move[j * n + i]]) {
                return false;
            }
        }
        return true;
    }

    /** The probability of move {@code a} of an agent. */
    double sigma(int agent, int a) {
        return sigma[from[agent] + a];
    }

    /** The probability of a joint move given the type profile, of all players but {@code but}, or of all for -1. */
    double probability(int theta, int j, int but) {
        double product = 1;
        for (int i = 0; i < n; i++) {
            if (i != but) {
                product *= sigma[from[agent(theta, i)] + move[j * n + i]];
            }
        }
        return product;
    }

    /** Takes up a node of the state taken up last. Sums are as {@link BeliefReach} found them, near 1. */
    void node(Layer layer, int x) {
        int at = layer.strategyStart(game, x, 0, 0);
        for (int agent = 0; agent < agents; agent++) {
            double sum = 0;
            for (int e = from[agent]; e < from[agent + 1]; e++) {
                sigma[e] = layer.strategy(at + e);
                sum += sigma[e];
            }
            for (int e = from[agent]; e < from[agent + 1] && sum != 1; e++) {
                sigma[e] /= sum;
            }
        }
        int size = 0;
        for (int y = 0; y < signals; y++) {
            int begin = layer.branchStart(x, y);
            int end = layer.branchEnd(x, y);
            if (memory.length < size + end - begin) {
                memory = Arrays.copyOf(memory, 2 * (size + end - begin));
                weight = Arrays.copyOf(weight, memory.length);
            }
            branchStart[y] = size;
            double sum = 0;
            for (int b = begin; b < end; b++) {
                if (layer.branchWeight(b) != 0) {
                    memory[size] = layer.branchMemory(b);
                    weight[size] = layer.branchWeight(b);
                    sum += weight[size++];
                }
            }
            sound[y] = Math.abs(sum - 1) <= TOLERANCE;
            for (int b = branchStart[y]; b < size && sum != 1; b++) {
                weight[b] /= sum;
            }
        }
        branchStart[signals] = size;
    }
}
