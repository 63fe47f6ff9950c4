package parley.solve;

/**
 * A game in normal form.
 *
 * @param moves number of moves per player
 * @param payoffs {@code [player][joint move]}; joint moves are numbered in mixed radix, player 0 slowest
 */
public record StageGame(int[] moves, double[][] payoffs) {
    public StageGame {
        long joint = 1;
        for (int m : moves) {
            if (m < 1) {
                throw new IllegalArgumentException("every player has a move");
            }
            joint *= m;
        }
        if (moves.length == 0 || payoffs.length != moves.length) {
            throw new IllegalArgumentException("there is one table of payoffs per player");
        }
        for (double[] table : payoffs) {
            if (table.length != joint) {
                throw new IllegalArgumentException("a table has " + joint + " payoffs, not " + table.length);
            }
        }
    }

    public int players() {
        return moves.length;
    }

    public int joint() {
        return payoffs[0].length;
    }
}
