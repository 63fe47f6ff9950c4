package parley.solve.belief;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/**
 * What a player could gain against a profile, worked out over all histories: states, everybody's moves and public draws, without
 * using the profile's values, nor its beliefs unless told to start from them. Exponential in the horizon.
 */
final class HistoryCheck {
    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final int n;

    HistoryCheck(BeliefGame game, BeliefProfile profile) {
        this.game = game;
        this.open = game.game();
        this.profile = profile;
        this.n = open.players();
    }

    /** Most that a type of a player gains from the start by another strategy, knowing its type. */
    double regret() {
        double[] weight = new double[game.profiles()];
        for (int theta = 0; theta < weight.length; theta++) {
            weight[theta] = game.probability(theta, game.prior(), 0);
        }
        return regret(0, profile.start(game), weight);
    }

    /** The same from every node that some types may come to, given the beliefs that the profile writes there. */
    double sequentialRegret() {
        double most = 0;
        Map<Integer, BitSet> nodes = new TreeMap<>();
        for (int theta = 0; theta < game.profiles(); theta++) {
            if (game.probability(theta, game.prior(), 0) > 0) {
                nodes.computeIfAbsent(profile.start(game), x -> new BitSet()).set(theta);
            }
        }
        for (int t = 0; t < game.steps(); t++) {
            Layer layer = profile.layers().get(t);
            Map<Integer, BitSet> following = new TreeMap<>();
            for (Map.Entry<Integer, BitSet> node : nodes.entrySet()) {
                int x = node.getKey();
                double[] belief = layer.belief(layer.memory(x), game.typeCount());
                double[] weight = new double[game.profiles()];
                for (int theta = 0; theta < weight.length; theta++) {
                    weight[theta] = game.probability(theta, belief, 0);
                }
                most = Math.max(most, regret(t, x, weight));
                follow(t, x, node.getValue(), following);
            }
            nodes = following;
        }
        return most;
    }

    private void follow(int t, int x, BitSet here, Map<Integer, BitSet> following) {
        Layer layer = profile.layers().get(t);
        Layer next = profile.layers().get(t + 1);
        int s = layer.state(x);
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            BitSet going = new BitSet();
            int joint = j;
            here.stream().filter(theta -> may(theta, s, joint)).forEach(going::set);
            int y = game.signal(s, j);
            int r = open.row(j);
            for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y) && !going.isEmpty(); b++) {
                for (int e = open.rowStart(r); e < open.rowStart(r + 1); e++) {
                    if (open.probability(e) > 0 && layer.branchWeight(b) > 0) {
                        int child = next.node(layer.branchMemory(b), open.successor(e));
                        following.computeIfAbsent(child, c -> new BitSet()).or(going);
                    }
                }
            }
        }
    }

    private boolean may(int theta, int s, int j) {
        for (int i = 0; i < n; i++) {
            if (!game.allowed(i, game.typeIn(theta, i), s, open.moveIn(s, j, i))) {
                return false;
            }
        }
        return true;
    }

    private double regret(int t, int x, double[] weight) {
        double most = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < game.types(i); k++) {
                double[] mine = new double[weight.length];
                double sum = 0;
                for (int theta = 0; theta < mine.length; theta++) {
                    mine[theta] = game.typeIn(theta, i) == k ? weight[theta] : 0;
                    sum += mine[theta];
                }
                if (sum > 0) {
                    most = Math.max(most, (worth(t, x, mine, i, k, true) - worth(t, x, mine, i, k, false)) / sum);
                }
            }
        }
        return most;
    }

    /** Expected payoffs of a type from a node on times the weights of type profiles, of its best strategy or of its own. */
    private double worth(int t, int x, double[] weight, int i, int k, boolean best) {
        Layer layer = profile.layers().get(t);
        int s = layer.state(x);
        if (t == game.steps()) {
            double sum = 0;
            for (int theta = 0; theta < weight.length; theta++) {
                sum += weight[theta] * game.finalPayoff(theta, s, i);
            }
            return sum;
        }
        double[] byMove = new double[open.moves(s, i)];
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            double[] then = new double[weight.length];
            double sum = 0;
            double now = 0;
            for (int theta = 0; theta < weight.length; theta++) {
                double p = weight[theta];
                for (int l = 0; l < n && p > 0; l++) {
                    if (l != i) {
                        int at = layer.strategyStart(game, x, l, game.typeIn(theta, l));
                        p *= layer.strategy(at + open.moveIn(s, j, l));
                    }
                }
                then[theta] = p;
                sum += p;
                now += p * game.payoff(theta, j, i);
            }
            if (sum > 0) {
                byMove[open.moveIn(s, j, i)] += now + open.discountFrom(s, i) * after(t, x, s, j, then, i, k, best);
            }
        }
        double result = best ? Double.NEGATIVE_INFINITY : 0;
        int own = layer.strategyStart(game, x, i, k);
        for (int a = 0; a < byMove.length; a++) {
            if (best) {
                result = game.allowed(i, k, s, a) ? Math.max(result, byMove[a]) : result;
            } else {
                result += layer.strategy(own + a) * byMove[a];
            }
        }
        return result;
    }

    private double after(int t, int x, int s, int j, double[] weight, int i, int k, boolean best) {
        Layer layer = profile.layers().get(t);
        Layer next = profile.layers().get(t + 1);
        int y = game.signal(s, j);
        int r = open.row(j);
        double sum = 0;
        for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y); b++) {
            for (int e = open.rowStart(r); e < open.rowStart(r + 1); e++) {
                if (open.probability(e) > 0) {
                    int child = next.node(layer.branchMemory(b), open.successor(e));
                    sum += layer.branchWeight(b) * open.probability(e) * worth(t + 1, child, weight, i, k, best);
                }
            }
        }
        return sum;
    }

    /** Largest difference between a belief at an exact profile and Bayes' rule from the belief before, where it applies. */
    double bayes() {
        double worst = 0;
        for (int t = 0; t < game.steps(); t++) {
            Layer layer = profile.layers().get(t);
            for (int x = 0; x < layer.nodes(); x++) {
                int s = layer.state(x);
                for (int y = 0; y < game.signals(s); y++) {
                    for (int i = 0; i < n; i++) {
                        worst = Math.max(worst, game.informed(i) ? bayes(t, x, y, i, game.moveIn(s, y, i)) : 0);
                    }
                }
            }
        }
        return worst;
    }

    private double bayes(int t, int x, int y, int i, int a) {
        Layer layer = profile.layers().get(t);
        double[] then = new double[game.types(i)];
        double sum = 0;
        for (int k = 0; k < then.length; k++) {
            double before = layer.belief(layer.memory(x), game.typeStart(i) + k, game.typeCount());
            then[k] = before * layer.strategy(layer.strategyStart(game, x, i, k) + a);
            sum += then[k];
        }
        double worst = 0;
        for (int k = 0; k < then.length && sum > 1e-200; k++) {
            int child = layer.branchMemory(layer.branchStart(x, y));
            double held = profile.layers().get(t + 1).belief(child, game.typeStart(i) + k, game.typeCount());
            worst = Math.max(worst, Math.abs(held - then[k] / sum));
        }
        return worst;
    }
}
