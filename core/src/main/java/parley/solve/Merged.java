package parley.solve;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/** A game whose clones are one move each, and the way back. */
final class Merged {
    /** The game to solve; the original one if it has no clones. */
    final StochasticGame game;

    private final StochasticGame original;
    private final Layout layout;
    private final boolean same;

    Merged(StochasticGame original, Layout layout) {
        this.original = original;
        this.layout = layout;
        boolean any = false;
        for (int s = 0; s < original.states(); s++) {
            any |= layout.clones(s) != null;
        }
        this.same = !any;
        this.game = any ? build() : original;
    }

    private static boolean isFirst(int @Nullable [][] clones, int player, int move) {
        return clones == null || clones[player][move] == move;
    }

    private StochasticGame build() {
        int n = original.players();
        int[] moves = new int[original.states() * n];
        int[] row = new int[original.jointMoves()];
        double[] payoff = new double[original.jointMoves() * n];
        int size = 0;
        for (int s = 0; s < original.states(); s++) {
            int[][] clones = layout.clones(s);
            for (int i = 0; i < n; i++) {
                for (int a = 0; a < original.moves(s, i); a++) {
                    moves[s * n + i] += isFirst(clones, i, a) ? 1 : 0;
                }
            }
            for (int j = original.jointStart(s); j < original.jointStart(s + 1); j++) {
                boolean first = true;
                for (int i = 0; first && i < n; i++) {
                    first = isFirst(clones, i, original.moveIn(s, j, i));
                }
                if (first) {
                    row[size] = original.row(j);
                    for (int i = 0; i < n; i++) {
                        payoff[size * n + i] = original.payoff(j, i);
                    }
                    size++;
                }
            }
        }
        byte[] stage = new byte[original.states()];
        double[] finals = new double[original.states() * n];
        for (int s = 0; s < original.states(); s++) {
            stage[s] = (byte) original.stage(s);
            for (int i = 0; i < n; i++) {
                finals[s * n + i] = original.finalPayoff(s, i);
            }
        }
        int[] rowStart = new int[original.rows() + 1];
        Arrays.setAll(rowStart, original::rowStart);
        int[] successor = new int[original.edges()];
        Arrays.setAll(successor, original::successor);
        double[] probability = new double[original.edges()];
        Arrays.setAll(probability, (IntToDoubleFunction) original::probability);
        double[] discount = new double[n];
        Arrays.setAll(discount, original::discount);
        return new StochasticGame(
                original.horizon(),
                original.start(),
                stage,
                moves,
                Arrays.copyOf(row, size),
                rowStart,
                successor,
                probability,
                Arrays.copyOf(payoff, size * n),
                finals,
                discount);
    }

    /** The same profile for the original game: clones share equally. */
    Profile expand(Profile merged) {
        if (same) {
            return merged;
        }
        double[][] strategies = new double[merged.strategies().length][];
        for (int t = 0; t < strategies.length; t++) {
            strategies[t] = expand(merged.strategies()[t]);
        }
        return new Profile(strategies, merged.values());
    }

    private double[] expand(double[] merged) {
        double[] out = new double[original.strategySize()];
        for (int s = 0; s < original.states(); s++) {
            int[][] clones = layout.clones(s);
            for (int i = 0; i < original.players(); i++) {
                int from = original.strategyStart(s, i);
                int move = 0;
                for (int a = 0; a < original.moves(s, i); a++) {
                    if (clones == null) {
                        out[from + a] = merged[game.strategyStart(s, i) + a];
                    } else if (clones[i][a] == a) {
                        double share = merged[game.strategyStart(s, i) + move++] / count(clones[i], a);
                        for (int b = a; b < original.moves(s, i); b++) {
                            out[from + b] = clones[i][b] == a ? share : out[from + b];
                        }
                    }
                }
            }
        }
        return out;
    }

    private static int count(int[] clones, int a) {
        int count = 0;
        for (int first : clones) {
            count += first == a ? 1 : 0;
        }
        return count;
    }
}
