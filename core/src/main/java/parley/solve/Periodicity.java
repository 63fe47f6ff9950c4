package parley.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/**
 * The classes through which play moves in turn, as where players take turns: from a state of class c it can only go to class
 * c + 1, and from the last one to class 0. Their number is the greatest common divisor of the lengths of all cycles that the
 * start leads to (the period of a chain; Denardo 1977 finds it by one search in breadth).
 */
final class Periodicity {
    private Periodicity() {}

    /** {@code [s]} the class of each state, class 0 that of the start; null where there is one class only. */
    static int @Nullable [] classes(StochasticGame game) {
        int[] level = new int[game.states()];
        Arrays.fill(level, -1);
        int[] queue = new int[game.states()];
        queue[0] = game.start();
        level[game.start()] = 0;
        int found = 1;
        int period = 0;
        for (int head = 0; head < found; head++) {
            int s = queue[head];
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                int row = game.row(j);
                for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                    int next = game.successor(e);
                    if (level[next] < 0) {
                        level[next] = level[s] + 1;
                        queue[found++] = next;
                    } else {
                        period = divisor(period, Math.abs(level[s] + 1 - level[next]));
                    }
                }
            }
        }
        if (found < game.states() || period < 2) {
            return null;
        }
        for (int s = 0; s < level.length; s++) {
            level[s] %= period;
        }
        return level;
    }

    private static int divisor(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
