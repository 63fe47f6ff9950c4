package parley.solve;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * The Markov chain that a profile makes of a game, and expected quantities along it (Kemeny and Snell, Finite Markov Chains,
 * 1960).
 *
 * <p>With a horizon: one pass, backward for expectations and forward for distributions. Without: the graph of the chain first
 * tells what never stops, so that sums which diverge are infinite and not some large number; the rest is a linear system with
 * a proven bound ({@link ChainSystem}).
 *
 * <p>Time: the joint moves in use times the lengths of their rows, per period; for infinite games the cube of the largest
 * set of states that lead to each other. Strategies are normalised where they sum to 1 only within rounding.
 */
public final class Chain {
    private Chain() {}

    /** Expected sums of {@code reward} along {@code profile}. */
    public static Expectation evaluate(StochasticGame game, Profile profile, Reward reward) {
        return evaluate(game, profile, reward, () -> false);
    }

    /** The same; throws {@link java.util.concurrent.CancellationException} once {@code cancelled}. */
    public static Expectation evaluate(StochasticGame game, Profile profile, Reward reward, BooleanSupplier cancelled) {
        return game.isFinite() ? finite(game, profile, reward, cancelled) : infinite(game, profile, reward);
    }

    private static Expectation finite(StochasticGame game, Profile profile, Reward reward, BooleanSupplier cancelled) {
        int count = game.states();
        int periods = game.horizon();
        double[][] value = new double[periods + 1][count];
        double largest = 0;
        for (int s = 0; s < count; s++) {
            value[periods][s] = game.stage(s) == 0 ? reward.terminalAt(s) : 0;
            largest = Math.max(largest, Math.abs(value[periods][s]));
        }
        double gamma = ChainMix.gamma(ChainMix.operations(game));
        double error = 0;
        ChainMix mix = new ChainMix(game);
        for (int t = periods - 1; t >= 0; t--) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            double[] sigma = profile.strategyAt(t);
            for (int stage = game.stages() - 1; stage >= 0; stage--) {
                boolean advances = stage == game.stages() - 1;
                double discount = advances ? reward.discount() : 1;
                double[] next = advances ? value[t + 1] : value[t];
                double here = 0;
                double payoff = 0;
                for (int s = 0; s < count; s++) {
                    if (game.stage(s) == stage) {
                        mix.load(s, sigma);
                        for (int k = 0; k < mix.size; k++) {
                            payoff = Math.max(payoff, Math.abs(reward.perJoint()[mix.joint[k]]));
                        }
                        value[t][s] = expected(game, mix, reward, next, discount);
                        here = Math.max(here, Math.abs(value[t][s]));
                    }
                }
                error = (error * (1 + gamma) + gamma * (payoff + 2 * largest)) * (1 + 1e-9);
                largest = Math.max(largest, here);
            }
        }
        return new Expectation(value, error, "backward induction");
    }

    private static double expected(StochasticGame game, ChainMix mix, Reward reward, double[] next, double discount) {
        double sum = 0;
        for (int k = 0; k < mix.size; k++) {
            int j = mix.joint[k];
            int row = game.row(j);
            double x = 0;
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                x += game.probability(e) * next[game.successor(e)];
            }
            sum += mix.weight[k] * (reward.perJoint()[j] + reward.carryOnAt(j) * discount * x);
        }
        return sum;
    }

    private static Expectation infinite(StochasticGame game, Profile profile, Reward reward) {
        ChainMatrix matrix = new ChainMatrix(game, profile, reward.carryOn(), reward.perJoint(), reward.discount());
        boolean[] recurrent = recurrent(matrix);
        boolean[] up = new boolean[matrix.size];
        boolean[] down = new boolean[matrix.size];
        for (int s = 0; s < matrix.size; s++) {
            up[s] = recurrent[s] && matrix.gains[s];
            down[s] = recurrent[s] && matrix.pays[s];
        }
        up = matrix.reaching(up);
        down = matrix.reaching(down);
        boolean[] kept = new boolean[matrix.size];
        for (int s = 0; s < matrix.size; s++) {
            kept[s] = !recurrent[s] && !up[s] && !down[s];
        }
        double[] b = ChainMatrix.gather(matrix.reward, kept);
        ChainSystem system = matrix.restricted(kept, ChainMix.operations(game));
        double[] x = system.solve(b);
        double error = 0;
        for (double e : system.errors(b, ChainMatrix.gather(matrix.magnitude, kept), x)) {
            error = Math.max(error, e);
        }
        double[] value = new double[matrix.size];
        int at = 0;
        for (int s = 0; s < matrix.size; s++) {
            if (kept[s]) {
                value[s] = x[at++];
            } else if (up[s] || down[s]) {
                value[s] = up[s] && down[s] ? Double.NaN : up[s] ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
        }
        return new Expectation(new double[][] {value}, error, "linear system of " + b.length + " states");
    }

    /** {@code [s]}: whether {@code s} lies in a set of states that is never left and loses nothing. */
    private static boolean[] recurrent(ChainMatrix matrix) {
        int[] component = ChainGraph.components(matrix.start, matrix.size, matrix.column, matrix.entry);
        boolean[] open = new boolean[matrix.size];
        for (int s = 0; s < matrix.size; s++) {
            open[component[s]] |= matrix.leaks[s];
            for (int e = matrix.start[s]; e < matrix.start[s + 1]; e++) {
                open[component[s]] |= matrix.entry[e] > 0 && component[matrix.column[e]] != component[s];
            }
        }
        boolean[] recurrent = new boolean[matrix.size];
        for (int s = 0; s < matrix.size; s++) {
            recurrent[s] = !open[component[s]];
        }
        return recurrent;
    }

    /**
     * {@code [t][s]}: probability of being in {@code s} at period {@code t} from the game's start on; {@code T + 1} arrays.
     * Finite games only.
     */
    public static double[][] occupancy(StochasticGame game, Profile profile) {
        boolean[] none = new boolean[game.states()];
        return flow(game, profile, none, game.start())[0];
    }

    /** {@code [0]}: probability of being where, {@code [1]}: of having just met {@code stops}, where it ends. */
    private static double[][][] flow(StochasticGame game, Profile profile, boolean[] stops, int start) {
        if (!game.isFinite()) {
            throw new IllegalArgumentException("the game has no horizon");
        }
        int periods = game.horizon();
        int count = game.states();
        double[][] being = new double[periods + 1][count];
        double[][] met = new double[periods + 1][count];
        ChainMix mix = new ChainMix(game);
        being[0][start] = 1;
        for (int t = 0; t <= periods; t++) {
            for (int stage = 0; stage < game.stages(); stage++) {
                for (int s = 0; s < count; s++) {
                    double mass = being[t][s];
                    if (mass == 0 || game.stage(s) != stage) {
                        continue;
                    }
                    if (stops[s]) {
                        met[t][s] = mass;
                    } else if (t < periods) {
                        mix.load(s, profile.strategyAt(t));
                        pass(game, mix, mass, game.advances(s) ? being[t + 1] : being[t]);
                    }
                }
            }
        }
        return new double[][][] {being, met};
    }

    private static void pass(StochasticGame game, ChainMix mix, double mass, double[] into) {
        for (int k = 0; k < mix.size; k++) {
            int row = game.row(mix.joint[k]);
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                into[game.successor(e)] += mass * mix.weight[k] * game.probability(e);
            }
        }
    }

    /**
     * {@code [s]}: expected sum of {@code discount^t} over the visits to {@code s} from the game's start on, infinite games
     * too. Infinity where a state is visited for ever without discount.
     */
    public static double[] visits(StochasticGame game, Profile profile, double discount) {
        double[] visits = new double[game.states()];
        if (game.isFinite()) {
            double[][] being = occupancy(game, profile);
            double weight = 1;
            for (double[] period : being) {
                for (int s = 0; s < visits.length; s++) {
                    visits[s] += weight * period[s];
                }
                weight *= discount;
            }
            return visits;
        }
        ChainMatrix matrix = new ChainMatrix(game, profile, null, null, discount);
        boolean[] reached = matrix.reachable(game.start(), null);
        boolean[] recurrent = recurrent(matrix);
        boolean[] kept = new boolean[visits.length];
        for (int s = 0; s < visits.length; s++) {
            kept[s] = reached[s] && !recurrent[s];
            visits[s] = reached[s] ? Double.POSITIVE_INFINITY : 0;
        }
        double[] first = new double[visits.length];
        first[game.start()] = 1;
        double[] y =
                matrix.restricted(kept, ChainMix.operations(game)).solveTransposed(ChainMatrix.gather(first, kept));
        int at = 0;
        for (int s = 0; s < visits.length; s++) {
            visits[s] = kept[s] ? y[at++] : visits[s];
        }
        return visits;
    }

    /** Where and when play from the game's start first meets {@code states}; the start itself counts. */
    public static Hitting hitting(StochasticGame game, Profile profile, boolean[] states, double discount) {
        return hitting(game, profile, states, discount, game.start());
    }

    /** The same from {@code start}, a state of stage 0, at period 0. */
    public static Hitting hitting(StochasticGame game, Profile profile, boolean[] states, double discount, int start) {
        if (!game.isFinite()) {
            double[] error = new double[2];
            double[] probability = meeting(game, profile, states, 1, start, error, 0);
            double[] discounted =
                    discount == 1 ? probability : meeting(game, profile, states, discount, start, error, 1);
            return new Hitting(new double[][] {probability}, new double[][] {discounted}, Math.max(error[0], error[1]));
        }
        double[][] met = flow(game, profile, states, start)[1];
        double[][] discounted = new double[met.length][];
        double weight = 1;
        for (int t = 0; t < met.length; t++) {
            discounted[t] = met[t].clone();
            for (int s = 0; s < met[t].length; s++) {
                discounted[t][s] *= weight;
            }
            weight *= discount;
        }
        // Sums of products of numbers >= 0 have a relative error that only their number bounds.
        double steps = (double) (met.length + 1) * game.stages();
        double error = 1.01 * steps * ChainMix.gamma(ChainMix.operations(game));
        return new Hitting(met, discounted, error);
    }

    private static double[] meeting(
            StochasticGame game,
            Profile profile,
            boolean[] states,
            double discount,
            int start,
            double[] error,
            int place) {
        int count = game.states();
        double[] met = new double[count];
        if (states[start]) {
            met[start] = 1;
            return met;
        }
        ChainMatrix matrix = new ChainMatrix(game, profile, null, null, discount);
        boolean[] reached = matrix.reachable(start, states);
        boolean[] reaching = matrix.reaching(states);
        boolean[] kept = new boolean[count];
        for (int s = 0; s < count; s++) {
            kept[s] = reached[s] && reaching[s] && !states[s];
        }
        if (!kept[start]) {
            return met;
        }
        double[] first = new double[count];
        first[start] = 1;
        long operations = ChainMix.operations(game);
        ChainSystem system = matrix.restricted(kept, operations);
        double[] c = ChainMatrix.gather(first, kept);
        double[] y = system.solveTransposed(c);
        double[] inflow = first.clone();
        int at = 0;
        double[] through = new double[count];
        for (int s = 0; s < count; s++) {
            through[s] = kept[s] ? y[at++] : 0;
        }
        double gamma = ChainMix.gamma(operations + matrix.mostEntering() + 4);
        for (int s = 0; s < count; s++) {
            for (int e = matrix.start[s]; e < matrix.start[s + 1] && kept[s]; e++) {
                double p = through[s] * matrix.entry[e];
                if (states[matrix.column[e]]) {
                    met[matrix.column[e]] += p;
                } else if (kept[matrix.column[e]]) {
                    inflow[matrix.column[e]] += p;
                }
            }
        }
        // An error in the flow through a state counts once for every later step until the meeting.
        double[] ones = new double[c.length];
        Arrays.fill(ones, 1);
        double[] steps = system.dominating(ones);
        double off = gamma;
        at = 0;
        for (int s = 0; s < count; s++) {
            if (kept[s]) {
                double residual = Math.abs(inflow[s] - through[s]) + gamma * (inflow[s] + through[s]);
                off += residual * steps[at++];
            }
        }
        error[place] = off * (1 + 1e-9);
        return met;
    }
}
