package parley.certify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/** Small games with types and profiles for them, drawn at random. */
final class SmallBeliefGames {
    private SmallBeliefGames() {}

    /**
     * What games are drawn.
     *
     * @param types per player
     * @param states number of states of each stage
     * @param stages number of stages of a period
     * @param horizon periods
     * @param moves the most moves of a player
     * @param restricted whether some types are kept from some moves
     * @param successors the most successors of a joint move
     * @param discount per player
     */
    record Kind(
            int[] types,
            int states,
            int stages,
            int horizon,
            int moves,
            boolean restricted,
            int successors,
            double[] discount) {}

    static BeliefGame draw(Kind kind, SplittableRandom random) {
        int n = kind.types.length;
        int states = kind.states * kind.stages;
        byte[] stage = new byte[states];
        int[] moves = new int[states * n];
        List<int[]> successors = new ArrayList<>();
        List<double[]> probabilities = new ArrayList<>();
        for (int s = 0; s < states; s++) {
            stage[s] = (byte) (s / kind.states);
            int joint = 1;
            for (int i = 0; i < n; i++) {
                moves[s * n + i] = 1 + random.nextInt(kind.moves);
                joint *= moves[s * n + i];
            }
            int to = (stage[s] + 1) % kind.stages * kind.states;
            for (int j = 0; j < joint; j++) {
                int count = 1 + random.nextInt(Math.min(kind.states, kind.successors));
                int first = random.nextInt(kind.states);
                int[] succ = new int[count];
                double[] prob = new double[count];
                double rest = random.nextInt(5) == 0 ? .8 : 1;
                for (int c = 0; c < count; c++) {
                    succ[c] = to + (first + c) % kind.states;
                    prob[c] = c == count - 1 ? rest : rest * random.nextDouble();
                    rest -= prob[c];
                }
                successors.add(succ);
                probabilities.add(prob);
            }
        }
        int joints = successors.size();
        int[] row = new int[joints];
        int[] rowStart = new int[joints + 1];
        for (int j = 0; j < joints; j++) {
            row[j] = j;
            rowStart[j + 1] = rowStart[j] + successors.get(j).length;
        }
        int profiles = Arrays.stream(kind.types).reduce(1, (a, b) -> a * b);
        double[][] payoff = new double[profiles][joints * n];
        double[][] last = new double[profiles][states * n];
        for (int theta = 0; theta < profiles; theta++) {
            for (int k = 0; k < joints * n; k++) {
                payoff[theta][k] = 2 * random.nextDouble() - 1;
            }
            for (int k = 0; k < kind.states * n; k++) {
                last[theta][k] = 2 * random.nextDouble() - 1;
            }
        }
        StochasticGame open = new StochasticGame(
                kind.horizon,
                0,
                stage,
                moves,
                row,
                rowStart,
                successors.stream().flatMapToInt(Arrays::stream).toArray(),
                probabilities.stream().flatMapToDouble(Arrays::stream).toArray(),
                payoff[0],
                last[0],
                kind.discount);
        List<boolean @Nullable []> allowed = new ArrayList<>();
        double[] prior = new double[Arrays.stream(kind.types).sum()];
        int agent = 0;
        for (int i = 0; i < n; i++) {
            double[] share = simplex(kind.types[i], random, 0);
            for (int k = 0; k < kind.types[i]; k++) {
                prior[agent++] = share[k];
                allowed.add(
                        kind.restricted && kind.types[i] > 1 && random.nextBoolean() ? some(open, i, random) : null);
            }
        }
        return new BeliefGame(open, kind.types, prior, payoff, last, allowed);
    }

    private static boolean[] some(StochasticGame open, int i, SplittableRandom random) {
        boolean[] allowed = new boolean[open.strategySize()];
        Arrays.fill(allowed, true);
        for (int s = 0; s < open.states(); s++) {
            int moves = open.moves(s, i);
            if (moves > 1 && random.nextBoolean()) {
                allowed[open.strategyStart(s, i) + random.nextInt(moves)] = false;
            }
        }
        return allowed;
    }

