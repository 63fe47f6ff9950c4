package parley.claim;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.solve.Reward;
import parley.solve.belief.BeliefChain;

/**
 * What a profile of a game with types comes to: means over plays, given what is known of types. Type profiles have the weight of
 * their prior among those that agree with {@code known}; where nothing is known that is all of them.
 *
 * <p>Where a condition is met along play, means are over where it first is; where it is not, the least over all nodes at which it
 * holds and that some play reaches, each with the belief that the profile holds there.
 */
final class TypedPlay {
    /** A condition met with less than this probability is not met, as in games without types. */
    private static final double NEVER = 1e-9;

    private final BeliefGame game;
    private final BeliefProfile profile;
    private final BeliefChain chain;
    private final int stages;
    private final double[] prior;
    private final double rounding;
    private boolean @Nullable [][] reach;
    private final double[][] @Nullable [] occupancy;

    TypedPlay(BeliefGame game, BeliefProfile profile, BooleanSupplier cancelled) {
        this.game = game;
        this.profile = profile;
        this.chain = new BeliefChain(game, profile, cancelled);
        this.stages = game.game().stages();
        this.prior = game.prior();
        this.rounding = chain.rounding();
        this.occupancy = new double[game.profiles()][][];
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
    private interface Values {
        double[][] at(int step);
    }

    BeliefGame game() {
        return game;
    }

    BeliefProfile profile() {
        return profile;
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

    /** What the profile says that {@code player} is worth. */
    Found value(int player, boolean @Nullable [] due, int[] known, double error) {
        double[] weight = weights(known);
        int n = game.game().players();
        return mean(weight, due, error, step -> {
            Layer layer = profile.layers().get(step);
            double[][] values = new double[weight.length][layer.nodes()];
            for (int theta = 0; theta < weight.length; theta++) {
                for (int x = 0; x < layer.nodes(); x++) {
                    values[theta][x] = layer.value(x, theta, player, game.profiles(), n);
                }
            }
            return values;
        });
    }

    /**
     * A reward summed from the start or from where the condition first holds.
     *
     * @param reward by type profile
     * @param within periods looked at, or -1 for all
     */
    Found sum(IntFunction<Reward> reward, int within, boolean @Nullable [] due, int[] known) {
        double[] weight = weights(known);
        double[][][] all = new double[weight.length][][];
        double size = 0;
        int horizon = game.game().horizon();
        boolean limited = within >= 0 && within < horizon;
        for (int theta = 0; theta < weight.length; theta++) {
            if (weight[theta] > 0) {
                Reward mine = reward.apply(theta);
                size = Math.max(size, magnitude(mine));
                if (!limited) {
                    all[theta] = chain.evaluate(theta, mine, 0, game.steps());
                }
            }
        }
        return mean(weight, due, rounding * size, step -> {
            double[][] values = new double[weight.length][];
            for (int theta = 0; theta < weight.length; theta++) {
                if (weight[theta] > 0) {
                    int to = Math.min(horizon, step / stages + within) * stages;
                    values[theta] =
                            limited ? chain.evaluate(theta, reward.apply(theta), step, to)[0] : all[theta][step];
                }
            }
            return values;
        });
    }

    private double magnitude(Reward reward) {
        double most = 0;
        for (double x : reward.perJoint()) {
            most = Math.max(most, Math.abs(x));
        }
        double last = 0;
        for (int s = 0; s < game.game().states(); s++) {
            last = Math.max(last, Math.abs(reward.terminalAt(s)));
        }
        return most * (game.steps() + 1) + last;
    }

    /**
     * The mean of an expression some periods after, among plays that have not ended.
     *
     * @param perJoint with moves, for periods of play
     * @param perState for after the last
     */
    Found meanAfter(int periods, double[] perJoint, double[] perState, boolean @Nullable [] due, int[] known) {
        double[] weight = weights(known);
        int horizon = game.game().horizon();
        double[] zero = new double[perJoint.length];
        Reward none = new Reward(zero, null, null, 1);
        Reward once = new Reward(perJoint, null, null, 1);
        double[] size = {1};
        for (double x : perJoint) {
            size[0] = Math.max(size[0], Math.abs(x));
        }
        return ratio(weight, due, 3 * rounding * size[0], (step, alive) -> {
            int at = Math.min(step / stages + periods, horizon) * stages;
            double[][] values = new double[weight.length][];
            for (int theta = 0; theta < weight.length; theta++) {
                if (!(weight[theta] > 0)) {
                    continue;
                }
                Layer then = profile.layers().get(at);
                double[] there = new double[then.nodes()];
                if (alive) {
                    Arrays.fill(there, 1);
                } else if (at < game.steps()) {
                    there = chain.evaluate(theta, once, at, at + stages)[0];
                } else {
                    for (int x = 0; x < there.length; x++) {
                        there[x] = perState[then.state(x)];
                    }
                }
                values[theta] = chain.evaluate(theta, none, step, at, there)[0];
            }
            return values;
        });
    }

    /** Sums, or probabilities of not having ended, by node. */
    private interface Ratio {
        double[][] at(int step, boolean alive);
    }

    private Found ratio(double[] weight, boolean @Nullable [] due, double error, Ratio ratio) {
        // The ratio at a node is over those who are there, whatever their types.
        return mean(weight, due, error, true, step -> ratio.at(step, false), step -> ratio.at(step, true));
    }

    private Found mean(double[] weight, boolean @Nullable [] due, double error, Values values) {
        return mean(weight, due, error, false, values, values);
    }

    private Found mean(
            double[] weight, boolean @Nullable [] due, double error, boolean divided, Values values, Values by) {
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

    private Found least(double[] weight, boolean[] due, double error, boolean divided, Values values, Values by) {
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

    /**
     * The mean of {@code perJoint} over the periods in which {@code due} holds, weighted by how often play is there.
     *
     * @param due by state, at any stage
     */
    Found plays(double[] perJoint, boolean[] due, int[] known) {
        double[] weight = weights(known);
        if (weight.length == 0) {
            return Found.nothing("a type has probability 0");
        }
        Reward once = new Reward(perJoint, null, null, 1);
        Values rates = step -> {
            double[][] values = new double[weight.length][];
            for (int theta = 0; theta < weight.length; theta++) {
                if (weight[theta] > 0) {
                    values[theta] = chain.evaluate(theta, once, step, (step / stages + 1) * stages)[0];
                }
            }
            return values;
        };
        double seen = 0;
        double done = 0;
        for (int step = 0; step < game.steps(); step++) {
            double[][] at = rates.at(step);
            Layer layer = profile.layers().get(step);
            for (int x = 0; x < layer.nodes(); x++) {
                for (int theta = 0; theta < weight.length && due[layer.state(x)]; theta++) {
                    if (weight[theta] > 0) {
                        double p = weight[theta] * occupancy(theta)[step][x];
                        seen += p;
                        done += p * at[theta][x];
                    }
                }
            }
        }
        double error = 4 * rounding * game.game().horizon();
        if (seen > NEVER) {
            return new Found(new Estimate(done / seen, error / Math.min(1, seen)), true, "");
        }
        return least(weight, due, error, false, rates, rates);
    }

    /**
     * The probability that the others give to a type when {@code due} first holds, after the last period too: on average over
     * the plays in which it does. Off the path, all that the profile may hold there.
     *
     * @param due null for the start
     */
    Found belief(int player, int type, boolean @Nullable [] due) {
        if (due == null) {
            return new Found(Estimate.exactly(game.prior(player, type)), true, "");
        }
        double total = 0;
        double mine = 0;
        for (int theta = 0; theta < game.profiles(); theta++) {
            double p = game.probability(theta, prior, 0);
            if (p > 0) {
                double met = 0;
                for (double[] layer : chain.hitting(theta, due)) {
                    met += Arrays.stream(layer).sum();
                }
                total += p * met;
                mine += game.typeIn(theta, player) == type ? p * met : 0;
            }
        }
        if (total > NEVER) {
            return new Found(new Estimate(mine / total, 3 * rounding / Math.min(1, total)), true, "");
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        boolean[][] reached = reach();
        int place = game.typeStart(player) + type;
        for (int step = 0; step <= game.steps(); step++) {
            Layer layer = profile.layers().get(step);
            for (int x = 0; x < layer.nodes(); x++) {
                if (reached[step][x] && due[layer.state(x)]) {
                    double held = layer.belief(layer.memory(x), place, game.typeCount());
                    least = Math.min(least, held);
                    most = Math.max(most, held);
                }
            }
        }
        return least > most
                ? Found.nothing("")
                : new Found(new Estimate((least + most) / 2, (most - least) / 2), false, "");
    }

    private boolean[][] reach() {
        boolean[][] known = reach;
        if (known == null) {
            known = chain.reach();
            reach = known;
        }
        return known;
    }

    /** {@code [step][x]} given a type profile. */
    double[][] occupancy(int theta) {
        double[][] known = occupancy[theta];
        if (known == null) {
            known = chain.occupancy(theta);
            occupancy[theta] = known;
        }
        return known;
    }
}
