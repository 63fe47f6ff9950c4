package parley.solve;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/** What a solver wants to know of every state before it starts: its shape and its clones. */
final class Layout {
    final StochasticGame game;
    final Shape[] shapes;
    /** Per state {@code [i][move]}: the first clone of a move; null where a state has no clones. */
    private final int[] @Nullable [][] clones;

    /**
     * Looks at {@code game}.
     *
     * @param wanted which states will be solved; the others are not searched for clones
     */
    Layout(StochasticGame game, boolean[] wanted, Workers workers) {
        this.game = game;
        this.shapes = new Shape[game.states()];
        this.clones = new int[game.states()][][];
        Map<List<Integer>, Shape> known = new HashMap<>();
        int n = game.players();
        Shape last = null;
        for (int s = 0; s < game.states(); s++) {
            if (last == null || !matches(last, s)) {
                Integer[] key = new Integer[n];
                int[] moves = new int[n];
                for (int i = 0; i < n; i++) {
                    moves[i] = game.moves(s, i);
                    key[i] = moves[i];
                }
                last = known.computeIfAbsent(List.of(key), k -> new Shape(moves));
            }
            shapes[s] = last;
        }
        workers.run(game.states(), 1024, (from, to, worker) -> {
            for (int s = from; s < to; s++) {
                if (wanted[s]) {
                    clones[s] = search(s);
                }
            }
        });
    }

    int @Nullable [][] clones(int state) {
        return clones[state];
    }

    private boolean matches(Shape shape, int s) {
        for (int i = 0; i < shape.players; i++) {
            if (shape.moves[i] != game.moves(s, i)) {
                return false;
            }
        }
        return true;
    }

    private int @Nullable [][] search(int s) {
        Shape shape = shapes[s];
        int[][] found = null;
        int first = game.jointStart(s);
        for (int i : shape.movers) {
            for (int b = 1; b < shape.moves[i]; b++) {
                for (int a = 0; a < b; a++) {
                    if (clone(shape, first, i, a, b)) {
                        if (found == null) {
                            found = identity(shape);
                        }
                        found[i][b] = found[i][a];
                        break;
                    }
                }
            }
        }
        return found;
    }

    private static int[][] identity(Shape shape) {
        int[][] identity = new int[shape.players][];
        for (int i = 0; i < shape.players; i++) {
            identity[i] = new int[shape.moves[i]];
            Arrays.setAll(identity[i], a -> a);
        }
        return identity;
    }

    private boolean clone(Shape shape, int first, int i, int a, int b) {
        for (int o : shape.others[i]) {
            int x = first + o + a * shape.stride[i];
            int y = first + o + b * shape.stride[i];
            for (int k = 0; k < shape.players; k++) {
                if (!close(game.payoff(x, k), game.payoff(y, k))) {
                    return false;
                }
            }
            if (!sameRow(game.row(x), game.row(y))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameRow(int r, int t) {
        if (r == t) {
            return true;
        }
        int length = game.rowStart(r + 1) - game.rowStart(r);
        if (length != game.rowStart(t + 1) - game.rowStart(t)) {
            return false;
        }
        for (int e = 0; e < length; e++) {
            int here = game.rowStart(r) + e;
            int there = game.rowStart(t) + e;
            for (int k = 0; k < length && game.successor(there) != game.successor(here); k++) {
                there = game.rowStart(t) + k;
            }
            if (game.successor(there) != game.successor(here)
                    || !close(game.probability(here), game.probability(there))) {
                return false;
            }
        }
        return true;
    }

    private static boolean close(double x, double y) {
        return x == y || Math.abs(x - y) <= 1e-12 * Math.max(Math.abs(x), Math.abs(y));
    }
}
