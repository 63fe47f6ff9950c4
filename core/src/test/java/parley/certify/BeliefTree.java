package parley.certify;

import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/**
 * Values and best responses in the tree of everything that can happen under a profile, history by history, without merging any two
 * of them: for tests, where it checks faster ways. Weights of type profiles are carried unnormalised, so no belief is ever divided.
 */
final class BeliefTree {
    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final int n;

    BeliefTree(BeliefGame game, BeliefProfile profile) {
        this.game = game;
        this.open = game.game();
        this.profile = profile;
        this.n = open.players();
    }

    private double sigma(int step, int x, int i, int theta, int a) {
        Layer layer = profile.layers().get(step);
        return layer.strategy(layer.strategyStart(game, x, i, game.typeIn(theta, i)) + a);
    }

    /** {@code [theta * n + i]}. */
    double[] startValues() {
        double[] all = new double[game.profiles() * n];
        for (int theta = 0; theta < game.profiles(); theta++) {
            for (int i = 0; i < n; i++) {
                all[theta * n + i] = value(0, profile.start(game), theta, i);
            }
        }
        return all;
    }

    /** What the profile is worth to a player from a node on, given the type profile. */
    double value(int step, int x, int theta, int i) {
        double[] weight = new double[game.profiles()];
        weight[theta] = 1;
        return worth(step, x, weight, i, false);
    }

    /** The most that a player can get from a node on, if the type profiles have these weights. */
    double best(int step, int x, double[] weight, int i) {
        return worth(step, x, weight, i, true);
    }

