package parley.certify;

import java.util.Arrays;
import parley.game.BeliefGame;
import parley.game.StochasticGame;

/**
 * What follows the joint moves of one state at the memories they lead to, expected over the states that come next: the blocks of the
 * next layer, weighed by their probabilities. Each is worked out once per state. Scratch space of one thread.
 */
final class Following {
    /** Expected blocks, one after another. */
    double[] pool = new double[256];

    private final StochasticGame open;
    private final int width;
    private final TypedNode node;
    private final Met met = new Met();
    private BeliefBlocks next;
    private int[] offset = new int[0];
    private int size;

    Following(BeliefGame game, TypedNode node, BeliefBlocks last) {
        this.open = game.game();
        this.width = game.profiles() * open.players();
        this.node = node;
        this.next = last;
    }

    /** Takes up the layer that follows. */
    void layer(BeliefBlocks following) {
        next = following;
        met.reserve(following.layer.memories());
    }

    /** Forgets what followed another state's moves. */
    void clear() {
        met.clear();
        size = 0;
    }

    /** Where in {@link #pool} stands what follows a joint move at a memory. */
    int at(int j, int memory) {
        int before = met.count();
        int local = met.of(memory);
        if (met.count() > before) {
            int needed = met.count() * node.joints;
            if (offset.length < needed) {
                offset = Arrays.copyOf(offset, 2 * needed);
            }
            Arrays.fill(offset, needed - node.joints, needed, -1);
        }
        int at = local * node.joints + j;
        if (offset[at] < 0) {
            offset[at] = expected(j, memory);
        }
        return offset[at];
    }

    private int expected(int j, int memory) {
        // Where play surely ends nothing is known of the memory, and what follows is worth 0 to everybody.
        int block = Math.max(next.length(memory), width);
        int to = size;
        size += block;
        if (pool.length < size) {
            pool = Arrays.copyOf(pool, Math.max(size, 2 * pool.length));
        }
        Arrays.fill(pool, to, size, 0);
        int row = open.row(open.jointStart(node.state) + j);
        double[] from = next.data;
        for (int e = open.rowStart(row); e < open.rowStart(row + 1); e++) {
            double p = open.probability(e);
            if (!(p > 0)) {
                continue;
            }
            int x = next.layer.node(memory, open.successor(e));
            if (x < 0 || next.length(memory) == 0) {
                Arrays.fill(pool, to, size, Double.NaN);
                return to;
            }
            int at = next.at(memory, x);
            for (int z = 0; z < block; z++) {
                pool[to + z] += p * from[at + z];
            }
        }
        return to;
    }
}
