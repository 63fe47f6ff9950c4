package parley.claim;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import parley.claim.TypedMean.Found;
import parley.claim.TypedMean.Values;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.solve.Reward;
import parley.solve.belief.BeliefChain;

/** What a profile of a game with types comes to, by what is known of types; see {@link TypedMean}. */
final class TypedPlay {
    private final BeliefGame game;
    private final BeliefProfile profile;
    private final BeliefChain chain;
    private final int stages;
    private final double[] prior;
    private final double rounding;
    private final TypedMean means;
    private final double[][] @Nullable [] occupancy;

    TypedPlay(BeliefGame game, BeliefProfile profile, BooleanSupplier cancelled) {
        this.game = game;
        this.profile = profile;
        this.chain = new BeliefChain(game, profile, cancelled);
        this.stages = game.game().stages();
        this.prior = game.prior();
        this.rounding = chain.rounding();
        this.means = new TypedMean(game, profile, chain, rounding);
        this.occupancy = new double[game.profiles()][][];
    }

    BeliefGame game() {
        return game;
    }

    BeliefProfile profile() {
        return profile;
    }

    /** What the profile says that {@code player} is worth. */
    Found value(int player, boolean @Nullable [] due, int[] known, double error) {
        double[] weight = means.weights(known);
        int n = game.game().players();
        return means.mean(weight, due, error, step -> {
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
        double[] weight = means.weights(known);
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
        return means.mean(weight, due, rounding * size, step -> {
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
        double[] weight = means.weights(known);
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
        return means.mean(weight, due, error, true, step -> ratio.at(step, false), step -> ratio.at(step, true));
    }

    /**
     * The mean of {@code perJoint} over the periods in which {@code due} holds, weighted by how often play is there.
     *
     * @param due by state, at any stage
     */
    Found plays(double[] perJoint, boolean[] due, int[] known) {
        double[] weight = means.weights(known);
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
        if (seen > TypedMean.NEVER) {
            return new Found(new Estimate(done / seen, error / Math.min(1, seen)), true, "");
        }
        return means.least(weight, due, error, false, rates, rates);
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
        if (total > TypedMean.NEVER) {
            return new Found(new Estimate(mine / total, 3 * rounding / Math.min(1, total)), true, "");
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        boolean[][] reached = means.reach();
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
