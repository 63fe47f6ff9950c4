package parley.solve;

/**
 * Numbers of moves of one state, and where joint moves stand in its payoff table.
 *
 * <p>Joint moves are numbered in mixed radix, player 0 slowest; a payoff table {@code q} holds player {@code i}'s payoff of
 * joint move {@code j} at {@code [i * joint + j]}. {@code others[i]} lists the joint moves in which player {@code i} plays
 * its move 0, in ascending order: with move {@code a} it is {@code a * stride[i]} further.
 *
 * <p>Mixed strategies list the moves of movers (players with at least two moves) one after another: move {@code a} of the
 * {@code x}-th mover at {@code start[x] + a}, {@code size} in all. The place of that mover's move in joint move {@code j} is
 * {@code place[x * joint + j]}.
 */
final class Shape {
    final int players;
    final int[] moves;
    final int[] stride;
    final int[][] others;
    final int joint;
    final int[] movers;
    final int[] start;
    final int size;
    final int[] place;
    /** Which mover a place belongs to, {@code [place]}. */
    final int[] owner;

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
        this.start = new int[moving + 1];
        this.place = new int[moving * joint];
        for (int x = 0; x < moving; x++) {
            int i = movers[x];
            start[x + 1] = start[x] + moves[i];
            for (int j = 0; j < joint; j++) {
                place[x * joint + j] = start[x] + j / stride[i] % moves[i];
            }
        }
        this.size = start[moving];
        this.owner = new int[size];
        for (int x = 0; x < moving; x++) {
            java.util.Arrays.fill(owner, start[x], start[x + 1], x);
        }
    }
}
