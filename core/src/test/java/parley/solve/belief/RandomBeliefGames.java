package parley.solve.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import parley.game.BeliefGame;
import parley.game.StochasticGame;

/** Small random games with types. */
final class RandomBeliefGames {
    private RandomBeliefGames() {}

    /**
     * Three states, or five, two players with two and three moves, horizon 3; by seed, one player informed of two types, or both; some types
     * kept from some moves; players together or in turn; payoffs in [0, 1].
     */
    static BeliefGame game(long seed) {
        return game(seed, 3);
    }

    static BeliefGame game(long seed, int states) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean both = seed % 5 == 4;
        boolean turns = seed % 3 == 2;
        int[] types = both ? new int[] {2, 2} : seed % 2 == 0 ? new int[] {2, 1} : new int[] {1, 2};
        return game(random, both ? 2 : 3, states, types, seed % 4 == 3, turns);
    }

    static BeliefGame game(
            SplittableRandom random, int horizon, int states, int[] types, boolean restricted, boolean turns) {
        int n = 2;
        int all = turns ? 2 * states : states;
        byte[] stage = new byte[all];
        int[] moves = new int[all * n];
        int joints = 0;
        for (int s = 0; s < all; s++) {
            stage[s] = (byte) (s < states ? 0 : 1);
            moves[s * n] = turns && s >= states ? 1 : 2;
            moves[s * n + 1] = turns && s < states ? 1 : 3;
            joints += moves[s * n] * moves[s * n + 1];
        }
        int[] row = new int[joints];
        int[] rowStart = new int[joints + 1];
        List<Integer> successor = new ArrayList<>();
        List<Double> probability = new ArrayList<>();
        int j = 0;
        for (int s = 0; s < all; s++) {
            for (int k = 0; k < moves[s * n] * moves[s * n + 1]; k++) {
                row[j] = j;
                int one = random.nextInt(states);
                int two = (one + 1 + random.nextInt(states - 1)) % states;
                double p = random.nextInt(3) == 0 ? 1 : random.nextDouble();
                int shift = turns && s < states ? states : 0;
                successor.add(shift + one);
                successor.add(shift + two);
                probability.add(p);
                probability.add(random.nextInt(8) == 0 ? 0.5 * (1 - p) : 1 - p);
                rowStart[++j] = successor.size();
            }
        }
        int profiles = types[0] * types[1];
        double[][] payoff = new double[profiles][joints * n];
        double[][] fin = new double[profiles][all * n];
        for (int theta = 0; theta < profiles; theta++) {
            Arrays.setAll(payoff[theta], k -> random.nextDouble());
            for (int k = 0; k < states * n; k++) {
                fin[theta][k] = random.nextDouble();
            }
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
                fin[0],
                new double[] {1 - 0.3 * random.nextDouble(), 1 - 0.3 * random.nextDouble()});
        List<boolean[]> allowed = new ArrayList<>();
        double[] prior = new double[types[0] + types[1]];
        int at = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < types[i]; k++) {
                prior[at + k] = 0.1 + random.nextDouble();
                sum += prior[at + k];
            }
            for (int k = 0; k < types[i]; k++) {
                prior[at + k] /= sum;
                boolean[] may = new boolean[open.strategySize()];
                Arrays.fill(may, true);
                for (int s = 0; s < all; s++) {
                    int barred = random.nextInt(4);
                    if (restricted && barred < open.moves(s, i) && open.moves(s, i) > 1) {
                        may[open.strategyStart(s, i) + barred] = false;
                    }
                }
                allowed.add(restricted ? may : null);
            }
            at += types[i];
        }
        return new BeliefGame(open, types, prior, payoff, fin, allowed);
    }
}
