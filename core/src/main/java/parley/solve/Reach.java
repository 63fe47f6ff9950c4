package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/**
 * Which states some play reaches at which period, and the transition rows they need.
 *
 * <p>Cost: joint moves + edges of the reached states, once per period until the set of reached states no longer changes.
 */
final class Reach {
    /** {@code [period][stage]}: states, ascending. Periods with the same states share arrays. */
    final int[][][] states;
    /** {@code [period][stage]}: transition rows of these states, ascending. */
    final int[][][] rows;
    /** Per state, whether it is reached at any period. */
    final boolean[] ever;

    private final StochasticGame game;
    private final int[][] successors;
    private final int[] rowSeen;
    private final int[] stateSeen;
    private final int[] list;
    private int stamp;

    private Reach(StochasticGame game, int periods) {
        this.game = game;
        this.states = new int[periods][][];
        this.rows = new int[periods][][];
        this.ever = new boolean[game.states()];
        this.successors = new int[game.states()][];
        this.rowSeen = new int[game.rows()];
        this.stateSeen = new int[game.states()];
        this.list = new int[game.states()];
    }

    /** All states at all periods. */
    static Reach everything(StochasticGame game, int periods) {
        Reach all = new Reach(game, periods);
        Arrays.fill(all.ever, true);
        boolean[] every = new boolean[game.states()];
        Arrays.fill(every, true);
        all.put(0, every);
        for (int t = 1; t < periods; t++) {
            all.states[t] = all.states[0];
            all.rows[t] = all.rows[0];
        }
        return all;
    }

    /** What is reached from the start within {@code periods} periods. */
    static Reach fromStart(StochasticGame game, int periods) {
        Reach reach = new Reach(game, periods);
        boolean[] now = new boolean[game.states()];
        now[game.start()] = true;
        boolean[] before = new boolean[game.states()];
        for (int t = 0; t < periods; t++) {
            boolean[] next = new boolean[game.states()];
            reach.close(now, next);
            if (t > 0 && Arrays.equals(now, before)) {
                for (int u = t; u < periods; u++) {
                    reach.states[u] = reach.states[t - 1];
                    reach.rows[u] = reach.rows[t - 1];
                }
                break;
            }
            reach.put(t, now);
            before = now;
            now = next;
        }
        return reach;
    }

    /** Which states are ever reached from the start of a game without an end. */
    static boolean[] ever(StochasticGame game) {
        Reach reach = new Reach(game, 0);
        int[] queue = new int[game.states()];
        int size = 0;
        queue[size++] = game.start();
        reach.ever[game.start()] = true;
        for (int at = 0; at < size; at++) {
            for (int next : reach.successors(queue[at])) {
                if (!reach.ever[next]) {
                    reach.ever[next] = true;
                    queue[size++] = next;
                }
            }
        }
        return reach.ever;
    }

    /** Adds the states of later stages to {@code now}, and marks in {@code next} the states of the next period. */
    private void close(boolean[] now, boolean[] next) {
        int[] queue = new int[now.length];
        int size = 0;
        for (int s = 0; s < now.length; s++) {
            if (now[s]) {
                queue[size++] = s;
            }
        }
        for (int at = 0; at < size; at++) {
            int s = queue[at];
            ever[s] = true;
            boolean advances = game.advances(s);
            for (int target : successors(s)) {
                if (advances) {
                    next[target] = true;
                } else if (!now[target]) {
                    now[target] = true;
                    queue[size++] = target;
                }
            }
        }
    }

    private int[] successors(int s) {
        int[] known = successors[s];
        if (known == null) {
            stamp++;
            int size = 0;
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                int r = game.row(j);
                if (rowSeen[r] == stamp) {
                    continue;
                }
                rowSeen[r] = stamp;
                int to = game.rowStart(r + 1);
                for (int e = game.rowStart(r); e < to; e++) {
                    int target = game.successor(e);
                    if (stateSeen[target] != stamp && game.probability(e) > 0) {
                        stateSeen[target] = stamp;
                        list[size++] = target;
                    }
                }
            }
            known = Arrays.copyOf(list, size);
            successors[s] = known;
        }
        return known;
    }

    private void put(int t, boolean[] now) {
        states[t] = new int[game.stages()][];
        rows[t] = new int[game.stages()][];
        int[] counts = new int[game.stages()];
        for (int s = 0; s < now.length; s++) {
            counts[game.stage(s)] += now[s] ? 1 : 0;
        }
        for (int k = 0; k < game.stages(); k++) {
            int[] list = new int[counts[k]];
            boolean[] used = new boolean[game.rows()];
            int size = 0;
            int needed = 0;
            for (int s = 0; s < now.length; s++) {
                if (now[s] && game.stage(s) == k) {
                    list[size++] = s;
                    for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                        int r = game.row(j);
                        needed += used[r] ? 0 : 1;
                        used[r] = true;
                    }
                }
            }
            int[] list2 = new int[needed];
            int at = 0;
            for (int r = 0; at < needed; r++) {
                if (used[r]) {
                    list2[at++] = r;
                }
            }
            states[t][k] = list;
            rows[t][k] = list2;
        }
    }
}
