package parley.solve;

/**
 * Numbers of moves of one state, and where joint moves stand in its payoff table.
 *
 * <p>Joint moves are numbered in mixed radix, player 0 slowest; a payoff table {@code q} holds player {@code i}'s payoff of
 * joint move {@code j} at {@code [i * joint + j]}. {@code others[i]} lists the joint moves in which player {@code i} plays
 * its move 0, in ascending order: with move {@code a} it is {@code a * stride[i]} further.
 */
final class Shape {
    final int players;
    final int[] moves;
    final int[] stride;
    final int[][] others;
    final int joint;
    /** Players with at least two moves. */
    final int[] movers;

    Shape(int[] moves) {
        this.players = moves.length;
        this.moves = moves;
        this.stride = new int[players];
        this.others = new int[players][];
        int product = 1;
        int moving = 0;
        for (int i = players - 1; i >= 0; i--) {
            stride[i] = product;
            product *= moves[i];
            moving += moves[i] > 1 ? 1 : 0;
        }
        this.joint = product;
        this.movers = new int[moving];
        int at = 0;
        for (int i = 0; i < players; i++) {
            if (moves[i] > 1) {
                movers[at++] = i;
            }
            others[i] = new int[joint / moves[i]];
            int k = 0;
            for (int j = 0; j < joint; j++) {
                if (j / stride[i] % moves[i] == 0) {
                    others[i][k++] = j;
                }
            }
        }
    }
}
