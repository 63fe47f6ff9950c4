package parley.certify;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/** The most that one side of a game can collect against a fixed strategy of the other side. */
final class Response {
    private static final double TOLERANCE = 1e-9;

    private final StochasticGame game;
    private final boolean[] fixed;
    private final double[] perJoint;
    private final double @Nullable [] carryOn;
    private final double @Nullable [] terminal;
    private final double discount;
    private final double[][] strategy;
    private final int count;
    /** {@code [s]}: where the fixed side's probabilities of a state begin. */
    private final int[] start;

    Response(
            StochasticGame game,
            boolean[] fixed,
            double[] perJoint,
            double @Nullable [] carryOn,
            double @Nullable [] terminal,
            double discount,
            double[][] strategy) {
        this.game = game;
        this.fixed = fixed;
        this.perJoint = perJoint;
        this.carryOn = carryOn;
        this.terminal = terminal;
        this.discount = discount;
        this.count = game.states();
        this.start = new int[count + 1];
        for (int s = 0; s < count; s++) {
            start[s + 1] = start[s] + moves(s, true);
        }
        this.strategy = new double[strategy.length][];
        for (int t = 0; t < strategy.length; t++) {
            this.strategy[t] = normalised(strategy[t]);
        }
    }

    private int moves(int s, boolean side) {
        int product = 1;
        for (int i = 0; i < game.players(); i++) {
            product *= fixed[i] == side ? game.moves(s, i) : 1;
        }
        return product;
    }

    private double[] normalised(double[] given) {
        double[] p = given.clone();
        if (p.length != start[count]) {
            throw new IllegalArgumentException("a strategy has " + p.length + " entries, not " + start[count]);
        }
        for (int s = 0; s < count; s++) {
            double sum = 0;
            for (int k = start[s]; k < start[s + 1]; k++) {
                if (!(p[k] >= 0)) {
                    throw new IllegalArgumentException("a probability in state " + s + " is " + p[k]);
                }
                sum += p[k];
            }
            if (!(Math.abs(sum - 1) <= TOLERANCE)) {
                throw new IllegalArgumentException("the probabilities in state " + s + " sum to " + sum);
            }
            for (int k = start[s]; k < start[s + 1] && sum != 1; k++) {
                p[k] /= sum;
            }
        }
        return p;
    }

    /** The move of one side in a joint move. */
    private int moveOf(int s, int joint, boolean side) {
        int move = 0;
        for (int i = 0; i < game.players(); i++) {
            if (fixed[i] == side) {
                move = move * game.moves(s, i) + game.moveIn(s, joint, i);
            }
        }
        return move;
    }

    private double weight(int joint) {
        return carryOn == null ? 1 : carryOn[joint];
    }

    private double discountFrom(int s) {
        return game.advances(s) ? discount : 1;
    }

    /** Upper bounds, {@code [t][s]} or {@code [0][s]}. */
    double[][] most() {
        return game.isFinite() ? finite() : new double[][] {infinite()};
    }

    private double[][] finite() {
        int periods = game.horizon();
        double[][] value = new double[periods + 1][count];
        double gamma = Rounding.gamma(Rounding.operations(game) + longest());
        for (int s = 0; s < count && terminal != null; s++) {
            value[periods][s] = terminal[s];
        }
        int[][] stages = FiniteRegret.statesByStage(game);
        for (int t = periods - 1; t >= 0; t--) {
            double[] sigma = strategy[strategy.length == 1 ? 0 : t];
            for (int stage = stages.length - 1; stage >= 0; stage--) {
                double[] next = stage == stages.length - 1 ? value[t + 1] : value[t];
                for (int s : stages[stage]) {
                    value[t][s] = best(s, sigma, next, gamma);
                }
            }
        }
        return value;
    }

    private long longest() {
        long most = 0;
        for (int s = 0; s < count; s++) {
            most = Math.max(most, start[s + 1] - start[s]);
        }
        return 2 * most + 8;
    }

    /** The best answer's worth, every move's rounding added. */
    private double best(int s, double[] sigma, double[] next, double gamma) {
        double[] worth = new double[moves(s, false)];
        double[] size = new double[worth.length];
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            double w = sigma[start[s] + moveOf(s, j, true)];
            if (w > 0) {
                double x = 0;
                double y = 0;
                int row = game.row(j);
                for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                    x += game.probability(e) * next[game.successor(e)];
                    y += game.probability(e) * Math.abs(next[game.successor(e)]);
                }
                double carry = weight(j) * discountFrom(s);
                worth[moveOf(s, j, false)] += w * (perJoint[j] + carry * x);
                size[moveOf(s, j, false)] += w * (Math.abs(perJoint[j]) + carry * y);
            }
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < worth.length; b++) {
            best = Math.max(best, worth[b] + Rounding.up(gamma * size[b]));
        }
        return best;
    }

    private double[] infinite() {
        Decision problem = problem(1);
        boolean negative = false;
        boolean positive = false;
        for (double r : problem.reward) {
            negative |= r < 0;
            positive |= r > 0;
        }
        double[] weights;
        if (discount < 1) {
            double[] w = new double[count];
            for (int s = 0; s < count; s++) {
                w[s] = game.stages() - game.stage(s) + discount * game.stages() / (1 - discount);
            }
            weights = problem.checked(w);
        } else if (!negative) {
            return new Undiscounted(problem).largest();
        } else if (!positive) {
            double[] least = new Undiscounted(problem(-1)).least();
            for (int s = 0; s < count; s++) {
                least[s] = -least[s];
            }
            return least;
        } else {
            weights = problem.stopping();
        }
        double[] value = new double[count];
        double excess = Math.max(0, problem.best(problem.reward, value, -1));
        double off = excess + problem.rounding(value);
        for (int s = 0; s < count; s++) {
            value[s] += Rounding.up(weights[s] * off);
            if (Double.isNaN(value[s])) {
                Arrays.fill(value, Double.POSITIVE_INFINITY);
                return value;
            }
        }
        return value;
    }

    private Decision problem(int sign) {
        Decision.Builder builder = new Decision.Builder(count, () -> false);
        double[] sigma = strategy[0];
        for (int s = 0; s < count; s++) {
            int choices = moves(s, false);
            for (int b = 0; b < choices; b++) {
                double reward = 0;
                double size = 0;
                for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                    double w = sigma[start[s] + moveOf(s, j, true)];
                    if (w > 0 && moveOf(s, j, false) == b) {
                        reward += w * sign * perJoint[j];
                        size += w * Math.abs(perJoint[j]);
                        int row = game.row(j);
                        for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                            if (game.probability(e) > 0 && weight(j) > 0) {
                                builder.add(game.successor(e), w * weight(j) * game.probability(e));
                            }
                        }
                    }
                }
                builder.endRow(reward, size, discountFrom(s));
            }
            builder.endState();
        }
        return builder.build(Rounding.operations(game) + longest());
    }
}
