package parley.certify;

import parley.game.StochasticGame;

/**
 * The moves of a state that a player cannot tell apart: whatever the others do, they pay that player the same, to the bit,
 * and lead on by the same row. Any mix of them serves the player equally well in every continuation.
 *
 * @param classOf {@code [i][a]}
 * @param share {@code [i][a]}: probability of a move within its class
 * @param mix {@code [i][class]}: probability of the class
 */
record Merge(int[][] classOf, double[][] share, double[][] mix) {

    /** The classes of {@code state}; moves of probability up to {@code threshold} do not count as used. */
    static Merge of(StochasticGame game, int state, double[] sigma, double threshold) {
        int n = game.players();
        int[][] classOf = new int[n][];
        double[][] share = new double[n][];
        double[][] mix = new double[n][];
        for (int i = 0; i < n; i++) {
            int count = game.moves(state, i);
            int from = game.strategyStart(state, i);
            classOf[i] = new int[count];
            share[i] = new double[count];
            int[] head = new int[count];
            int classes = 0;
            double total = 0;
            for (int a = 0; a < count; a++) {
                int c = 0;
                while (c < classes && !isSame(game, state, i, head[c], a)) {
                    c++;
                }
                if (c == classes) {
                    head[classes++] = a;
                }
                classOf[i][a] = c;
                total += sigma[from + a] > threshold ? sigma[from + a] : 0;
            }
            mix[i] = new double[classes];
            for (int a = 0; a < count; a++) {
                mix[i][classOf[i][a]] += sigma[from + a] > threshold ? sigma[from + a] / total : 0;
            }
            for (int c = 0; c < classes; c++) {
                mix[i][c] = isWhole(mix[i], c) ? 1 : mix[i][c];
            }
            for (int a = 0; a < count; a++) {
                int c = classOf[i][a];
                boolean used = sigma[from + a] > threshold;
                share[i][a] = mix[i][c] > 0 ? (used ? sigma[from + a] / total / mix[i][c] : 0) : head[c] == a ? 1 : 0;
            }
        }
        return new Merge(classOf, share, mix);
    }

    private static boolean isWhole(double[] mix, int c) {
        for (int k = 0; k < mix.length; k++) {
            if (k != c && mix[k] > 0) {
                return false;
            }
        }
        return mix[c] > 0;
    }

    private static boolean isSame(StochasticGame game, int state, int player, int a, int b) {
        int step = 1;
        for (int i = game.players() - 1; i > player; i--) {
            step *= game.moves(state, i);
        }
        for (int j = game.jointStart(state); j < game.jointStart(state + 1); j++) {
            if (game.moveIn(state, j, player) == a) {
                int k = j + (b - a) * step;
                if (game.payoff(j, player) != game.payoff(k, player) || !sameRow(game, game.row(j), game.row(k))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether two rows lead to the same states with the same probabilities, to the bit. */
    static boolean sameRow(StochasticGame game, int r, int q) {
        int length = game.rowStart(r + 1) - game.rowStart(r);
        if (r == q) {
            return true;
        }
        if (length != game.rowStart(q + 1) - game.rowStart(q)) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            int d = game.rowStart(r) + k;
            int e = game.rowStart(q) + k;
            if (game.successor(d) != game.successor(e) || game.probability(d) != game.probability(e)) {
                return false;
            }
        }
        return true;
    }

    int classes(int player) {
        return mix[player].length;
    }

    /** The probabilities of all moves of {@code player} when its classes have {@code classMix}. */
    double[] spread(int player, double[] classMix) {
        double[] p = new double[classOf[player].length];
        for (int a = 0; a < p.length; a++) {
            p[a] = share[player][a] * classMix[classOf[player][a]];
        }
        return p;
    }
}
