package parley.solve.belief;

import java.util.function.BooleanSupplier;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;
import parley.solve.Reward;

/**
 * The Markov chain that a profile of a game with types makes of its nodes, given who is of what type. What depends on types
 * beyond that is a matter of weights: at the start a type profile has the weight of its prior.
 *
 * <p>Results are laid out as {@code [step][x]}, {@code x} a node of the step's layer, with an array for the last layer. Time: the
 * joint moves in use times the lengths of their rows times the branches of their signals, per node. Safe for several threads.
 */
public final class BeliefChain {
    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final int steps;
    private final BooleanSupplier cancelled;

    /** Of a profile of a game; a long computation throws {@link java.util.concurrent.CancellationException} once cancelled. */
    public BeliefChain(BeliefGame game, BeliefProfile profile, BooleanSupplier cancelled) {
        this.game = game;
        this.open = game.game();
        this.profile = profile;
        this.steps = game.steps();
        this.cancelled = cancelled;
    }

    /** Of a profile of a game. */
    public BeliefChain(BeliefGame game, BeliefProfile profile) {
        this(game, profile, () -> false);
    }

    /** What to do at one edge of the chain. */
    private interface Edge {
        void to(int node, double probability);
    }

    /** All nodes to which a joint move leads, each with its probability; what is missing to 1 is that play ends. */
    private void edges(int step, int node, int joint, Edge edge) {
        Layer layer = profile.layers().get(step);
        Layer next = profile.layers().get(step + 1);
        int y = game.signal(layer.state(node), joint);
        int row = open.row(joint);
        for (int b = layer.branchStart(node, y); b < layer.branchEnd(node, y); b++) {
            double w = layer.branchWeight(b);
            if (!(w > 0)) {
                continue;
            }
            int memory = layer.branchMemory(b);
            for (int e = open.rowStart(row); e < open.rowStart(row + 1); e++) {
                double p = open.probability(e);
                if (p > 0) {
                    int to = next.node(memory, open.successor(e));
                    if (to < 0) {
                        throw new IllegalStateException("the profile has no node for where play leads");
                    }
                    edge.to(to, w * p);
                }
            }
        }
    }

    /**
     * Expected sums of a reward given a type profile.
     *
     * @param from first step
     * @param to step at which {@code reward.terminal()} is paid, the first of a period
     * @return {@code [step - from][x]}, discounted to the step's period
     */
    public double[][] evaluate(int theta, Reward reward, int from, int to) {
        Layer end = profile.layers().get(to);
        double[] terminal = new double[end.nodes()];
        for (int x = 0; x < end.nodes(); x++) {
            terminal[x] = reward.terminalAt(end.state(x));
        }
        return evaluate(theta, reward, from, to, terminal);
    }

    /** The same with what is paid at step {@code to} given by node, in place of the reward's own. */
    public double[][] evaluate(int theta, Reward reward, int from, int to, double[] terminal) {
        double[][] value = new double[to - from + 1][];
        value[to - from] = terminal;
        boolean nothing = java.util.Arrays.stream(terminal).allMatch(x -> x == 0);
        TypedMix mix = new TypedMix(game);
        for (int step = to - 1; step >= from; step--) {
            stop();
            double[] next = value[step + 1 - from];
            double[] here = new double[profile.layers().get(step).nodes()];
            boolean last = nothing && step == to - 1;
            double discount = last ? 0 : (step + 1) % open.stages() == 0 ? reward.discount() : 1;
            for (int x = 0; x < here.length; x++) {
                here[x] = expected(theta, reward, step, x, mix, next, discount);
            }
            value[step - from] = here;
        }
        return value;
    }

    private double expected(
            int theta, Reward reward, int step, int node, TypedMix mix, double[] next, double discount) {
        mix.load(profile.layers().get(step), node, theta);
        double[] sum = new double[1];
        double total = 0;
        for (int k = 0; k < mix.size; k++) {
            int j = mix.joint[k];
            double carry = reward.carryOnAt(j) * discount;
            sum[0] = 0;
            if (carry != 0) {
                edges(step, node, j, (to, p) -> sum[0] += p * next[to]);
            }
            total += mix.weight[k] * (reward.perJoint()[j] + carry * sum[0]);
        }
        return total;
    }