    private double worth(int step, int x, double[] weight, int i, boolean best) {
        Layer layer = profile.layers().get(step);
        int s = layer.state(x);
        if (step == game.steps()) {
            double sum = 0;
            for (int theta = 0; theta < weight.length; theta++) {
                sum += weight[theta] * (weight[theta] > 0 ? game.finalPayoff(theta, s, i) : 0);
            }
            return sum;
        }
        boolean free = best;
        double[] perMove = new double[open.moves(s, i)];
        boolean[] may = new boolean[perMove.length];
        for (int a = 0; a < perMove.length; a++) {
            for (int theta = 0; theta < weight.length; theta++) {
                may[a] |= weight[theta] > 0 && game.allowed(i, game.typeIn(theta, i), s, a);
            }
        }
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            int a = open.moveIn(s, j, i);
            if (free && !may[a]) {
                continue;
            }
            double[] after = new double[weight.length];
            double sum = 0;
            for (int theta = 0; theta < weight.length; theta++) {
                double p = weight[theta];
                for (int l = 0; l < n && p > 0; l++) {
                    p *= free && l == i ? 1 : sigma(step, x, l, theta, open.moveIn(s, j, l));
                }
                after[theta] = p;
                sum += p;
                perMove[a] += p > 0 ? p * game.payoff(theta, j, i) : 0;
            }
            if (sum > 0) {
                perMove[a] += open.discountFrom(s, i) * later(step, x, j, after, i, best);
            }
        }
        double result = free ? Double.NEGATIVE_INFINITY : 0;
        for (int a = 0; a < perMove.length; a++) {
            result = !free ? result + perMove[a] : may[a] ? Math.max(result, perMove[a]) : result;
        }
        return result;
    }

    private double later(int step, int x, int j, double[] after, int i, boolean best) {
        Layer layer = profile.layers().get(step);
        Layer next = profile.layers().get(step + 1);
        int y = game.signal(layer.state(x), j);
        double sum = 0;
        for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y); b++) {
            for (int e = open.rowStart(open.row(j)); e < open.rowStart(open.row(j) + 1); e++) {
                double p = open.probability(e) * layer.branchWeight(b);
                if (p > 0) {
                    int to = next.node(layer.branchMemory(b), open.successor(e));
                    sum += p * worth(step + 1, to, after, i, best);
                }
            }
        }
        return sum;
    }

    /** Weights of type profiles in which a player has a type, with the others' types as a belief has them. */
    double[] weights(int i, int k, double[] belief) {
        double[] weight = new double[game.profiles()];
        for (int theta = 0; theta < weight.length; theta++) {
            double p = game.typeIn(theta, i) == k ? 1 : 0;
            for (int l = 0; l < n; l++) {
                p *= l == i ? 1 : belief[game.typeStart(l) + game.typeIn(theta, l)];
            }
            weight[theta] = p;
        }
        return weight;
    }

    /** What a type of a player can gain from a node on over following the profile, with a belief about the others. */
    double gain(int step, int x, int i, int k, double[] belief) {
        double[] weight = weights(i, k, belief);
        return best(step, x, weight, i) - worth(step, x, weight, i, false);
    }

    /**
     * For short lives: the most, over periods, of what the player of that period gains on average over all histories that the
     * profile leads to, having seen what was played.
     */
    double mostOfAnyPeriod(int i, int k) {
        double[] gains = new double[open.horizon()];
        collect(0, profile.start(game), weights(i, k, game.prior()), i, gains);
        return java.util.Arrays.stream(gains).max().orElseThrow();
    }

    private void collect(int step, int x, double[] weight, int i, double[] gains) {
        if (step == game.steps()) {
            return;
        }
        Layer layer = profile.layers().get(step);
        Layer next = profile.layers().get(step + 1);
        int s = layer.state(x);
        if (step % open.stages() == 0) {
            gains[step / open.stages()] += best(step, x, weight, i) - worth(step, x, weight, i, false);
        }
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            int y = game.signal(s, j);
            for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y); b++) {
                for (int e = open.rowStart(open.row(j)); e < open.rowStart(open.row(j) + 1); e++) {
                    double[] after = new double[weight.length];
                    double sum = 0;
                    for (int theta = 0; theta < weight.length; theta++) {
                        after[theta] = weight[theta] * layer.branchWeight(b) * open.probability(e);
                        for (int l = 0; l < n; l++) {
                            after[theta] *= sigma(step, x, l, theta, open.moveIn(s, j, l));
                        }
                        sum += after[theta];
                    }
                    if (sum > 0) {
                        collect(step + 1, next.node(layer.branchMemory(b), open.successor(e)), after, i, gains);
                    }
                }
            }
        }
    }

    /** Which nodes play comes to, type profile by type profile: history by history. */
    Reached reached() {
        Reached result = new Reached();
        for (int theta = 0; theta < game.profiles(); theta++) {
            walk(0, profile.start(game), theta, true, result);
        }
        return result;
    }

    private void walk(int step, int x, int theta, boolean played, Reached into) {
        String key = step + " " + x + " " + theta;
        if (!into.met.add(played ? key + " played" : key)) {
            return;
        }
        into.met.add(key);
        into.nodes.add(step + " " + x);
        if (played) {
            into.played.add(step + " " + x);
        }
        if (step == game.steps()) {
            return;
        }
        Layer layer = profile.layers().get(step);
        int s = layer.state(x);
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            boolean may = true;
            boolean does = played;
            for (int l = 0; l < n; l++) {
                may &= game.allowed(l, game.typeIn(theta, l), s, open.moveIn(s, j, l));
                does &= sigma(step, x, l, theta, open.moveIn(s, j, l)) > 0;
            }
            int y = game.signal(s, j);
            for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y) && may; b++) {
                for (int e = open.rowStart(open.row(j)); e < open.rowStart(open.row(j) + 1); e++) {
                    if (open.probability(e) * layer.branchWeight(b) > 0) {
                        int to = profile.layers().get(step + 1).node(layer.branchMemory(b), open.successor(e));
                        walk(step + 1, to, theta, does, into);
                    }
                }
            }
        }
    }

    /** Nodes that play comes to. */
    final class Reached {
        private final java.util.Set<String> met = new java.util.TreeSet<>();
        private final java.util.Set<String> nodes = new java.util.TreeSet<>();
        private final java.util.Set<String> played = new java.util.TreeSet<>();

        /** Whether moves that are allowed bring a type of a player to a node. */
        boolean by(int step, int x, int i, int k) {
            for (int theta = 0; theta < game.profiles(); theta++) {
                if (game.typeIn(theta, i) == k && met.contains(step + " " + x + " " + theta)) {
                    return true;
                }
            }
            return false;
        }

        int nodes() {
            return nodes.size();
        }

        int unplayed() {
            return nodes.size() - played.size();
        }
    }
}
