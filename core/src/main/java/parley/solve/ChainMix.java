package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/** The joint moves that a profile uses in one state, with their probabilities. Scratch space of one thread. */
final class ChainMix {
    int size;
    int[] joint = new int[16];
    double[] weight = new double[16];

    private final StochasticGame game;

    ChainMix(StochasticGame game) {
        this.game = game;
    }

    /** Takes up {@code state}; probabilities are normalised per player. */
    void load(int state, double[] sigma) {
        int n = game.players();
        size = 1;
        joint[0] = 0;
        weight[0] = 1;
        for (int i = 0; i < n; i++) {
            int count = game.moves(state, i);
            int from = game.strategyStart(state, i);
            int used = 0;
            double sum = 0;
            for (int a = 0; a < count; a++) {
                used += sigma[from + a] > 0 ? 1 : 0;
                sum += sigma[from + a];
            }
            room(size * used);
            // From the back, so that no combination is overwritten before it is spread.
            int at = size * used;
            for (int k = size - 1; k >= 0; k--) {
                int before = joint[k];
                double p = weight[k];
                for (int a = count - 1; a >= 0; a--) {
                    if (sigma[from + a] > 0) {
                        joint[--at] = before * count + a;
                        weight[at] = used == 1 ? p : p * (sigma[from + a] / sum);
                    }
                }
            }
            size *= used;
        }
        for (int k = 0; k < size; k++) {
            joint[k] += game.jointStart(state);
        }
    }

    private void room(int needed) {
        if (needed > joint.length) {
            joint = Arrays.copyOf(joint, Math.max(needed, 2 * joint.length));
            weight = Arrays.copyOf(weight, joint.length);
        }
    }

    /** Number of operations behind one expected continuation, for bounds of rounding errors. */
    static long operations(StochasticGame game) {
        long most = 0;
        for (int s = 0; s < game.states(); s++) {
            long moves = 0;
            for (int i = 0; i < game.players(); i++) {
                moves += game.moves(s, i) + 2;
            }
            most = Math.max(most, game.jointStart(s + 1) - (long) game.jointStart(s) + moves);
        }
        long row = 0;
        for (int r = 0; r < game.rows(); r++) {
            long entries = 0;
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                entries += game.probability(e) > 0 ? 1 : 0;
            }
            row = Math.max(row, entries);
        }
        return most + row + 10;
    }

    /** {@code k u / (1 - k u)}, rounded up (Higham 2002, chapter 3). */
    static double gamma(long k) {
        double ku = k * 0x1p-53;
        return ku / (1 - ku) * (1 + 0x1p-40);
    }
}
