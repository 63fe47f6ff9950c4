package parley.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import parley.game.StochasticGame;

/** Games for tests: random ones of many shapes, and small ones by hand. */
final class Games {
    private final int horizon;
    private final int players;
    private final double[] discount;
    private final List<int[]> moves = new ArrayList<>();
    private final List<Integer> stages = new ArrayList<>();
    private final List<double[]> payoffs = new ArrayList<>();
    private final List<int[]> successors = new ArrayList<>();
    private final List<double[]> probabilities = new ArrayList<>();

    /** A builder: add states in order, and per state its joint moves in order. */
    Games(int horizon, double... discount) {
        this.horizon = horizon;
        this.players = discount.length;
        this.discount = discount;
    }

    Games state(int... movesPerPlayer) {
        return stage(0, movesPerPlayer);
    }

    Games stage(int stage, int... movesPerPlayer) {
        moves.add(movesPerPlayer);
        stages.add(stage);
        return this;
    }

    /** A joint move after which the game goes on in {@code next}, or stops if that is negative. */
    Games joint(int next, double... payoff) {
        return joint(next < 0 ? new int[0] : new int[] {next}, next < 0 ? new double[0] : new double[] {1}, payoff);
    }

    Games joint(int[] next, double[] probability, double... payoff) {
        payoffs.add(payoff);
        successors.add(next);
        probabilities.add(probability);
        return this;
    }

    StochasticGame build() {
        return build(new double[moves.size() * players]);
    }

    StochasticGame build(double... finalPayoff) {
        int joint = payoffs.size();
        int[] rowStart = new int[joint + 1];
        for (int j = 0; j < joint; j++) {
            rowStart[j + 1] = rowStart[j] + successors.get(j).length;
        }
        byte[] stage = new byte[stages.size()];
        for (int s = 0; s < stage.length; s++) {
            stage[s] = stages.get(s).byteValue();
        }
        int[] row = new int[joint];
        Arrays.setAll(row, j -> j);
        return new StochasticGame(
                horizon,
                0,
                stage,
                moves.stream().flatMapToInt(Arrays::stream).toArray(),
                row,
                rowStart,
                successors.stream().flatMapToInt(Arrays::stream).toArray(),
                probabilities.stream().flatMapToDouble(Arrays::stream).toArray(),
                payoffs.stream().flatMapToDouble(Arrays::stream).toArray(),
                finalPayoff,
                discount);
    }

    /** One state, one period, uniform payoffs, or whole ones up to {@code levels}, which have many ties. */
    static StageGame stage(Random random, int levels, int... moves) {
        int joint = Arrays.stream(moves).reduce(1, (a, b) -> a * b);
        double[][] payoffs = new double[moves.length][joint];
        for (double[] table : payoffs) {
            Arrays.setAll(table, j -> levels > 0 ? random.nextInt(levels + 1) : random.nextDouble());
        }
        return new StageGame(moves, payoffs);
    }

    /** States in a ring, two players with two moves each that push along; payoffs by a linear congruence. */
    static StochasticGame ring(int states, int horizon) {
        Games games = new Games(horizon, 0.9, 0.9);
        long x = 1;
        for (int s = 0; s < states; s++) {
            games.state(2, 2);
            for (int j = 0; j < 4; j++) {
                double[] payoff = new double[2];
                for (int i = 0; i < 2; i++) {
                    x = (x * 1103515245 + 12345) & 0x7fffffff;
                    payoff[i] = x % 1000 / 100.0;
                }
                games.joint(
                        new int[] {(s + 1 + j) % states, (s + states - 1) % states}, new double[] {0.7, 0.3}, payoff);
            }
        }
        return games.build();
    }

    /**
     * A random game: one to four players, unequal moves, at times ordered stages, turns, absorbing states, deterministic
     * transitions, rows that sum to less than 1, whole payoffs with many ties, unequal discounts.
     */
    static StochasticGame random(long seed, int horizon) {
        Random random = new Random(seed);
        int kind = random.nextInt(8);
        int n = random.nextInt(8) == 0 ? 1 : 2 + random.nextInt(3);
        int stages = kind == 0 ? 2 + random.nextInt(2) : 1;
        int states = (1 + random.nextInt(7)) * stages;
        int levels = random.nextInt(3) == 0 ? random.nextInt(3) : -1;
        boolean sure = random.nextInt(3) == 0;
        boolean stops = random.nextInt(3) == 0;
        boolean absorbs = random.nextInt(4) == 0;
        double[] discount = new double[n];
        Arrays.setAll(discount, i -> random.nextBoolean() ? 0.9 : 0.5 + 0.45 * random.nextDouble());
        Games games = new Games(horizon, discount);
        for (int s = 0; s < states; s++) {
            int stage = s % stages;
            int[] moves = new int[n];
            int joint = 1;
            for (int i = 0; i < n; i++) {
                boolean waits = (stages > 1 && i % stages != stage) || (kind == 1 && i != s % n);
                moves[i] = waits ? 1 : 1 + random.nextInt(n >= 3 ? 3 : 4);
                joint *= moves[i];
            }
            games.stage(stage, moves);
            boolean absorbing = absorbs && s > 0 && stages == 1 && random.nextInt(3) == 0;
            for (int j = 0; j < joint; j++) {
                row(games, random, s, states, stages, absorbing, sure, stops);
                double[] payoff = new double[n];
                Arrays.setAll(payoff, i -> levels >= 0 ? random.nextInt(levels + 1) : random.nextDouble() * (i + 1));
                games.payoffs.add(payoff);
            }
        }
        double[] last = new double[states * n];
        if (horizon > 0) {
            Arrays.setAll(last, k -> levels >= 0 ? random.nextInt(levels + 1) : random.nextDouble());
        }
        return games.build(last);
    }

    private static void row(
            Games games, Random random, int s, int states, int stages, boolean absorbing, boolean sure, boolean stops) {
        List<Integer> targets = new ArrayList<>();
        for (int t = 0; t < states; t++) {
            if (t % stages == (s + 1) % stages && (!absorbing || t == s)) {
                targets.add(t);
            }
        }
        int count = sure ? 1 : 1 + random.nextInt(Math.min(3, targets.size()));
        int[] next = new int[count];
        double[] probability = new double[count];
        double sum = 0;
        for (int e = 0; e < count; e++) {
            next[e] = targets.remove(random.nextInt(targets.size()));
            probability[e] = random.nextDouble();
            sum += probability[e];
        }
        double factor = (stops && random.nextBoolean() ? random.nextDouble() : 1) / sum;
        for (int e = 0; e < count; e++) {
            probability[e] *= factor;
        }
        games.successors.add(next);
        games.probabilities.add(probability);
    }
}
