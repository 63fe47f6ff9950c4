package parley.certify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import parley.game.Profile;
import parley.game.StochasticGame;

/** Small games for tests, and values of profiles by plain recursion. */
public final class SmallGames {
    private SmallGames() {}

    /** Collects a game state by state. */
    public static final class Builder {
        private final int players;
        private final List<int[]> moves = new ArrayList<>();
        private final List<Byte> stages = new ArrayList<>();
        private final List<double[]> payoffs = new ArrayList<>();
        private final List<int[]> successors = new ArrayList<>();
        private final List<double[]> probabilities = new ArrayList<>();
        private double[] finals = new double[0];

        public Builder(int players) {
            this.players = players;
        }

        public Builder state(int... count) {
            return stage(0, count);
        }

        public Builder stage(int stage, int... count) {
            moves.add(count);
            stages.add((byte) stage);
            return this;
        }

        /** The next joint move, player 0 slowest: payoffs of all players, then where it leads. */
        public Builder joint(double[] payoff, int[] successor, double[] probability) {
            payoffs.add(payoff);
            successors.add(successor);
            probabilities.add(probability);
            return this;
        }

        /** Leads surely to {@code successor}. */
        public Builder joint(int successor, double... payoff) {
            return joint(payoff, new int[] {successor}, new double[] {1});
        }

        /** Ends the game. */
        public Builder end(double... payoff) {
            return joint(payoff, new int[0], new double[0]);
        }

        public Builder finals(double... finalPayoffs) {
            finals = finalPayoffs;
            return this;
        }

        public StochasticGame build(int horizon, double... discount) {
            int count = moves.size();
            byte[] stage = new byte[count];
            int[] flat = new int[count * players];
            for (int s = 0; s < count; s++) {
                stage[s] = stages.get(s);
                System.arraycopy(moves.get(s), 0, flat, s * players, players);
            }
            int joints = payoffs.size();
            int[] row = new int[joints];
            int[] rowStart = new int[joints + 1];
            double[] payoff = new double[joints * players];
            for (int j = 0; j < joints; j++) {
                row[j] = j;
                rowStart[j + 1] = rowStart[j] + successors.get(j).length;
                System.arraycopy(payoffs.get(j), 0, payoff, j * players, players);
            }
            int[] successor = new int[rowStart[joints]];
            double[] probability = new double[rowStart[joints]];
            for (int j = 0; j < joints; j++) {
                System.arraycopy(successors.get(j), 0, successor, rowStart[j], successors.get(j).length);
                System.arraycopy(probabilities.get(j), 0, probability, rowStart[j], probabilities.get(j).length);
            }
            return new StochasticGame(
                    horizon,
                    0,
                    stage,
                    flat,
                    row,
                    rowStart,
                    successor,
                    probability,
                    payoff,
                    finals.length == 0 ? new double[count * players] : finals,
                    discount);
        }
    }

