package parley.solve.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.StochasticGame;

/**
 * The public histories of a game with types, as far as they can matter to beliefs: what may have been believed, each at every
 * state that is possible with it.
 *
 * <p>A memory has one <em>thought</em> about every informed player. A thought is the prior; or that of an earlier memory after a
 * move of that player in a state; or certainty. A thought stays the same where no type that is thought possible has a choice, and
 * only shrinks to fewer types where each has none but some differ. Certainty of a type is the same thought however it was
 * reached: the belief cannot move again, and what follows is a game whose solution hangs on nothing before it. Histories with the
 * same thoughts at the same step are one memory. Nothing else is merged, so every equilibrium of the tree is one of the game with
 * all histories, and the rest of the game from a memory on depends on the past by beliefs alone.
 *
 * <p>Memories, nodes and thoughts are numbered through all layers, those of earlier layers first. Thoughts are made while the layer
 * above is walked, in the order of its nodes.
 */
final class PublicTree {
    /** A thought that never changes: the prior, certainty, or what is left where nobody thought possible could have moved so. */
    static final byte FIXED = 0;
    /** An earlier thought, without types that could not have moved so. */
    static final byte RESTRICTED = 1;
    /** An earlier thought, updated by a move at a node. */
    static final byte UPDATED = 2;

    final BeliefGame game;
    final int[] informed;
    final int steps;
    /** First memory of a layer; one entry more than there are layers. */
    final int[] layerStart;
    /** First node of a memory; one entry more. */
    final int[] memoryStart;
    /** {@code [m * informed + q]} */
    final int[] thought;
    /** Per node. */
    final int[] state;

    final int[] memory;
    /** {@code [x][y]} memory after a signal; empty in the last layer. */
    final int[][] child;
    /** {@code [x]} child nodes by joint move and edge of its row, -1 for edges of probability 0; empty in the last layer. */
    final int[][] edge;

    /** Per thought: how it came about. */
    final byte[] kind;

    final int[] parent;
    final int[] at;
    final int[] move;
    /** {@code [c][k]} logarithm of the belief, of a fixed thought; minus infinity for types that are not thought possible. */
    final double[][] log;
    /** Place of the informed player that a thought is about. */
    final int[] about;
    /** Number of thoughts that exist when a layer has been walked. */
    final int[] thoughtsAfter;

    PublicTree(TreeBuilder b) {
        this.game = b.game;
        this.informed = b.informed;
        this.steps = b.steps;
        this.layerStart = b.layerStart;
        this.memoryStart = b.memoryStart.array();
        this.thought = b.thought.array();
        this.state = b.state.array();
        this.memory = b.memory.array();
        this.child = b.child.toArray(new int[0][]);
        this.edge = new int[child.length][];
        int thoughts = b.kinds.size();
        this.kind = new byte[thoughts];
        for (int c = 0; c < thoughts; c++) {
            kind[c] = b.kinds.get(c);
        }
        this.parent = b.parent.array();
        this.at = b.at.array();
        this.move = b.move.array();
        this.about = b.about.array();
        this.log = b.log.toArray(new double[0][]);
        this.thoughtsAfter = b.thoughtsAfter;
        for (int x = 0; x < edge.length; x++) {
            edge[x] = edges(x);
        }
    }

    private int[] edges(int x) {
        StochasticGame open = game.game();
        int s = state[x];
        List<Integer> found = new ArrayList<>();
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            int r = open.row(j);
            int m = child[x][game.signal(s, j)];
            for (int e = open.rowStart(r); e < open.rowStart(r + 1); e++) {
                found.add(open.probability(e) > 0 ? node(m, open.successor(e)) : -1);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The node of a memory and a state. */
    int node(int m, int s) {
        return Arrays.binarySearch(state, memoryStart[m], memoryStart[m + 1], s);
    }

    /**
     * The tree of a game, or null if it has more than so many decisions (types of players with a choice at a node; information
     * sets, but that a node may serve several histories), or more than 64 times as many edges.
     */
    static @Nullable PublicTree of(BeliefGame game, long mostDecisions) {
        TreeBuilder builder = new TreeBuilder(game, mostDecisions);
        return builder.build() ? new PublicTree(builder) : null;
    }

    int memories() {
        return memoryStart.length - 1;
    }

    int nodes() {
        return state.length;
    }

    int thoughts() {
        return kind.length;
    }

    /** Nodes of all layers but the last. */
    int playedNodes() {
        return memoryStart[layerStart[steps]];
    }
}
