package parley.certify;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/** One check of {@link BeliefLogitResidual}: a pass backward over the layers. */
final class BeliefLogitPass {
    /** Below, a quotient of probabilities has lost its digits. */
    private static final double LEAST = 1e-290;

    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final double precision;
    private final int n;
    private final int thetas;
    private final double[] range;
    private double most;

    BeliefLogitPass(BeliefGame game, BeliefProfile profile, double precision) {
        this.game = game;
        this.open = game.game();
        this.profile = profile;
        this.precision = precision;
        this.n = open.players();
        this.thetas = game.profiles();
        this.range = new double[n];
        for (int i = 0; i < n; i++) {
            range[i] = range(i);
        }
    }

    private double range(int player) {
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int theta = 0; theta < thetas; theta++) {
            for (int j = 0; j < open.jointMoves(); j++) {
                least = Math.min(least, game.payoff(theta, j, player));
                largest = Math.max(largest, game.payoff(theta, j, player));
            }
            for (int s = 0; s < open.states(); s++) {
                if (open.stage(s) == 0) {
                    first = Math.min(first, game.finalPayoff(theta, s, player));
                    last = Math.max(last, game.finalPayoff(theta, s, player));
                }
            }
        }
        double size = Math.max(largest - least, last - first);
        return size > 0 ? size : 1;
    }

    /** The largest difference. */
    double all(BooleanSupplier cancelled) {
        Layer end = profile.layers().get(game.steps());
        double[] later = new double[end.nodes() * thetas * n];
        for (int x = 0; x < end.nodes(); x++) {
            for (int theta = 0; theta < thetas; theta++) {
                for (int i = 0; i < n; i++) {
                    later[(x * thetas + theta) * n + i] = game.finalPayoff(theta, end.state(x), i);
                }
            }
        }
        for (int step = game.steps() - 1; step >= 0; step--) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            Layer layer = profile.layers().get(step);
            double[] here = new double[layer.nodes() * thetas * n];
            for (int x = 0; x < layer.nodes(); x++) {
                node(step, x, later, here);
            }
            later = here;
        }
        return most;
    }

    private void differ(double one, double other) {
        double difference = Math.abs(one - other);
        most = difference > most || Double.isNaN(difference) ? difference : most;
    }

    private void node(int step, int x, double[] later, double[] here) {
        Layer layer = profile.layers().get(step);
        int s = layer.state(x);
        double[] belief = layer.belief(layer.memory(x), game.typeCount());
        double[][][] worth = new double[n][][];
        for (int i = 0; i < n; i++) {
            worth[i] = new double[game.types(i)][open.moves(s, i)];
        }
        double[] after = new double[n];
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            for (int theta = 0; theta < thetas; theta++) {
                follow(step, x, j, theta, later, after);
                double all = 1;
                for (int i = 0; i < n; i++) {
                    all *= plays(layer, x, i, game.typeIn(theta, i), open.moveIn(s, j, i));
                }
                for (int i = 0; i < n; i++) {
                    here[(x * thetas + theta) * n + i] += all > 0 ? all * after[i] : 0;
                    double others = others(layer, x, s, j, theta, i, belief);
                    if (others > 0) {
                        worth[i][game.typeIn(theta, i)][open.moveIn(s, j, i)] += others * after[i];
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < game.types(i); k++) {
                // A type that cannot be here has nothing to respond to.
                if (belief[game.typeStart(i) + k] > 0) {
                    respond(layer, x, i, k, worth[i][k]);
                }
            }
        }
        bayes(step, x, belief);
    }

    private double plays(Layer layer, int x, int player, int type, int move) {
        return layer.strategy(layer.strategyStart(game, x, player, type) + move);
    }

    /** The chance of the others' types and moves, given the player's own. */
    private double others(Layer layer, int x, int s, int j, int theta, int player, double[] belief) {
        double p = 1;
        for (int i = 0; i < n && p > 0; i++) {
            if (i != player) {
                int type = game.typeIn(theta, i);
                p *= belief[game.typeStart(i) + type] * plays(layer, x, i, type, open.moveIn(s, j, i));
            }
        }
        return p;
    }

    private void follow(int step, int x, int j, int theta, double[] later, double[] into) {
        Layer layer = profile.layers().get(step);
        Layer next = profile.layers().get(step + 1);
        int s = layer.state(x);
        int y = game.signal(s, j);
        int row = open.row(j);
        for (int i = 0; i < n; i++) {
            into[i] = game.payoff(theta, j, i);
        }
        for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y); b++) {
            for (int e = open.rowStart(row); e < open.rowStart(row + 1); e++) {
                double p = layer.branchWeight(b) * open.probability(e);
                int to = p > 0 ? next.node(layer.branchMemory(b), open.successor(e)) : -1;
                for (int i = 0; i < n && to >= 0; i++) {
                    into[i] += open.discountFrom(s, i) * p * later[(to * thetas + theta) * n + i];
                }
            }
        }
    }

    private void respond(Layer layer, int x, int player, int type, double[] worth) {
        int s = layer.state(x);
        double best = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < worth.length; a++) {
            best = game.allowed(player, type, s, a) ? Math.max(best, worth[a]) : best;
        }
        double sum = 0;
        double[] weight = new double[worth.length];
        for (int a = 0; a < worth.length; a++) {
            weight[a] = game.allowed(player, type, s, a)
                    ? StrictMath.exp(precision * (worth[a] - best) / range[player])
                    : 0;
            sum += weight[a];
        }
        for (int a = 0; a < worth.length; a++) {
            differ(weight[a] / sum, plays(layer, x, player, type, a));
        }
    }

    /** Beliefs after every signal that the types thought possible may send. */
    private void bayes(int step, int x, double[] belief) {
        Layer layer = profile.layers().get(step);
        Layer next = profile.layers().get(step + 1);
        int s = layer.state(x);
        for (int y = 0; y < game.signals(s); y++) {
            for (int i = 0; i < n; i++) {
                if (!game.informed(i)) {
                    continue;
                }
                int move = game.moveIn(s, y, i);
                double total = 0;
                double[] posterior = new double[game.types(i)];
                for (int k = 0; k < posterior.length; k++) {
                    posterior[k] = belief[game.typeStart(i) + k] * plays(layer, x, i, k, move);
                    total += posterior[k];
                }
                for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y) && total > LEAST; b++) {
                    for (int k = 0; k < posterior.length; k++) {
                        differ(
                                posterior[k] / total,
                                next.belief(layer.branchMemory(b), game.typeStart(i) + k, game.typeCount()));
                    }
                }
            }
        }
    }
}