    /**
     * A random game.
     *
     * @param grid payoffs are multiples of 1 / grid, so that small grids give ties; 0: any
     * @param stages 1, or 2: player 0 moves first in every period, the others see it
     */
    public static StochasticGame random(
            SplittableRandom random, int players, int states, int most, int horizon, int stages, int grid) {
        Builder builder = new Builder(players);
        int count = states * stages;
        double[] finals = new double[count * players];
        for (int s = 0; s < count; s++) {
            int stage = s / states;
            int[] moves = new int[players];
            int joints = 1;
            for (int i = 0; i < players; i++) {
                boolean acts = stages == 1 || (stage == 0) == (i == 0);
                moves[i] = acts ? 1 + random.nextInt(most) : 1;
                joints *= moves[i];
                finals[s * players + i] = horizon > 0 && stage == 0 ? payoff(random, grid) : 0;
            }
            builder.stage(stage, moves);
            for (int j = 0; j < joints; j++) {
                double[] payoff = new double[players];
                for (int i = 0; i < players; i++) {
                    payoff[i] = payoff(random, grid);
                }
                int base = (stage + 1) % stages * states;
                int[] successor = new int[states];
                double[] probability = new double[states];
                double sum = 0;
                for (int k = 0; k < states; k++) {
                    successor[k] = base + k;
                    probability[k] = random.nextInt(3) == 0 ? 0 : random.nextDouble();
                    sum += probability[k];
                }
                double stop = random.nextInt(3) == 0 ? random.nextDouble() * 0.3 : 0;
                for (int k = 0; k < states && sum > 0; k++) {
                    probability[k] = grid > 0 ? (k == states - 1 ? 1 : 0) : probability[k] / sum * (1 - stop);
                }
                builder.joint(payoff, successor, probability);
            }
        }
        double[] discount = new double[players];
        for (int i = 0; i < players; i++) {
            discount[i] = grid > 0 ? 0.5 : 0.5 + 0.4 * random.nextDouble();
        }
        return builder.finals(finals).build(horizon, discount);
    }

    private static double payoff(SplittableRandom random, int grid) {
        double x = random.nextDouble() * 4 - 2;
        return grid == 0 ? x : Math.rint(x * grid) / grid;
    }

    /** Random strategies: pure, mixed, or partly. */
    public static double[] randomStrategy(StochasticGame game, SplittableRandom random) {
        double[] sigma = new double[game.strategySize()];
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < game.players(); i++) {
                int from = game.strategyStart(s, i);
                int count = game.moves(s, i);
                if (random.nextBoolean()) {
                    sigma[from + random.nextInt(count)] = 1;
                } else {
                    double sum = 0;
                    for (int a = 0; a < count; a++) {
                        sigma[from + a] = random.nextDouble();
                        sum += sigma[from + a];
                    }
                    for (int a = 0; a < count; a++) {
                        sigma[from + a] /= sum;
                    }
                }
            }
        }
        return sigma;
    }

    /** The profile of these strategies with its values, by plain recursion or sweeps until nothing changes. */
    public static Profile valued(StochasticGame game, double[][] strategies) {
        int width = game.states() * game.players();
        if (!game.isFinite()) {
            double[] value = new double[width];
            for (int sweep = 0; sweep < 100_000; sweep++) {
                double[] next = before(game, strategies[0], value);
                if (Arrays.equals(next, value)) {
                    break;
                }
                value = next;
            }
            return new Profile(strategies, new double[][] {value});
        }
        double[][] values = new double[game.horizon() + 1][width];
        for (int k = 0; k < width; k++) {
            values[game.horizon()][k] = game.finalPayoff(k / game.players(), k % game.players());
        }
        for (int t = game.horizon() - 1; t >= 0; t--) {
            values[t] = before(game, strategies[strategies.length == 1 ? 0 : t], values[t + 1]);
        }
        return new Profile(strategies, values);
    }

    private static double[] before(StochasticGame game, double[] sigma, double[] after) {
        int n = game.players();
        double[] now = new double[after.length];
        for (int s = game.states() - 1; s >= 0; s--) {
            double[] next = game.advances(s) ? after : now;
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                double w = 1;
                for (int i = 0; i < n; i++) {
                    w *= sigma[game.strategyStart(s, i) + game.moveIn(s, j, i)];
                }
                for (int i = 0; i < n && w > 0; i++) {
                    now[s * n + i] += w * worth(game, s, j, i, next);
                }
            }
        }
        return now;
    }

    /** Payoff of player {@code i} plus what follows. */
    public static double worth(StochasticGame game, int s, int j, int i, double[] next) {
        double sum = 0;
        for (int e = game.rowStart(game.row(j)); e < game.rowStart(game.row(j) + 1); e++) {
            sum += game.probability(e) * next[game.successor(e) * game.players() + i];
        }
        return game.payoff(j, i) + game.discountFrom(s, i) * sum;
    }
}
