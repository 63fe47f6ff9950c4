package parley.solve.belief;

import java.util.Arrays;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/**
 * What the public play of a profile tells a player of the others' types: mutual information in bits (Shannon 1948), exactly as the
 * profile's public automaton plays, its draws included.
 *
 * <p>Given a public history the types of different players are independent, so what a move tells adds up over players and steps.
 * Where there are few histories they are all walked. Else a lower bound is what the node before the last step and its signal
 * tell (a function of the history tells no more than the history); an upper bound is the sum over nodes of what the moves there
 * tell at the mean belief of those who are there, as mutual information is concave in the belief (Cover and Thomas 2006,
 * theorem 2.7.4).
 *
 * @param low bound from below, in bits
 * @param high bound from above; equal to {@code low} up to rounding where histories were walked
 */
public record Information(double low, double high) {
    /** Histories beyond which they are not walked one by one. */
    private static final int MOST_HISTORIES = 100_000;

    /** Of the first {@code periods} periods (all: the horizon or more), to {@code learner}. */
    public static Information of(BeliefGame game, BeliefProfile profile, int learner, int periods) {
        int count = (int) Math.min(game.steps(), (long) periods * game.game().stages());
        Walk walk = new Walk(game, profile, learner, count);
        double walked = walk.all();
        if (!Double.isNaN(walked)) {
            return new Information(walked, walked);
        }
        return bounds(game, profile, learner, count);
    }

    /** Bounds alone, whatever the number of histories. */
    static Information bounds(BeliefGame game, BeliefProfile profile, int learner, int count) {
        BeliefChain chain = new BeliefChain(game, profile);
        double[][][] weight = new double[game.profiles()][][];
        double[] prior = game.prior();
        for (int theta = 0; theta < weight.length; theta++) {
            weight[theta] = chain.occupancy(theta);
            double p = game.probability(theta, prior, 0);
            for (double[] layer : weight[theta]) {
                for (int x = 0; x < layer.length; x++) {
                    layer[x] *= p;
                }
            }
        }
        double high = 0;
        double low = 0;
        Channel channel = new Channel(game, learner);
        double[] at = new double[weight.length];
        for (int step = 0; step < count; step++) {
            Layer layer = profile.layers().get(step);
            for (int x = 0; x < layer.nodes(); x++) {
                for (int theta = 0; theta < at.length; theta++) {
                    at[theta] = weight[theta][step][x];
                }
                high += channel.gain(layer, x, at);
                low += channel.told(layer, x, at, step == count - 1);
            }
        }
        return new Information(Math.min(low, high), high);
    }

    /** What is told at one node. */
    private static final class Channel {
        private final BeliefGame game;
        private final StochasticGame open;
        private final int learner;
        private final double[] joint;
        private final TypedMix mix;
        private final int[] otherOf;
        private final double[] otherPrior;

        Channel(BeliefGame game, int learner) {
            this.game = game;
            this.open = game.game();
            this.learner = learner;
            int most = 1;
            for (int s = 0; s < open.states(); s++) {
                for (int i = 0; i < open.players(); i++) {
                    most = Math.max(most, open.moves(s, i) * game.types(i));
                }
            }
            this.joint = new double[most];
            this.mix = new TypedMix(game);
            this.otherOf = new int[game.profiles()];
            this.otherPrior = new double[game.profiles()];
            double[] prior = game.prior();
            for (int theta = 0; theta < otherOf.length; theta++) {
                int code = 0;
                for (int i = 0; i < open.players(); i++) {
                    if (i != learner) {
                        code = code * game.types(i) + game.typeIn(theta, i);
                    }
                }
                otherOf[theta] = code;
                otherPrior[code] += game.probability(theta, prior, 0);
            }
        }

        /**
         * The mean of what the others' moves at a node tell, times the probability of the node.
         *
         * @param weight {@code [theta]} probability of being there with these types
         */
        double gain(Layer layer, int node, double[] weight) {
            double sum = 0;
            int s = layer.state(node);
            for (int l = 0; l < open.players(); l++) {
                if (l == learner || !game.informed(l)) {
                    continue;
                }
                int moves = open.moves(s, l);
                int types = game.types(l);
                Arrays.fill(joint, 0, moves * types, 0);
                double[] mass = new double[types];
                for (int theta = 0; theta < weight.length; theta++) {
                    mass[game.typeIn(theta, l)] += weight[theta];
                }
                for (int k = 0; k < types; k++) {
                    int from = layer.strategyStart(game, node, l, k);
                    for (int a = 0; a < moves; a++) {
                        joint[k * moves + a] = mass[k] * layer.strategy(from + a);
                    }
                }
                sum += information(joint, types, moves);
            }
            return sum;
        }

