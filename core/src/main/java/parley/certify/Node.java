package parley.certify;

import parley.game.StochasticGame;

/**
 * One state under mixed moves: what each move of a player is worth against the others. Scratch space of one thread; the
 * loops run over the moves in use only.
 */
final class Node {
    private final StochasticGame game;
    private final int n;
    private final int[] stride;
    private final int[] used;
    private final int[][] move;
    private final double[][] weight;
    private final int[] at;
    private int state;
    private double magnitude;

    /** Room for any state with up to {@code mostMoves} moves of a player. */
    Node(StochasticGame game, int mostMoves) {
        this.game = game;
        this.n = game.players();
        this.stride = new int[n];
        this.used = new int[n];
        this.move = new int[n][mostMoves];
        this.weight = new double[n][mostMoves];
        this.at = new int[n];
    }

    static int mostMoves(StochasticGame game) {
        int most = 1;
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < game.players(); i++) {
                most = Math.max(most, game.moves(s, i));
            }
        }
        return most;
    }

    /**
     * Takes up a state.
     *
     * @param sigma strategy array; moves of probability up to {@code threshold} are left out and the rest is normalised
     */
    void load(int newState, double[] sigma, double threshold) {
        state = newState;
        int step = 1;
        for (int i = n - 1; i >= 0; i--) {
            stride[i] = step;
            int count = game.moves(newState, i);
            step *= count;
            int from = game.strategyStart(newState, i);
            int size = 0;
            double sum = 0;
            for (int a = 0; a < count; a++) {
                double p = sigma[from + a];
                if (p > threshold) {
                    move[i][size] = a;
                    weight[i][size++] = p;
                    sum += p;
                }
            }
            if (sum != 1) {
                for (int k = 0; k < size; k++) {
                    weight[i][k] /= sum;
                }
            }
            used[i] = size;
        }
    }

    /** Number of moves in use. */
    int used(int player) {
        return used[player];
    }

    /** The {@code k}-th move in use. */
    int move(int player, int k) {
        return move[player][k];
    }

    /** The normalised probability of the {@code k}-th move in use. */
    double weight(int player, int k) {
        return weight[player][k];
    }

    /**
     * What each move of {@code player} is worth against the others' mixed moves.
     *
     * @param next {@code [(s * n + i) * 2 + k]}, two numbers per successor and player
     * @param first set to {@code payoff + discount * expected next[.., 0]} per move
     * @param second set to {@code discount * expected next[.., 1]} per move
     * @param size set to the largest absolute payoff met, per move
     */
    void against(int player, double[] next, double[] first, double[] second, double[] size) {
        int count = game.moves(state, player);
        int base = game.jointStart(state);
        for (int a = 0; a < count; a++) {
            first[a] = 0;
            second[a] = 0;
            size[a] = 0;
        }
        double discount = game.discountFrom(state, player);
        for (int i = 0; i < n; i++) {
            at[i] = 0;
        }
        while (true) {
            double w = 1;
            int joint = base;
            for (int i = 0; i < n; i++) {
                if (i != player) {
                    w *= weight[i][at[i]];
                    joint += move[i][at[i]] * stride[i];
                }
            }
            for (int a = 0; a < count; a++, joint += stride[player]) {
                int row = game.row(joint);
                double x = 0;
                double y = 0;
                for (int e = game.rowStart(row), end = game.rowStart(row + 1); e < end; e++) {
                    double p = game.probability(e);
                    int k = (game.successor(e) * n + player) * 2;
                    x += p * next[k];
                    y += p * next[k + 1];
                }
                double payoff = game.payoff(joint, player);
                size[a] = Math.max(size[a], Math.abs(payoff));
                first[a] += w * (payoff + discount * x);
                second[a] += w * (discount * y);
            }
            if (!advance(player)) {
                return;
            }
        }
    }

    /**
     * Adds up the transition rows of {@code move} of {@code player} against the others' mixed moves.
     *
     * @param place {@code [s]}: the column of a state
     * @return the expected payoff of the period
     */
    double spread(int player, int ownMove, Decision.Builder into, int[] place) {
        double payoff = 0;
        magnitude = 0;
        for (int i = 0; i < n; i++) {
            at[i] = 0;
        }
        do {
            double w = 1;
            int joint = game.jointStart(state) + ownMove * stride[player];
            for (int i = 0; i < n; i++) {
                if (i != player) {
                    w *= weight[i][at[i]];
                    joint += move[i][at[i]] * stride[i];
                }
            }
            payoff += w * game.payoff(joint, player);
            magnitude += w * Math.abs(game.payoff(joint, player));
            int row = game.row(joint);
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                if (game.probability(e) > 0) {
                    into.add(place[game.successor(e)], w * game.probability(e));
                }
            }
        } while (advance(player));
        return payoff;
    }

    /** The next combination of the others' moves in use; false after the last. */
    private boolean advance(int player) {
        for (int i = n - 1; i >= 0; i--) {
            if (i != player) {
                if (++at[i] < used[i]) {
                    return true;
                }
                at[i] = 0;
            }
        }
        return false;
    }

    /** Expected absolute payoff of the last call of {@link #spread}. */
    double magnitude() {
        return magnitude;
    }

    /** The mean of {@code perMove} under the player's own mixed move. */
    double mean(int player, double[] perMove) {
        double sum = 0;
        for (int k = 0; k < used[player]; k++) {
            sum += weight[player][k] * perMove[move[player][k]];
        }
        return sum;
    }
}
