package parley.claim;

import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.solve.belief.BeliefChain;

/**
 * Means over the plays of a profile of a game with types, given what is known of types. Type profiles have the weight of their
 * prior among those that agree with what is known; where nothing is known that is all of them.
 *
 * <p>Where a condition is met along play, means are over where it first is; where it is not, the least over all nodes at which it
 * holds and that some play reaches, each with the belief that the profile holds there.
 */
final class TypedMean {
    /** A condition met with less than this probability is not met, as in games without types. */
    static final double NEVER = 1e-9;

    private final BeliefGame game;
    private final BeliefProfile profile;
    private final BeliefChain chain;
    private final double[] prior;
    private final double rounding;
    private boolean @Nullable [][] reach;

    TypedMean(BeliefGame game, BeliefProfile profile, BeliefChain chain, double rounding) {
        this.game = game;
        this.profile = profile;
        this.chain = chain;
        this.prior = game.prior();
        this.rounding = rounding;
    }

    /**
     * A number and where it comes from.
     *
     * @param onPath false where it is about nodes that play does not reach
     * @param note why there is no number, or empty
     */
    record Found(Estimate estimate, boolean onPath, String note) {
        static Found nothing(String why) {
            return new Found(new Estimate(Double.NaN, 0), true, why);
        }
    }

    /** Values by node of one layer: {@code [theta][x]}, entries null for types that are known not to be. */
    interface Values {
        double[][] at(int step);
    }

    /** {@code [theta]}: probabilities given what is known, or an empty array where that has probability 0. */
    double[] weights(int[] known) {
        double[] weight = new double[game.profiles()];
        double sum = 0;
        for (int theta = 0; theta < weight.length; theta++) {
            weight[theta] = agrees(theta, known) ? game.probability(theta, prior, 0) : 0;
            sum += weight[theta];
        }
        if (!(sum > 0)) {
            return new double[0];
        }
        for (int theta = 0; theta < weight.length; theta++) {
            weight[theta] /= sum;
        }
        return weight;
    }

    private boolean agrees(int theta, int[] known) {
        for (int i = 0; i < known.length; i++) {
            if (known[i] >= 0 && game.typeIn(theta, i) != known[i]) {
                return false;
            }
        }
        return true;
    }

    /** The mean of values at the start, or where {@code due} first holds. */
    Found mean(double[] weight, boolean @Nullable [] due, double error, Values values) {
        return mean(weight, due, error, false, values, values);
    }

    /** The same, divided by the mean of {@code by} at each node where {@code divided}. */
    Found mean(double[] weight, boolean @Nullable [] due, double error, boolean divided, Values values, Values by) {
        if (weight.length == 0) {
            return Found.nothing("a type has probability 0");
        }
        if (due == null) {
            int x = profile.start(game);
            double[][] at = values.at(0);
            double[][] under = divided ? by.at(0) : at;
            double[] here = new double[2];
            add(weight, theta -> 1, at, under, divided, x, here);
            return new Found(new Estimate(here[1] > 0 ? here[0] / here[1] : 0, error), true, "");
        }
        double[][][] hitting = new double[weight.length][][];
        for (int theta = 0; theta < weight.length; theta++) {
            if (weight[theta] > 0) {
                hitting[theta] = chain.hitting(theta, due);
            }
        }
        double total = 0;
        double sum = 0;
        double size = 0;
        for (int step = 0; step < game.steps(); step++) {
            double[][] at = null;
            double[][] under = null;
            Layer layer = profile.layers().get(step);
            for (int x = 0; x < layer.nodes(); x++) {
                double p = 0;
                for (int theta = 0; theta < weight.length; theta++) {
                    p += weight[theta] > 0 ? weight[theta] * hitting[theta][step][x] : 0;
                }
                if (p > 0) {
                    at = at == null ? values.at(step) : at;
                    under = !divided ? at : under == null ? by.at(step) : under;
                    int now = step;
                    int node = x;
                    double[] here = new double[2];
                    add(weight, theta -> hitting[theta][now][node], at, under, divided, x, here);
                    double value = here[1] > 0 ? here[0] / here[1] : 0;
                    total += p;
                    sum += p * value;
                    size = Math.max(size, Math.abs(value));
                }
            }
        }
        if (total > NEVER) {
            return new Found(new Estimate(sum / total, error + 2 * rounding * size / total), true, "");
        }
        return least(weight, due, error, divided, values, by);
    }

    private interface Mass {
        double of(int theta);
    }

    /** Adds weighted values at a node to {@code into[0]} and what they are divided by to {@code into[1]}. */
    private static void add(
            double[] weight, Mass mass, double[][] values, double[][] by, boolean divided, int node, double[] into) {
        for (int theta = 0; theta < weight.length; theta++) {
            if (weight[theta] > 0) {
                double p = weight[theta] * mass.of(theta);
                into[0] += p * values[theta][node];
                into[1] += divided ? p * by[theta][node] : p;
            }
        }
    }

    Found least(double[] weight, boolean[] due, double error, boolean divided, Values values, Values by) {
        boolean[][] reached = reach();
        double least = Double.POSITIVE_INFINITY;
        for (int step = 0; step < game.steps(); step++) {
            double[][] at = null;
            double[][] under = null;
            Layer layer = profile.layers().get(step);
            for (int x = 0; x < layer.nodes(); x++) {
                if (reached[step][x] && due[layer.state(x)]) {
                    at = at == null ? values.at(step) : at;
                    under = !divided ? at : under == null ? by.at(step) : under;
                    double[] belief = heldBy(weight, layer.belief(layer.memory(x), game.typeCount()));
                    double[] here = new double[2];
                    add(belief, theta -> 1, at, under, divided, x, here);
                    least = Math.min(least, here[1] > 0 ? here[0] / here[1] : 0);
                }
            }
        }
        return least == Double.POSITIVE_INFINITY ? Found.nothing("") : new Found(new Estimate(least, error), false, "");
    }

    /** {@code [theta]}: a belief among the type profiles that are not known to be impossible; the prior where it rules out all. */
    private double[] heldBy(double[] weight, double[] belief) {
        double[] held = new double[weight.length];
        double sum = 0;
        for (int theta = 0; theta < held.length; theta++) {
            held[theta] = weight[theta] > 0 ? game.probability(theta, belief, 0) : 0;
            sum += held[theta];
        }
        return sum > 0 ? held : weight;
    }

    /** {@code [step][x]}: whether some play reaches a node. */
    boolean[][] reach() {
        boolean[][] known = reach;
        if (known == null) {
            known = chain.reach();
            reach = known;
        }
        return known;
    }
}
