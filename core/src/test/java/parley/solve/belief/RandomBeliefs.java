package parley.solve.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/** Small games with types and profiles of them, drawn at random; the profiles are legal and of no other merit. */
public final class RandomBeliefs {
    private final SplittableRandom random;
    private final boolean rare;

    public RandomBeliefs(long seed) {
        this(seed, false);
    }

    /** @param rare whether some moves are never made by some or all types */
    public RandomBeliefs(long seed, boolean rare) {
        this.random = new SplittableRandom(seed);
        this.rare = rare;
    }

    /** Two players, four states (two of each stage where ordered); rows may lose mass, types may be kept from moves. */
    public BeliefGame game(int[] types, int horizon, boolean ordered, boolean restricted) {
        int n = 2;
        int states = 4;
        byte[] stage = ordered ? new byte[] {0, 0, 1, 1} : new byte[4];
        int[] moves = new int[states * n];
        for (int x = 0; x < moves.length; x++) {
            moves[x] = ordered && x % 2 != stage[x / 2] ? 1 : 2 + random.nextInt(2);
        }
        int joints = 0;
        for (int s = 0; s < states; s++) {
            joints += moves[2 * s] * moves[2 * s + 1];
        }
        int[] row = new int[joints];
        int[] rowStart = new int[joints + 1];
        List<Integer> successor = new ArrayList<>();
        List<Double> probability = new ArrayList<>();
        int j = 0;
        for (int s = 0; s < states; s++) {
            int first = ordered && stage[s] == 0 ? 2 : 0;
            for (int k = 0; k < moves[2 * s] * moves[2 * s + 1]; k++, j++) {
                row[j] = j;
                double p = random.nextDouble();
                double ends = (ordered && stage[s] == 0) || random.nextInt(3) > 0 ? 0 : .2;
                successor.add(first);
                probability.add(p * (1 - ends));
                successor.add(first + 1);
                probability.add((1 - p) * (1 - ends));
                rowStart[j + 1] = successor.size();
            }
        }
        int profiles = types[0] * types[1];
        double[][] payoff = new double[profiles][joints * n];
        double[][] last = new double[profiles][states * n];
        for (int theta = 0; theta < profiles; theta++) {
            fill(payoff[theta]);
            fill(last[theta]);
        }
        StochasticGame open = new StochasticGame(
                horizon,
                0,
                stage,
                moves,
                row,
                rowStart,
                successor.stream().mapToInt(Integer::intValue).toArray(),
                probability.stream().mapToDouble(Double::doubleValue).toArray(),
                payoff[0],
                last[0],
                new double[] {.9, .8});
        List<boolean @Nullable []> allowed = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < types[i]; k++) {
                allowed.add(restricted && types[i] > 1 && k == 0 ? allowed(open, i) : null);
            }
        }
        return new BeliefGame(open, types, prior(types), payoff, last, allowed);
    }

    private boolean[] allowed(StochasticGame open, int player) {
        boolean[] all = new boolean[open.strategySize()];
        Arrays.fill(all, true);
        for (int s = 0; s < open.states(); s++) {
            if (open.moves(s, player) > 1) {
                all[open.strategyStart(s, player) + random.nextInt(open.moves(s, player))] = false;
            }
        }
        return all;
    }

    private void fill(double[] into) {
        for (int x = 0; x < into.length; x++) {
            into[x] = random.nextDouble() * 2 - 1;
        }
    }

    private double[] prior(int[] types) {
        double[] prior = new double[types[0] + types[1]];
        simplex(prior, 0, types[0], 0);
        simplex(prior, types[0], types[1], 0);
        return prior;
    }

    private void simplex(double[] into, int from, int count, int zeros) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            into[from + k] = k > 0 && random.nextInt(4) < zeros ? 0 : .1 + random.nextDouble();
            sum += into[from + k];
        }
        for (int k = 0; k < count; k++) {
            into[from + k] /= sum;
        }
    }

    /** A profile with random strategies, some of them pure, and several branches after a signal. */
    public BeliefProfile profile(BeliefGame game, int memories) {
        StochasticGame open = game.game();
        List<Layer> layers = new ArrayList<>();
        for (int step = 0; step <= game.steps(); step++) {
            int here = step == 0 ? 1 : memories;
            int at = step % open.stages();
            int[] states = java.util.stream.IntStream.range(0, open.states())
                    .filter(s -> open.stage(s) == at)
                    .toArray();
            layers.add(step < game.steps() ? layer(game, here, memories, states, step) : last(game, here, states));
        }
        return new BeliefProfile(layers, false);
    }

    private Layer layer(BeliefGame game, int memories, int next, int[] states, int step) {
        StochasticGame open = game.game();
        int nodes = memories * states.length;
        int[] state = new int[nodes];
        int[] strategyStart = new int[nodes + 1];
        List<double[]> strategy = new ArrayList<>();
        int[] signalStart = new int[nodes + 1];
        List<Integer> branchStart = new ArrayList<>(List.of(0));
        List<Integer> memory = new ArrayList<>();
        List<Double> weight = new ArrayList<>();
        for (int x = 0; x < nodes; x++) {
            int s = states[x % states.length];
            state[x] = s;
            strategyStart[x + 1] = strategyStart[x];
            for (int i = 0; i < open.players(); i++) {
                for (int k = 0; k < game.types(i); k++) {
                    double[] sigma = new double[open.moves(s, i)];
                    double sum = 0;
                    for (int a = 0; a < sigma.length; a++) {
                        sigma[a] = game.allowed(i, k, s, a) ? Math.max(rare ? 0 : 1e-3, random.nextDouble() - .3) : 0;
                        sum += sigma[a];
                    }
                    for (int a = 0; a < sigma.length; a++) {
                        sigma[a] = sum > 0 ? sigma[a] / sum : game.allowed(i, k, s, a) ? 1 : 0;
                    }
                    if (sum == 0) {
                        keepFirst(sigma);
                    }
                    strategy.add(sigma);
                    strategyStart[x + 1] += sigma.length;
                }
            }
            signalStart[x + 1] = signalStart[x] + game.signals(s);
            for (int y = 0; y < game.signals(s); y++) {
                double first = random.nextInt(3) == 0 ? 1 : random.nextDouble();
                memory.add(random.nextInt(next));
                weight.add(first);
                if (first < 1) {
                    memory.add(random.nextInt(next));
                    weight.add(1 - first);
                }
                branchStart.add(memory.size());
            }
        }
        return new Layer(
                beliefs(game, memories, step == 0),
                starts(memories, states.length),
                state,
                strategyStart,
                strategy.stream().flatMapToDouble(Arrays::stream).toArray(),
                signalStart,
                branchStart.stream().mapToInt(Integer::intValue).toArray(),
                memory.stream().mapToInt(Integer::intValue).toArray(),
                weight.stream().mapToDouble(Double::doubleValue).toArray(),
                new double[nodes * game.profiles() * open.players()],
                open.states());
    }

    private static void keepFirst(double[] sigma) {
        boolean found = false;
        for (int a = 0; a < sigma.length; a++) {
            sigma[a] = found ? 0 : sigma[a];
            found |= sigma[a] > 0;
        }
    }

    private Layer last(BeliefGame game, int memories, int[] states) {
        int nodes = memories * states.length;
        int[] state = new int[nodes];
        double[] value = new double[nodes * game.profiles() * game.game().players()];
        for (int x = 0; x < nodes; x++) {
            state[x] = states[x % states.length];
        }
        return new Layer(
                beliefs(game, memories, false),
                starts(memories, states.length),
                state,
                new int[nodes + 1],
                new double[0],
                new int[nodes + 1],
                new int[1],
                new int[0],
                new double[0],
                value,
                game.game().states());
    }

    private static int[] starts(int memories, int width) {
        int[] start = new int[memories + 1];
        for (int m = 0; m <= memories; m++) {
            start[m] = m * width;
        }
        return start;
    }

    private double[] beliefs(BeliefGame game, int memories, boolean first) {
        if (first) {
            return game.prior();
        }
        double[] belief = new double[memories * game.typeCount()];
        for (int m = 0; m < memories; m++) {
            for (int i = 0; i < game.game().players(); i++) {
                simplex(belief, m * game.typeCount() + game.typeStart(i), game.types(i), 1);
            }
        }
        return belief;
    }
}