        /** What a node and its signal tell where play ends there, or in any case; times its probability. */
        double told(Layer layer, int node, double[] weight, boolean always) {
            int s = layer.state(node);
            int others = game.profiles() / game.types(learner);
            int signals = game.signals(s);
            double[] table = new double[signals * others];
            for (int theta = 0; theta < weight.length; theta++) {
                if (weight[theta] == 0) {
                    continue;
                }
                mix.load(layer, node, theta);
                for (int k = 0; k < mix.size; k++) {
                    double stays = 0;
                    int row = open.row(mix.joint[k]);
                    for (int e = open.rowStart(row); !always && e < open.rowStart(row + 1); e++) {
                        stays += open.probability(e);
                    }
                    double ends = Math.max(0, 1 - stays);
                    table[game.signal(s, mix.joint[k]) * others + otherOf[theta]] +=
                            weight[theta] * mix.weight[k] * (ends < 1e-12 ? 0 : ends);
                }
            }
            double sum = 0;
            for (int y = 0; y < signals; y++) {
                double total = 0;
                for (int o = 0; o < others; o++) {
                    total += table[y * others + o];
                }
                for (int o = 0; o < others; o++) {
                    double p = table[y * others + o];
                    if (p > 0) {
                        sum += p * log2(p / (total * otherPrior[o]));
                    }
                }
            }
            return sum;
        }
    }

    /** Mutual information of rows and columns of a table of masses, times its total. */
    private static double information(double[] joint, int rows, int columns) {
        double[] byRow = new double[rows];
        double[] byColumn = new double[columns];
        double total = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double p = joint[r * columns + c];
                byRow[r] += p;
                byColumn[c] += p;
                total += p;
            }
        }
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double p = joint[r * columns + c];
                if (p > 0) {
                    sum += p * log2(p / byRow[r] * (total / byColumn[c]));
                }
            }
        }
        return sum;
    }

    private static double log2(double x) {
        return StrictMath.log(x) / StrictMath.log(2);
    }

    /** All public histories, one by one. */
    private static final class Walk {
        private final BeliefGame game;
        private final StochasticGame open;
        private final BeliefProfile profile;
        private final int count;
        private final Channel channel;
        private int histories;
        private double sum;

        Walk(BeliefGame game, BeliefProfile profile, int learner, int count) {
            this.game = game;
            this.open = game.game();
            this.profile = profile;
            this.count = count;
            this.channel = new Channel(game, learner);
        }

        /** The sum, or not a number where there are too many. */
        double all() {
            double[] weight = new double[game.profiles()];
            double[] prior = game.prior();
            for (int theta = 0; theta < weight.length; theta++) {
                weight[theta] = game.probability(theta, prior, 0);
            }
            return visit(0, profile.start(game), weight) ? sum : Double.NaN;
        }

        private boolean visit(int step, int node, double[] weight) {
            if (step == count) {
                return true;
            }
            if (++histories > MOST_HISTORIES) {
                return false;
            }
            Layer layer = profile.layers().get(step);
            sum += channel.gain(layer, node, weight);
            int s = layer.state(node);
            for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
                double[] after = after(layer, node, j, weight);
                if (after.length > 0 && !follow(step, layer, node, j, after)) {
                    return false;
                }
            }
            return true;
        }

        private double[] after(Layer layer, int node, int j, double[] weight) {
            double[] after = new double[weight.length];
            boolean any = false;
            for (int theta = 0; theta < after.length; theta++) {
                double p = weight[theta];
                for (int i = 0; i < open.players() && p > 0; i++) {
                    int from = layer.strategyStart(game, node, i, game.typeIn(theta, i));
                    p *= layer.strategy(from + open.moveIn(layer.state(node), j, i));
                }
                after[theta] = p;
                any |= p > 0;
            }
            return any ? after : new double[0];
        }

        private boolean follow(int step, Layer layer, int node, int j, double[] after) {
            if (step + 1 == count) {
                return true;
            }
            int y = game.signal(layer.state(node), j);
            int row = open.row(j);
            for (int b = layer.branchStart(node, y); b < layer.branchEnd(node, y); b++) {
                for (int e = open.rowStart(row); e < open.rowStart(row + 1); e++) {
                    double q = layer.branchWeight(b) * open.probability(e);
                    if (q > 0) {
                        double[] next = after.clone();
                        for (int theta = 0; theta < next.length; theta++) {
                            next[theta] *= q;
                        }
                        int to = profile.layers().get(step + 1).node(layer.branchMemory(b), open.successor(e));
                        if (!visit(step + 1, to, next)) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }
    }
}
