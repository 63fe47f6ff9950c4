package parley.certify;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/** Which states some play reaches, whatever the players do: every edge of positive probability may be taken. */
final class Reach {
    private Reach() {}

    /**
     * Finite games: {@code [t][s]} for {@code t = 0 .. T}; periods with equal sets share an array. At {@code T} only
     * states of stage 0 are listed.
     */
    static boolean[][] periods(StochasticGame game, int @Nullable [] starts) {
        int periods = game.horizon();
        int count = game.states();
        boolean[][] reached = new boolean[periods + 1][];
        if (starts == null) {
            boolean[] all = new boolean[count];
            Arrays.fill(all, true);
            Arrays.fill(reached, all);
            boolean[] last = new boolean[count];
            for (int s = 0; s < count; s++) {
                last[s] = game.stage(s) == 0;
            }
            reached[periods] = last;
            return reached;
        }
        Successors successors = new Successors(game);
        boolean[] now = new boolean[count];
        for (int s : starts) {
            now[s] = true;
        }
        for (int t = 0; t < periods; t++) {
            boolean[] first = now.clone();
            boolean[] next = new boolean[count];
            for (int stage = 0; stage < game.stages(); stage++) {
                for (int s = 0; s < count; s++) {
                    if (now[s] && game.stage(s) == stage) {
                        successors.mark(s, game.advances(s) ? next : now);
                    }
                }
            }
            reached[t] = now;
            if (Arrays.equals(first, next)) {
                for (int later = t + 1; later < periods; later++) {
                    reached[later] = now;
                }
                reached[periods] = next;
                return reached;
            }
            now = next;
        }
        reached[periods] = now;
        return reached;
    }

    /** Infinite games: {@code [s]}. */
    static boolean[] ever(StochasticGame game, int @Nullable [] starts) {
        int count = game.states();
        boolean[] reached = new boolean[count];
        if (starts == null) {
            Arrays.fill(reached, true);
            return reached;
        }
        Successors successors = new Successors(game);
        int[] queue = new int[count];
        int tail = 0;
        for (int s : starts) {
            if (!reached[s]) {
                reached[s] = true;
                queue[tail++] = s;
            }
        }
        for (int head = 0; head < tail; head++) {
            tail = successors.visit(queue[head], reached, queue, tail);
        }
        return reached;
    }

    /** Distinct successors of every state, over all its joint moves, listed when first asked for. */
    private static final class Successors {
        private final StochasticGame game;
        private final int[][] lists;
        private final int[] seenState;
        private final int[] seenRow;

        Successors(StochasticGame game) {
            this.game = game;
            this.lists = new int[game.states()][];
            this.seenState = new int[game.states()];
            this.seenRow = new int[game.rows()];
        }

        void mark(int state, boolean[] into) {
            for (int successor : of(state)) {
                into[successor] = true;
            }
        }

        int visit(int state, boolean[] reached, int[] queue, int tail) {
            int end = tail;
            for (int successor : of(state)) {
                if (!reached[successor]) {
                    reached[successor] = true;
                    queue[end++] = successor;
                }
            }
            return end;
        }

        private int[] of(int state) {
            int[] known = lists[state];
            if (known != null) {
                return known;
            }
            int[] found = new int[8];
            int size = 0;
            int stamp = state + 1;
            for (int j = game.jointStart(state); j < game.jointStart(state + 1); j++) {
                int row = game.row(j);
                if (seenRow[row] == stamp) {
                    continue;
                }
                seenRow[row] = stamp;
                for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                    int successor = game.successor(e);
                    if (game.probability(e) > 0 && seenState[successor] != stamp) {
                        seenState[successor] = stamp;
                        if (size == found.length) {
                            found = Arrays.copyOf(found, 2 * size);
                        }
                        found[size++] = successor;
                    }
                }
            }
            int[] list = Arrays.copyOf(found, size);
            lists[state] = list;
            return list;
        }
    }
}