    /** Probabilities; each is 0 with chance {@code zero}. */
    static double[] simplex(int count, SplittableRandom random, double zero) {
        double[] p = new double[count];
        double sum = 0;
        while (!(sum > 0)) {
            for (int k = 0; k < count; k++) {
                p[k] = random.nextDouble() < zero ? 0 : .05 + random.nextDouble();
                sum += p[k];
            }
        }
        for (int k = 0; k < count; k++) {
            p[k] /= sum;
        }
        return p;
    }

    /** A layer in the making. */
    static final class Draft {
        final List<double[]> belief = new ArrayList<>();
        final List<int[]> states = new ArrayList<>();
        final List<double[]> strategy = new ArrayList<>();
        /** Per node and signal: memories and weights. */
        final List<List<int[]>> memory = new ArrayList<>();

        final List<List<double[]>> weight = new ArrayList<>();

        Layer layer(BeliefGame game, double[] startValue) {
            int nodes = states.stream().mapToInt(a -> a.length).sum();
            int[] memoryStart = new int[states.size() + 1];
            int[] state = new int[nodes];
            int at = 0;
            for (int m = 0; m < states.size(); m++) {
                for (int s : states.get(m)) {
                    state[at++] = s;
                }
                memoryStart[m + 1] = at;
            }
            int[] strategyStart = new int[nodes + 1];
            int[] signalStart = new int[nodes + 1];
            List<Integer> branchStart = new ArrayList<>();
            List<Integer> branchMemory = new ArrayList<>();
            List<Double> branchWeight = new ArrayList<>();
            for (int x = 0; x < strategy.size(); x++) {
                strategyStart[x + 1] = strategyStart[x] + strategy.get(x).length;
                signalStart[x + 1] = signalStart[x] + memory.get(x).size();
                for (int y = 0; y < memory.get(x).size(); y++) {
                    branchStart.add(branchMemory.size());
                    for (int b = 0; b < memory.get(x).get(y).length; b++) {
                        branchMemory.add(memory.get(x).get(y)[b]);
                        branchWeight.add(weight.get(x).get(y)[b]);
                    }
                }
            }
            branchStart.add(branchMemory.size());
            double[] value = new double[nodes * game.profiles() * game.game().players()];
            System.arraycopy(startValue, 0, value, 0, startValue.length);
            return new Layer(
                    belief.stream().flatMapToDouble(Arrays::stream).toArray(),
                    memoryStart,
                    state,
                    strategyStart,
                    strategy.stream().flatMapToDouble(Arrays::stream).toArray(),
                    signalStart,
                    branchStart.stream().mapToInt(Integer::intValue).toArray(),
                    branchMemory.stream().mapToInt(Integer::intValue).toArray(),
                    branchWeight.stream().mapToDouble(Double::doubleValue).toArray(),
                    value,
                    game.game().states());
        }
    }

