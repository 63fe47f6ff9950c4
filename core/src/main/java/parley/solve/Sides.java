package parley.solve;

import parley.game.StochasticGame;

/** A game read as a matrix game per state: a coalition's joint moves are the rows, those of all others the columns. */
final class Sides {
    final StochasticGame game;
    final Reward reward;
    /** {@code [s]}: where the rows' mix of a state begins in a strategy array; likewise the columns'. */
    final int[] rowStart;

    final int[] columnStart;
    /** {@code [j]}: place in the state's matrix, row times columns plus column. */
    final int[] cell;

    final double largestReward;
    /** Relative rounding error of an entry of a matrix. */
    final double gamma;

    Sides(StochasticGame game, int[] coalition, Reward reward) {
        this.game = game;
        this.reward = reward;
        int n = game.players();
        boolean[] member = new boolean[n];
        for (int i : coalition) {
            member[i] = true;
        }
        rowStart = new int[game.states() + 1];
        columnStart = new int[game.states() + 1];
        cell = new int[game.jointMoves()];
        int[] factor = new int[n];
        for (int s = 0; s < game.states(); s++) {
            int rows = 1;
            int columns = 1;
            for (int i = n - 1; i >= 0; i--) {
                if (!member[i]) {
                    factor[i] = columns;
                    columns *= game.moves(s, i);
                }
            }
            for (int i = n - 1; i >= 0; i--) {
                if (member[i]) {
                    factor[i] = rows * columns;
                    rows *= game.moves(s, i);
                }
            }
            rowStart[s + 1] = rowStart[s] + rows;
            columnStart[s + 1] = columnStart[s] + columns;
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                int place = 0;
                int rest = j - game.jointStart(s);
                for (int i = n - 1; i >= 0; i--) {
                    place += rest % game.moves(s, i) * factor[i];
                    rest /= game.moves(s, i);
                }
                cell[j] = place;
            }
        }
        double most = 0;
        for (double r : reward.perJoint()) {
            most = Math.max(most, Math.abs(r));
        }
        largestReward = most;
        gamma = ChainMix.gamma(ChainMix.operations(game));
    }

    int rows(int s) {
        return rowStart[s + 1] - rowStart[s];
    }

    int columns(int s) {
        return columnStart[s + 1] - columnStart[s];
    }

    int largestMatrix() {
        int most = 1;
        for (int s = 0; s < game.states(); s++) {
            most = Math.max(most, rows(s) * columns(s));
        }
        return most;
    }

    /** The weight of what follows joint move {@code j} of {@code s}. */
    double carry(int s, int j) {
        return reward.carryOnAt(j) * (game.advances(s) ? reward.discount() : 1);
    }

    /** The matrix of a state, given what follows, whose weight is multiplied by {@code damp}. */
    void matrix(int s, double[] next, double damp, double[] into) {
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            int r = game.row(j);
            double x = 0;
            for (int e = game.rowStart(r), end = game.rowStart(r + 1); e < end; e++) {
                x += game.probability(e) * next[game.successor(e)];
            }
            into[cell[j]] = reward.perJoint()[j] + carry(s, j) * damp * x;
        }
    }
}