    /** Probability of being at each node, given a type profile. */
    public double[][] occupancy(int theta) {
        return flow(theta, new boolean[open.states()], false)[0];
    }

    /**
     * Probability that a node is the first at which play meets {@code states}, given a type profile; the start counts.
     *
     * @param states {@code [s]}
     */
    public double[][] hitting(int theta, boolean[] states) {
        return flow(theta, states, true)[1];
    }

    private double[][][] flow(int theta, boolean[] stops, boolean stopping) {
        double[][] being = new double[steps + 1][];
        double[][] met = new double[steps + 1][];
        for (int step = 0; step <= steps; step++) {
            being[step] = new double[profile.layers().get(step).nodes()];
            met[step] = new double[stopping ? being[step].length : 0];
        }
        being[0][profile.start(game)] = 1;
        TypedMix mix = new TypedMix(game);
        for (int step = 0; step <= steps; step++) {
            stop();
            Layer layer = profile.layers().get(step);
            for (int x = 0; x < layer.nodes(); x++) {
                double mass = being[step][x];
                if (mass == 0) {
                    continue;
                }
                if (stops[layer.state(x)]) {
                    met[step][x] = mass;
                } else if (step < steps) {
                    double[] into = being[step + 1];
                    mix.load(layer, x, theta);
                    for (int k = 0; k < mix.size; k++) {
                        double here = mass * mix.weight[k];
                        edges(step, x, mix.joint[k], (to, p) -> into[to] += here * p);
                    }
                }
            }
        }
        return new double[][][] {being, met};
    }

    /** Which nodes some play reaches: by any moves that some type with a positive prior may make, whether it does or not. */
    public boolean[][] reach() {
        boolean[][] reached = new boolean[steps + 1][];
        for (int step = 0; step <= steps; step++) {
            reached[step] = new boolean[profile.layers().get(step).nodes()];
        }
        reached[0][profile.start(game)] = true;
        for (int step = 0; step < steps; step++) {
            stop();
            Layer layer = profile.layers().get(step);
            boolean[] into = reached[step + 1];
            for (int x = 0; x < layer.nodes(); x++) {
                int s = layer.state(x);
                for (int j = open.jointStart(s); reached[step][x] && j < open.jointStart(s + 1); j++) {
                    if (mayBePlayed(s, j)) {
                        edges(step, x, j, (to, p) -> into[to] = true);
                    }
                }
            }
        }
        return reached;
    }

    private boolean mayBePlayed(int state, int joint) {
        for (int i = 0; i < open.players(); i++) {
            boolean any = false;
            for (int k = 0; k < game.types(i) && !any; k++) {
                any = game.prior(i, k) > 0 && game.allowed(i, k, state, open.moveIn(state, joint, i));
            }
            if (!any) {
                return false;
            }
        }
        return true;
    }

    /**
     * Bound on the rounding error of an expected sum of rewards, relative to the largest sum of absolute values that can add
     * up: {@code k u / (1 - k u)} for the {@code k} operations behind it (Higham 2002, chapter 3).
     */
    public double rounding() {
        long joints = 0;
        for (int s = 0; s < open.states(); s++) {
            joints = Math.max(joints, open.jointStart(s + 1) - (long) open.jointStart(s));
        }
        long row = 0;
        for (int r = 0; r < open.rows(); r++) {
            row = Math.max(row, open.rowStart(r + 1) - (long) open.rowStart(r));
        }
        double k = (joints + row * branches() + 8L * open.players() + 16) * (double) (steps + 1) * 0x1p-53;
        return k / (1 - k) * (1 + 0x1p-40);
    }

    /** The most branches of any signal. */
    private long branches() {
        long most = 1;
        for (int step = 0; step < steps; step++) {
            Layer layer = profile.layers().get(step);
            for (int x = 0; x < layer.nodes(); x++) {
                for (int y = 0; y < game.signals(layer.state(x)); y++) {
                    most = Math.max(most, layer.branchEnd(x, y) - (long) layer.branchStart(x, y));
                }
            }
        }
        return most;
    }

    private void stop() {
        if (cancelled.getAsBoolean()) {
            throw new java.util.concurrent.CancellationException("cancelled");
        }
    }
}