    private static double[] strategy(BeliefGame game, int s, SplittableRandom random, double zero) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < game.game().players(); i++) {
            for (int k = 0; k < game.types(i); k++) {
                int moves = game.game().moves(s, i);
                double[] p = simplex(moves, random, zero);
                double sum = 0;
                for (int a = 0; a < moves; a++) {
                    p[a] = game.allowed(i, k, s, a) ? p[a] : 0;
                    sum += p[a];
                }
                for (int a = 0; a < moves; a++) {
                    boolean may = game.allowed(i, k, s, a);
                    p[a] = sum > 0 ? p[a] / sum : may ? 1 : 0;
                    if (!(sum > 0) && may) {
                        sum = 1;
                        Arrays.fill(p, a + 1, moves, 0);
                    }
                    all.add(p[a]);
                }
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** An automaton with so many memories per layer, beliefs and branches of which mean nothing. */
    static BeliefProfile rounded(BeliefGame game, int memories, double zero, SplittableRandom random) {
        List<Draft> drafts = new ArrayList<>();
        for (int step = 0; step <= game.steps(); step++) {
            Draft draft = new Draft();
            int[] states = ofStage(game.game(), step % game.game().stages());
            for (int m = 0; m < (step == 0 ? 1 : memories); m++) {
                draft.belief.add(step == 0 ? game.prior() : anyBelief(game, random));
                draft.states.add(states);
                for (int k = 0; k < states.length && step < game.steps(); k++) {
                    int s = states[k];
                    draft.strategy.add(strategy(game, s, random, zero));
                    List<int[]> to = new ArrayList<>();
                    List<double[]> with = new ArrayList<>();
                    for (int y = 0; y < game.signals(s); y++) {
                        int count = 1 + random.nextInt(Math.min(2, memories));
                        int first = random.nextInt(memories);
                        to.add(count == 1 ? new int[] {first} : new int[] {first, (first + 1) % memories});
                        with.add(simplex(count, random, 0));
                    }
                    draft.memory.add(to);
                    draft.weight.add(with);
                }
            }
            drafts.add(draft);
        }
        return finish(game, drafts, false);
    }

    static int[] ofStage(StochasticGame open, int stage) {
        List<Integer> all = new ArrayList<>();
        for (int s = 0; s < open.states(); s++) {
            if (open.stage(s) == stage) {
                all.add(s);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] anyBelief(BeliefGame game, SplittableRandom random) {
        double[] belief = new double[game.typeCount()];
        for (int i = 0; i < game.game().players(); i++) {
            double[] b = simplex(game.types(i), random, game.restricted() ? 0 : .2);
            System.arraycopy(b, 0, belief, game.typeStart(i), b.length);
        }
        return belief;
    }

    /** Its values at the start filled in. */
    private static BeliefProfile finish(BeliefGame game, List<Draft> drafts, boolean exact) {
        BeliefProfile bare = new BeliefProfile(
                drafts.stream().map(d -> d.layer(game, new double[0])).toList(), exact);
        BeliefTree tree = new BeliefTree(game, bare);
        List<Layer> layers = new ArrayList<>(bare.layers());
        layers.set(0, drafts.get(0).layer(game, tree.startValues()));
        return new BeliefProfile(layers, exact);
    }

    /** The public tree: a memory for every history, with exact beliefs, drawn at random where Bayes' rule is silent. */
    static BeliefProfile tree(BeliefGame game, double zero, SplittableRandom random) {
        StochasticGame open = game.game();
        List<Draft> drafts = new ArrayList<>();
        Draft now = new Draft();
        now.belief.add(game.prior());
        now.states.add(new int[] {open.start()});
        for (int step = 0; step < game.steps(); step++) {
            Draft next = new Draft();
            for (int m = 0; m < now.states.size(); m++) {
                for (int s : now.states.get(m)) {
                    double[] sigma = strategy(game, s, random, zero);
                    now.strategy.add(sigma);
                    List<int[]> to = new ArrayList<>();
                    List<double[]> with = new ArrayList<>();
                    for (int y = 0; y < game.signals(s); y++) {
                        to.add(new int[] {next.states.size()});
                        with.add(new double[] {1});
                        next.belief.add(after(game, s, y, sigma, now.belief.get(m), random));
                        next.states.add(successors(game, s, y));
                    }
                    now.memory.add(to);
                    now.weight.add(with);
                }
            }
            drafts.add(now);
            now = next;
        }
        drafts.add(now);
        return finish(game, drafts, true);
    }

    private static int[] successors(BeliefGame game, int s, int y) {
        StochasticGame open = game.game();
        boolean[] met = new boolean[open.states()];
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            for (int e = open.rowStart(open.row(j)); e < open.rowStart(open.row(j) + 1); e++) {
                met[open.successor(e)] |= game.signal(s, j) == y && open.probability(e) > 0;
            }
        }
        return java.util.stream.IntStream.range(0, met.length)
                .filter(k -> met[k])
                .toArray();
    }

    private static double[] after(
            BeliefGame game, int s, int y, double[] sigma, double[] held, SplittableRandom random) {
        double[] belief = held.clone();
        int at = 0;
        for (int i = 0; i < game.game().players(); i++) {
            int moves = game.game().moves(s, i);
            int first = game.typeStart(i);
            if (game.informed(i)) {
                int a = game.moveIn(s, y, i);
                double sum = 0;
                for (int k = 0; k < game.types(i); k++) {
                    belief[first + k] = held[first + k] * sigma[at + k * moves + a];
                    sum += belief[first + k];
                }
                double[] any = simplex(game.types(i), random, 0);
                for (int k = 0; k < game.types(i); k++) {
                    belief[first + k] = sum > 0 ? belief[first + k] / sum : any[k];
                }
            }
            at += game.types(i) * moves;
        }
        return belief;
    }
}
