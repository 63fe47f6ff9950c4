package parley.solve.belief;

import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/** Compares what profiles lead to. */
final class Outcomes {
    /** Differences in worth, as a share of the range of payoffs, and in probabilities that count. */
    private static final double WORTH = 1e-4;

    private static final double PROBABILITY = 1e-3;
    private static final double REACHED = 1e-4;

    private Outcomes() {}

    /**
     * Whether two profiles differ by more than their trembles at the start's worth or in the moves at nodes that are reached; the
     * latter only where both have the same nodes.
     */
    static boolean differ(BeliefGame game, BeliefProfile one, BeliefProfile two) {
        double[] unit = Ranges.units(game);
        int n = game.game().players();
        int x = one.start(game);
        int y = two.start(game);
        for (int theta = 0; theta < game.profiles(); theta++) {
            for (int i = 0; i < n; i++) {
                double a = one.layers().get(0).value(x, theta, i, game.profiles(), n);
                double b = two.layers().get(0).value(y, theta, i, game.profiles(), n);
                if (Math.abs(a - b) * unit[i] > WORTH) {
                    return true;
                }
            }
        }
        return sameNodes(one, two) && movesDiffer(game, one, two);
    }

    private static boolean sameNodes(BeliefProfile one, BeliefProfile two) {
        if (one.exact() != two.exact() || one.layers().size() != two.layers().size()) {
            return false;
        }
        for (int t = 0; t < one.layers().size(); t++) {
            Layer a = one.layers().get(t);
            Layer b = two.layers().get(t);
            if (a.nodes() != b.nodes() || a.memories() != b.memories() || a.strategySize() != b.strategySize()) {
                return false;
            }
        }
        return true;
    }

    private static boolean movesDiffer(BeliefGame game, BeliefProfile one, BeliefProfile two) {
        double[][] reach = reach(game, one);
        for (int t = 0; t < game.steps(); t++) {
            Layer a = one.layers().get(t);
            Layer b = two.layers().get(t);
            for (int x = 0; x < a.nodes(); x++) {
                for (int theta = 0; theta < game.profiles(); theta++) {
                    if (reach[t][x * game.profiles() + theta] > REACHED && movesDiffer(game, a, b, x, theta)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Probabilities of nodes and type profiles together, {@code [step][x * profiles + theta]}. */
    static double[][] reach(BeliefGame game, BeliefProfile profile) {
        int profiles = game.profiles();
        double[][] reach = new double[game.steps() + 1][];
        for (int t = 0; t <= game.steps(); t++) {
            reach[t] = new double[profile.layers().get(t).nodes() * profiles];
        }
        for (int theta = 0; theta < profiles; theta++) {
            reach[0][profile.start(game) * profiles + theta] = game.probability(theta, game.prior(), 0);
        }
        for (int t = 0; t < game.steps(); t++) {
            Layer layer = profile.layers().get(t);
            for (int x = 0; x < layer.nodes(); x++) {
                for (int theta = 0; theta < profiles; theta++) {
                    double p = reach[t][x * profiles + theta];
                    if (p > 0) {
                        pass(game, layer, profile.layers().get(t + 1), x, theta, p, reach[t + 1]);
                    }
                }
            }
        }
        return reach;
    }

    private static boolean movesDiffer(BeliefGame game, Layer a, Layer b, int x, int theta) {
        int s = a.state(x);
        for (int i = 0; i < game.game().players(); i++) {
            int at = a.strategyStart(game, x, i, game.typeIn(theta, i));
            for (int move = 0; move < game.game().moves(s, i); move++) {
                if (Math.abs(a.strategy(at + move) - b.strategy(at + move)) > PROBABILITY) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void pass(BeliefGame game, Layer layer, Layer next, int x, int theta, double p, double[] then) {
        StochasticGame open = game.game();
        int s = layer.state(x);
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            double all = p;
            for (int i = 0; i < open.players(); i++) {
                int at = layer.strategyStart(game, x, i, game.typeIn(theta, i));
                all *= layer.strategy(at + open.moveIn(s, j, i));
            }
            int y = game.signal(s, j);
            int r = open.row(j);
            for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y) && all > 0; b++) {
                for (int e = open.rowStart(r); e < open.rowStart(r + 1); e++) {
                    if (open.probability(e) > 0) {
                        int child = next.node(layer.branchMemory(b), open.successor(e));
                        then[child * game.profiles() + theta] += all * layer.branchWeight(b) * open.probability(e);
                    }
                }
            }
        }
    }
}
